#include "app/typed_hours.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/number.h"

namespace app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::int64_t kMostHours = 99'999;  // far above any `most`, far below what overflows

std::optional<minutes> hours_and_minutes(std::string_view text, std::size_t colon) {
  const auto whole = base::parse_whole(text.substr(0, colon), 0, kMostHours);
  const auto rest = base::parse_whole(text.substr(colon + 1), 0, 59);
  if (!whole || !rest || text.size() - colon != 3) return std::nullopt;
  return hours(*whole) + minutes(*rest);
}

/// Nothing where it is no number; a fraction of a minute is told by `is_whole`.
std::optional<minutes> decimal_hours(std::string_view text, bool& is_whole) {
  const auto number = base::parse_hundredths(text);
  if (!number || number->value > kMostHours * 100) return std::nullopt;
  is_whole = number->value * 60 % 100 == 0;
  return minutes(number->value * 60 / 100);
}

}  // namespace

base::Result<minutes> parse_hours(std::string_view text, minutes most, std::string subject) {
  bool is_whole = true;
  const auto colon = text.find(':');
  const auto length = colon == std::string_view::npos ? decimal_hours(text, is_whole) : hours_and_minutes(text, colon);
  if (!length) return base::invalid(std::move(subject), "Enter hours as 2, 0.75 or 1:20.");
  if (!is_whole)
    return base::invalid(std::move(subject),
                         fmt::format("{} h is not a whole number of minutes. Enter hours and minutes, "
                                     "for example 0:20.",
                                     text));
  if (*length > most)
    return base::invalid(std::move(subject), fmt::format("Enter at most {}.", base::duration_text(most)));
  return *length;
}

}  // namespace app
