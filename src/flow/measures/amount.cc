#include "flow/measures/amount.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"

namespace flow {
namespace {

constexpr int kPlaces = 6;

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The whole part without its commas; nothing where they stand elsewhere than between threes.
std::optional<std::string> without_commas(std::string_view whole) {
  const auto parts = base::split(whole, ',');
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_right_length =
        parts.size() == 1 || (i == 0 ? !parts[i].empty() && parts[i].size() <= 3 : parts[i].size() == 3);
    if (!is_right_length || !all_digits(parts[i])) return std::nullopt;
    out += parts[i];
  }
  return out;
}

struct Digits {
  std::string whole;
  std::string after;  ///< the point
  int exponent = 0;
  bool is_negative = false;
};

std::optional<Digits> digits_of(std::string_view text) {
  Digits out;
  if (text.starts_with('-')) {
    out.is_negative = true;
    text.remove_prefix(1);
  }
  if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
    auto power = text.substr(e + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), out.exponent);
    if (error != std::errc() || end != power.data() + power.size() || std::abs(out.exponent) > 20) return std::nullopt;
    text = text.substr(0, e);
  }
  const auto point = text.find('.');
  const auto whole = without_commas(text.substr(0, point));
  if (!whole) return std::nullopt;
  out.whole = *whole;
  if (point != std::string_view::npos) out.after = text.substr(point + 1);
  if (!all_digits(out.after) || out.whole.size() + out.after.size() == 0) return std::nullopt;
  return out;
}

/// Moves the point so that no exponent is left.
void settle_exponent(Digits& digits) {
  for (; digits.exponent > 0; --digits.exponent) {
    digits.whole += digits.after.empty() ? '0' : digits.after.front();
    if (!digits.after.empty()) digits.after.erase(0, 1);
  }
  for (; digits.exponent < 0; ++digits.exponent) {
    digits.after.insert(digits.after.begin(), digits.whole.empty() ? '0' : digits.whole.back());
    if (!digits.whole.empty()) digits.whole.pop_back();
  }
  digits.whole.erase(0, digits.whole.find_first_not_of('0'));
  while (digits.after.ends_with('0')) digits.after.pop_back();
}

}  // namespace

base::Result<Amount> parse_amount(std::string_view text, std::string subject) {
  const auto word = base::trimmed(text);
  auto digits = digits_of(word);
  if (!digits)
    return base::invalid(std::move(subject),
                         fmt::format("“{}” is not a number. Write it like 1234 or 12.5.", base::one_line(word)));
  settle_exponent(*digits);
  if (digits->after.size() > kPlaces) return base::invalid(std::move(subject), "Give at most six decimal places.");
  if (digits->whole.size() > 10)
    return base::invalid(std::move(subject), "The number is too large: at most 1,000,000,000.");
  digits->after.append(kPlaces - digits->after.size(), '0');
  std::int64_t millionths = 0;
  const std::string all = digits->whole + digits->after;
  std::from_chars(all.data(), all.data() + all.size(), millionths);
  if (millionths > kLargestAmount * 1'000'000)
    return base::invalid(std::move(subject), "The number is too large: at most 1,000,000,000.");
  return Amount{digits->is_negative ? -millionths : millionths};
}

std::string amount_text(Amount amount) {
  const auto size = amount.millionths < 0 ? -amount.millionths : amount.millionths;
  std::string after = fmt::format("{:06}", size % 1'000'000);
  while (after.ends_with('0')) after.pop_back();
  return fmt::format("{}{}{}{}", amount.millionths < 0 ? "-" : "", size / 1'000'000, after.empty() ? "" : ".", after);
}

}  // namespace flow
