// Which minutes of work are at the enhanced rate: the contract's "night hours" of pay, which are not the night shift of
// the safety rules. Times of day are what the clock on the ward showed; minutes are elapsed, so a night over a clock
// change has an hour more or fewer.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "safe_working/contract_rules/rule.h"
#include "safe_working/contract_rules/source.h"
#include "safe_working/fines/worked_span.h"

namespace safe_working {

enum class EnhancedWhen : std::uint8_t {
  Night,       ///< 21:00 to 07:00
  NightShift,  ///< all of it to 10:00, of a shift of 8 hours or more that starts from 20:00 to 23:59
  LateFinish,  ///< all of a shift that ends after midnight and by 04:00
};

struct EnhancedRule {
  EnhancedWhen when;
  std::optional<base::Date> from;  ///< its first day, by the day the shift starts; none: the whole contract
  std::string_view words;          ///< "from 21:00 to 07:00"
  Source source;
};
[[nodiscard]] std::span<const EnhancedRule> enhanced_rules();
/// That a fine is enhanced in the hours in which pay is.
[[nodiscard]] const Source& fined_as_paid_source();

/// How the 8 hours of a night shift are measured where the clocks change in it. Open (grade D).
enum class ShiftLength : std::uint8_t { Real, Paper };

struct EnhancedSettings {
  /// From which day the late finish counts. "From the refresh" is all that was read; the day is assumed (grade C).
  base::Date late_finish_from = kRefreshFrom;
  ShiftLength shift_length = ShiftLength::Real;
};

struct SplitMinutes {
  std::chrono::minutes basic{0};
  std::chrono::minutes enhanced{0};
  std::vector<EnhancedWhen> by;  ///< the rules that made minutes enhanced, in the table's order
  friend bool operator==(const SplitMinutes&, const SplitMinutes&) = default;
};

/// Splits the span. `shift` is the whole shift as worked, overrun included (whether the plan counts instead is open,
/// grade D); without one, only the hours of the night are known to be enhanced. REQUIRES: from <= to, whole minutes;
/// the span is inside the shift.
[[nodiscard]] SplitMinutes split_by_rate(const WorkedSpan& span, const std::optional<WorkedSpan>& shift,
                                         const EnhancedSettings& settings);

}  // namespace safe_working
