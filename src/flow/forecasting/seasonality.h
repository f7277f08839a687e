// The season of a row of values: whether there is one, its shape, and the values without it. The one place where
// seasons are taken out and put back.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace flow {

enum class SeasonForm { Additive, Multiplicative };

/// One figure a step of the season, the first for the first value. Additive ones add up to 0; the mean of
/// multiplicative ones is 1, and each is above 0.
struct SeasonShape {
  SeasonForm form = SeasonForm::Multiplicative;
  std::vector<double> figures;
};

/// |r_m| > 1.645 sqrt((1 + 2 (r_1^2 + ... + r_{m-1}^2)) / n) of the autocorrelations r. False for m < 2, for no more
/// than two seasons of values, and for constant ones.
[[nodiscard]] bool is_seasonal(std::span<const double> values, std::size_t season);

/// The mean of a season's values around each place that has half a season on both sides; the ends of an even season
/// count half. The first is that of the value at season / 2. REQUIRES: more than season values, season above 1.
[[nodiscard]] std::vector<double> centred_means(std::span<const double> values, std::size_t season);

/// By classical decomposition: each value beside the centred moving average of a season, averaged by step. Nothing for
/// fewer than two seasons of values, and for a multiplicative shape that has a figure at or below 0.0001.
[[nodiscard]] std::optional<SeasonShape> season_shape(std::span<const double> values, std::size_t season,
                                                      SeasonForm form);

/// Without the season.
[[nodiscard]] std::vector<double> without_season(std::span<const double> values, const SeasonShape& shape);
/// Puts the season back on forecasts of which the first follows `count` values.
void add_season(std::span<double> forecasts, const SeasonShape& shape, std::size_t count);

}  // namespace flow
