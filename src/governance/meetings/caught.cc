#include "governance/meetings/caught.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "governance/checks/parties_at_item.h"

namespace governance {
namespace {

/// An account that is no person of the book stands in it under a name that no person can have.
constexpr std::string_view kNobodyOfTheBook = "-";

/// The parties of an item's screening, read against people one by one.
class PartyReader {
 public:
  PartyReader(const MeetingPlan& plan, const std::vector<Organisation>& organisations) : plan_(plan) {
    book_.organisations = organisations;
    for (const auto& row : plan.meeting.attendance) add(row.person);
    for (const auto& [seat, holder] : plan.holders) add(holder);
    for (const auto& [id, ties] : plan.ties) add(id);
  }

  [[nodiscard]] bool holds(const AgendaItem& item, const std::string& person, const std::string& employer) const {
    if (item.screening->parties.empty()) return false;
    MinuteBook book = book_;
    for (auto& row : rows_of(person, employer)) book.meetings.push_back(meeting_with(item, std::move(row)));
    const BookIndex index(book);
    const OrganisationNames names(index);
    const auto catches = [&](const Meeting& meeting) {
      const auto parties = parties_at_item(index, names, Room(index, meeting), meeting, 0);
      return parties.holds(meeting.attendance.front().person);
    };
    return std::ranges::any_of(book.meetings, catches) || is_interested(index, names, item, person);
  }

 private:
  void add(const std::string& id) {
    Person person;
    person.id = id;
    book_.people.push_back(std::move(person));
  }
  /// With one person in the room and one item, so that nobody has left or is yet to come.
  static Meeting meeting_with(const AgendaItem& item, Attendance row) {
    Meeting out;
    row.kind = AttendanceKind::Present;
    if (row.person.empty()) row.person = kNobodyOfTheBook;
    out.attendance = {std::move(row)};
    out.items = {item};
    out.items.front().joined.clear();
    out.items.front().left.clear();
    return out;
  }

  /// The person as the list has them, and once more for each seat that they sit in.
  [[nodiscard]] std::vector<Attendance> rows_of(const std::string& person, const std::string& employer) const {
    const auto& list = plan_.meeting.attendance;
    const auto listed = std::ranges::find(list, person, &Attendance::person);
    Attendance row = !person.empty() && listed != list.end() ? *listed : Attendance();
    row.person = person;
    const auto ties = plan_.ties.find(person);
    const std::string& known = ties == plan_.ties.end() ? employer : ties->second.employer;
    if (!row.organisation && !row.role && !known.empty()) row.organisation = known;
    std::vector<Attendance> out = {row};
    for (const auto& seat : plan_.seats) {
      if (seat.organisation.empty() || !sits_in(seat, row)) continue;
      out.push_back(row);
      out.back().organisation = seat.organisation;
    }
    return out;
  }
  [[nodiscard]] bool sits_in(const QuorumSeat& seat, const Attendance& row) const {
    if (row.seat == seat.id || row.deputy_for == seat.id) return true;
    const auto holder = plan_.holders.find(seat.id);
    return holder != plan_.holders.end() && (holder->second == row.person || row.deputy_for == holder->second);
  }
  [[nodiscard]] bool is_interested(const BookIndex& index, const OrganisationNames& names, const AgendaItem& item,
                                   const std::string& person) const {
    const auto ties = plan_.ties.find(person);
    if (ties == plan_.ties.end()) return false;
    return std::ranges::any_of(item.screening->parties, [&](const std::string& party) {
      Phrases left(party);
      const auto named = names.take_from(left);
      return std::ranges::any_of(ties->second.interests, [&](const std::string& one) {
        return one == party || std::ranges::find(named, one) != named.end() ||
               (index.organisation(one) == nullptr && left.names(one));
      });
    });
  }

  const MeetingPlan& plan_;
  MinuteBook book_;
};

/// What stands against the person's own name.
const Handling* handling_of(const AgendaItem& item, const std::string& person) {
  const auto& all = item.screening->people;
  const auto found = std::ranges::find(all, person, &Handling::person);
  return found == all.end() || person.empty() ? nullptr : &*found;
}

std::optional<ScreeningOutcome> asked(const PartyReader& parties, const AgendaItem& item, const std::string& person,
                                      const std::string& employer) {
  if (const Handling* const named = handling_of(item, person)) {
    const auto outcome = named->outcome.value_or(item.screening->outcome);
    return outcome == ScreeningOutcome::NothingNoted ? std::nullopt : std::optional(outcome);
  }
  return parties.holds(item, person, employer) ? std::optional(item.screening->outcome) : std::nullopt;
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
  const PartyReader parties(live.plan(), organisations);
  for (const auto& row : live.plan().meeting.attendance)
    if (const auto outcome = asked(parties, item, row.person, {}))
      out.push_back(caught(live, item, row.person, *outcome));
  return out;
}

std::optional<ScreeningOutcome> asked_of(const AgendaItem& item, const MeetingPlan& plan, const std::string& person,
                                         const std::string& employer) {
  if (!item.screening || (item.screening->parties.empty() && item.screening->people.empty())) return std::nullopt;
  if (person.empty() && employer.empty()) return std::nullopt;
  return asked(PartyReader(plan, plan.partners), item, person, employer);
}

}  // namespace governance
