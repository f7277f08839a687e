// The two kinds of duty that the contract knows.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace safe_working {

enum class DutyKind : std::uint8_t {
  Shift,   ///< resident: every minute of it is work. Resident on-call is a shift
  OnCall,  ///< non-resident: available, not expected on site for the whole of it; only what is done is work
};
[[nodiscard]] std::string_view duty_kind_code(DutyKind kind);  ///< "shift", "on_call": stored, and in files
[[nodiscard]] std::optional<DutyKind> parse_duty_kind(std::string_view code);

}  // namespace safe_working
