#include "documents/chart_scale.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/check.h"

namespace documents {

std::vector<double> Scale::ticks() const {
  std::vector<double> all;
  const auto count = std::lround(top / step);
  for (long i = 0; i <= count; ++i) all.push_back(static_cast<double>(i) * step);
  return all;
}

Scale scale_for(double largest, bool is_whole, int most_steps) {
  if (largest <= 0) return {};
  double power = std::pow(10.0, std::floor(std::log10(largest)) - 1);
  if (is_whole) power = std::max(power, 1.0);
  for (;; power *= 10) {
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
      const double step = factor * power;
      if (is_whole && step != std::floor(step)) continue;
      const double steps = std::ceil(largest / step - 1e-9);
      if (steps <= most_steps) return {.top = steps * step, .step = step};
    }
  }
}

double largest_shown(const Chart& chart) {
  double largest = 0;
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    double stack = 0;
    for (const Series& series : chart.series) {
      const double value = series.values.at(i);
      base::check(std::isfinite(value) && value >= 0, "a chart shows nought or more");
      stack = chart.kind == ChartKind::StackedColumns ? stack + value : std::max(stack, value);
    }
    largest = std::max(largest, stack);
  }
  return largest;
}

bool all_whole(const Chart& chart) {
  return std::ranges::all_of(chart.series, [](const Series& series) {
    return std::ranges::all_of(series.values, [](double value) { return value == std::floor(value); });
  });
}

std::string tick_words(double value) {
  const Quantity quantity = quantity_of(value);
  if (std::holds_alternative<Count>(quantity) || value >= 0.01) return shown(quantity);
  return fmt::format("{:.3g}", value);
}

}  // namespace documents
