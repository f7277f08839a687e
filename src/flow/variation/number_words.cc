#include "flow/variation/number_words.h"

#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

namespace flow {
namespace {

constexpr std::array<std::string_view, 13> kCounts = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                                                      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr double kLargestGrouped = 1e15;
constexpr double kSmallestFixed = 0.01;

std::string without_noughts(std::string digits) {
  if (!digits.contains('.')) return digits;
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

}  // namespace

std::string count_words(std::size_t count) {
  return count < kCounts.size() ? std::string(kCounts[count]) : fmt::format("{}", count);
}

std::string value_words(double value) {
  const double size = std::abs(value);
  if (size == 0) return "0";
  if (size >= kLargestGrouped || size < kSmallestFixed) return fmt::format("{:.3g}", value);
  if (size >= 1000) {
    const auto whole = static_cast<std::int64_t>(std::llround(size));
    return (value < 0 ? "-" : "") + base::grouped(whole);
  }
  return without_noughts(size >= 100 ? fmt::format("{:.1f}", value) : fmt::format("{:.2f}", value));
}

std::string period_words(SeriesPeriod period, bool as_month) {
  const auto day = first_day(period);
  if (!day) return fmt::format("point {}", period.number);
  if (period.kind == PeriodKind::Day && !as_month) return base::long_date(*day);
  return fmt::format("{} {}", base::month_name(static_cast<unsigned>(day->month())), static_cast<int>(day->year()));
}

std::string sentence_case(std::string words) {
  if (!words.empty()) words.front() = base::upper(words.substr(0, 1)).front();
  return words;
}

}  // namespace flow
