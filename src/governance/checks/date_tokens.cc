#include "governance/checks/date_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "base/text.h"

namespace governance {
namespace {

bool is_capital_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

/// A stroke, hyphen or stop holds figures together and parts words.
bool holds(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '&') return true;
  return (c == '/' || c == '-' || c == '.') && at > 0 && at + 1 < text.size() && base::is_digit(text[at - 1]) &&
         base::is_digit(text[at + 1]);
}

std::optional<int> whole(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || !base::is_digit(text.front()) || error != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return number;
}

DateToken token_of(std::string_view raw) {
  DateToken out{.word = base::lower(raw), .is_capital = is_capital_letter(raw.front())};
  const auto capitals = std::ranges::count_if(raw, is_capital_letter);
  out.is_acronym = capitals >= 2 && std::ranges::all_of(raw, [](char c) { return is_capital_letter(c) || c == '&'; });
  return out;
}

std::optional<std::size_t> place_by_letters(std::span<const std::string_view> names, const std::string& word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].starts_with(word)) return i;
  return std::nullopt;
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
  std::vector<DateToken> out;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t from = i;
    while (i < text.size() && (base::is_letter(text[i]) || base::is_digit(text[i]) || (i > from && holds(text, i))))
      ++i;
    if (i == from) {
      ++i;
      continue;
    }
    const auto raw = text.substr(from, i - from);
    const bool is_after_apostrophe = from > 0 && text[from - 1] == '\'';
    // A possessive s stands for nothing: "November's meeting".
    if (is_after_apostrophe && (raw == "s" || raw == "S")) continue;
    out.push_back(token_of(raw));
    out.back().is_year_short = is_after_apostrophe && raw.size() == 2 && whole(raw);
  }
  return out;
}

std::optional<std::chrono::month> month_named(const std::string& word) {
  static constexpr auto kMonths =
      std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                       "september", "october", "november", "december"});
  const auto place = place_by_letters(kMonths, word);
  if (!place) return std::nullopt;
  return std::chrono::month(static_cast<unsigned>(*place + 1));
}

std::optional<std::chrono::weekday> weekday_named(const std::string& word) {
  static constexpr auto kDays =
      std::to_array<std::string_view>({"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"});
  const auto place = place_by_letters(kDays, word);
  if (!place) return std::nullopt;
  return std::chrono::weekday(static_cast<unsigned>(*place));
}

std::optional<unsigned> day_number(const std::string& word) {
  std::string_view digits = word;
  for (const std::string_view ending : {"st", "nd", "rd", "th"})
    if (digits.ends_with(ending)) digits.remove_suffix(ending.size());
  const auto number = digits.size() <= 2 ? whole(digits) : std::nullopt;
  if (!number || *number < 1 || *number > 31) return std::nullopt;
  return static_cast<unsigned>(*number);
}

std::optional<std::chrono::year> year_number(const std::string& word) {
  const auto number = word.size() == 4 ? whole(word) : std::nullopt;
  if (!number || *number < 1900 || *number > 2199) return std::nullopt;
  return std::chrono::year(*number);
}

std::optional<std::chrono::year> financial_year_end(const std::string& word) {
  if (word.size() != 7 || (word[4] != '/' && word[4] != '-')) return std::nullopt;
  const auto first = year_number(word.substr(0, 4));
  const auto second = whole(std::string_view(word).substr(5));
  if (!first || !second || (static_cast<int>(*first) + 1) % 100 != *second) return std::nullopt;
  return *first + std::chrono::years(1);
}

std::optional<base::Date> date_in_figures(const std::string& word) {
  if (auto iso = base::parse_iso_date(word)) return *iso;
  std::string plain = word;
  std::ranges::replace(plain, '.', '/');
  std::ranges::replace(plain, '-', '/');
  const auto parts = base::split(plain, '/');
  if (parts.size() != 3 || (parts[2].size() != 4 && parts[2].size() != 2)) return std::nullopt;
  const auto day = whole(parts[0]);
  const auto month = whole(parts[1]);
  const auto year = whole(parts[2]);
  if (!day || !month || !year || parts[0].size() > 2 || parts[1].size() > 2) return std::nullopt;
  const base::Date date{std::chrono::year(parts[2].size() == 2 ? 2000 + *year : *year),
                        std::chrono::month(static_cast<unsigned>(*month)),
                        std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

}  // namespace governance
