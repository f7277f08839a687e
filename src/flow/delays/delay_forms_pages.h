// Fields that the pages of the register share.
#pragma once

#include <optional>
#include <string>

#include "flow/delays/delay_register_store.h"
#include "people/visit.h"

namespace flow {

inline constexpr std::string_view kRegisterPath = "/performance/delays/register";

/// Whether the person may see the rows, and counts of them with nothing withheld.
[[nodiscard]] bool may_see_register(const people::Visit& visit);
/// Refused unless the person may see the register of the whole organisation; a grant for a part of it does not do.
[[nodiscard]] std::optional<site::Response> refused_register(const people::Visit& visit);
[[nodiscard]] DelayChange change_by(const people::Visit& visit);

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
