// The rules of a control chart, each of their differences by name, and the two sets of them that are in use.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flow {

/// As the package NHSRplotthedots has them, unless said otherwise.
struct RuleOptions {
  /// Moving ranges of 3.267 times their mean or more are left out of it, once.
  bool screens_moving_ranges = true;
  std::size_t shift_length = 7;
  std::size_t trend_length = 7;
  /// A point outside a limit counts towards the two that lie close to it.
  bool outside_counts_in_two_in_three = false;
  /// A point that is part of a good and of a bad signal is shown as the good one.
  bool improvement_wins = false;
  /// A target on the limit counts as beyond it.
  bool target_on_limit_is_beyond = false;
  /// A group with fewer values gets a mean but no limits, and no icons.
  std::size_t fewest_for_limits = 2;
  /// Limits of a group with fewer values are called trial limits.
  std::size_t trial_below = 13;
  std::size_t shortest_baseline = 12;
  std::size_t longest_baseline = std::numeric_limits<std::size_t>::max();

  friend constexpr bool operator==(const RuleOptions&, const RuleOptions&) = default;
};

/// `ptd`: the R package NHSRplotthedots.
inline constexpr RuleOptions kPlotTheDots{};
/// `mdc`: the single chart workbook of NHS England's Making Data Count team.
inline constexpr RuleOptions kMakingDataCount{.screens_moving_ranges = false,
                                              .outside_counts_in_two_in_three = true,
                                              .improvement_wins = true,
                                              .target_on_limit_is_beyond = true,
                                              .fewest_for_limits = 13,
                                              .longest_baseline = 20};

enum class Ruleset { PlotTheDots, MakingDataCount };
[[nodiscard]] const RuleOptions& rules_of(Ruleset ruleset);
[[nodiscard]] std::string_view code_of(Ruleset ruleset);  ///< "ptd"
[[nodiscard]] base::Result<Ruleset> parse_ruleset(std::string_view text, std::string subject = "");

}  // namespace flow
