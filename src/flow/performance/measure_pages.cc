#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "base/london_time.h"
#include "charts/chart_pages.h"
#include "flow/performance/asked_view_pages.h"
#include "flow/performance/measure_forms_pages.h"
#include "flow/performance/performance_pages.h"
#include "flow/performance/performance_report.h"
#include "flow/variation/chart_words.h"

namespace flow {
namespace {

using html::Fragment;

constexpr std::size_t kNewestSignals = 5;

Fragment icons_of(const MeasureView& view) {
  Fragment out;
  if (const auto icon = variation_icon_of(view)) out += html::paragraph(charts::page_icon(*icon));
  if (const auto icon = assurance_icon_of(view)) out += html::paragraph(charts::page_icon(*icon));
  return out;
}

Fragment cut_filter(const MeasurePage& page) {
  if (page.reach.cuts.size() < 2) return {};
  site::FormState state;
  state.values.add("cut", page.asked.cut);
  site::Select select{.name = "cut", .label = "Part"};
  for (const auto& cut : page.reach.cuts) select.options.emplace_back(cut, cut_words(cut));
  return site::filter_form(html::Url(measure_path(page.measure.code)),
                           site::hidden_input("place", page.asked.place) + site::select(state, select) +
                               site::button("Show", site::ButtonKind::Secondary));
}

std::string chart_name(ChartKind kind) {
  switch (kind) {
    case ChartKind::Xmr:
      break;
    case ChartKind::TimeBetween:
      return "T: the time between rare events";
    case ChartKind::CountBetween:
      return "G: the cases between rare events";
    case ChartKind::PPrime:
      return "P′: percentages of small or uneven numbers, each with limits of its own";
  }
  return "XmR";
}

Fragment findings_of(const MeasureView& view) {
  if (!view.chart || view.chart->findings.empty())
    return html::paragraph("No signal: what goes up and down here is the process's own variation.");
  // The newest first: what a reader asks about. Older ones are of a process that may long have changed.
  std::vector<Fragment> newest, older;
  for (const auto& finding : std::views::reverse(view.chart->findings))
    (newest.size() < kNewestSignals ? newest : older).emplace_back(finding.words + ".");
  Fragment out = html::bullets(newest);
  if (!older.empty()) out += site::details(fmt::format("{} earlier signals", older.size()), html::bullets(older));
  return out;
}

Fragment words_of_view(const MeasureView& view) {
  std::vector<Fragment> items;
  for (const auto& words : words_beside(view)) items.emplace_back(words);
  return html::bullets(items);
}

Fragment method_note(const MeasureView& view) {
  if (!view.chart) return {};
  Fragment out = html::paragraph(kind_words(view.chart->ask) + ".");
  if (view.forecast)
    out += html::paragraph(fmt::format(
        "Forecast by the method “{}”, its ranges from how far earlier forecasts of this series fell from the truth.",
        view.forecast->method));
  return site::details("How chart and forecast are made", out);
}

Fragment figures_page_link(const MeasurePage& page) {
  return html::paragraph(
      html::link(address_of(measure_path(page.measure.code) + "/values", page.asked),
                 html::raw("Where these figures come from: each value with its file, row and corrections")));
}

}  // namespace

Fragment measure_definition(const Measure& measure) {
  std::vector<site::SummaryRow> rows{
      {"Definition", measure.definition},
      {"Numerator", measure.numerator},
      {"Over places and time", std::string(words_of(measure.aggregation))},
      {"Source", measure.source},
      {"Refreshed", measure.refresh},
      {"Owner", measure.owner},
      {"Version", fmt::format("{}, from {}", measure.version, base::long_date(measure.valid_from))}};
  if (measure.denominator_kind != DenominatorKind::None)
    rows.insert(rows.begin() + 2,
                {"Denominator", fmt::format("{} ({})", measure.denominator, words_of(measure.denominator_kind))});
  if (measure.chart != ChartKind::Xmr) rows.push_back({"Chart", chart_name(measure.chart)});
  if (measure.valid_to) rows.push_back({"Last collected", base::long_date(*measure.valid_to)});
  return site::details("What this figure is", site::summary_list(rows));
}

base::Result<MeasurePage> measure_page_of(const people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<MeasurePage> {
    auto measure = find_measure(reader, visit.request.path_value("code"));
    if (!measure) return base::not_found("There is no such measure.");
    auto asked = asked_view(visit, reader);
    if (!asked) return std::unexpected(asked.error());
    const auto place = find_place(reader, asked->place);
    if (!place) return base::not_found("No figures have been imported yet.");
    return MeasurePage{.measure = *measure,
                       .place = *place,
                       .asked = *asked,
                       .reach = reach_of(reader, *measure),
                       .decided = decisions(reader, measure->code, asked->cut, asked->place, asked->known_at)};
  });
}

site::Response show_measure(people::Visit& visit, const MeasurePage& shown, const base::Errors& errors, int status) {
  const auto [view, all] = visit.database.read([&](record::Reader& reader) {
    return std::pair(measure_view(reader, {.measure = shown.measure.code,
                                           .cut = shown.asked.cut,
                                           .place = shown.asked.place,
                                           .known_at = shown.asked.known_at}),
                     places(reader));
  });
  site::Page page{.title = shown.measure.name, .errors = errors, .is_wide = true};
  page.breadcrumb = {{"Performance", address_of("/performance", {.place = shown.asked.place,
                                                                 .cut = {},
                                                                 .known_at = shown.asked.known_at,
                                                                 .is_now = shown.asked.is_now})}};
  if (visit.request.query.has("kept") && errors.empty()) page.success = "It is kept, with who, when and why.";
  const std::string part = shown.asked.cut.empty() ? "" : ", " + cut_words(shown.asked.cut);
  page.content = html::heading(1, shown.measure.name) +
                 html::element("p", {{"class", "nhsuk-body-l"}}, shown.place.name + part + ": " + latest_words(*view));
  if (!shown.asked.is_now)
    page.content += site::inset_text(
        html::paragraph(fmt::format("As known on {}.", base::long_date(base::date_of(shown.asked.known_at)))));
  const site::FormState state{.values = visit.request.form, .errors = errors};
  page.content += icons_of(*view) + words_of_view(*view);
  if (view->chart) page.content += charts::page_chart(time_chart_of(*view), "chart");
  page.content += html::heading(2, html::raw("Signals")) + findings_of(*view) +
                  held_targets(visit, shown, *view, state) + figures_page_link(shown) +
                  measure_definition(shown.measure) + method_note(*view) + decisions_list(visit, shown, state) +
                  keeping_forms(visit, shown, state) + html::heading(2, html::raw("Another part or place")) +
                  cut_filter(shown) + place_filter(visit, measure_path(shown.measure.code), all, shown.asked);
  return visit.page(page, status);
}

site::Response measure_page(people::Visit& visit) {
  const auto shown = measure_page_of(visit);
  if (!shown) return visit.refusal(shown.error());
  return show_measure(visit, *shown, {}, 200);
}

}  // namespace flow
