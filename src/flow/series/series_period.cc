#include "flow/series/series_period.h"

#include <chrono>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"

namespace flow {
namespace {

constexpr std::int64_t kMonths = 12;

base::Result<base::Date> parse_day_first(std::string_view text, std::string subject) {
  const auto parts = base::split(text, '/');
  if (parts.size() != 3) return base::invalid(std::move(subject), "This is not a day.");
  return base::parse_date_parts(parts[0], parts[1], parts[2], std::move(subject), "The date");
}

}  // namespace

SeriesPeriod day_period(base::Date day) {
  return {PeriodKind::Day, std::chrono::local_days(day).time_since_epoch().count()};
}

SeriesPeriod month_period(base::Date day) {
  return {PeriodKind::Month, static_cast<int>(day.year()) * kMonths + static_cast<unsigned>(day.month()) - 1};
}

std::optional<base::Date> first_day(SeriesPeriod period) {
  switch (period.kind) {
    case PeriodKind::Step:
      return std::nullopt;
    case PeriodKind::Day:
      return base::Date(std::chrono::local_days(std::chrono::days(period.number)));
    case PeriodKind::Month:
      break;
  }
  return base::Date(std::chrono::year(static_cast<int>(period.number / kMonths)),
                    std::chrono::month(static_cast<unsigned>(period.number % kMonths) + 1), std::chrono::day(1));
}

base::Result<SeriesPeriod> parse_series_period(std::string_view text, std::string subject) {
  if (text.contains('/')) {
    if (const auto day = parse_day_first(text, subject)) return day_period(*day);
  } else if (text.size() == 7) {
    if (const auto month = base::parse_iso_date(std::string(text) + "-01")) return month_period(*month);
  } else if (const auto day = base::parse_iso_date(text)) {
    return day_period(*day);
  }
  if (const auto step = base::parse_whole(text, 0, 999'999'999)) return SeriesPeriod{PeriodKind::Step, *step};
  return base::invalid(
      std::move(subject),
      fmt::format("\"{}\" is not a period. Write a day as 2017-04-03, a month as 2017-04, or 1, 2, 3 and so on.",
                  base::one_line(text.substr(0, 40))));
}

std::string period_text(SeriesPeriod period) {
  const auto day = first_day(period);
  if (!day) return fmt::format("{}", period.number);
  const std::string text = base::iso(*day);
  return period.kind == PeriodKind::Month ? text.substr(0, 7) : text;
}

}  // namespace flow
