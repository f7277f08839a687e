// What terms of reference say beside seats and quorum: purpose, authority, notice, numbering; and who decides between
// meetings.
#pragma once

#include "governance/committees/opened_terms_pages.h"

namespace governance {

[[nodiscard]] html::Fragment details_section(people::Visit& visit, const Terms& terms, const site::FormState& state);
[[nodiscard]] base::Result<void> save_details(Body& body, const site::FormValues& form);

/// Who set the body up: one parent, or the several of a joint committee.
[[nodiscard]] html::Fragment parents_section(people::Visit& visit, const Terms& terms, const site::FormState& state);
[[nodiscard]] base::Result<void> save_parents(Body& body, const Terms& terms, const site::FormValues& form);

[[nodiscard]] html::Fragment power_section(people::Visit& visit, const Terms& terms, const site::FormState& state);
[[nodiscard]] base::Result<void> save_power(Body& body, const site::FormValues& form);

}  // namespace governance
