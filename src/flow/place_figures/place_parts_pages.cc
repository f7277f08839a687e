#include "flow/place_figures/place_parts_pages.h"

#include <fmt/format.h>

#include "charts/chart_pages.h"
#include "flow/performance/measure_address.h"
#include "flow/performance/target_outlook.h"
#include "flow/place_figures/figure_of_period.h"

namespace flow {

void add_big_figure(const FigureSeries& figures, SeriesPeriod period, std::string_view place, std::string_view words,
                    std::vector<site::Figure>& out) {
  const auto figure = figure_of(figures, period);
  if (!figure) return;
  out.push_back({.value = figure_text(figures.measure, *figure),
                 .words = std::string(words),
                 .lineage = html::Url(measure_address(figures.measure.code, place, figures.cut))});
}

html::Fragment icons_part(const MeasureView& view) {
  html::Fragment out;
  if (const auto icon = variation_icon_of(view)) out += html::paragraph(charts::page_icon(*icon));
  if (const auto icon = assurance_icon_of(view)) out += html::paragraph(charts::page_icon(*icon));
  return out;
}

html::Fragment quality_part(const MeasureView& view) {
  if (view.settings.quality.empty()) return {};
  return html::paragraph(fmt::format("{}: {}", view.settings.quality, view.settings.quality_words));
}

html::Fragment quality_notice(std::string_view of, const std::optional<QualityMark>& mark) {
  if (!mark) return {};
  return site::inset_text(html::paragraph(fmt::format("{}: {}. {}", of, words_of(mark->grade), mark->words)));
}

std::vector<OutlookList> outlook_lists(const MeasureView& view, const std::optional<Trajectory>& target) {
  std::vector<OutlookList> out;
  const auto asks = dated_asks(view.figures, target, view.settings.trajectory);
  if (!asks) return out;
  for (const auto& outlook : target_outlooks(view.figures, *asks, view.settings.breaks)) {
    std::vector<html::Fragment> lines;
    for (const auto& line : outlook_words(view.figures.measure, outlook)) lines.emplace_back(line);
    out.push_back({outlook.by, html::bullets(lines)});
  }
  return out;
}

}  // namespace flow
