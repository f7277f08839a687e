// How the days of a week differ: each day's share of its own week, with how sure that is.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "flow/forecasting/holidays.h"
#include "flow/series/series.h"

namespace flow {

/// With fewer whole weeks nothing is said.
inline constexpr std::size_t kFewestWeeks = 8;

/// A day of the week beside the mean day of its week, which is 1.
struct DayIndex {
  std::chrono::weekday day;
  double index = 1;
  double lower = 1, upper = 1;  ///< 95% interval of the mean index; Student's t over weeks
};

struct WeekProfile {
  std::vector<DayIndex> days;  ///< Monday first; their indices have a mean of 1. Empty where too few weeks took part
  std::size_t weeks = 0;       ///< that took part, Monday to Sunday
  std::size_t with_missing_days = 0;  ///< left out; the broken weeks at either end of the series are not counted
  std::size_t with_holidays = 0;      ///< left out: whole weeks with a holiday in them
  std::size_t without_anyone = 0;     ///< left out: whole weeks whose days come to nought
  double mean_day = 0;                ///< of the weeks that took part
};

/// A whole week's value of a day over the mean of that week's seven days; then mean and standard error over the weeks.
/// What moves a whole week (a season, growth) falls out so; within a week it stays, and is small. REQUIRES: days.
[[nodiscard]] WeekProfile week_profile(const Series& days, std::span<const Holiday> holidays);

/// "Mondays are 12% above an average day, 95% interval 10 to 14%." Where the interval holds 0: "Tuesdays are not
/// clearly different from an average day: 1% above, 95% interval from 1% below to 3% above."
[[nodiscard]] std::string day_words(const DayIndex& day);
/// What the profile rests on, and what was left out of it; where it is empty, why.
[[nodiscard]] std::string basis_words(const WeekProfile& profile);
/// The busiest and the quietest day; empty where there is no profile.
[[nodiscard]] std::string summary_words(const WeekProfile& profile);

}  // namespace flow
