// Forecasts of the series of a file, with the ranges that earlier forecasts of the same series have earned.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "flow/forecasting/holidays.h"
#include "flow/forecasting/method.h"
#include "flow/forecasting/prepared_series.h"
#include "flow/forecasting/scale.h"
#include "flow/forecasting/target.h"
#include "flow/series/series.h"

namespace flow {

struct TargetAsked {
  double value = 0;
  SeriesPeriod by;                 ///< after the last value; a day or the month that holds it, or a step
  std::optional<TargetSide> side;  ///< nothing: below where the last value is above the target, above otherwise
};

struct ForecastAsked {
  std::size_t season = 1;   ///< steps in a season; 1 for none
  std::size_t horizon = 1;  ///< steps to forecast; more where the target's date lies further on
  SeriesKind kind = SeriesKind::Value;
  Method method = Method::Auto;
  std::vector<PeriodRange> excluded;
  std::vector<SeriesPeriod> breaks;
  std::optional<std::vector<Holiday>> holidays;  ///< for series of days; England's where not told
  std::optional<TargetAsked> target;
};

/// lower95 <= lower80 <= mean <= upper80 <= upper95, all finite and within what the kind can be.
struct ForecastPoint {
  std::size_t step = 1;
  SeriesPeriod period;
  double mean = 0;
  double lower80 = 0, upper80 = 0;
  double lower95 = 0, upper95 = 0;
};

struct ForecastTarget {
  TargetSide side = TargetSide::AtOrBelow;
  TargetChance chance;
  std::optional<SeriesPeriod> median, early, late;
};

/// A member of the panel and what it weighs.
struct MemberWeight {
  std::string name;
  double weight = 0;
};

struct Forecast {
  std::string name;
  std::string method;                 ///< the code of the method; "none" where no value is known
  std::vector<ForecastPoint> points;  ///< empty where no value is known
  std::vector<double> floor;          ///< the seasonal naive forecast of each point
  std::vector<MemberWeight> members;  ///< of a combination, the three that weigh most
  std::optional<ForecastTarget> target;
  std::vector<std::string> warnings;
};

/// In the order of the series. They lend each other what they have in common: the season's shape, how values follow
/// each other, how far forecasts fall from the truth. The same series asked the same give the same numbers. REQUIRES:
/// season >= 1, horizon >= 1; the target's date is at most 10,000 steps after each last value.
[[nodiscard]] std::vector<Forecast> make_forecasts(std::span<const Series> series, const ForecastAsked& asked);

/// How many steps after its last known value `by` lies, rounded down; 0 or less where it does not lie after it. Nothing
/// where no value is known or `by` is neither of the series' kind nor can be made so.
[[nodiscard]] std::optional<std::int64_t> steps_until(const Series& series, SeriesPeriod by);

}  // namespace flow
