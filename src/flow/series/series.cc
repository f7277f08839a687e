#include "flow/series/series.h"

#include <algorithm>
#include <map>

namespace flow {

std::int64_t spacing_of(const Series& series) {
  std::map<std::int64_t, std::size_t> counts;
  for (std::size_t i = 1; i < series.points.size(); ++i)
    ++counts[series.points[i].period.number - series.points[i - 1].period.number];
  const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() ? 1 : most->first;
}

Series without_gaps(const Series& series) {
  const std::int64_t spacing = spacing_of(series);
  Series whole{series.name, {}};
  for (const SeriesPoint& point : series.points) {
    while (!whole.points.empty() && whole.points.back().period + spacing < point.period)
      whole.points.push_back({whole.points.back().period + spacing, std::nullopt});
    whole.points.push_back(point);
  }
  return whole;
}

}  // namespace flow
