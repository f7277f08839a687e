#include "governance/minutes/minutes_reader.h"

#include <algorithm>

namespace governance {

bool MinutesReader::sees(const Action& action, const MinutesText& text) const {
  const bool is_closed = std::ranges::any_of(text.meeting.items, [&](const AgendaItem& item) {
    const bool names_it = std::ranges::find(item.actions, action.id) != item.actions.end();
    const bool raised_it =
        action.raised_at == text.meeting.id && action.raised_item && action.raised_item == item.number;
    return (names_it || raised_it) && sight(item) != Sight::Everything;
  });
  if (is_closed) return false;
  return !action.raised_at || action.raised_at == text.meeting.id || sees_elsewhere(action);
}

}  // namespace governance
