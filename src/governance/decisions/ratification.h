// Provisional decisions on the agenda of a meeting that is to ratify them: items with a part of a proposal for each.
#pragma once

#include <string>
#include <vector>

#include "governance/minute_book/agenda_item.h"

namespace governance {

/// A provisional decision, with what keeps people from it.
struct AwaitsRatification {
  std::string place;  ///< as Limb::ratifies has it
  base::Date date;    ///< when it was taken
  std::string item;   ///< its item's label; empty: taken between meetings
  Verb verb = Verb::Approve;
  std::string text;
  std::vector<Handling> kept_out;  ///< who took no part, and must take none in its ratification
  std::optional<AgendaPart> part = std::nullopt;
  std::optional<std::string> private_reason = std::nullopt;
};

/// One item for all that nobody is kept from and the public may hear; others by those whom they are closed to, so that
/// a person shut out of one decision is shut out of ratifying that one, and of no other. No title says what is decided.
[[nodiscard]] std::vector<AgendaItem> ratifying_items(const std::vector<AwaitsRatification>& awaiting);

/// Those who were kept from deciding an item, by screening or on the day.
[[nodiscard]] std::vector<Handling> kept_out_of(const AgendaItem& recorded);

}  // namespace governance
