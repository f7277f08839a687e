#include "governance/meetings/sitting.h"

#include <algorithm>

#include "governance/meetings/agenda.h"

namespace governance {
namespace {

void add_to_list(Meeting& meeting, Attendance row) {
  const auto& rows = meeting.attendance;
  if (std::ranges::find(rows, row.person, &Attendance::person) != rows.end()) return;
  row.kind = AttendanceKind::InAttendance;
  row.seat.reset();
  row.votes.reset();
  if (!row.initials || std::ranges::find(rows, row.initials, &Attendance::initials) != rows.end())
    row.initials = free_initials(meeting, row.name_as_recorded);
  meeting.attendance.push_back(std::move(row));
}

bool is_the_bodys_own(EntryKind kind) {
  return kind == EntryKind::Action;
}

/// A person sits in an own seat of the other body, or attends.
void seat_at(const LiveMeeting& other, MeetingEntry& entry) {
  const auto& holders = other.plan().holders;
  const auto own = std::ranges::find_if(holders, [&](const auto& held) { return held.second == entry.person; });
  entry.seat = own == holders.end() ? "" : own->first;
  entry.standing = own == holders.end() ? Standing::InAttendance : Standing::Holder;
}

}  // namespace

void sit_together(std::span<Meeting> meetings) {
  for (Meeting& one : meetings) {
    one.sits_with.clear();
    for (const Meeting& other : meetings) {
      if (other.id == one.id) continue;
      one.sits_with.push_back(other.id);
      for (const Attendance& row : other.attendance) add_to_list(one, row);
    }
  }
}

void sit_apart(Meeting& leaving, std::span<Meeting> others) {
  leaving.sits_with.clear();
  for (Meeting& one : others) std::erase(one.sits_with, leaving.id);
}

const AgendaItem* item_in_common(const Meeting& meeting, const AgendaItem& item) {
  if (!item.key) return nullptr;
  const auto found = std::ranges::find(meeting.items, item.key, &AgendaItem::key);
  return found == meeting.items.end() ? nullptr : &*found;
}

std::optional<MeetingEntry> entry_at(const LiveMeeting& other, const LiveMeeting& made_at, const MeetingEntry& entry) {
  if (is_the_bodys_own(entry.kind)) return std::nullopt;
  MeetingEntry out = entry;
  if (!entry.item.empty()) {
    const AgendaItem* const item = made_at.planned_item(entry.item);
    const AgendaItem* const common = item == nullptr ? nullptr : item_in_common(other.plan().meeting, *item);
    if (common == nullptr) return std::nullopt;
    out.item = common->number.value_or("");
  }
  if (!entry.replaces.empty() && other.entry(entry.replaces) == nullptr) return std::nullopt;
  if (!entry.about.empty() && other.decision(entry.about) == nullptr) return std::nullopt;
  if (entry.kind == EntryKind::Arrived) seat_at(other, out);
  if (entry.kind == EntryKind::Abstained && !other.may_add(out)) return std::nullopt;
  // A part of a proposal is answered where the other's item has the same parts.
  if (entry.limb > 0 && made_at.planned_item(entry.item)->proposal != other.planned_item(out.item)->proposal)
    out.limb = 0;
  return out;
}

}  // namespace governance
