#include "governance/committee_record/committee_action_store.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "base/check.h"
#include "governance/actions/raised_action.h"
#include "governance/committee_record/committee_record_store.h"
#include "governance/committee_record/committee_trail_store.h"
#include "governance/committee_record/document.h"
#include "record/sha256.h"

namespace governance {
namespace {

const std::string kSelect =
    "SELECT document, committee, token, version, " + std::string(kCourseColumns) + " FROM committee_action";
constexpr std::size_t kFirstOfCourse = 4;

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<RatingByHand> by_hand_from(const record::Row& row, std::size_t column) {
  const auto code = row.get<std::optional<std::string>>(column);
  if (!code) return std::nullopt;
  const auto rating = parse_rating(*code);
  base::check(rating.has_value(), "a stored rating is one");
  return RatingByHand{*rating, row.get<std::string>(column + 1)};
}

std::optional<Closing> closing_from(const record::Row& row, std::size_t column) {
  const auto code = row.get<std::optional<std::string>>(column);
  if (!code) return std::nullopt;
  const auto reason = parse_reason(*code);
  base::check(reason.has_value(), "a stored closing reason is one");
  return Closing{.reason = *reason,
                 .other = row.get<std::string>(column + 1),
                 .is_accepted = row.get<bool>(column + 2),
                 .meeting = row.get<std::string>(column + 3),
                 .item = row.get<std::string>(column + 4)};
}

StoredAction action_from(const record::Row& row) {
  return {.action = from_document<Action>(row.get<std::string>(0)),
          .committee = row.get<std::optional<std::string>>(1).value_or(""),
          .token = row.get<std::string>(2),
          .version = row.get<int>(3),
          .course = course_from(row, kFirstOfCourse)};
}

std::optional<std::string> code_or_null(const std::optional<Rating>& rating) {
  return rating ? std::optional(std::string(rating_code(*rating))) : std::nullopt;
}

std::optional<std::string> code_or_null(const std::optional<ClosingReason>& reason) {
  return reason ? std::optional(std::string(reason_code(*reason))) : std::nullopt;
}

/// For the audit trail: what the minute book says of it, and where it stands.
std::string standing_document(const StoredAction& stored) {
  const ActionCourse& course = stored.course;
  ObjectWriter out;
  out.json("action", document_of(stored.action));
  out.required("status", std::string(status_code(course.status)));
  out.optional("owner", course.owner);
  out.optional("due", course.due);
  out.required("times_moved", course.times_moved);
  out.required("will_miss", course.will_miss);
  out.required("is_declined", course.is_declined);
  if (course.by_hand) {
    out.required("rating_by_hand", std::string(rating_code(course.by_hand->rating)));
    out.required("rating_reason", course.by_hand->reason);
  }
  if (course.closing) {
    out.required("closing_reason", std::string(reason_code(course.closing->reason)));
    out.optional("closing_other", course.closing->other);
    out.required("closing_accepted", course.closing->is_accepted);
    out.optional("closing_meeting", course.closing->meeting);
    out.optional("closing_item", course.closing->item);
  }
  return json_text(out.take(), JsonLayout::Compact);
}

/// The row's values in the order in which both statements below have them, from $4 on.
std::vector<record::Value> values_of(const StoredAction& stored) {
  using record::to_value;
  const Action& action = stored.action;
  const ActionCourse& course = stored.course;
  const auto& hand = course.by_hand;
  const Closing closing = course.closing.value_or(Closing{});
  return {to_value(document_of(action)),
          to_value(action.reference.value_or("")),
          to_value(action.text),
          to_value(action.raised_at.value_or("")),
          to_value(action.raised_item.value_or("")),
          to_value(status_code(course.status)),
          to_value(course.owner),
          to_value(course.due),
          to_value(course.times_moved),
          to_value(course.will_miss),
          to_value(course.is_declined),
          to_value(course.updated_at),
          to_value(hand ? code_or_null(std::optional(hand->rating)) : std::nullopt),
          to_value(hand ? hand->reason : ""),
          to_value(course.closing ? code_or_null(std::optional(closing.reason)) : std::nullopt),
          to_value(closing.other),
          to_value(closing.is_accepted),
          to_value(closing.meeting),
          to_value(closing.item)};
}

constexpr std::string_view kInsert =
    "INSERT INTO committee_action (id, token, committee, version, document, reference, text, meeting, item, status,"
    " owner, due, times_moved, will_miss, is_declined, updated_at, rating_by_hand, rating_reason, closing_reason,"
    " closing_other, closing_accepted, closing_meeting, closing_item)"
    " VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)"
    " ON CONFLICT DO NOTHING";
constexpr std::string_view kUpdate =
    "UPDATE committee_action SET version = version + 1, committee = $3, document = $4, reference = $5, text = $6,"
    " meeting = $7, item = $8, status = $9, owner = $10, due = $11, times_moved = $12, will_miss = $13,"
    " is_declined = $14, updated_at = $15, rating_by_hand = $16, rating_reason = $17, closing_reason = $18,"
    " closing_other = $19, closing_accepted = $20, closing_meeting = $21, closing_item = $22"
    " WHERE token = $1 AND version = $2";

/// One audit entry, named by `what`.
base::Result<void> save_as(record::Transaction& transaction, const StoredAction& stored, const Change& change,
                           std::string_view what) {
  std::vector<record::Value> values = {
      record::to_value(stored.version == 0 ? stored.action.id : stored.token),
      stored.version == 0 ? record::to_value(stored.token) : record::to_value(stored.version),
      record::to_value(or_null(stored.committee))};
  for (auto& value : values_of(stored)) values.push_back(std::move(value));
  const auto before = stored.version == 0 ? std::nullopt : find_action(transaction, stored.token);
  if (transaction.change_with(stored.version == 0 ? kInsert : kUpdate, values) == 0)
    return base::conflict(stored.version == 0 ? "There is an action of that number already."
                                              : "Someone has changed this action since you opened it. Look at it as it "
                                                "is now, then do it again.");
  write_down(transaction, change, fmt::format("action {}", what), "committee_action", stored.token,
             before ? standing_document(*before) : "", standing_document(stored));
  return {};
}

void keep_step(record::Transaction& transaction, const std::string& token, const ActionStep& step) {
  const auto last =
      transaction.scalar<int>("SELECT COALESCE(MAX(sequence), 0) FROM action_step WHERE action = $1", token);
  transaction.change(
      "INSERT INTO action_step (action, sequence, kind, at, taken_by, note, owner, due, is_later, is_proposed, rating,"
      " reason, other, meeting, item) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
      token, last + 1, rule_of(step.kind).code, step.at, step.by, step.note, step.owner, step.due, step.is_later,
      step.is_proposed, code_or_null(step.rating), code_or_null(step.reason), step.other, step.meeting, step.item);
}

ActionStep step_from(const record::Row& row) {
  ActionStep out;
  out.sequence = row.get<int>(0);
  const auto kind = parse_step(row.get<std::string>(1));
  base::check(kind.has_value(), "a stored step has a known kind");
  out.kind = *kind;
  out.at = row.get<base::Instant>(2);
  out.by = row.get<std::string>(3);
  out.note = row.get<std::string>(4);
  out.owner = row.get<std::string>(5);
  out.due = row.get<std::string>(6);
  out.is_later = row.get<bool>(7);
  out.is_proposed = row.get<std::optional<bool>>(8);
  if (const auto rating = row.get<std::optional<std::string>>(9)) out.rating = parse_rating(*rating);
  if (const auto reason = row.get<std::optional<std::string>>(10)) out.reason = parse_reason(*reason);
  out.other = row.get<std::string>(11);
  out.meeting = row.get<std::string>(12);
  out.item = row.get<std::string>(13);
  return out;
}

// ---- raised at a meeting -------------------------------------------------------------------------------------------

/// An address for an action, always the same for the same entry: entries sent twice are kept once.
std::string token_of(const std::string& meeting, const std::string& entry) {
  return record::sha256(meeting + "\n" + entry).substr(0, 32);
}

std::vector<TakenReference> references_of(record::Reader& reader, std::string_view committee) {
  return reader.all(
      "SELECT a.reference, a.meeting, m.date FROM committee_action a LEFT JOIN meeting m ON m.id = a.meeting"
      " WHERE a.committee = $1 AND a.reference <> ''",
      [](const record::Row& row) {
        return TakenReference{.reference = row.get<std::string>(0),
                              .meeting = row.get<std::string>(1),
                              .raised_on = row.get<std::optional<base::Date>>(2)};
      },
      committee);
}

base::Result<void> raise(record::Transaction& transaction, const Body& body, const Meeting& meeting,
                         const RaisedAction& raised, const Change& change) {
  StoredAction stored{
      .action = raised.action, .committee = body.id, .token = token_of(meeting.id, raised.action.id), .version = 0};
  stored.action.reference = next_reference(body, raised_at(meeting, raised.action.raised_item.value_or("")),
                                           references_of(transaction, body.id));
  ActionStep step;
  step.kind = StepKind::Raised;
  step.at = change.at;
  step.by = change.by;
  step.owner = accountable_of(raised.action);
  step.due = raised.action.due.value_or("");
  step.is_proposed = raised.is_proposed;
  stored.course = after_step({}, step);
  stored.action = recorded(std::move(stored.action), stored.course);
  if (const auto kept = save_as(transaction, stored, change, "raised"); !kept) return kept;
  keep_step(transaction, stored.token, step);
  return {};
}

std::optional<StoredAction> stored_of(record::Reader& reader, const std::string& meeting, const std::string& entry) {
  return reader.one(kSelect + " WHERE id = $1 AND meeting = $2", action_from, entry, meeting);
}

base::Result<void> reword(record::Transaction& transaction, StoredAction stored, const RaisedAction& now,
                          ActionStep step, const Change& change) {
  stored.action.text = now.action.text;
  return add_step(transaction, std::move(stored), std::move(step), change);
}

}  // namespace

// ---- one action ----------------------------------------------------------------------------------------------------

ActionCourse course_from(const record::Row& row, std::size_t column) {
  const auto status = parse_status(row.get<std::string>(column));
  base::check(status.has_value(), "a stored action has a known status");
  return {.status = *status,
          .owner = row.get<std::string>(column + 1),
          .due = row.get<std::string>(column + 2),
          .times_moved = row.get<int>(column + 3),
          .will_miss = row.get<bool>(column + 4),
          .is_declined = row.get<bool>(column + 5),
          .updated_at = row.get<std::optional<base::Instant>>(column + 6),
          .by_hand = by_hand_from(row, column + 7),
          .closing = closing_from(row, column + 9)};
}

std::vector<StoredAction> actions_of(record::Reader& reader, std::string_view committee) {
  auto out = reader.all(kSelect + " WHERE committee = $1", action_from, committee);
  std::ranges::sort(out, {}, [](const StoredAction& one) {
    return std::tuple(one.action.reference.value_or("\x7f"), one.action.id);
  });
  return out;
}

std::optional<StoredAction> find_action(record::Reader& reader, std::string_view token) {
  return reader.one(kSelect + " WHERE token = $1", action_from, token);
}

base::Result<void> save_action(record::Transaction& transaction, const StoredAction& action, const Change& change) {
  return save_as(transaction, action, change, action.version == 0 ? "added" : "changed");
}

std::vector<ActionStep> steps_of(record::Reader& reader, std::string_view token) {
  return reader.all(
      "SELECT sequence, kind, at, taken_by, note, owner, due, is_later, is_proposed, rating, reason, other, meeting,"
      " item FROM action_step WHERE action = $1 ORDER BY sequence",
      step_from, token);
}

base::Result<void> add_step(record::Transaction& transaction, StoredAction action, ActionStep step,
                            const Change& change) {
  step.at = change.at;
  step.by = change.by;
  action.course = after_step(std::move(action.course), step);
  action.action = recorded(std::move(action.action), action.course);
  if (const auto kept = save_as(transaction, action, change, rule_of(step.kind).code); !kept) return kept;
  keep_step(transaction, action.token, step);
  return {};
}

base::Result<void> hand_over(record::Transaction& transaction, const StoredAction& closed, std::string_view receiver,
                             std::string_view from, const Change& change) {
  StoredAction copy = closed;
  copy.committee = receiver;
  copy.token = token_of(std::string(receiver), closed.token);
  copy.action.id = copy.token;
  copy.version = 0;
  if (const auto kept = save_as(transaction, copy, change, "received"); !kept) return kept;
  transaction.change(
      "INSERT INTO action_step (action, sequence, kind, at, taken_by, note, owner, due, is_later, is_proposed, rating,"
      " reason, other, meeting, item) SELECT $2, sequence, kind, at, taken_by, note, owner, due, is_later, is_proposed,"
      " rating, reason, other, meeting, item FROM action_step WHERE action = $1",
      closed.token, copy.token);
  copy.version = 1;
  ActionStep step;
  step.kind = StepKind::Reopened;
  step.note = fmt::format("Taken over from the {}", from);
  return add_step(transaction, std::move(copy), std::move(step), change);
}

base::Result<void> keep_raised_actions(record::Transaction& transaction, const Body& body, const LiveMeeting& before,
                                       const LiveMeeting& now, const Change& change) {
  const Meeting& meeting = now.plan().meeting;
  const auto were = raised_actions(before);
  const auto are = raised_actions(now);
  const auto same = [](const std::string& id) {
    return [&id](const RaisedAction& one) { return one.action.id == id; };
  };
  for (const auto& one : are) {
    auto stored = stored_of(transaction, meeting.id, one.action.id);
    const auto was = std::ranges::find_if(were, same(one.action.id));
    base::Result<void> kept;
    if (!stored) {
      kept = raise(transaction, body, meeting, one, change);
    } else if (was != were.end() && *was != one) {
      if (auto step = rewording(*was, one, stored->course))
        kept = reword(transaction, *std::move(stored), one, *std::move(step), change);
    }
    if (!kept) return kept;
  }
  for (const auto& one : were) {
    if (std::ranges::any_of(are, same(one.action.id))) continue;
    auto stored = stored_of(transaction, meeting.id, one.action.id);
    if (!stored || stored->course.status == ActionStatus::Withdrawn) continue;
    ActionStep step;
    step.kind = StepKind::Struck;
    if (const auto kept = add_step(transaction, *std::move(stored), std::move(step), change); !kept) return kept;
  }
  return {};
}

}  // namespace governance
