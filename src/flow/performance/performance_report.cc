#include "flow/performance/performance_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/number.h"
#include "flow/measures/place.h"
#include "flow/variation/chart_words.h"

namespace flow {
namespace {

using documents::Quantity;

Quantity or_not_known(const std::optional<std::string>& words) {
  if (words && !words->empty()) return *words;
  return documents::NotShown{.why = "none"};
}

std::optional<std::string> figure_words(const MeasureView& view, const std::optional<double>& figure) {
  if (!figure) return std::nullopt;
  return figure_text(view.figures.measure, *figure);
}

std::vector<Quantity> summary_row(const MeasureView& view) {
  const auto variation = variation_icon_of(view);
  const auto assurance = assurance_icon_of(view);
  std::optional<std::string> path;
  if (view.path)
    path = fmt::format("{}{}", figure_text(view.figures.measure, *view.path),
                       view.rating ? fmt::format(", {}", words_of(*view.rating)) : std::string());
  return {view.figures.measure.name,
          latest_words(view),
          or_not_known(variation ? std::optional<std::string>(documents::words_of(*variation)) : std::nullopt),
          or_not_known(figure_words(view, view.target)),
          or_not_known(assurance ? std::optional<std::string>(documents::words_of(*assurance)) : std::nullopt),
          or_not_known(path),
          or_not_known(forecast_words(view)),
          or_not_known(view.settings.quality)};
}

}  // namespace

documents::Table summary_table(const std::vector<MeasureView>& views, const std::string& place) {
  documents::Table table{.caption = "Measures of " + place,
                         .columns = {{"Measure"},
                                     {"Latest"},
                                     {"Variation"},
                                     {"Target"},
                                     {"Will it be met"},
                                     {"Trajectory"},
                                     {"Forecast"},
                                     {"Data quality"}}};
  for (const auto& view : views)
    if (view.chart || latest_of(view.figures) != nullptr) table.rows.push_back(summary_row(view));
  return table;
}

std::vector<std::string> words_beside(const MeasureView& view) {
  std::vector<std::string> out;
  if (view.chart) {
    out.push_back(variation_words(*view.chart));
    for (const auto& warning : view.chart->warnings) out.push_back(warning);
  }
  if (auto words = rare_event_words(view.figures.measure.chart); !words.empty()) out.push_back(std::move(words));
  for (const auto& change : view.settings.changes)
    out.push_back(fmt::format("From {} {}: limits and forecast start anew there, and no line joins the two.",
                              short_period(change.at), change.words));
  if (!view.refusal.empty()) out.push_back(view.refusal);
  const auto withheld = std::ranges::count_if(view.figures.points, &FigurePoint::is_withheld);
  if (withheld > 0)
    out.push_back(fmt::format("{} withheld, because they are small or would give a small number away.",
                              base::counted(withheld, "figure is", "figures are")));
  for (auto& words : target_words(view)) out.push_back(std::move(words));
  if (view.rating)
    out.push_back(fmt::format("Against the trajectory ({}): {}.", figure_text(view.figures.measure, *view.path),
                              words_of(*view.rating)));
  if (auto words = forecast_words(view); !words.empty()) out.push_back(std::move(words));
  if (!view.settings.quality.empty())
    out.push_back(fmt::format("Data quality: {}. {}", view.settings.quality, view.settings.quality_words));
  return out;
}

documents::Lineage lineage_of(const MeasureView& view, base::Instant known_at) {
  const Measure& measure = view.figures.measure;
  documents::Lineage out{
      .name = measure.code,
      .title = measure.name,
      .definition = fmt::format(
          "{} Numerator: {}.{} Version {}, owned by {}.", measure.definition, measure.numerator,
          measure.denominator.empty() ? std::string() : fmt::format(" Denominator: {}.", measure.denominator),
          measure.version, measure.owner),
      .cut_off = known_at,
      .filters = fmt::format("{}: {}", view.settings.title, cut_words(view.figures.cut)),
      .source = measure.source};
  if (!view.figures.points.empty()) {
    const auto from = first_day(view.figures.points.front().period);
    const auto after = first_day(view.figures.points.back().period + 1);
    if (from && after) out.period = {*from, base::add_days(*after, -std::chrono::days(1))};
  }
  return out;
}

documents::Report performance_report(const std::vector<MeasureView>& views, const ReportAsked& asked) {
  documents::Report report{.title = "Performance of " + asked.place,
                           .subtitle = "As known on " + base::long_date(base::date_of(asked.known_at)),
                           .organisation = asked.organisation,
                           .author = "Performance",
                           .made_at = asked.made_at,
                           .status = asked.status};
  report.blocks.emplace_back(summary_table(views, asked.place));
  for (const auto& view : views) {
    if (!view.chart) continue;
    report.blocks.emplace_back(documents::Heading{1, view.figures.measure.name});
    report.blocks.emplace_back(documents::Paragraph{latest_words(view) + "."});
    report.blocks.emplace_back(documents::List{.items = words_beside(view)});
    auto chart = time_chart_of(view);
    chart.lineage = lineage_of(view, asked.known_at);
    report.blocks.emplace_back(std::move(chart));
  }
  for (auto& block : documents::annex(report)) report.blocks.push_back(std::move(block));
  return report;
}

}  // namespace flow
