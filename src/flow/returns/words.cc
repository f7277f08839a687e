#include "flow/returns/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/text.h"

namespace flow {
namespace {

constexpr std::array<std::string_view, 12> kMonthNames = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};

struct Replacement {
  std::string_view from;
  std::string_view to;
};
constexpr std::array<Replacement, 7> kPlain = {{{"\xc2\xa0", " "},
                                                {"\xe2\x80\x90", "-"},
                                                {"\xe2\x80\x91", "-"},
                                                {"\xe2\x80\x92", "-"},
                                                {"\xe2\x80\x93", "-"},
                                                {"\xe2\x80\x94", "-"},
                                                {"_x000d_", " "}}};

std::string replaced(std::string text, const Replacement& one) {
  for (auto at = text.find(one.from); at != std::string::npos; at = text.find(one.from, at + one.to.size()))
    text.replace(at, one.from.size(), one.to);
  return text;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// Runs of letters and runs of digits, in order.
std::vector<std::string> letter_and_digit_runs(std::string_view text) {
  std::vector<std::string> out;
  char last = ' ';
  for (const char c : base::lower(text)) {
    const bool goes_on = (is_digit(c) && is_digit(last)) || (is_letter(c) && is_letter(last));
    last = c;
    if (!is_digit(c) && !is_letter(c)) continue;
    if (goes_on)
      out.back() += c;
    else
      out.emplace_back(1, c);
  }
  return out;
}

std::optional<unsigned> month_named(std::string_view word) {
  if (word == "sept") word = "sep";
  for (unsigned i = 0; i < kMonthNames.size(); ++i)
    if (word == kMonthNames[i] || (word.size() == 3 && kMonthNames[i].starts_with(word))) return i + 1;
  return std::nullopt;
}

std::optional<int> number_in(std::string_view digits) {
  int value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// A year of four digits, or of two: figures of this century alone come with those.
std::optional<int> year_in(std::string_view digits) {
  const auto year = number_in(digits);
  if (!year || (digits.size() != 4 && digits.size() != 2)) return std::nullopt;
  const int whole = digits.size() == 2 ? 2000 + *year : *year;
  return whole >= 1900 && whole <= 2100 ? std::optional(whole) : std::nullopt;
}

std::optional<base::Date> date_of(int year, unsigned month, int day) {
  const base::Date date{std::chrono::year(year), std::chrono::month(month),
                        std::chrono::day(static_cast<unsigned>(std::clamp(day, 0, 99)))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string out = base::lower(text);
  for (const auto& one : kPlain) out = replaced(std::move(out), one);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  const auto doubled = std::ranges::unique(out, [](char a, char b) { return a == ' ' && b == ' '; });
  out.erase(doubled.begin(), doubled.end());
  return std::string(base::trimmed(out));
}

std::string bare_letters(std::string_view text) {
  std::string out = plain_words(text);
  std::erase_if(out, [](char c) { return !is_digit(c) && !is_letter(c); });
  return out;
}

std::string shown_text(std::string_view text) {
  constexpr std::size_t kMostShown = 60;
  std::string out = base::one_line(text);
  if (out.size() <= kMostShown) return out;
  std::size_t end = kMostShown;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xc0) == 0x80) --end;
  return out.substr(0, end) + "...";
}

std::optional<base::Date> day_of(std::string_view text) {
  const std::string words = plain_words(text);
  std::string slashed = words;
  std::ranges::replace(slashed, '.', '/');
  if (const auto period = parse_series_period(slashed); period && period->kind == PeriodKind::Day)
    return first_day(*period);
  auto runs = letter_and_digit_runs(words);
  if (runs.size() > 1 && (runs[1] == "st" || runs[1] == "nd" || runs[1] == "rd" || runs[1] == "th"))
    runs.erase(runs.begin() + 1);
  if (runs.size() < 3) return std::nullopt;
  const auto day = number_in(runs[0]);
  const auto month = month_named(runs[1]);
  const auto year = year_in(runs[2]);
  return day && month && year ? date_of(*year, *month, *day) : std::nullopt;
}

std::optional<SeriesPeriod> month_of(std::string_view text) {
  const std::string words = plain_words(text);
  if (const auto period = parse_series_period(words); period && period->kind == PeriodKind::Month) return *period;
  if (const auto day = day_of(words)) return month_period(*day);
  const auto runs = letter_and_digit_runs(words);
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    const auto month = month_named(runs[i]);
    const auto year = month ? year_in(runs[i + 1]) : std::nullopt;
    if (year) return month_period(*date_of(*year, *month, 1));
  }
  if (runs.size() != 1 || runs[0].size() != 6) return std::nullopt;
  const auto year = year_in(std::string_view(runs[0]).substr(0, 4));
  const auto month = number_in(std::string_view(runs[0]).substr(4));
  if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
  return month_period(*date_of(*year, static_cast<unsigned>(*month), 1));
}

}  // namespace flow
