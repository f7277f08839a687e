#include "tests/scenarios/scenario_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/text.h"
#include "safe_working/contract_rules/rota_time.h"

namespace scenarios {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

using safe_working::Measure;
using safe_working::RotaTime;

Words::Words(std::string_view line) {
  std::string spaced(line);
  for (std::size_t i = 0; (i = spaced.find(',', i)) != std::string::npos; i += 3) spaced.replace(i, 1, " , ");
  for (const std::string_view word : base::split(spaced, ' ')) {
    if (!base::trimmed(word).empty()) words_.emplace_back(base::trimmed(word));
  }
}

std::string_view Words::peek(std::size_t ahead) const {
  return next_ + ahead < words_.size() ? std::string_view(words_[next_ + ahead]) : "";
}

std::string_view Words::word() {
  if (at_end()) throw Unreadable{"The line ends too soon."};
  return words_[next_++];
}

bool Words::take(std::string_view phrase) {
  const auto wanted = base::split(phrase, ' ');
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (peek(i) != wanted[i]) return false;
  }
  next_ += wanted.size();
  return true;
}

void Words::need(std::string_view phrase) {
  if (!take(phrase)) throw Unreadable{fmt::format("Write “{}” before “{}”.", phrase, peek())};
}

int Words::number() {
  const std::string_view text = word();
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw Unreadable{fmt::format("Write a whole number in place of “{}”.", text)};
  return value;
}

bool Words::has_date() const {
  return std::ranges::find(kWeekdays, peek()) != kWeekdays.end();
}

base::Date Words::date() {
  const std::string_view weekday = word();
  const auto day = static_cast<unsigned>(number());
  const std::string_view month = word();
  const auto found = std::ranges::find(kMonths, month);
  const base::Date date{std::chrono::year(number()),
                        std::chrono::month(static_cast<unsigned>(found - kMonths.begin()) + 1), std::chrono::day(day)};
  if (found == kMonths.end() || !date.ok()) throw Unreadable{"Write a date such as Mon 1 Jun 2026."};
  const std::string_view truth = kWeekdays[base::weekday_of(date).c_encoding()];
  if (weekday != truth) throw Unreadable{fmt::format("{} is a {}.", base::iso(date), truth)};
  return date;
}

std::chrono::minutes Words::time_of_day() {
  const auto time = base::parse_time_of_day(word());
  if (!time) throw Unreadable{time.error().message};
  return *time;
}

RotaTime Words::moment(base::Date date, std::chrono::minutes time) {
  auto repeated = base::Repeated::Refuse;
  if (take("BST")) repeated = base::Repeated::Earlier;
  if (take("GMT")) repeated = base::Repeated::Later;
  const auto moment = safe_working::rota_time(base::local_time(date, time), repeated);
  if (!moment) throw Unreadable{moment.error().message};
  return *moment;
}

RotaTime Words::moment() {
  const base::Date day = date();
  return moment(day, time_of_day());
}

bool Words::has_duration() const {
  return peek(1) == "h" || peek(1) == "min";
}

int Words::duration() {
  int total = 0;
  if (!has_duration()) throw Unreadable{"Write a time such as 10 h 15 min."};
  if (peek(1) == "h") {
    total = 60 * number();
    need("h");
  }
  if (peek(1) == "min") {
    total += number();
    need("min");
  }
  return total;
}

Measure Words::measure() {
  if (has_duration()) return {duration(), 1};
  const int count = number();
  if (take("of")) return {count, number()};
  word();
  return {count, 1};
}

}  // namespace scenarios
