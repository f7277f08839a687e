// The entries of a meeting: rows that are only ever added.
#include <algorithm>

#include "base/check.h"
#include "governance/committee_record/committee_record_store.h"
#include "governance/committee_record/committee_trail_store.h"
#include "governance/committee_record/document.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

constexpr std::string_view kColumns =
    "SELECT sequence, id, kind, at, written_at, written_by, item, person, text, replaces, standing, seat, mode, "
    "declared,"
    " outcome, verb, due, limb, about, checked_by FROM meeting_entry";

template <class E>
std::optional<E> choice_from(const record::Row& row, std::size_t column) {
  const auto word = row.get<std::optional<std::string>>(column);
  if (!word) return std::nullopt;
  const auto choice = choice_of<E>(*word);
  base::check(choice.has_value(), "a stored choice is a known one");
  return choice;
}

template <class E>
std::optional<std::string> word_or_null(const std::optional<E>& choice) {
  if (!choice) return std::nullopt;
  return std::string(word_of(*choice));
}

MeetingEntry entry_from(const record::Row& row) {
  MeetingEntry out;
  out.sequence = row.get<int>(0);
  out.id = row.get<std::string>(1);
  const auto kind = parse_entry_kind(row.get<std::string>(2));
  base::check(kind.has_value(), "a stored entry has a known kind");
  out.kind = *kind;
  out.at = row.get<base::Instant>(3);
  out.written_at = row.get<base::Instant>(4);
  out.by = row.get<std::string>(5);
  out.item = row.get<std::string>(6);
  out.person = row.get<std::string>(7);
  out.text = row.get<std::string>(8);
  out.replaces = row.get<std::string>(9);
  if (const auto standing = row.get<std::optional<std::string>>(10)) out.standing = parse_standing(*standing);
  out.seat = row.get<std::string>(11);
  out.mode = choice_from<AttendanceMode>(row, 12);
  out.declared = choice_from<Declared>(row, 13);
  out.outcome = choice_from<ScreeningOutcome>(row, 14);
  out.verb = choice_from<Verb>(row, 15);
  out.due = row.get<std::string>(16);
  out.limb = row.get<int>(17);
  out.about = row.get<std::string>(18);
  out.checked_by = row.get<std::string>(19);
  return out;
}

void keep(record::Transaction& transaction, std::string_view meeting, const MeetingEntry& entry) {
  const auto standing = entry.standing ? std::optional(std::string(standing_code(*entry.standing))) : std::nullopt;
  transaction.change(
      "INSERT INTO meeting_entry (meeting, sequence, id, kind, at, written_at, written_by, item, person, text, "
      "replaces,"
      " standing, seat, mode, declared, outcome, verb, due, limb, about, checked_by)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
      meeting, entry.sequence, entry.id, entry_code(entry.kind), entry.at, entry.written_at, entry.by, entry.item,
      entry.person, entry.text, entry.replaces, standing, entry.seat, word_or_null(entry.mode),
      word_or_null(entry.declared), word_or_null(entry.outcome), word_or_null(entry.verb), entry.due, entry.limb,
      entry.about, entry.checked_by);
}

}  // namespace

std::vector<MeetingEntry> entries_of(record::Reader& reader, std::string_view meeting) {
  return reader.all(std::string(kColumns) + " WHERE meeting = $1 ORDER BY sequence", entry_from, meeting);
}

base::Result<void> add_entries(record::Transaction& transaction, std::string_view meeting,
                               const std::vector<MeetingEntry>& entries, const Change& change) {
  const auto stored = find_meeting(transaction, meeting);
  if (!stored) return base::not_found("There is no such meeting.");
  if (stored->state != MeetingState::Issued)
    return base::conflict("Issue the agenda first: then what happens can be set down.");
  const auto committee = find_committee(transaction, stored->meeting.body);
  const MeetingPlan plan = plan_of(transaction, stored->meeting, committee->body);
  auto all = entries_of(transaction, meeting);
  const LiveMeeting before(plan, all);
  for (MeetingEntry entry : entries) {
    if (std::ranges::find(all, entry.id, &MeetingEntry::id) != all.end()) continue;
    entry.sequence = all.empty() ? 1 : all.back().sequence + 1;
    entry.written_at = change.at;
    entry.by = change.by;
    if (const auto may = LiveMeeting(plan, all).may_add(entry); !may) return may;
    keep(transaction, meeting, entry);
    write_down(transaction, change, "meeting entry added", "meeting", meeting, "", entry_document(entry));
    all.push_back(std::move(entry));
  }
  return keep_raised_actions(transaction, committee->body, before, LiveMeeting(plan, all), change);
}

}  // namespace governance
