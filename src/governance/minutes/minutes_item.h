// One item of the minutes: its paper, its conflicts, its notes, what was RESOLVED, what is to be done.
#pragma once

#include <vector>

#include "documents/report.h"
#include "governance/minutes/minutes_reader.h"

namespace governance {

/// REQUIRES: the reader sees everything of the item.
void add_item(std::vector<documents::Block>& blocks, const MinutesText& text, const AgendaItem& item,
              const MinutesReader& reader);

/// The actions that the item gave rise to, not those that it looked at again.
[[nodiscard]] std::vector<const Action*> raised_at(const MinutesText& text, const AgendaItem& item);

}  // namespace governance
