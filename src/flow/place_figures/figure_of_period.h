// One period's figure out of a series.
#pragma once

#include <optional>

#include "flow/measures/figure_series.h"

namespace flow {

/// Nothing where the series has none for that period.
[[nodiscard]] std::optional<double> figure_of(const FigureSeries& figures, SeriesPeriod period);

/// "37.5%"; "Not known" where either is, or the whole is nought.
[[nodiscard]] std::string share_text(const std::optional<double>& part, const std::optional<double>& whole);
/// "1,205", rounded to a whole number; "Not known".
[[nodiscard]] std::string count_text(const std::optional<double>& count);

}  // namespace flow
