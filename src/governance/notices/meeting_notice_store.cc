#include "governance/notices/meeting_notice_store.h"

#include <set>

#include <fmt/format.h>

#include "base/check.h"
#include "mail/outbox_store.h"

namespace governance {
namespace {

std::string_view subject_of(MeetingNotice notice) {
  switch (notice) {
    case MeetingNotice::AgendaIssued:
      return "Sightline: an agenda is issued";
    case MeetingNotice::MinutesCirculated:
      return "Sightline: minutes are circulated";
  }
  throw base::OurMistake("a notice without a subject");
}

std::string_view what_of(MeetingNotice notice) {
  switch (notice) {
    case MeetingNotice::AgendaIssued:
      return "The agenda is issued for the meeting of the";
    case MeetingNotice::MinutesCirculated:
      return "Minutes are circulated of the meeting of the";
  }
  throw base::OurMistake("a notice without words");
}

std::set<std::string> people_of(const Body& body, const Meeting& meeting) {
  std::set<std::string> out;
  for (const auto& seat : body.seats)
    if (seat.holder) out.insert(*seat.holder);
  for (const auto& row : meeting.attendance) out.insert(row.person);
  return out;
}

}  // namespace

void notify_of_meeting(record::Transaction& transaction, const Body& body, const Meeting& meeting, MeetingNotice notice,
                       const std::string& link, const Change& change, base::Random& random) {
  const auto wanted = people_of(body, meeting);
  const std::string text = fmt::format("{} {} on {}.\n\nRead it in Sightline:\n{}\n", what_of(notice), body.name,
                                       base::weekday_date(meeting.date), link);
  for (const auto& one : committee_people(transaction))
    if (one.account && wanted.contains(one.person.id) && one.account->text() != change.by)
      mail::queue_mail(transaction, *one.account, subject_of(notice), text, change.at, random);
}

}  // namespace governance
