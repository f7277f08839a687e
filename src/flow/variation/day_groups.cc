#include "flow/variation/day_groups.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/date.h"

namespace flow {
namespace {

/// Monday is 0.
std::size_t day_of_week(SeriesPeriod day) {
  return base::weekday_of(*first_day(day)).iso_encoding() - 1;
}

constexpr std::array<std::string_view, 7> kDays = {"Mondays", "Tuesdays",  "Wednesdays", "Thursdays",
                                                   "Fridays", "Saturdays", "Sundays"};
constexpr std::array<std::string_view, 2> kParts = {"Monday to Friday", "weekends"};

}  // namespace

base::Result<DayGroups> parse_day_groups(std::string_view text, std::string subject) {
  if (text == "weekdays") return DayGroups::Weekdays;
  if (text == "weekends") return DayGroups::Weekends;
  return base::invalid(std::move(subject), "Days can be taken apart by weekdays, or into weekends and the rest.");
}

base::Result<std::vector<Series>> split_by_day(const Series& series, DayGroups groups) {
  const bool has_days =
      std::ranges::all_of(series.points, [](const SeriesPoint& point) { return point.period.kind == PeriodKind::Day; });
  if (!has_days) return base::invalid("", "Only daily series can be taken apart by day of the week.");
  const bool by_weekday = groups == DayGroups::Weekdays;
  std::vector<Series> parts;
  for (const std::string_view name : by_weekday ? std::span<const std::string_view>(kDays) : kParts)
    parts.push_back({series.name.empty() ? std::string(name) : fmt::format("{}, {}", series.name, name), {}});
  for (const SeriesPoint& point : series.points) {
    const std::size_t day = day_of_week(point.period);
    parts[by_weekday ? day : static_cast<std::size_t>(day >= 5)].points.push_back(point);
  }
  std::erase_if(parts, [](const Series& part) { return part.points.empty(); });
  return parts;
}

}  // namespace flow
