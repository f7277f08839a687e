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

struct Notice {
  std::set<std::string> people;
  std::string_view subject;
  std::string text;
};

void queue_for(const Notice& notice, record::Transaction& transaction, const Change& change, base::Random& random) {
  for (const auto& one : committee_people(transaction))
    if (one.account && notice.people.contains(one.person.id) && one.account->text() != change.by)
      mail::queue_mail(transaction, *one.account, notice.subject, notice.text, change.at, random);
}

}  // namespace

void notify_of_meeting(record::Transaction& transaction, const Body& body, const Meeting& meeting, MeetingNotice notice,
                       const std::string& link, const Change& change, base::Random& random) {
  queue_for({.people = people_of(body, meeting),
             .subject = subject_of(notice),
             .text = fmt::format("{} {} on {}.\n\nRead it in Sightline:\n{}\n", what_of(notice), body.name,
                                 base::weekday_date(meeting.date), link)},
            transaction, change, random);
}

void notify_of_actions_to_accept(record::Transaction& transaction, const Body& body, const Meeting& meeting,
                                 const std::string& link, const Change& change, base::Random& random) {
  std::set<std::string> owners;
  for (const auto& one : actions_of(transaction, body.id))
    if (one.action.raised_at == meeting.id && one.course.status == ActionStatus::Proposed && !one.course.is_declined)
      owners.insert(one.course.owner);
  queue_for(
      {.people = owners,
       .subject = "Sightline: an action waits for your answer",
       .text = fmt::format("At the meeting of the {} on {} you were given an action.\n\nAccept it, or say why you "
                           "cannot take it, in Sightline:\n{}\n",
                           body.name, base::weekday_date(meeting.date), link)},
      transaction, change, random);
}

}  // namespace governance
