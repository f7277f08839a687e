#include "base/date.h"

#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/check.h"

namespace base {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
constexpr std::array kWeekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

/// All of `text` as a number of at most four digits.
std::optional<int> small_number(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

Date make_date(int y, int m, int d) {
  return year(y) / month(static_cast<unsigned>(m)) / day(static_cast<unsigned>(d));
}

int number_of(Date date, int part) {
  if (part == 0) return static_cast<int>(date.year());
  return static_cast<int>(part == 1 ? static_cast<unsigned>(date.month()) : static_cast<unsigned>(date.day()));
}

}  // namespace

Date first_of_month(Date date) {
  return date.year() / date.month() / day(1);
}
Date last_of_month(Date date) {
  return Date(date.year() / date.month() / std::chrono::last);
}

Date add_months(Date date, int n) {
  const auto moved = date.year() / date.month() + std::chrono::months(n);
  const Date wanted = moved / date.day();
  return wanted.ok() ? wanted : Date(moved / std::chrono::last);
}

Result<Date> parse_iso_date(std::string_view text, std::string subject) {
  const auto refused = [&] {
    return invalid(std::move(subject), "Enter the date as year-month-day, for example 2017-09-01.");
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || text.contains(' ')) return refused();
  const auto y = small_number(text.substr(0, 4));
  const auto m = small_number(text.substr(5, 2));
  const auto d = small_number(text.substr(8, 2));
  if (!y || !m || !d) return refused();
  const Date date = make_date(*y, *m, *d);
  if (!date.ok() || *y < 1900) return invalid(std::move(subject), fmt::format("{} is not a real date.", text));
  return date;
}

Result<Date> parse_date_parts(std::string_view d_text, std::string_view m_text, std::string_view y_text,
                              std::string subject, std::string_view what) {
  if (d_text.empty() && m_text.empty() && y_text.empty()) return invalid(subject, fmt::format("Enter {}.", what));
  const auto d = small_number(d_text);
  const auto m = small_number(m_text);
  const auto y = small_number(y_text);
  const auto missing = [&](std::string_view part) {
    return invalid(subject, fmt::format("Enter {} with a {}.", what, part));
  };
  if (!d || *d < 1 || *d > 31) return missing("day from 1 to 31");
  if (!m || *m < 1 || *m > 12) return missing("month from 1 to 12");
  if (!y || *y < 1900) return missing("year of four digits, for example 2026");
  const Date date = make_date(*y, *m, *d);
  if (!date.ok())
    return invalid(subject, fmt::format("{} {} has no day {}.", kMonths[static_cast<size_t>(*m - 1)], *y, *d));
  return date;
}

std::string iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", number_of(date, 0), number_of(date, 1), number_of(date, 2));
}
std::string month_name(unsigned m) {
  check(m >= 1 && m <= 12, "a month is 1 to 12");
  return kMonths[m - 1];
}
std::string long_date(Date date) {
  return fmt::format("{} {} {}", number_of(date, 2), month_name(static_cast<unsigned>(date.month())),
                     number_of(date, 0));
}
std::string short_date(Date date) {
  return fmt::format("{} {} {}", number_of(date, 2), month_name(static_cast<unsigned>(date.month())).substr(0, 3),
                     number_of(date, 0));
}
std::string weekday_name(Date date) {
  return kWeekdays[weekday_of(date).c_encoding()];
}
std::string weekday_date(Date date) {
  return weekday_name(date) + " " + long_date(date);
}

std::string period_name(Date from, Date to) {
  if (from != first_of_month(from) || to != last_of_month(to)) return long_date(from) + " to " + long_date(to);
  const auto m1 = month_name(static_cast<unsigned>(from.month()));
  const auto m2 = month_name(static_cast<unsigned>(to.month()));
  if (from.year() != to.year()) return fmt::format("{} {} to {} {}", m1, number_of(from, 0), m2, number_of(to, 0));
  if (from.month() == to.month()) return fmt::format("{} {}", m1, number_of(to, 0));
  return fmt::format("{} to {} {}", m1, m2, number_of(to, 0));
}

}  // namespace base
