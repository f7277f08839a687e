#include "governance/decisions/decision_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/mapped.h"
#include "governance/actions/action_reference.h"
#include "governance/committee_record/document.h"
#include "governance/decisions/between_meetings_shape.h"
#include "governance/meetings/agenda.h"
#include "governance/meetings/recorded_meeting.h"
#include "record/audit_trail.h"
#include "record/sha256.h"

namespace governance {
namespace {

/// By "ITEM/DECISION": counted over all that were ever set down, struck ones too.
std::map<std::string, int> numbers_in(const std::vector<MeetingEntry>& entries) {
  std::map<std::string, int> out;
  std::map<std::string, int> last;
  for (const auto& one : entries)
    if (one.kind == EntryKind::Decision && one.replaces.empty()) out[one.item + "/" + one.id] = ++last[one.item];
  return out;
}

HeldMeeting held(record::Reader& reader, StoredMeeting stored, const Body& body) {
  const auto entries = entries_of(reader, stored.meeting.id);
  LiveMeeting live(plan_of(reader, stored.meeting, body), entries);
  NumberedMeeting recorded{.meeting = entries.empty() ? stored.meeting : recorded_meeting(live),
                           .numbers = numbers_in(entries)};
  return {.stored = std::move(stored), .live = std::move(live), .recorded = std::move(recorded)};
}

bool has_begun(const HeldMeeting& one) {
  return one.stored.state == MeetingState::Recorded || one.live.opened().has_value();
}

std::vector<Meeting> meetings_of_parents(record::Reader& reader, const Body& body) {
  std::vector<Meeting> out;
  for (const auto& parent : body.parents)
    if (const auto committee = find_committee(reader, parent))
      for (auto& one : held_meetings(reader, committee->body)) out.push_back(std::move(one.recorded.meeting));
  return out;
}

void write_down(record::Transaction& transaction, const Change& change, std::string action, std::string_view kind,
                std::string_view id, std::string before, std::string after) {
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = std::move(action),
                        .subject_kind = std::string(kind),
                        .subject_id = std::string(id),
                        .person_id = "",
                        .before = std::move(before),
                        .after = std::move(after)});
}

StoredBetween between_from(const record::Row& row) {
  return {.it = from_document<BetweenMeetings>(row.get<std::string>(0)),
          .committee = row.get<std::string>(1),
          .version = row.get<int>(2)};
}

RegisteredDecision registered(const BetweenMeetings& it, const std::vector<HeldMeeting>& meetings,
                              const std::vector<DecisionStep>& steps) {
  RegisteredDecision out;
  out.place = std::string(kBetweenMeetings) + it.id;
  out.reference = it.reference;
  out.date = it.decided_on.value_or(it.opened);
  out.decision.verb = it.verb;
  out.decision.text = it.text;
  out.decision.reason = it.reason;
  for (const auto& one : it.conflicts) out.decision.excluded.push_back(one.person);
  out.status = DecisionStatus::Provisional;
  const auto recorded = base::mapped(meetings, [](const HeldMeeting& one) { return &one.recorded.meeting; });
  const std::vector<const Meeting*> all(recorded.begin(), recorded.end());
  if (const auto ratified = ratification_of(out.place, out.date, all)) {
    out.status = DecisionStatus::Ratified;
    out.ratified_by = ratified->place;
    out.since = ratified->date;
  }
  for (const auto& step : steps) {
    const auto& rule = rule_of(step.kind);
    if (step.decision != out.place || std::ranges::find(rule.from, out.status) == rule.from.end()) continue;
    out.words = step.words;
    out.since = step.day;
    out.status = rule.to.value_or(out.status);
  }
  return out;
}

std::string next_between_reference(record::Reader& reader, const Body& body, base::Date opened) {
  const int year = static_cast<int>(opened.year()) % 100;
  const auto all = between_meetings_of(reader, body.id);
  const auto in_year =
      std::ranges::count_if(all, [&](const StoredBetween& one) { return one.it.opened.year() == opened.year(); });
  return fmt::format("{}/U/{:02}/{}", body_code(body), year, in_year + 1);
}

}  // namespace

std::vector<HeldMeeting> held_meetings(record::Reader& reader, const Body& body) {
  std::vector<HeldMeeting> out;
  for (auto& one : meetings_of(reader, body.id)) out.push_back(held(reader, std::move(one), body));
  std::erase_if(out, [](const HeldMeeting& one) { return !has_begun(one); });
  return out;
}

std::vector<RegisteredDecision> decisions_of(record::Reader& reader, const Body& body,
                                             const std::vector<HeldMeeting>& meetings) {
  const auto steps = decision_steps_of(reader, body.id);
  const auto recorded = base::mapped(meetings, [](const HeldMeeting& one) { return one.recorded; });
  auto out = decision_register(body, recorded, meetings_of_parents(reader, body), steps);
  for (const auto& one : between_meetings_of(reader, body.id))
    if (one.it.state == BetweenState::Decided) out.push_back(registered(one.it, meetings, steps));
  return newest_first(std::move(out));
}

std::vector<DecisionStep> decision_steps_of(record::Reader& reader, std::string_view committee) {
  return reader.all(
      "SELECT decision, kind, words, day, taken_by, at FROM decision_step WHERE committee = $1"
      " ORDER BY decision, sequence",
      [](const record::Row& row) {
        const auto kind = choice_of<DecisionStepKind>(row.get<std::string>(1));
        base::check(kind.has_value(), "a stored step has a known kind");
        return DecisionStep{.decision = row.get<std::string>(0),
                            .kind = *kind,
                            .words = row.get<std::string>(2),
                            .day = row.get<std::optional<base::Date>>(3),
                            .by = row.get<std::string>(4),
                            .at = row.get<base::Instant>(5)};
      },
      committee);
}

void add_decision_step(record::Transaction& transaction, std::string_view committee, const DecisionStep& step,
                       const Change& change) {
  const auto taken =
      transaction.scalar<std::int64_t>("SELECT count(*) FROM decision_step WHERE decision = $1", step.decision);
  transaction.change(
      "INSERT INTO decision_step (committee, decision, sequence, kind, at, taken_by, words, day)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      committee, step.decision, taken + 1, word_of(step.kind), change.at, change.by, step.words, step.day);
  write_down(transaction, change, fmt::format("decision {}", word_of(step.kind)), "decision",
             decision_key(step.decision), "", step.words);
}

std::vector<StoredBetween> between_meetings_of(record::Reader& reader, std::string_view committee) {
  auto out = reader.all("SELECT document, committee, version FROM between_meetings WHERE committee = $1", between_from,
                        committee);
  std::ranges::sort(out, std::ranges::greater(),
                    [](const StoredBetween& one) { return std::tuple(one.it.opened, one.it.id); });
  return out;
}

std::optional<StoredBetween> find_between(record::Reader& reader, std::string_view id) {
  return reader.one("SELECT document, committee, version FROM between_meetings WHERE token = $1", between_from, id);
}

base::Result<void> save_between(record::Transaction& transaction, const StoredBetween& stored, const Change& change) {
  StoredBetween kept = stored;
  std::string before;
  if (stored.version == 0) {
    const auto committee = find_committee(transaction, stored.committee);
    kept.it.reference = next_between_reference(transaction, committee->body, stored.it.opened);
    transaction.change("INSERT INTO between_meetings (token, committee, version, document) VALUES ($1, $2, 1, $3)",
                       kept.it.id, kept.committee, document_of(kept.it));
  } else {
    before = document_of(find_between(transaction, stored.it.id)->it);
    const auto changed = transaction.change(
        "UPDATE between_meetings SET version = version + 1, document = $3 WHERE token = $1 AND version = $2",
        stored.it.id, stored.version, document_of(stored.it));
    if (changed == 0)
      return base::conflict("Someone has changed this since you opened it. Look at it as it is now, then do it again.");
  }
  write_down(transaction, change, "decision between meetings kept", "between_meetings", stored.it.id, before,
             document_of(kept.it));
  return {};
}

base::Result<void> put_on_agenda(record::Transaction& transaction, const Body& body,
                                 const std::vector<AgendaItem>& items, std::optional<std::string> meeting,
                                 const std::string& id, base::Date today, const Change& change) {
  std::optional<StoredMeeting> next;
  for (auto& one : meetings_of(transaction, body.id)) {
    const bool is_wanted = meeting ? one.meeting.id == *meeting : one.meeting.date >= today;
    const bool is_to_come = one.state != MeetingState::Recorded && entries_of(transaction, one.meeting.id).empty();
    if (is_wanted && is_to_come) next = std::move(one);
  }
  if (!next && meeting) return base::invalid("meeting", "Choose a meeting that has not begun.");
  if (!next) {
    for (std::size_t i = 0; i < items.size(); ++i)
      await_next_agenda(transaction, body.id, fmt::format("{}-{}", id, i), items[i]);
    return {};
  }
  for (const auto& item : items) add_item(next->meeting, item, next->state == MeetingState::Issued);
  return save_meeting(transaction, *next, change);
}

std::vector<std::string> places_on_agendas(record::Reader& reader, const Body& body) {
  std::vector<std::string> out;
  const auto take = [&](const AgendaItem& item) {
    for (const auto& limb : item.proposal)
      if (limb.ratifies) out.push_back(*limb.ratifies);
  };
  for (const auto& one : meetings_of(reader, body.id))
    if (one.state != MeetingState::Recorded && entries_of(reader, one.meeting.id).empty())
      for (const auto& item : one.meeting.items) take(item);
  for (const auto& item : awaiting_agenda(reader, body.id)) take(item);
  return out;
}

std::string decision_key(std::string_view place) {
  return record::sha256(place).substr(0, 24);
}

}  // namespace governance
