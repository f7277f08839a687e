#include "flow/variation/asked_period.h"

#include <chrono>

namespace flow {

bool is_asked(SeriesPeriod asked, SeriesPeriod period) {
  if (asked.kind == PeriodKind::Month && period.kind == PeriodKind::Day)
    return month_period(*first_day(period)) == asked;
  return (asked.kind == PeriodKind::Step) == (period.kind == PeriodKind::Step) &&
         first_day_or_step(asked) == first_day_or_step(period);
}

bool has_begun(SeriesPeriod asked, SeriesPeriod period) {
  return (asked.kind == PeriodKind::Step) == (period.kind == PeriodKind::Step) &&
         first_day_or_step(asked) <= first_day_or_step(period);
}

std::int64_t first_day_or_step(SeriesPeriod period) {
  const auto day = first_day(period);
  return day ? day_period(*day).number : period.number;
}

}  // namespace flow
