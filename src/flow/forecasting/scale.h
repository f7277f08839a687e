// The scales on which values are forecast: as they are, as logarithms, as log odds of a percentage.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace flow {

enum class SeriesKind { Count, Percentage, Value };

enum class Scale { Plain, Logs, LogOdds };

/// The second scale that suits these values beside the plain one: log odds for percentages, logarithms where every
/// value is above 0, none otherwise.
[[nodiscard]] std::optional<Scale> second_scale(std::span<const double> values, SeriesKind kind);

/// Percentages nearer than 0.2 to 0 or 100 are taken as 0.2 or 99.8 on the scale of log odds.
[[nodiscard]] std::vector<double> to_scale(std::span<const double> values, Scale scale);
/// Finite whatever the forecasts are.
void from_scale(std::span<double> forecasts, Scale scale);

/// What this kind of figure can be: not below 0; 0 to 100; anything.
[[nodiscard]] double within_kind(double value, SeriesKind kind);

}  // namespace flow
