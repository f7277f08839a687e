#include "app/demonstration_feed.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "flow/forecasting/english_holidays.h"

namespace app {
namespace {

using namespace std::chrono_literals;  // dates

/// Monday first; their mean is 1.
constexpr std::array kFeedWeekdays = {1.12, 1.02, 1.00, 0.98, 0.97, 0.93, 0.98};
constexpr double kChristmasDay = 0.75;
constexpr double kOtherHoliday = 1.05;
constexpr double kDayToDay = 0.035;      // standard deviation of a day's attendances, as a share
constexpr double kShareToShare = 0.025;  // of the share over four hours
constexpr double kCarriedOn = 0.6;       // of yesterday's share over the level

/// About normal, mean 0 and standard deviation 1, from whole numbers alone: twelve uniform ones less six.
double about_normal(base::Random& random) {
  constexpr std::uint64_t kSteps = 1'000'000;
  std::uint64_t sum = 0;
  for (int i = 0; i < 12; ++i) sum += random.below(kSteps);
  return static_cast<double>(sum) / static_cast<double>(kSteps) - 6;
}

double of_weekday(base::Date day) {
  return kFeedWeekdays.at(std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1);
}

double of_holiday(const std::vector<flow::Holiday>& holidays, base::Date day) {
  if (day.month() == std::chrono::December && day.day() == 25d) return kChristmasDay;
  const bool is_holiday = std::ranges::find(holidays, flow::day_period(day), &flow::Holiday::day) != holidays.end();
  return is_holiday ? kOtherHoliday : 1;
}

}  // namespace

std::string invented_daily_feed(const std::string& place, const FeedLevel& level, base::Period days,
                                base::Random& random) {
  const auto holidays = flow::english_holidays(static_cast<int>(days.from.year()), static_cast<int>(days.to.year()));
  std::string out = "date,place,attendances,over_four_hours,source\n";
  double above = 0;  // what today's share is above the level's
  for (auto day = days.from; day <= days.to; day = base::add_days(day, std::chrono::days(1))) {
    const double busy = of_weekday(day) * of_holiday(holidays, day);
    const double attendances = level.attendances * std::max(0.5, busy * (1 + kDayToDay * about_normal(random)));
    above = kCarriedOn * above + kShareToShare * about_normal(random);
    const double share = std::clamp(level.over_share + above + (busy - 1) / 4, 0.01, 0.95);
    out += fmt::format("{},{},{},{},INVENTED for demonstration\n", base::iso(day), place, std::llround(attendances),
                       std::llround(attendances * share));
  }
  return out;
}

}  // namespace app
