// Calendar dates: the day a person means, with no time zone.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace base {

using Date = std::chrono::year_month_day;

/// Whole days from `from` to `to`; negative when `to` is earlier. REQUIRES: both are real dates.
[[nodiscard]] constexpr std::chrono::days days_between(Date from, Date to) {
  return std::chrono::local_days(to) - std::chrono::local_days(from);
}
[[nodiscard]] constexpr Date add_days(Date date, std::chrono::days n) {
  return Date(std::chrono::local_days(date) + n);
}
[[nodiscard]] constexpr std::chrono::weekday weekday_of(Date date) {
  return std::chrono::weekday(std::chrono::local_days(date));
}
/// The Monday of the week that holds `date`.
[[nodiscard]] constexpr Date monday_of(Date date) {
  return add_days(date, -(weekday_of(date) - std::chrono::Monday));
}
[[nodiscard]] Date first_of_month(Date date);
[[nodiscard]] Date last_of_month(Date date);
/// The same day `n` months on, or the month's last day where there is no such day.
[[nodiscard]] Date add_months(Date date, int n);

/// Reads "2017-09-01" and nothing else. `subject` names the place in the refusal.
[[nodiscard]] Result<Date> parse_iso_date(std::string_view text, std::string subject = "");
/// From the three boxes of an NHS date input; the refusal says which part is wrong.
[[nodiscard]] Result<Date> parse_date_parts(std::string_view day, std::string_view month, std::string_view year,
                                            std::string subject, std::string_view what);

[[nodiscard]] std::string iso(Date date);              ///< 2017-09-01
[[nodiscard]] std::string long_date(Date date);        ///< 1 September 2017
[[nodiscard]] std::string short_date(Date date);       ///< 1 Sep 2017
[[nodiscard]] std::string weekday_date(Date date);     ///< Friday 1 September 2017
[[nodiscard]] std::string weekday_name(Date date);     ///< Friday
[[nodiscard]] std::string month_name(unsigned month);  ///< September. REQUIRES: 1 to 12
/// "September to November 2017", "December 2016 to February 2017", or two long dates where not whole months.
[[nodiscard]] std::string period_name(Date from, Date to);

/// An inclusive run of days. REQUIRES on use: from <= to.
struct Period {
  Date from;
  Date to;
  [[nodiscard]] constexpr bool contains(Date date) const { return from <= date && date <= to; }
  friend constexpr bool operator==(const Period&, const Period&) = default;
};

}  // namespace base
