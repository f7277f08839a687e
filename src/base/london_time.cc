#include "base/london_time.h"

#include <charconv>

#include <date/tz.h>
#include <fmt/format.h>

#include "base/check.h"

namespace base {
namespace {

using std::chrono::days;
using std::chrono::duration_cast;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const ::date::time_zone* london() {
  static const ::date::time_zone* const zone = ::date::locate_zone("Europe/London");
  return zone;
}

::date::local_info info_of(LocalTime local) {
  return london()->get_info(::date::local_time<minutes>(local.time_since_epoch()));
}

seconds offset_at(Instant instant) {
  return london()->get_info(::date::sys_time<microseconds>(instant.time_since_epoch())).offset;
}

Instant minus_offset(LocalTime local, seconds offset) {
  return Instant(local.time_since_epoch() - offset);
}

}  // namespace

Result<Instant> instant_of(LocalTime local, Repeated repeated, std::string subject) {
  const auto info = info_of(local);
  switch (info.result) {
    case ::date::local_info::unique:
      return minus_offset(local, info.first.offset);
    case ::date::local_info::nonexistent:
      return invalid(std::move(subject),
                     fmt::format("{} on {} did not happen: the clocks went forward from 01:00 to 02:00. "
                                 "Enter a time before 01:00 or from 02:00.",
                                 time_text(local), long_date(date_of(local))));
    case ::date::local_info::ambiguous:
      if (repeated == Repeated::Earlier) return minus_offset(local, info.first.offset);
      if (repeated == Repeated::Later) return minus_offset(local, info.second.offset);
      return invalid(std::move(subject),
                     fmt::format("{} on {} happened twice, because the clocks went back. Say whether you mean the "
                                 "first or the second.",
                                 time_text(local), long_date(date_of(local))));
  }
  throw OurMistake("local_info has three results");
}

Instant start_of_day(Date date) {
  const auto midnight = instant_of(local_time(date, minutes(0)));
  check(midnight.has_value(), "midnight exists once in London");
  return *midnight;
}

Instant end_of_day(Date date) {
  return start_of_day(add_days(date, days(1))) - microseconds(1);
}

ClockStretch clock_stretch_at(Instant instant) {
  const auto info = london()->get_info(::date::sys_time<microseconds>(instant.time_since_epoch()));
  return {Instant(info.begin.time_since_epoch()), Instant(info.end.time_since_epoch()),
          duration_cast<minutes>(info.offset)};
}

LocalTime local_of(Instant instant) {
  return LocalTime(floor<minutes>(instant.time_since_epoch() + offset_at(instant)));
}
Date date_of(Instant instant) {
  return date_of(local_of(instant));
}
Date date_of(LocalTime local) {
  return Date(floor<days>(local));
}

Result<minutes> parse_time_of_day(std::string_view text, std::string subject) {
  const auto refused = [&] {
    return invalid(std::move(subject), "Enter the time on the 24-hour clock, for example 20:30.");
  };
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  std::string digits;
  bool has_separator = false;
  for (const char c : text) {
    if (c == ':' || c == '.') {
      if (has_separator || digits.empty() || digits.size() > 2) return refused();
      has_separator = true;
      if (digits.size() == 1) digits.insert(digits.begin(), '0');
      continue;
    }
    if (c < '0' || c > '9') return refused();
    digits += c;
  }
  if (digits.size() == 3 && text.size() == 3) digits.insert(digits.begin(), '0');
  if (digits.size() != 4 || text.size() > 5) return refused();
  const int h = (digits[0] - '0') * 10 + (digits[1] - '0');
  const int m = (digits[2] - '0') * 10 + (digits[3] - '0');
  if (h > 23 || m > 59) return refused();
  return hours(h) + minutes(m);
}

Result<LocalTime> parse_local_time(std::string_view text, std::string subject) {
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':')
    return invalid(std::move(subject), "Enter the date and time as 2026-09-14T08:00.");
  const auto date = parse_iso_date(text.substr(0, 10), subject);
  if (!date) return std::unexpected(date.error());
  const auto time = parse_time_of_day(text.substr(11), subject);
  if (!time) return std::unexpected(time.error());
  return local_time(*date, *time);
}

std::string time_text(LocalTime local) {
  const auto of_day = duration_cast<minutes>(local - floor<days>(local)).count();
  return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
}
std::string local_iso(LocalTime local) {
  return iso(date_of(local)) + "T" + time_text(local);
}
std::string long_date_time(Instant instant) {
  return long_date(date_of(instant)) + " at " + time_text(local_of(instant));
}
std::string short_date_time(Instant instant) {
  return short_date(date_of(instant)) + ", " + time_text(local_of(instant));
}
std::string utc_iso(Instant instant) {
  const auto day = floor<days>(instant);
  const auto of_day = duration_cast<seconds>(instant - day).count();
  return fmt::format("{}T{:02}:{:02}:{:02}Z", iso(Date(day)), of_day / 3600, of_day / 60 % 60, of_day % 60);
}

std::string duration_text(minutes duration) {
  const auto total = duration.count() < 0 ? -duration.count() : duration.count();
  const std::string sign = duration.count() < 0 ? "-" : "";
  if (total < 60) return fmt::format("{}{} min", sign, total);
  if (total % 60 == 0) return fmt::format("{}{} h", sign, total / 60);
  return fmt::format("{}{} h {} min", sign, total / 60, total % 60);
}

std::string time_left_text(Instant now, Instant due) {
  const bool is_late = now > due;
  const auto gap = is_late ? now - due : due - now;
  const auto unit = [&](auto count, std::string_view name) {
    return fmt::format("{} {}{} {}", count, name, count == 1 ? "" : "s", is_late ? "overdue" : "left");
  };
  if (gap >= hours(48)) return unit(duration_cast<days>(gap).count(), "day");
  if (gap >= hours(1)) return unit(duration_cast<hours>(gap).count(), "hour");
  return unit(duration_cast<minutes>(gap).count(), "minute");
}

}  // namespace base
