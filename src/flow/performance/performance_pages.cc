#include "flow/performance/performance_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "charts/chart_pages.h"
#include "documents/writers.h"
#include "flow/performance/asked_view_pages.h"
#include "flow/performance/performance_report.h"

namespace flow {
namespace {

using html::Fragment;

/// What a dashboard may be narrowed to.
enum class Shown { All, Concern, Missed };

Shown shown_of(const people::Visit& visit) {
  const auto asked = visit.request.query.get("show");
  if (asked == "concern") return Shown::Concern;
  return asked == "missed" ? Shown::Missed : Shown::All;
}

bool is_concern(const MeasureView& view) {
  return view.chart && view.chart->variation == PointClass::Concern;
}

bool is_missed(const MeasureView& view) {
  return (view.chart && view.chart->assurance == Assurance::Fail) || view.rating == Rating::Red;
}

site::TagColour colour_of(Rating rating) {
  switch (rating) {
    case Rating::Green:
      return site::TagColour::Green;
    case Rating::Amber:
      return site::TagColour::Yellow;
    case Rating::Red:
      return site::TagColour::Red;
  }
  return site::TagColour::Grey;
}

Fragment variation_cell(const MeasureView& view) {
  const auto icon = variation_icon_of(view);
  return icon ? charts::page_icon(*icon) : Fragment("Too few values");
}

Fragment target_cell(const MeasureView& view) {
  if (!view.target) return "No target";
  Fragment out = html::paragraph(figure_text(view.figures.measure, *view.target));
  if (const auto icon = assurance_icon_of(view)) out += charts::page_icon(*icon);
  return out;
}

Fragment path_cell(const MeasureView& view) {
  if (!view.path) return "None";
  Fragment out = html::paragraph(figure_text(view.figures.measure, *view.path));
  if (view.rating) out += site::tag(words_of(*view.rating), colour_of(*view.rating));
  return out;
}

Fragment quality_cell(const MeasureView& view) {
  return view.settings.quality.empty() ? Fragment("Not marked") : Fragment(view.settings.quality);
}

std::vector<site::TableCell> row_of(const MeasureView& view, const AskedView& asked) {
  return {{html::link(address_of(measure_path(view.figures.measure.code), asked), view.figures.measure.name), true},
          {latest_words(view)},
          {variation_cell(view)},
          {target_cell(view)},
          {path_cell(view)},
          {forecast_in_short(view)},
          {quality_cell(view)}};
}

Fragment table_of(const Dashboard& dashboard, Shown shown) {
  site::Table table{.caption = "Measures of " + dashboard.place_name,
                    .is_caption_hidden = true,
                    .columns = {{"Measure"},
                                {"Latest"},
                                {"Variation"},
                                {"Target"},
                                {"Trajectory"},
                                {"Forecast (80% range)"},
                                {"Data quality"}},
                    .when_empty = shown == Shown::All ? "No figures of this place have been imported yet."
                                                      : "No measure of this place is shown by this choice."};
  for (const auto& view : dashboard.views) {
    if (shown == Shown::Concern && !is_concern(view)) continue;
    if (shown == Shown::Missed && !is_missed(view)) continue;
    table.rows.push_back(row_of(view, dashboard.asked));
  }
  return site::table(table);
}

Fragment downloads(const AskedView& asked) {
  std::vector<Fragment> links;
  for (const auto& [file, words] : {std::pair("report.pdf", "PDF"), std::pair("report.docx", "Word"),
                                    std::pair("report.xlsx", "Excel"), std::pair("report.csv", "CSV")})
    links.push_back(html::link(address_of(fmt::format("/performance/report/{}", file), asked), words));
  return html::heading(2, html::raw("Take it away")) +
         html::paragraph("The table, every chart with its words, and where each figure comes from:") +
         html::bullets(links) +
         html::paragraph(html::link(address_of("/performance/paper", asked),
                                    html::raw("Put these figures into a paper of a meeting")));
}

Fragment doors(const people::Visit& visit) {
  std::vector<Fragment> links{
      html::link("/performance/urgent-care", html::raw("Urgent care: four hours, the week ahead")),
      html::link("/performance/delays", html::raw("Delayed transfers: why, and the path to the target"))};
  if (visit.may_anywhere(people::Permission::PlanBeds))
    links.push_back(html::link("/beds", html::raw("Beds and staff: how many are required")));
  if (visit.may_anywhere(people::Permission::KeepMeasures)) {
    links.push_back(html::link("/performance/import", html::raw("Import figures")));
    links.push_back(html::link("/performance/definitions/new", html::raw("Define a measure of our own")));
  }
  return html::bullets(links);
}

Fragment show_choice(const people::Visit& visit) {
  return site::select({.values = visit.request.query, .errors = {}},
                      {.name = "show",
                       .label = "Show",
                       .options = {{"", "All measures"},
                                   {"concern", "Those whose latest point is a cause for concern"},
                                   {"missed", "Those that miss their target or are off track"}}});
}

Fragment counts_line(const Dashboard& dashboard) {
  const auto concerns = std::ranges::count_if(dashboard.views, is_concern);
  const auto missed = std::ranges::count_if(dashboard.views, is_missed);
  return html::element(
      "p", {{"class", "nhsuk-body-l"}},
      fmt::format("{}, {} of them a cause for concern at the latest point, {} off their target or path.",
                  base::counted(std::ssize(dashboard.views), "measure", "measures"), concerns, missed));
}

}  // namespace

base::Result<Dashboard> dashboard_of(const people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<Dashboard> {
    auto asked = asked_view(visit, reader);
    if (!asked) return std::unexpected(asked.error());
    Dashboard out{.asked = *std::move(asked), .places = places(reader), .place_name = {}, .views = {}};
    const auto place = find_place(reader, out.asked.place);
    if (!place) return out;
    out.place_name = place->name;
    for (const auto& measure : measures_of(reader, *place)) {
      auto view = measure_view(
          reader,
          {.measure = measure.code, .cut = out.asked.cut, .place = place->code, .known_at = out.asked.known_at});
      if (view && latest_of(view->figures) != nullptr) out.views.push_back(*std::move(view));
    }
    return out;
  });
}

documents::Report report_of(const people::Visit& visit, const Dashboard& dashboard) {
  return performance_report(dashboard.views, {.place = dashboard.place_name,
                                              .organisation = visit.frame.organisation,
                                              .status = visit.settings.is_demonstration ? "Demonstration" : "",
                                              .known_at = dashboard.asked.known_at,
                                              .made_at = visit.clock.now()});
}

site::Response dashboard_page(people::Visit& visit) {
  const auto dashboard = dashboard_of(visit);
  if (!dashboard) return visit.refusal(dashboard.error());
  site::Page page{.title = "Performance", .is_wide = true};
  page.content = html::heading(1, dashboard->place_name.empty() ? Fragment(html::raw("Performance"))
                                                                : Fragment("Performance of " + dashboard->place_name));
  if (dashboard->places.empty()) {
    page.content += site::inset_text(html::paragraph("No figures have been imported yet.")) + doors(visit);
    return visit.page(page);
  }
  if (!dashboard->asked.is_now)
    page.content += site::inset_text(
        html::paragraph(fmt::format("These are the figures as they were known on {}, before later corrections.",
                                    base::long_date(base::date_of(dashboard->asked.known_at)))));
  page.content += counts_line(*dashboard) + table_of(*dashboard, shown_of(visit)) + doors(visit) +
                  html::heading(2, html::raw("Another place or day")) +
                  place_filter(visit, "/performance", dashboard->places, dashboard->asked, show_choice(visit)) +
                  downloads(dashboard->asked);
  return visit.page(page);
}

site::Response performance_file(people::Visit& visit) {
  const std::string file(visit.request.path_value("file"));
  const auto dot = file.rfind('.');
  const auto format = dot == std::string::npos ? std::nullopt : documents::parse_format(file.substr(dot + 1));
  if (!format || file.substr(0, dot) != "report")
    return visit.refusal(base::not_found("There is no such file.").error());
  const auto dashboard = dashboard_of(visit);
  if (!dashboard) return visit.refusal(dashboard.error());
  const auto report = report_of(visit, *dashboard);
  return site::Response::file(documents::write(report, *format), std::string(documents::media_type(*format)),
                              fmt::format("performance.{}", documents::file_ending(*format)));
}

}  // namespace flow
