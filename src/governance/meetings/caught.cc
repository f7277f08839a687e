#include "governance/meetings/caught.h"

#include <algorithm>

#include "governance/checks/parties_at_item.h"
#include "governance/meetings/recorded_meeting.h"

namespace governance {
namespace {

/// The meeting with everyone on its list in the room, so that parties resolve to those who may yet come too.
MinuteBook book_of_everyone(const LiveMeeting& live, const std::vector<Organisation>& organisations) {
  MinuteBook book;
  book.organisations = organisations;
  Body body;
  body.id = live.plan().meeting.body;
  book.bodies = {body};
  book.meetings = {live.plan().meeting};
  for (auto& row : book.meetings.front().attendance) {
    if (!was_there(row.kind)) row.kind = AttendanceKind::Present;
    Person person;
    person.id = row.person;
    person.name = row.name_as_recorded;
    book.people.push_back(std::move(person));
  }
  return book;
}

CaughtPerson caught(const LiveMeeting& live, const AgendaItem& item, const std::string& person,
                    ScreeningOutcome outcome) {
  CaughtPerson out{.person = person, .outcome = outcome};
  out.is_there = live.is_there(person);
  const ItemCourse* const course = live.item(item.number.value_or(""));
  if (course != nullptr)
    out.has_declared =
        std::ranges::find(course->declarations, person, &Declaration::person) != course->declarations.end();
  const auto excluded = live.excluded_from(item.number.value_or(""));
  out.is_shut_out = std::ranges::find(excluded, person) != excluded.end();
  const bool has_own_chair = course != nullptr && !course->presided_by.empty();
  out.presides = (has_own_chair ? course->presided_by : live.chair()) == person;
  out.presents = std::ranges::find(item.presenters, person) != item.presenters.end();
  out.takes_minutes = live.plan().meeting.minute_taker == person;
  return out;
}

}  // namespace

bool CaughtPerson::is_dealt_with() const {
  if (!is_there) return true;
  if (keeps_from_deciding(outcome)) return has_declared && is_shut_out && !presides;
  return has_declared;
}

std::vector<CaughtPerson> caught_at(const LiveMeeting& live, const AgendaItem& item,
                                    const std::vector<Organisation>& organisations) {
  std::vector<CaughtPerson> out;
  if (!item.screening) return out;
  const MinuteBook book = book_of_everyone(live, organisations);
  const auto& items = live.plan().meeting.items;
  const auto place =
      static_cast<std::size_t>(std::ranges::find(items, item.number, &AgendaItem::number) - items.begin());
  const BookIndex index(book);
  const OrganisationNames names(index);
  const Room room(index, book.meetings.front());
  const auto parties = parties_at_item(index, names, room, book.meetings.front(), place);
  for (const auto& row : live.plan().meeting.attendance) {
    const auto named = std::ranges::find(item.screening->people, row.person, &Handling::person);
    if (named != item.screening->people.end())
      out.push_back(caught(live, item, row.person, named->outcome.value_or(item.screening->outcome)));
    else if (parties.holds(row.person))
      out.push_back(caught(live, item, row.person, item.screening->outcome));
  }
  return out;
}

}  // namespace governance
