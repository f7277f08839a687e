#include "governance/checks/room.h"

#include <algorithm>
#include <limits>

namespace governance {
namespace {

constexpr std::size_t kToTheEnd = std::numeric_limits<std::size_t>::max();

/// Who left for an item and came back is there again for the next.
bool came_back(const AgendaItem& item, std::string_view person) {
  return item.screening && std::ranges::any_of(item.screening->people, [&](const Handling& one) {
           return one.person == person && one.returned;
         });
}

}  // namespace

Room::Room(const BookIndex& index, const Meeting& meeting) : meeting_(meeting) {
  for (std::size_t i = 0; i < meeting.items.size(); ++i) {
    for (const auto& person : meeting.items[i].joined) moves_[person].push_back({i, true});
    for (const auto& departure : meeting.items[i].left)
      if (!came_back(meeting.items[i], departure.person)) moves_[departure.person].push_back({i, false});
  }
  for (const Attendance& row : meeting.attendance)
    if (index.attendance(meeting, row.person) == &row && governance::was_there(row.kind)) take(row);
}

void Room::take(const Attendance& row) {
  rows_.push_back(&row);
  auto& stays = stays_[row.person];
  const auto moves = moves_.find(row.person);
  const bool is_guest = row.kind == AttendanceKind::JoinedForItem;
  if (moves == moves_.end()) {
    if (!is_guest) stays.push_back({0, kToTheEnd});
    return;
  }
  if (!is_guest && !moves->second.front().is_joining) stays.push_back({0, kToTheEnd});
  for (const Move& move : moves->second) {
    // Someone who joined for an item is there for that item alone unless the minutes say when they left.
    if (move.is_joining)
      stays.push_back({move.item, is_guest ? move.item : kToTheEnd});
    else if (!stays.empty())
      stays.back().to = move.item;
  }
}

bool Room::was_there(std::string_view person, std::size_t item) const {
  const auto stays = stays_.find(person);
  if (stays == stays_.end()) return false;
  if (std::ranges::any_of(stays->second, [item](const Stay& one) { return one.from <= item && item <= one.to; }))
    return true;
  const auto& presenters = meeting_.items[item].presenters;
  return std::ranges::find(presenters, person) != presenters.end();
}

std::vector<const Attendance*> Room::at(std::size_t item) const {
  std::vector<const Attendance*> out;
  for (const Attendance* row : rows_)
    if (was_there(row->person, item)) out.push_back(row);
  return out;
}

}  // namespace governance
