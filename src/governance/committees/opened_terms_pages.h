// A committee's terms as its secretary or a governance lead sees them. Every page about terms starts here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/committee_record/committee_record_store.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "people/visit.h"
#include "site/components.h"

namespace governance {

struct Terms {
  StoredCommittee committee;
  std::vector<StoredPerson> people;
  std::vector<Organisation> partners;
  std::vector<Body> others;  ///< the other committees

  [[nodiscard]] const Body& body() const { return committee.body; }
};

/// The committee of {id}, for its secretary or a governance lead; else NotFound.
[[nodiscard]] base::Result<Terms> terms_to_change(people::Visit& visit);

[[nodiscard]] html::Url terms_address(const Body& body);
/// A form that asks for the change named by `what`, and carries the version that it was made from.
[[nodiscard]] html::Fragment change_form(people::Visit& visit, const Terms& terms, std::string_view what,
                                         const html::Fragment& fields);
/// A name; "vacant" for nobody; empty for one who is not in the record.
[[nodiscard]] std::string name_of(const Terms& terms, const std::optional<std::string>& person);
[[nodiscard]] std::string organisation_name(const Terms& terms, const std::string& id);

}  // namespace governance
