#include "flow/place_figures/figure_of_period.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/number.h"

namespace flow {

std::optional<double> figure_of(const FigureSeries& figures, SeriesPeriod period) {
  const auto found = std::ranges::find(figures.points, period, &FigurePoint::period);
  return found == figures.points.end() ? std::nullopt : found->figure;
}

std::string share_text(const std::optional<double>& part, const std::optional<double>& whole) {
  if (!part || !whole || *whole <= 0) return "Not known";
  return fmt::format("{:.1f}%", *part / *whole * 100);
}

std::string count_text(const std::optional<double>& count) {
  return count ? base::grouped(static_cast<std::int64_t>(std::llround(*count))) : "Not known";
}

}  // namespace flow
