#include "base/number.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace base {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t to_number(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Result<Hundredths> parse_hundredths(std::string_view text, std::string subject) {
  const auto refused = [&] {
    return invalid(std::move(subject),
                   "Enter a number of nought or more, with at most two decimal places, for example 4.9.");
  };
  text = trimmed(text);
  const auto dot = text.find('.');
  const auto whole_part = text.substr(0, dot);
  if (!all_digits(whole_part) || whole_part.size() > 9) return refused();
  std::int64_t places = 0;
  if (dot != std::string_view::npos) {
    const auto decimals = text.substr(dot + 1);
    if (!all_digits(decimals) || decimals.size() > 2) return refused();
    places = to_number(decimals) * (decimals.size() == 1 ? 10 : 1);
  }
  return Hundredths{to_number(whole_part) * 100 + places};
}

std::string decimal_text(Hundredths number) {
  const auto size = number.value < 0 ? -number.value : number.value;
  const std::string sign = number.value < 0 ? "-" : "";
  const auto rest = size % 100;
  if (rest == 0) return fmt::format("{}{}", sign, size / 100);
  if (rest % 10 == 0) return fmt::format("{}{}.{}", sign, size / 100, rest / 10);
  return fmt::format("{}{}.{:02}", sign, size / 100, rest);
}

Result<std::int64_t> parse_whole(std::string_view text, std::int64_t low, std::int64_t high, std::string subject) {
  text = trimmed(text);
  if (all_digits(text) && text.size() <= 18) {
    const auto value = to_number(text);
    if (low <= value && value <= high) return value;
  }
  return invalid(std::move(subject), fmt::format("Enter a whole number from {} to {}.", low, high));
}

std::string pounds_text(Pence amount) {
  const auto size = amount.value < 0 ? -amount.value : amount.value;
  return fmt::format("{}£{}.{:02}", amount.value < 0 ? "-" : "", grouped(size / 100), size % 100);
}

std::int64_t whole_percent(std::int64_t numerator, std::int64_t denominator) {
  check(denominator > 0 && numerator >= 0, "a percentage of nothing, or of a negative");
  return (numerator * 200 + denominator) / (denominator * 2);
}

Hundredths per_hundred(std::int64_t numerator, std::int64_t denominator) {
  check(denominator > 0 && numerator >= 0, "a rate of nothing, or of a negative");
  return {(numerator * 2000 + denominator) / (denominator * 2) * 10};
}

std::string grouped(std::int64_t n) {
  std::string digits = std::to_string(n < 0 ? -n : n);
  for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3)
    digits.insert(static_cast<std::size_t>(place), 1, ',');
  return n < 0 ? "-" + digits : digits;
}

std::string counted(std::int64_t n, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", grouped(n), n == 1 ? singular : plural);
}

}  // namespace base
