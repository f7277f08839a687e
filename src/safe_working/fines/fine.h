// The price of a breach: hours at the printed amounts, exactly, rounded once.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "safe_working/fines/fine_rates.h"
#include "safe_working/fines/fine_settings.h"

namespace safe_working {

/// Each band's minutes on their own; 7 minutes past a quarter are dropped by Nearest, 8 are made the next.
[[nodiscard]] std::chrono::minutes rounded_to_15(std::chrono::minutes length, RoundTo15 how);

/// The longest time that one fine is priced for: a reference period of 26 weeks, day and night.
inline constexpr std::chrono::minutes kLongestFine = std::chrono::weeks(26);

struct FinedHours {
  std::chrono::minutes basic{0};
  std::chrono::minutes enhanced{0};
  friend bool operator==(const FinedHours&, const FinedHours&) = default;
};

struct PricedFine {
  FineAmounts amounts;
  FinedHours charged;                  ///< after `round_to_15`
  std::optional<HourlyFine> basic;     ///< an hour's price, where basic hours are charged
  std::optional<HourlyFine> enhanced;  ///< and where enhanced hours are
  std::vector<std::string> warnings;   ///< plain sentences
};

/// Prices a breach on `date`. Hours of both bands are summed exactly and each of the three amounts is rounded on its
/// own, half a penny up. Refuses where nothing is printed for that day and nodal point, and no time at all; from the
/// reform on warns, or refuses if so set. REQUIRES: 0 <= minutes <= kLongestFine; a real reform date.
[[nodiscard]] base::Result<PricedFine> price_fine(base::Date date, NodalPoint point, FinedHours time,
                                                  const FineSettings& settings);

/// A fine for breaks missed: twice the hourly rate for the time missed, all of it to the fund (grade C). The hourly
/// rate is the caller's: no text read says by how many weeks a year basic pay is divided. REQUIRES: as price_fine, rate
/// > 0.
struct BreakFine {
  FineAmounts amounts;
  Source source;
};
[[nodiscard]] base::Result<BreakFine> price_break_fine(std::chrono::minutes missed, const FineSettings& settings);

}  // namespace safe_working
