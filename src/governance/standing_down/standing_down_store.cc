#include "governance/standing_down/standing_down_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "governance/actions/action_reference.h"
#include "governance/checks/body_ending.h"
#include "governance/checks/check.h"
#include "governance/checks/naming.h"
#include "governance/committee_record/document.h"
#include "governance/standing_down/standing_down_shape.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

const HeldMeeting* meeting_of(const std::vector<HeldMeeting>& meetings, const std::string& id) {
  const auto found = std::ranges::find(meetings, id, [](const HeldMeeting& one) { return one.stored.meeting.id; });
  return found == meetings.end() ? nullptr : &*found;
}

/// The committee's own decisions that end it.
std::vector<RegisteredDecision> ending_decisions(const MinuteBook& book, const Body& body,
                                                 const std::vector<HeldMeeting>& meetings,
                                                 const std::vector<RegisteredDecision>& all) {
  const BookIndex index(book);
  const BodyNames names(index);
  std::vector<RegisteredDecision> out;
  for (const auto& one : all) {
    const HeldMeeting* const held = meeting_of(meetings, one.meeting);
    if (held == nullptr) continue;
    const auto ended = bodies_ended(index, names, held->recorded.meeting, one.decision);
    if (std::ranges::any_of(ended, [&](const Body* other) { return other->id == body.id; })) out.push_back(one);
  }
  return out;
}

/// What check D2 finds at the resolution's item.
std::vector<std::string> open_limbs(const MinuteBook& book, const RegisteredDecision& resolution) {
  std::vector<std::string> out;
  const Check* const check = check_of("D2");
  for (const auto& finding : check_book(book, std::span(&check, 1)))
    if (finding.meeting == resolution.meeting && finding.item == resolution.item) out.push_back(finding.text);
  return out;
}

void take_actions(record::Reader& reader, const std::string& committee, EndingRecord& out) {
  auto log = action_log(reader, committee);
  std::ranges::sort(log, {}, [](const LoggedAction& one) { return sort_key(one.reference); });
  for (auto& one : log) {
    const auto& closing = one.course.closing;
    if (is_open(one.course.status)) {
      out.facts.open_actions.push_back(one.reference);
      out.open_actions.push_back(std::move(one));
    } else if (closing && closing->reason == ClosingReason::Transferred && !closing->is_accepted) {
      out.facts.not_taken_over.push_back(one.reference);
      out.not_taken_over.push_back(std::move(one));
    }
  }
}

void take_meetings(record::Reader& reader, const Body& body, const std::vector<HeldMeeting>& held, base::Date today,
                   EndingFacts& out) {
  if (!held.empty()) out.last_meeting = held.front().stored.meeting.date;
  for (const auto& one : meetings_of(reader, body.id))
    if (one.state != MeetingState::Recorded && one.meeting.date > today)
      out.meetings_to_come.push_back(one.meeting.date);
  std::ranges::reverse(out.meetings_to_come);
}

/// Tells where check S1 looks for it.
base::Result<void> tell_route(record::Transaction& transaction, const Body& body, LastMinutesRoute route,
                              const Change& change) {
  const auto held = held_meetings(transaction, body);
  if (held.empty()) return {};
  StoredMeeting last = held.front().stored;
  const std::string words(route_words(route));
  if (last.meeting.minutes.approval_route == words) return {};
  last.meeting.minutes.approval_route = words;
  return save_meeting(transaction, last, change);
}

}  // namespace

StoredEnding find_ending(record::Reader& reader, std::string_view committee) {
  const auto found = reader.one(
      "SELECT document, version FROM standing_down WHERE committee = $1",
      [](const record::Row& row) {
        return StoredEnding{.it = from_document<StandingDown>(row.get<std::string>(0)), .version = row.get<int>(1)};
      },
      committee);
  return found.value_or(StoredEnding());
}

base::Result<void> save_ending(record::Transaction& transaction, const StoredCommittee& committee,
                               const StoredEnding& ending, const Change& change) {
  const std::string& id = committee.body.id;
  const auto before = find_ending(transaction, id);
  const std::string document = document_of(ending.it);
  const auto changed =
      ending.version == 0
          ? transaction.change(
                "INSERT INTO standing_down (committee, version, document) VALUES ($1, 1, $2)"
                " ON CONFLICT DO NOTHING",
                id, document)
          : transaction.change(
                "UPDATE standing_down SET version = version + 1, document = $3 WHERE committee = $1 AND version = $2",
                id, ending.version, document);
  if (changed == 0)
    return base::conflict("Someone has changed this since you opened it. Look at it as it is now, then do it again.");
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = "standing down changed",
                        .subject_kind = "committee",
                        .subject_id = id,
                        .person_id = "",
                        .before = before.version == 0 ? "" : document_of(before.it),
                        .after = document});
  const auto facts = ending_record(transaction, committee, ending.it, base::date_of(change.at)).facts;
  set_end(transaction, id, is_resolved(ending.it, facts) ? ending.it.effective : std::nullopt, change);
  if (ending.it.last_minutes && ending.it.last_minutes != before.it.last_minutes)
    return tell_route(transaction, committee.body, *ending.it.last_minutes, change);
  return {};
}

EndingRecord ending_record(record::Reader& reader, const StoredCommittee& committee, const StandingDown& ending,
                           base::Date today) {
  const Body& body = committee.body;
  EndingRecord out;
  const auto held = held_meetings(reader, body);
  const auto decisions = decisions_of(reader, body, held);
  const MinuteBook book = load_book(reader);
  out.candidates = ending_decisions(book, body, held, decisions);
  // Where only one decision speaks of its end, that is the one until another is chosen.
  const bool is_plain = !ending.resolution && !ending.by_parent && out.candidates.size() == 1;
  const auto place = is_plain ? std::optional(out.candidates.front().place) : ending.resolution;
  const auto chosen =
      std::ranges::find_if(decisions, [&](const RegisteredDecision& one) { return place && one.place == *place; });
  if (chosen != decisions.end()) {
    out.facts.resolution = *chosen;
    out.facts.open_limbs = open_limbs(book, *chosen);
  }
  for (const auto& one : decisions)
    if (one.status == DecisionStatus::Provisional && one.place != place) out.facts.provisional.push_back(one.reference);
  for (const auto& other : committees(reader)) {
    const auto& parents = other.body.parents;
    if (!has_ended(other.life) && std::ranges::find(parents, body.id) != parents.end())
      out.facts.sub_groups.push_back(other.body.name);
  }
  take_meetings(reader, body, held, today, out.facts);
  take_actions(reader, body.id, out);
  return out;
}

}  // namespace governance
