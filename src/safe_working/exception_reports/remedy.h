// What a doctor would like for time worked beyond her schedule.
#pragma once

#include <optional>
#include <string_view>

namespace safe_working {

enum class Remedy { None, TimeOff, Pay };
inline constexpr Remedy kRemedies[] = {Remedy::None, Remedy::TimeOff, Remedy::Pay};
[[nodiscard]] std::string_view remedy_code(Remedy remedy);  ///< "none", "time_off", "pay"
[[nodiscard]] std::optional<Remedy> parse_remedy(std::string_view code);
[[nodiscard]] std::string_view remedy_name(Remedy remedy);  ///< "Time off in lieu", "Pay", "Neither"

}  // namespace safe_working
