#include "flow/urgent_care/week_pages.h"

#include <fmt/format.h>

#include "flow/forecasting/english_holidays.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/performance/measure_address.h"
#include "flow/place_figures/figure_of_period.h"
#include "flow/place_figures/place_parts_pages.h"
#include "flow/urgent_care/week_ahead.h"
#include "flow/urgent_care/week_profile.h"

namespace flow {
namespace {

using html::Fragment;

constexpr std::size_t kLastDays = 7;

/// Beneath each heading: a reader may come to any of them alone.
Fragment feed_notice(const UrgentCareFigures& figures) {
  return quality_notice("The daily feed", figures.days_quality);
}

std::vector<Holiday> holidays_of(const Series& days) {
  if (days.points.empty()) return {};
  const auto first = *first_day(days.points.front().period);
  const auto last = *first_day(days.points.back().period);
  return english_holidays(static_cast<int>(first.year()), static_cast<int>(last.year()));
}

Fragment profile_table(const WeekProfile& profile) {
  site::Table table{.caption = "Attendances by day of the week, beside the mean day of the week",
                    .columns = {{"Day"}, {"Index", true}, {"95% interval", true}, {"On a mean week", true}}};
  for (const auto& day : profile.days) {
    const auto monday = base::Date(std::chrono::year(2024) / 1 / 1);
    const auto date = base::add_days(monday, day.day - std::chrono::Monday);
    table.rows.push_back({{base::weekday_name(date), true},
                          {fmt::format("{:.2f}", day.index)},
                          {fmt::format("{:.2f} to {:.2f}", day.lower, day.upper)},
                          {fmt::format("{:.0f}", day.index * profile.mean_day)}});
  }
  return site::table(table);
}

Fragment linked(const FigureSeries& figures, std::string_view place, SeriesPeriod day) {
  const auto figure = figure_of(figures, day);
  if (!figure) return html::raw("Not known");
  return html::link(measure_address(figures.measure.code, place, figures.cut), figure_text(figures.measure, *figure));
}

std::string day_text(SeriesPeriod day) {
  return base::weekday_date(*first_day(day));
}

std::string ranged(const std::optional<ForecastPoint>& point, bool is_percentage) {
  if (!point) return "Not forecast";
  return is_percentage ? fmt::format("{:.1f}% ({:.1f} to {:.1f}%)", point->mean, point->lower80, point->upper80)
                       : fmt::format("{:.0f} ({:.0f} to {:.0f})", point->mean, point->lower80, point->upper80);
}

}  // namespace

Fragment week_profile_part(const UrgentCareFigures& figures) {
  Fragment out = html::heading(2, html::raw("Days of the week")) + feed_notice(figures);
  const auto& attendances = figures.days.front().attendances;
  const Series days = series_of(attendances, "");
  const auto profile = week_profile(days, holidays_of(days));
  if (profile.days.empty()) return out + html::paragraph(basis_words(profile));
  out += html::paragraph(summary_words(profile)) + profile_table(profile);
  std::vector<Fragment> each_day;
  each_day.reserve(profile.days.size());
  for (const auto& day : profile.days) each_day.push_back(Fragment(day_words(day)));
  return out +
         site::details("Each day in words, and how this is worked out",
                       html::bullets(each_day) + html::paragraph(basis_words(profile))) +
         html::paragraph(html::link(measure_address(kDailyAttendances, figures.place.code),
                                    html::raw("Daily attendances: definition and every value")));
}

Fragment last_days_part(const UrgentCareFigures& figures) {
  Fragment out = html::heading(2, html::raw("The last days known")) + feed_notice(figures);
  const auto& all = figures.days.front();
  site::Table table{.caption = "Attendances and share within four hours, by day",
                    .columns = {{"Day"}, {"Attendances", true}}};
  table.columns.reserve(table.columns.size() + figures.days.size());
  for (const auto& type : figures.days)
    table.columns.push_back({type.cut.empty() ? "Within four hours" : "Of " + cut_words(type.cut), true});
  const auto& points = all.attendances.points;
  const std::size_t first = points.size() > kLastDays ? points.size() - kLastDays : 0;
  for (std::size_t i = first; i < points.size(); ++i) {
    const auto day = points[i].period;
    std::vector<site::TableCell> row{{day_text(day), true}, {linked(all.attendances, figures.place.code, day)}};
    for (const auto& type : figures.days) row.push_back({linked(type.within_four_hours, figures.place.code, day)});
    table.rows.push_back(std::move(row));
  }
  return out + site::table(table) +
         html::paragraph(html::raw("One good day is not a trend: the daily charts say which days stand apart from "
                                   "chance."));
}

Fragment week_ahead_part(const UrgentCareFigures& figures) {
  Fragment out = html::heading(2, html::raw("The week ahead")) + feed_notice(figures);
  const auto& all = figures.days.front();
  const auto days = week_ahead(all.attendances, all.within_four_hours);
  if (days.empty())
    return out + html::paragraph(fmt::format("Fewer than {} days are known, so nothing is forecast.", kFewestDays));
  site::Table table{.caption = "Forecast, with the range within which 80 of 100 such days fall",
                    .columns = {{"Day"}, {"Attendances", true}, {"Within four hours", true}}};
  for (const auto& day : days)
    table.rows.push_back(
        {{day_text(day.day), true}, {ranged(day.attendances, false)}, {ranged(day.within_four_hours, true)}});
  return out + site::table(table) +
         html::paragraph(html::raw("The ranges are as wide as earlier forecasts of this very feed were out."));
}

}  // namespace flow
