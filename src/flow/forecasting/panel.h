// A panel of simple forecasters, each of which takes the season out in one way and goes on from what is left in
// another; and a few that take the values as they are. Series of one file lend each other their season's shape and the
// way in which values follow each other.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "flow/forecasting/scale.h"

namespace flow {

/// What is known of a series at an origin.
struct Stretch {
  std::span<const double> values;  ///< at least 1
  std::size_t phase = 0;           ///< the step of the season at which the first value stands
};

struct MemberForecasts {
  /// [member][step]; a member that has nothing to say of this series is empty.
  std::vector<std::vector<double>> forecasts;
};

/// The forecasts of every member for every series, made from these stretches alone. The members are the same, in the
/// same order, for every call with this season and kind. REQUIRES: every stretch has a value; season >= 1.
[[nodiscard]] std::vector<MemberForecasts> panel_forecasts(std::span<const Stretch> stretches, std::size_t season,
                                                           std::size_t horizon, SeriesKind kind);

/// "logs, shared season, theta".
[[nodiscard]] std::string member_name(std::size_t member);

[[nodiscard]] std::size_t member_count();

/// What is thought of a member before it is tried.
struct UsualMember {
  double miss = 1;   ///< how far it is out beside the others
  double count = 1;  ///< as how many members it counts
};

/// What monthly and daily series of several kinds showed.
[[nodiscard]] std::vector<UsualMember> usual_members();

}  // namespace flow
