// Any bytes are a file of series, each in order and once a period, that can be drawn as a control chart; or a file
// whose faults are told with their place and what to do.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string_view>

#include "flow/series/series_file.h"
#include "flow/variation/chart_words.h"
#include "flow/variation/series_chart.h"

namespace {

using namespace flow;

void require(bool claim, std::source_location at = std::source_location::current()) {
  if (claim) return;
  std::fprintf(stderr, "line %u does not hold\n", static_cast<unsigned>(at.line()));
  std::abort();
}

void require_in_order(const Series& series) {
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const SeriesPoint& point = series.points[i];
    require(!point.value || std::isfinite(*point.value));
    require(parse_series_period(period_text(point.period)).has_value());
    if (i > 0) require(series.points[i - 1].period < point.period);
    if (i > 0) require(series.points[i - 1].period.kind == point.period.kind);
  }
}

void require_finite(std::optional<double> value) {
  require(!value || std::isfinite(*value));
}

void require_drawn(const Series& series, const ChartAsk& ask) {
  const Series* const denominators = ask.kind == ChartKind::PPrime ? &series : nullptr;
  const auto chart = chart_of(series, ask, denominators);
  if (!chart) return require(!chart.error().message.empty());
  require(chart->points.size() == series.points.size());
  for (const ChartedPoint& point : chart->points) {
    require_finite(point.mean);
    require_finite(point.lower);
    require_finite(point.upper);
    if (point.lower && point.upper) require(*point.lower <= *point.upper);
  }
  for (const Finding& finding : chart->findings) {
    require(finding.first <= finding.last && finding.last < chart->points.size());
    require(finding.direction != 0 && !finding.words.empty());
  }
  require(!summary_words(*chart).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = read_series({reinterpret_cast<const char*>(data), size});
  if (!read) {
    require(!read.error().empty());
    for (const base::Error& fault : read.error()) require(!fault.message.empty());
    return 0;
  }
  for (const Series& series : *read) {
    require_in_order(series);
    require_drawn(series, {});
    require_drawn(series, {.is_seasonally_adjusted = true});
    require_drawn(series, {.ruleset = Ruleset::MakingDataCount, .rules = kMakingDataCount, .baseline = 12});
    for (const ChartKind kind : {ChartKind::TimeBetween, ChartKind::CountBetween, ChartKind::PPrime})
      require_drawn(series, {.kind = kind, .improvement = Improvement::Increase});
  }
  return 0;
}
