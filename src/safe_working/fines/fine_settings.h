// What the texts leave open about fines, as settings a trust can change: each with its default and what it does.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/number.h"
#include "base/result.h"
#include "safe_working/contract_rules/settings.h"
#include "safe_working/fines/enhanced_hours.h"
#include "safe_working/fines/reform_fines.h"

namespace safe_working {

/// Whether minutes are kept or made quarters of an hour. No text read prescribes either.
enum class RoundTo15 : std::uint8_t { Off, Up, Nearest };
/// Which hours are fined after a rest that was too short.
enum class RestHours : std::uint8_t { Shortfall, Overrun };
/// What a fine costs from the reform on, which changed existing fines in a way that could not be read.
enum class AfterReform : std::uint8_t {
  AsPrinted,  ///< the last printed amounts, with a warning
  Refuse,
};

struct FineSettings {
  base::Date reform_date;  ///< the employer's day of the reform: the caller's, who knows the eras
  RoundTo15 round_to_15 = RoundTo15::Off;
  EnhancedSettings enhanced;
  RestHours rest_hours = RestHours::Shortfall;
  AfterReform after_reform = AfterReform::AsPrinted;
  std::optional<base::Pence> hourly_rate;  ///< of basic pay, for missed breaks; no default
  ReformFineAmounts reform;                ///< no default
};

/// By name: round_to_15, shift_length and so on. A fallback of "" means that there is no default.
[[nodiscard]] std::span<const SettingRow> fine_setting_rows();
/// The value in force, as it is typed; "" where there is none. REQUIRES: a name of fine_setting_rows.
[[nodiscard]] std::string fine_setting_text(const FineSettings& settings, std::string_view name);
/// Takes "NAME=VALUE". Refuses an unknown name or value, naming those there are.
[[nodiscard]] base::Result<void> set(FineSettings& settings, std::string_view assignment);

}  // namespace safe_working
