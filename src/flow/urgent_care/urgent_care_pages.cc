#include "flow/urgent_care/urgent_care_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "charts/chart_pages.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/performance/measure_address.h"
#include "flow/place_figures/figure_of_period.h"
#include "flow/place_figures/place_parts_pages.h"
#include "flow/urgent_care/urgent_care_store.h"
#include "flow/urgent_care/week_pages.h"
#include "flow/variation/number_words.h"

namespace flow {
namespace {

using html::Fragment;

constexpr std::size_t kMonthsCharted = 36;
constexpr std::int64_t kAYearOfMonths = 12;
constexpr std::string_view kHere = "/performance/urgent-care";

std::string month_text(SeriesPeriod month) {
  return period_words(month, true);
}

// ---- which place ----------------------------------------------------------------------------------------------------

/// The one asked for, else the visitor's own, else the first.
std::string place_code(const people::Visit& visit, const std::vector<Place>& all) {
  const auto asked = visit.request.query.get("place");
  if (!asked.empty()) return std::string(asked);
  const auto own = std::ranges::find(all, visit.organisation().text(), &Place::code);
  if (own != all.end()) return own->code;
  return all.empty() ? "" : all.front().code;
}

Fragment place_form(const std::vector<Place>& all, const std::string& chosen) {
  if (all.size() < 2) return {};
  site::FormState state;
  state.values.add("place", chosen);
  site::Select select{.name = "place", .label = "Place", .hint = "", .options = {}};
  for (const auto& place : all) select.options.emplace_back(place.code, fmt::format("{} ({})", place.name, place.code));
  return site::filter_form(kHere, site::select(state, select) + site::button("Show", site::ButtonKind::Secondary));
}

// ---- the latest month -----------------------------------------------------------------------------------------------

Fragment latest_month(const UrgentCareFigures& figures) {
  const auto* latest = latest_of(figures.four_hours.figures);
  if (latest == nullptr) return {};
  const auto& all = figures.types.front();
  const auto& place = figures.place.code;
  std::vector<site::Figure> shown;
  add_big_figure(figures.four_hours.figures, latest->period, place, "within four hours, all types", shown);
  add_big_figure(all.attendances, latest->period, place, "attendances", shown);
  add_big_figure(all.over_four_hours, latest->period, place, "over four hours", shown);
  Fragment out = html::heading(2, Fragment(month_text(latest->period))) + site::figures(shown);
  if (latest->status == ValueStatus::Provisional) out += html::paragraph(html::raw("This month is provisional."));
  const Fragment icons = icons_part(figures.four_hours);
  return out + quality_part(figures.four_hours) +
         (icons.empty()
              ? html::paragraph(html::raw("There are too few months yet to say what kind of variation this is."))
              : icons);
}

Fragment chart_part(const MeasureView& view, std::string_view id) {
  if (!view.refusal.empty()) return html::paragraph(view.refusal);
  return charts::page_chart(time_chart_of(view, kMonthsCharted), id);
}

// ---- by type --------------------------------------------------------------------------------------------------------

Fragment cell(const FigureSeries& figures, SeriesPeriod month, std::string_view place) {
  const auto figure = figure_of(figures, month);
  if (!figure) return html::raw("Not known");
  return html::link(measure_address(figures.measure.code, place, figures.cut), figure_text(figures.measure, *figure));
}

std::string change_words(const FigureSeries& figures, SeriesPeriod month) {
  const auto now = figure_of(figures, month);
  const auto before = figure_of(figures, month + -kAYearOfMonths);
  return now && before ? fmt::format("{:+.1f} points", *now - *before) : "Not known";
}

Fragment types_part(const UrgentCareFigures& figures) {
  const auto* latest = latest_of(figures.four_hours.figures);
  if (latest == nullptr) return {};
  const auto month = latest->period;
  site::Table table{.caption = "By type of department, " + month_text(month),
                    .columns = {{"Type"},
                                {"Within four hours", true},
                                {"On a year before", true},
                                {"Attendances", true},
                                {"Over four hours", true}}};
  for (const auto& type : figures.types)
    table.rows.push_back({{type.cut.empty() ? "All types" : sentence_case(cut_words(type.cut)), true},
                          {cell(type.within_four_hours, month, figures.place.code)},
                          {change_words(type.within_four_hours, month)},
                          {cell(type.attendances, month, figures.place.code)},
                          {cell(type.over_four_hours, month, figures.place.code)}});
  return html::heading(2, html::raw("By type")) + site::table(table) +
         html::paragraph(html::raw("Type 1 is a consultant-led department open all hours; type 2 is for one specialty; "
                                   "other is minor injuries, urgent treatment centres and walk-in. All types together "
                                   "are the headline; type 1 alone is harder."));
}

// ---- the target -----------------------------------------------------------------------------------------------------

Fragment facts_table() {
  site::Table table{.caption = "What has been asked of the four-hour standard",
                    .columns = {{"Target"}, {"Source"}, {"How sure"}, {"Applied"}}};
  for (const auto& fact : four_hour_facts())
    table.rows.push_back(
        {{std::string(fact.words), true},
         {std::string(fact.source)},
         {fmt::format("{}, {}", code_of(fact.certainty), words_of(fact.certainty))},
         {fact.certainty == Certainty::Unverified ? "No: never by itself" : "Where none is recorded"}});
  return site::table(table);
}

Fragment target_part(const UrgentCareFigures& figures) {
  const auto& view = figures.four_hours;
  Fragment out = html::heading(2, html::raw("The four-hour target"));
  out +=
      html::paragraph(figures.is_usual_target
                          ? std::string("No target is recorded for this place, so the published ones below are used.")
                          : fmt::format("Target recorded here: {}.", view.settings.target_name));
  if (view.chart && view.chart->target)
    out += html::paragraph(
        fmt::format("In force at the latest month: {}.", figure_text(view.figures.measure, *view.chart->target)));
  for (const auto& outlook : outlook_lists(view, view.settings.target))
    out += html::heading(3, Fragment("By " + month_text(outlook.by))) + outlook.lines;
  return out +
         html::paragraph(html::raw("At a year ahead a forecast hardly beats the base rate: read the two "
                                   "together.")) +
         site::details("Where the targets come from", facts_table());
}

// ---- what is missing ------------------------------------------------------------------------------------------------

std::int64_t months_missing(const FigureSeries& months) {
  const std::size_t first = months.points.size() > 12 ? months.points.size() - 12 : 0;
  return std::ranges::count_if(months.points.begin() + static_cast<std::ptrdiff_t>(first), months.points.end(),
                               [](const FigurePoint& point) { return !point.figure.has_value(); });
}

std::vector<Fragment> missing_lines(const UrgentCareFigures& figures) {
  std::vector<Fragment> out;
  if (latest_of(figures.four_hours.figures) == nullptr)
    out.emplace_back(html::raw("Months: no monthly return of A&amp;E has been imported for this place."));
  if (const auto missing = months_missing(figures.four_hours.figures); missing != 0)
    out.emplace_back(
        fmt::format("{} of the last twelve months have no figure. They are left as gaps, never taken as "
                    "nought.",
                    missing));
  if (figures.types.size() == 1) out.emplace_back(html::raw("Types: only the whole is known for this place."));
  if (figures.days.empty())
    out.emplace_back(html::raw(
        "Days: there is no daily feed, so the days of the week and the week ahead cannot be shown. Bring a plain CSV "
        "file with a row for each day: day, place, attendances, over four hours. It is mapped once to the measures of "
        "the daily feed."));
  return out;
}

Fragment missing_part(const people::Visit& visit, const UrgentCareFigures& figures) {
  const auto lines = missing_lines(figures);
  Fragment out = html::heading(2, html::raw("What is missing"));
  out += lines.empty() ? html::paragraph(html::raw("Nothing: months, types and days are all known."))
                       : html::bullets(lines);
  if (!lines.empty() && visit.may_anywhere(people::Permission::KeepMeasures))
    out += html::paragraph(html::link("/performance/import", html::raw("Import figures")));
  return out;
}

Fragment attendances_part(const UrgentCareFigures& figures) {
  if (latest_of(figures.attendances.figures) == nullptr) return {};
  return html::heading(2, html::raw("Attendances")) + chart_part(figures.attendances, "attendances");
}

Fragment content_of(const people::Visit& visit, const UrgentCareFigures& figures) {
  Fragment out = latest_month(figures);
  if (latest_of(figures.four_hours.figures) != nullptr) {
    out += chart_part(figures.four_hours, "four-hours");
    out += target_part(figures) + types_part(figures);
  }
  out += attendances_part(figures);
  if (!figures.days.empty()) out += week_profile_part(figures) + week_ahead_part(figures) + last_days_part(figures);
  return out + missing_part(visit, figures);
}

}  // namespace

site::Response urgent_care_page(people::Visit& visit) {
  const auto all = visit.database.read([](record::Reader& reader) { return urgent_care_places(reader); });
  const std::string code = place_code(visit, all);
  site::Page page{.title = "Urgent care", .is_wide = true};
  page.breadcrumb = {{"Performance", "/performance"}};
  if (code.empty()) {
    page.content = html::heading(1, html::raw("Urgent care")) +
                   html::paragraph(html::raw("No figures of A&amp;E have been imported yet."));
    return visit.page(page);
  }
  const auto known_at = visit.clock.now();
  const auto figures =
      visit.database.read([&](record::Reader& reader) { return urgent_care_figures(reader, code, known_at); });
  if (!figures) return visit.refusal(base::not_found("There is no such place. Choose one from the list.").error());
  page.content = html::heading(1, Fragment("Urgent care, " + figures->place.name)) + place_form(all, code) +
                 content_of(visit, *figures);
  return visit.page(page);
}

}  // namespace flow
