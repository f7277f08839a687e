// What a panel of forecasters says together: each weighs by how far it was out when it forecast parts of the history
// from what stood before them, in this series and in the whole file.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "flow/forecasting/panel.h"

namespace flow {

/// What was forecast from an earlier origin, less what then was: actual - forecast, in units of `unit`.
struct PastErrors {
  double unit = 0;             ///< the usual change over a season before the origin; above 0
  std::vector<double> errors;  ///< a step each; at most the horizon
};

struct Combined {
  std::vector<double> forecasts;
  std::vector<double> weights;   ///< of the members; they add up to 1
  std::vector<PastErrors> past;  ///< from the latest origin to the earliest
  double unit = 0;               ///< the usual change over a season to the end; 0 for values that never change
};

struct Panel {
  /// The forecasts of every member for every stretch, `horizon` steps on.
  std::function<std::vector<MemberForecasts>(std::span<const Stretch>, std::size_t horizon)> forecast;
  std::vector<UsualMember> usual;  ///< as many as there are members
};

/// REQUIRES: every stretch has a value; horizon >= 1; for every stretch the panel has a member with a forecast.
[[nodiscard]] std::vector<Combined> combine(std::span<const Stretch> stretches, std::size_t season, std::size_t horizon,
                                            const Panel& panel);

/// Mean distance from the value a season before; from the value before where that is 0 or there is no season.
[[nodiscard]] double usual_change(std::span<const double> values, std::size_t season);

}  // namespace flow
