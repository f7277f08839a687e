// When a value of a series was: a day, a month, or no more than its place in the row.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace flow {

enum class PeriodKind { Step, Day, Month };

/// Periods of one kind stand in order and a whole number apart.
struct SeriesPeriod {
  PeriodKind kind = PeriodKind::Step;
  std::int64_t number =
      0;  ///< Step: 1, 2, 3 ...; Day: days since 1 January 1970; Month: months since January of year 0

  friend constexpr auto operator<=>(const SeriesPeriod&, const SeriesPeriod&) = default;
  friend constexpr SeriesPeriod operator+(SeriesPeriod period, std::int64_t steps) {
    return {period.kind, period.number + steps};
  }
};

[[nodiscard]] SeriesPeriod day_period(base::Date day);
/// The month that holds `day`.
[[nodiscard]] SeriesPeriod month_period(base::Date day);

/// The first day of a day's or a month's period; nothing for a step.
[[nodiscard]] std::optional<base::Date> first_day(SeriesPeriod period);

/// Reads "2017-04-03", "03/04/2017" (day first), "2017-04" or a whole number from 0.
[[nodiscard]] base::Result<SeriesPeriod> parse_series_period(std::string_view text, std::string subject = "");
/// As it is read, days as 2017-04-03.
[[nodiscard]] std::string period_text(SeriesPeriod period);

}  // namespace flow
