#include "governance/committee_record/sitting_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/mapped.h"
#include "base/uuid.h"
#include "governance/meetings/agenda.h"
#include "governance/meetings/sitting.h"

namespace governance {
namespace {

using Done = base::Result<void>;

LiveMeeting live_of(record::Reader& reader, const StoredMeeting& stored) {
  const auto committee = find_committee(reader, stored.meeting.body);
  return {plan_of(reader, stored.meeting, committee->body), entries_of(reader, stored.meeting.id)};
}

Done check_can_change(record::Reader& reader, const std::vector<StoredMeeting>& sitting) {
  for (const auto& one : sitting) {
    if (one.state == MeetingState::Recorded)
      return base::conflict("A meeting that was brought in as it was minuted elsewhere sits with no other.");
    if (!entries_of(reader, one.meeting.id).empty())
      return base::conflict("Something is set down at one of these meetings already: they stay as they are.");
  }
  return {};
}

Done save_all(record::Transaction& transaction, const std::vector<StoredMeeting>& before,
              const std::vector<Meeting>& meetings, const Change& change) {
  for (std::size_t i = 0; i < before.size(); ++i) {
    StoredMeeting stored = before[i];
    stored.meeting = meetings[i];
    if (auto kept = save_meeting(transaction, stored, change); !kept) return kept;
  }
  return {};
}

/// With `item` under the same key; false where it has it already. What every agenda has, the declarations of interest
/// or the minutes, is paired with the other's own.
bool put_on_agenda(StoredMeeting& stored, AgendaItem item) {
  auto& items = stored.meeting.items;
  if (item_in_common(stored.meeting, item) != nullptr) return false;
  const auto own =
      item.kind == ItemKind::Substantive ? items.end() : std::ranges::find(items, item.kind, &AgendaItem::kind);
  if (own != items.end()) {
    if (own->key) return false;
    own->key = item.key;
    if (item.screening) own->screening = item.screening;
    return true;
  }
  item.number.reset();
  item.reference.reset();
  item.paper.reset();
  add_item(stored.meeting, std::move(item), stored.state == MeetingState::Issued);
  return true;
}

base::Error at_body(record::Reader& reader, const StoredMeeting& stored, base::Error error) {
  error.message = fmt::format("{}: {}", find_committee(reader, stored.meeting.body)->body.name, error.message);
  return error;
}

}  // namespace

std::vector<StoredMeeting> sitting_of(record::Reader& reader, std::string_view meeting) {
  std::vector<StoredMeeting> out = {find_meeting(reader, meeting).value()};
  for (const auto& id : std::vector(out.front().meeting.sits_with))
    if (auto other = find_meeting(reader, id)) out.push_back(*std::move(other));
  return out;
}

base::Result<void> join_sittings(record::Transaction& transaction, std::string_view meeting, std::string_view with,
                                 const Change& change) {
  auto sitting = sitting_of(transaction, meeting);
  for (auto& one : sitting_of(transaction, with)) {
    if (one.meeting.date != sitting.front().meeting.date)
      return base::conflict("Committees in common sit on one day. Choose a meeting of the same day.");
    if (std::ranges::any_of(sitting, [&](const auto& other) { return other.meeting.body == one.meeting.body; }))
      return base::conflict("This committee is at the sitting already.");
    sitting.push_back(std::move(one));
  }
  if (auto can = check_can_change(transaction, sitting); !can) return can;
  auto meetings = base::mapped(sitting, &StoredMeeting::meeting);
  sit_together(meetings);
  return save_all(transaction, sitting, meetings, change);
}

base::Result<void> leave_sitting(record::Transaction& transaction, std::string_view meeting, const Change& change) {
  const auto sitting = sitting_of(transaction, meeting);
  if (auto can = check_can_change(transaction, sitting); !can) return can;
  auto meetings = base::mapped(sitting, &StoredMeeting::meeting);
  sit_apart(meetings.front(), std::span(meetings).subspan(1));
  return save_all(transaction, sitting, meetings, change);
}

base::Result<int> share_items(record::Transaction& transaction, std::string_view meeting,
                              const std::vector<std::size_t>& places, const Change& change, base::Random& random) {
  auto sitting = sitting_of(transaction, meeting);
  int shared = 0;
  for (const std::size_t place : places) {
    base::check(place < sitting.front().meeting.items.size(), "a place is one of the agenda's");
    AgendaItem& item = sitting.front().meeting.items[place];
    if (!item.key) item.key = base::Uuid::v7(change.at, random).text();
    for (auto& other : std::span(sitting).subspan(1)) shared += put_on_agenda(other, item) ? 1 : 0;
  }
  for (const auto& one : sitting)
    if (const auto kept = save_meeting(transaction, one, change); !kept) return std::unexpected(kept.error());
  return shared;
}

base::Result<void> add_to_sitting(record::Transaction& transaction, std::string_view meeting,
                                  const std::vector<MeetingEntry>& entries, bool is_alone, const Change& change) {
  if (auto kept = add_entries(transaction, meeting, entries, change); !kept || is_alone) return kept;
  const auto sitting = sitting_of(transaction, meeting);
  if (sitting.size() == 1) return {};
  const LiveMeeting made_at = live_of(transaction, sitting.front());
  for (const auto& other : std::span(sitting).subspan(1)) {
    const LiveMeeting live = live_of(transaction, other);
    std::vector<MeetingEntry> shared;
    for (const auto& entry : entries)
      if (auto one = entry_at(live, made_at, entry)) shared.push_back(*std::move(one));
    if (shared.empty()) continue;
    if (auto kept = add_entries(transaction, other.meeting.id, shared, change); !kept)
      return std::unexpected(at_body(transaction, other, kept.error()));
  }
  return {};
}

}  // namespace governance
