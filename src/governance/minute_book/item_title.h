// What an agenda item is called, and to whom.
#pragma once

#include <string>

#include "governance/minute_book/agenda_item.h"

namespace governance {

/// The public may not see more of it than its number, its open title and why it is private.
[[nodiscard]] inline bool is_private(const AgendaItem& item) {
  return item.part == AgendaPart::Private;
}

/// What those call it who may read it whole; `item.title` is for everyone.
[[nodiscard]] inline const std::string& full_title(const AgendaItem& item) {
  return item.closed_title ? *item.closed_title : item.title;
}

}  // namespace governance
