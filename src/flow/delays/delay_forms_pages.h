// Fields that the pages of the register share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "flow/delays/delay_register_store.h"
#include "flow/delays/register_scope.h"
#include "people/visit.h"

namespace flow {

inline constexpr std::string_view kRegisterPath = "/performance/delays/register";

/// Whose rows the visitor keeps. A grant for a part of an organisation gives none.
struct RegisterKeeper {
  std::vector<Place> places;  ///< all of them
  RegisterScope scope;
};
[[nodiscard]] RegisterKeeper register_keeper(const people::Visit& visit);
/// Refused where they keep nobody's.
[[nodiscard]] std::optional<site::Response> refused_register(const people::Visit& visit, const RegisterKeeper& keeper);
/// Why the row cannot be theirs, at the field that says so; empty where it is one of theirs.
[[nodiscard]] base::Errors outside_scope(const RegisterKeeper& keeper, const DelaySpell& spell);
[[nodiscard]] DelayChange change_by(const people::Visit& visit);
/// `keeper` must outlive it.
[[nodiscard]] DelayChange change_by(const people::Visit& visit, const RegisterKeeper& keeper);

/// Care is asked for where it is not known.
[[nodiscard]] html::Fragment cause_fields(const site::FormState& state, bool with_care);
/// As the fields sent it; `care` where it is known. Errors by field.
[[nodiscard]] base::Checked<DelayCause> sent_cause(const site::FormValues& form, std::optional<CareType> care);

[[nodiscard]] base::Result<base::Date> sent_day(const site::FormValues& form, const std::string& name,
                                                std::string_view what);
/// Whether any of the day's three boxes was filled in.
[[nodiscard]] bool has_day(const site::FormValues& form, std::string_view name);

/// "A, completion of assessment"
[[nodiscard]] std::string reason_text(DelayReason reason);

}  // namespace flow
