// The form of an interest, and an entry as pages show it.
#pragma once

#include "governance/interests/interest_store.h"
#include "people/visit.h"

namespace governance {

/// Fields kind, relationship, description, organisations, places, from, to, pecuniary, consent, consent-reason.
[[nodiscard]] html::Fragment interest_fields(const site::FormState& state, Regime regime);
/// What the form says, checked. `partners`: to which typed organisations are linked.
[[nodiscard]] base::Checked<DeclaredInterest> typed_interest(const site::FormValues& form,
                                                             const std::vector<Organisation>& partners,
                                                             base::Date today);
/// The form's values of an interest.
[[nodiscard]] site::FormValues values_of(const DeclaredInterest& interest, const std::vector<Organisation>& partners);

/// Its fields, for its holder and for those who may see all of it.
[[nodiscard]] html::Fragment entry_summary(const RegisterEntry& entry, const PersonRegister& all, Regime regime,
                                           const std::vector<Organisation>& partners);
/// "Goes on", "Ended 3 May 2026; public until 3 November 2026", with "Declared 12 days late".
[[nodiscard]] html::Fragment entry_tags(const RegisterEntry& entry, Regime regime, base::Date today);
/// "Published", "Held back by a governance lead: ...", "Not published: waits for a governance lead's decision".
[[nodiscard]] std::string publication_words(const RegisterEntry& entry);

/// Adds NAME-day, NAME-month, NAME-year.
void add_date(site::FormValues& out, std::string_view name, base::Date date);
/// The three boxes; nothing where all are empty.
[[nodiscard]] base::Result<std::optional<base::Date>> typed_date(const site::FormValues& form, std::string_view name,
                                                                 std::string_view what);

}  // namespace governance
