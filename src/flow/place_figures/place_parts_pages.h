// What the pages about a place show alike: big figures, icons, how far a feed may be trusted, chances of a target.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "flow/measures/measure_store.h"
#include "flow/performance/measure_view.h"
#include "site/components.h"

namespace flow {

/// Adds the period's figure, which leads to its measure's own page, where it is known.
void add_big_figure(const FigureSeries& figures, SeriesPeriod period, std::string_view place, std::string_view words,
                    std::vector<site::Figure>& out);
/// The icons of variation and of the target, each with its words; empty where the series is too short for either.
[[nodiscard]] html::Fragment icons_part(const MeasureView& view);
/// "Use with caution: ..."; nothing where nothing was marked.
[[nodiscard]] html::Fragment quality_part(const MeasureView& view);
/// The same, set apart: for what must not be overlooked. `of`: what it is said of, "Daily feed".
[[nodiscard]] html::Fragment quality_notice(std::string_view of, const std::optional<QualityMark>& mark);

/// When, and the chance of it in sentences, for each dated target and path ahead.
struct OutlookList {
  SeriesPeriod by;
  html::Fragment lines;
};
[[nodiscard]] std::vector<OutlookList> outlook_lists(const MeasureView& view, const std::optional<Trajectory>& target);

}  // namespace flow
