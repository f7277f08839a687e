// Who on the day were "UHL", "local authorities" or "CCG GP representatives": parties to a conflict as named people.
#pragma once

#include <string_view>
#include <vector>

#include "governance/checks/organisation_names.h"
#include "governance/checks/room.h"

namespace governance {

struct PartiesAtItem {
  std::vector<std::string_view> people;   ///< who were there, in the order of the lists
  std::vector<std::string_view> unclear;  ///< parties that name nothing which the book knows
  bool is_everyone = false;

  [[nodiscard]] bool holds(std::string_view person) const;
};

/// Each party is a person's id, an organisation's id, name or alias, or words: of sectors ("councils"), of everyone
/// ("all parties"), or of a role alone ("lay members"), with words that must stand in the person's role ("GP");
/// "members" and the like say nothing.
[[nodiscard]] PartiesAtItem parties_at_item(const BookIndex& index, const OrganisationNames& names, const Room& room,
                                            const Meeting& meeting, std::size_t item);

}  // namespace governance
