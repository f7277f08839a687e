#include "governance/actions/action_log_store.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/text.h"
#include "governance/actions/action_reference.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

const std::string kSelect = "SELECT a.token, a.committee, a.reference, a.text, a.meeting, a.item, m.date, " +
                            std::string(kCourseColumns) +
                            " FROM committee_action a LEFT JOIN meeting m ON m.id = a.meeting";
constexpr std::size_t kFirstOfCourse = 7;

LoggedAction logged_from(const record::Row& row) {
  return {.token = row.get<std::string>(0),
          .committee = row.get<std::optional<std::string>>(1).value_or(""),
          .reference = row.get<std::string>(2),
          .text = row.get<std::string>(3),
          .meeting = row.get<std::string>(4),
          .item = row.get<std::string>(5),
          .raised_on = row.get<std::optional<base::Date>>(6),
          .course = course_from(row, kFirstOfCourse),
          .due = std::nullopt};
}

std::vector<base::Date> meeting_dates(record::Reader& reader, std::string_view committee) {
  return reader.all(
      "SELECT date FROM meeting WHERE committee = $1 ORDER BY date",
      [](const record::Row& row) { return row.get<base::Date>(0); }, committee);
}

void add_due_dates(record::Reader& reader, std::vector<LoggedAction>& actions) {
  std::map<std::string, std::vector<base::Date>> dates;
  for (auto& one : actions) {
    auto found = dates.find(one.committee);
    if (found == dates.end()) found = dates.emplace(one.committee, meeting_dates(reader, one.committee)).first;
    one.due = due_of(one.course, one.raised_on, found->second);
  }
}

// ---- what a step asks of the record
// ------------------------------------------------------------------------------------

base::Result<void> check_decision(record::Reader& reader, const StoredAction& stored, const ActionStep& step,
                                  base::Date today) {
  const auto meeting = find_meeting(reader, step.meeting);
  if (!meeting || meeting->meeting.body != stored.committee)
    return base::invalid("meeting", "Choose a meeting of the committee.");
  if (meeting->state == MeetingState::Planned || meeting->meeting.date > today)
    return base::invalid("meeting", "That meeting has not been held yet. Choose one at which this was decided.");
  if (std::ranges::none_of(meeting->meeting.items, [&](const AgendaItem& one) { return one.number == step.item; }))
    return base::invalid("item", fmt::format("That meeting's agenda has no item {}.", step.item));
  return {};
}

base::Result<void> check_merger(record::Reader& reader, const StoredAction& stored, ActionStep& step) {
  const auto log = action_log(reader, stored.committee);
  const auto into = std::ranges::find_if(log, [&](const LoggedAction& one) {
    return !one.reference.empty() && normalised(one.reference) == normalised(step.other);
  });
  if (into == log.end() || into->token == stored.token || !is_open(into->course.status))
    return base::invalid("other", "Enter the reference of another open action of this committee.");
  step.other = into->reference;
  return {};
}

/// Its parents have ended the committee, so that no meeting of its own decides what becomes of its actions.
bool is_ended_from_above(record::Reader& reader, const StoredAction& stored, const ActionStep& step) {
  const auto committee = find_committee(reader, stored.committee);
  return step.kind == StepKind::Closed && step.meeting.empty() && step.item.empty() && committee &&
         committee->ends_on.has_value() && step.reason == ClosingReason::Transferred && !step.other.empty();
}

base::Result<void> check_closing(record::Reader& reader, const StoredAction& stored, ActionStep& step,
                                 base::Date today) {
  if (is_ended_from_above(reader, stored, step)) return {};
  if (auto decided = check_decision(reader, stored, step, today); !decided) return decided;
  if (step.reason == ClosingReason::Merged) return check_merger(reader, stored, step);
  const auto committee = find_committee(reader, stored.committee);
  if (step.reason == ClosingReason::Lapsed && !(committee && committee->is_stood_down))
    return base::invalid("reason", "An action lapses only with its committee, and this one has not been stood down.");
  return {};
}

base::Result<void> check_new_date(record::Reader& reader, const StoredAction& stored, ActionStep& step,
                                  base::Date today) {
  const auto to = base::parse_iso_date(step.due, "due");
  if (!to) return std::unexpected(to.error());
  if (*to < today) return base::invalid("due", "Enter a date that is still to come.");
  const auto logged = find_logged_action(reader, stored.token);
  const auto from = logged->due;
  if (from && from->by == *to) return base::invalid("due", "It is due on that day already.");
  step.is_later = from && *to > from->by;
  return {};
}

base::Result<void> check_new_owner(record::Reader& reader, const StoredAction& stored, const ActionStep& step) {
  if (step.owner == stored.course.owner) return base::invalid("owner", "The action is theirs already.");
  const auto people = committee_people(reader);
  if (std::ranges::none_of(people, [&](const StoredPerson& one) { return one.person.id == step.owner; }))
    return base::invalid("owner", "Choose somebody from the list.");
  return {};
}

base::Result<void> check_against_record(record::Reader& reader, const StoredAction& stored, ActionStep& step,
                                        base::Date today) {
  if (step.kind == StepKind::Closed) return check_closing(reader, stored, step, today);
  if (step.kind == StepKind::DateMoved) return check_new_date(reader, stored, step, today);
  if (step.kind == StepKind::Assigned) return check_new_owner(reader, stored, step);
  if (step.kind == StepKind::TakenOver &&
      (stored.course.closing->reason != ClosingReason::Transferred || stored.course.closing->is_accepted))
    return base::conflict("This action does not wait for anyone to take it over.");
  return {};
}

/// Into the log of the committee that has taken it over, where the record has that one.
base::Result<void> pass_on(record::Transaction& transaction, std::string_view token, const Change& change) {
  const auto closed = find_action(transaction, token);
  const auto from = find_committee(transaction, closed->committee);
  const auto all = committees(transaction);
  const auto receiver = std::ranges::find_if(all, [&](const StoredCommittee& one) {
    return one.body.name == closed->course.closing->other && one.body.id != closed->committee;
  });
  if (receiver == all.end()) return {};
  return hand_over(transaction, *closed, receiver->body.id, from ? from->body.name : closed->committee, change);
}

}  // namespace

std::vector<LoggedAction> action_log(record::Reader& reader, std::string_view committee) {
  auto out = reader.all(kSelect + " WHERE a.committee = $1", logged_from, committee);
  add_due_dates(reader, out);
  return out;
}

std::vector<LoggedAction> open_actions_of(record::Reader& reader, std::string_view person) {
  if (person.empty()) return {};
  auto out =
      reader.all(kSelect + " WHERE a.owner = $1 AND a.status NOT IN ('closed', 'withdrawn')", logged_from, person);
  add_due_dates(reader, out);
  return out;
}

std::optional<LoggedAction> find_logged_action(record::Reader& reader, std::string_view token) {
  auto found = reader.all(kSelect + " WHERE a.token = $1", logged_from, token);
  if (found.empty()) return std::nullopt;
  add_due_dates(reader, found);
  return std::move(found.front());
}

base::Result<void> take_step(record::Transaction& transaction, std::string_view token, int version, ActionStep step,
                             ActionRole role, const Change& change) {
  auto stored = find_action(transaction, token);
  if (!stored) return base::not_found("There is no such action.");
  stored->version = version;  // the one that was looked at: keeping it is refused where there is a newer one
  if (auto may = may_take(step.kind, stored->course.status, role); !may) return may;
  if (!is_ended_from_above(transaction, *stored, step))
    if (auto whole = check_step(step); !whole) return whole;
  if (auto known = check_against_record(transaction, *stored, step, base::date_of(change.at)); !known) return known;
  const bool is_taken_over = step.kind == StepKind::TakenOver;
  if (auto kept = add_step(transaction, *std::move(stored), std::move(step), change); !kept || !is_taken_over)
    return kept;
  return pass_on(transaction, token, change);
}

RatingRule rating_rule_of(record::Reader& reader, std::string_view committee) {
  const auto days = reader.one(
      "SELECT days_of_warning FROM action_log_setting WHERE committee = $1",
      [](const record::Row& row) { return row.get<int>(0); }, committee);
  return days ? RatingRule{.days_of_warning = *days} : RatingRule{};
}

void set_rating_rule(record::Transaction& transaction, std::string_view committee, const RatingRule& rule,
                     const Change& change) {
  const RatingRule before = rating_rule_of(transaction, committee);
  transaction.change(
      "INSERT INTO action_log_setting (committee, days_of_warning) VALUES ($1, $2)"
      " ON CONFLICT (committee) DO UPDATE SET days_of_warning = excluded.days_of_warning",
      committee, rule.days_of_warning);
  const auto document = [](const RatingRule& one) {
    return fmt::format(R"({{"days_of_warning":{}}})", one.days_of_warning);
  };
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = "action log setting changed",
                        .subject_kind = "committee",
                        .subject_id = std::string(committee),
                        .person_id = "",
                        .before = document(before),
                        .after = document(rule)});
}

}  // namespace governance
