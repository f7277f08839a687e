#include "flow/urgent_care/week_profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "base/date.h"

namespace flow {
namespace {

using Week = std::array<std::optional<double>, 7>;

constexpr std::string_view kDayNames[] = {"Sundays",   "Mondays", "Tuesdays", "Wednesdays",
                                          "Thursdays", "Fridays", "Saturdays"};

std::int64_t monday_before(std::int64_t day) {
  // Day 0, 1 January 1970, was a Thursday: three days after its Monday.
  const std::int64_t shifted = day + 3;
  return day - (shifted % 7 + 7) % 7;
}

std::map<std::int64_t, Week> by_week(const Series& days) {
  std::map<std::int64_t, Week> out;
  for (const auto& point : days.points) {
    const std::int64_t monday = monday_before(point.period.number);
    out[monday][static_cast<std::size_t>(point.period.number - monday)] = point.value;
  }
  return out;
}

bool has_holiday(std::int64_t monday, const std::set<std::int64_t>& holidays) {
  const auto next = holidays.lower_bound(monday);
  return next != holidays.end() && *next < monday + 7;
}

/// The quantile of Student's t for a two-sided 95%, by Cornish and Fisher: within 0.001 from 7 degrees on.
double student_t(std::size_t degrees) {
  const double z = 1.959963984540054;
  const double v = static_cast<double>(degrees);
  const double z3 = z * z * z;
  const double z5 = z3 * z * z;
  const double z7 = z5 * z * z;
  return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v) +
         (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
}

DayIndex index_of(std::chrono::weekday day, const std::vector<double>& ratios) {
  const double n = static_cast<double>(ratios.size());
  const double mean = std::accumulate(ratios.begin(), ratios.end(), 0.0) / n;
  double squares = 0;
  for (const double ratio : ratios) squares += (ratio - mean) * (ratio - mean);
  const double half = student_t(ratios.size() - 1) * std::sqrt(squares / (n - 1) / n);
  return {.day = day, .index = mean, .lower = mean - half, .upper = mean + half};
}

class ProfileMaker {
 public:
  explicit ProfileMaker(std::span<const Holiday> holidays) {
    for (const auto& holiday : holidays) holidays_.insert(holiday.day.number);
  }

  void add(std::int64_t monday, const Week& week, bool is_at_an_end) {
    if (!std::ranges::all_of(week, [](const auto& value) { return value.has_value(); })) {
      if (!is_at_an_end) ++profile_.with_missing_days;
      return;
    }
    if (has_holiday(monday, holidays_)) return static_cast<void>(++profile_.with_holidays);
    double sum = 0;
    for (const auto& value : week) sum += *value;
    if (!(sum > 0)) return static_cast<void>(++profile_.without_anyone);
    ++profile_.weeks;
    total_ += sum;
    for (std::size_t day = 0; day < 7; ++day) ratios_[day].push_back(*week[day] * 7 / sum);
  }

  WeekProfile made() {
    if (profile_.weeks == 0) return profile_;
    profile_.mean_day = total_ / 7 / static_cast<double>(profile_.weeks);
    if (profile_.weeks < kFewestWeeks) return profile_;
    for (unsigned day = 0; day < 7; ++day)
      profile_.days.push_back(index_of(std::chrono::Monday + std::chrono::days(day), ratios_[day]));
    return profile_;
  }

 private:
  std::set<std::int64_t> holidays_;
  std::array<std::vector<double>, 7> ratios_;
  double total_ = 0;
  WeekProfile profile_;
};

/// Narrow intervals want a decimal place, or both their ends would read the same.
constexpr double kNarrow = 0.02;

int places_of(const DayIndex& day) {
  return day.upper - day.lower < kNarrow ? 1 : 0;
}

std::string percent_words(double part, int places) {
  return fmt::format("{:.{}f}", std::abs(part) * 100, places);
}

std::string side_words(double part, int places) {
  return fmt::format("{}% {}", percent_words(part, places), part < 0 ? "below" : "above");
}

std::string weeks_words(std::size_t weeks) {
  return fmt::format("{} whole week{}", weeks, weeks == 1 ? "" : "s");
}

std::string left_out_words(const WeekProfile& profile) {
  std::string out;
  const auto add = [&out](std::size_t weeks, std::string_view why) {
    if (weeks != 0) out += fmt::format("{}{} {}", out.empty() ? " Left out: " : "; ", weeks, why);
  };
  add(profile.with_missing_days, "with missing days");
  add(profile.with_holidays, "with a bank holiday, Christmas Eve or New Year's Eve");
  add(profile.without_anyone, "with nobody on any day");
  return out.empty() ? out : out + ".";
}

}  // namespace

WeekProfile week_profile(const Series& days, std::span<const Holiday> holidays) {
  const auto weeks = by_week(days);
  ProfileMaker maker(holidays);
  if (weeks.empty()) return maker.made();
  std::int64_t due = weeks.begin()->first;
  const std::int64_t last = weeks.rbegin()->first;
  for (const auto& [monday, week] : weeks) {
    for (; due < monday; due += 7) maker.add(due, {}, false);
    maker.add(monday, week, monday == weeks.begin()->first || monday == last);
    due = monday + 7;
  }
  return maker.made();
}

std::string day_words(const DayIndex& day) {
  const auto name = kDayNames[day.day.c_encoding()];
  const int places = places_of(day);
  const double low = day.lower - 1;
  const double high = day.upper - 1;
  if (low <= 0 && high >= 0)
    return fmt::format("{} are not clearly different from an average day: {}, 95% interval from {} to {}.", name,
                       side_words(day.index - 1, places), side_words(low, places), side_words(high, places));
  const bool is_above = day.index >= 1;
  return fmt::format("{} are {} an average day, 95% interval {} to {}%.", name, side_words(day.index - 1, places),
                     percent_words(is_above ? low : high, places), percent_words(is_above ? high : low, places));
}

std::string basis_words(const WeekProfile& profile) {
  if (profile.days.empty())
    return fmt::format("There are {} to compare, and {} are needed before the days of the week can be told apart.{}",
                       profile.weeks == 0 ? "no whole weeks" : weeks_words(profile.weeks), kFewestWeeks,
                       left_out_words(profile));
  return fmt::format(
      "From {}, Monday to Sunday: each day over the mean day of its own week, then the mean over the "
      "weeks with its standard error.{}",
      weeks_words(profile.weeks), left_out_words(profile));
}

std::string summary_words(const WeekProfile& profile) {
  if (profile.days.empty()) return "";
  const auto [low, high] = std::ranges::minmax_element(profile.days, {}, &DayIndex::index);
  return day_words(*high) + " " + day_words(*low);
}

}  // namespace flow
