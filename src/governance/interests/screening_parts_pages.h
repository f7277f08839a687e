// An item's screening on a page: what stands, what was hit, who has looked; and the form that screens it.
#pragma once

#include "governance/interests/opened_screening_pages.h"
#include "site/components.h"

namespace governance {

/// A section of the plan. Of an item that is closed to the visitor its open title alone.
[[nodiscard]] html::Fragment screening_section(const OpenedScreening& opened, const AgendaItem& item,
                                               const std::string& csrf_token);
/// The form that proposes an outcome for the item. REQUIRES: the visitor is a lead and sees the item.
[[nodiscard]] html::Fragment proposal_fields(const OpenedScreening& opened, const AgendaItem& item,
                                             const site::FormState& state);
/// What the form proposes, checked against the hits and resolved to people.
struct TypedProposal {
  Proposal proposal;
  std::vector<std::string> caught;
};
[[nodiscard]] base::Checked<TypedProposal> typed_proposal(const OpenedScreening& opened, const AgendaItem& item,
                                                          const site::FormValues& form);

[[nodiscard]] html::Url screening_address(const OpenedScreening& opened);
/// "They stay and speak, and take no part in the decision"
[[nodiscard]] std::string_view outcome_choice(ScreeningOutcome outcome);
[[nodiscard]] std::string_view outcome_code(ScreeningOutcome outcome);  ///< in forms

}  // namespace governance
