#include "flow/returns/figure_cell.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "flow/returns/words.h"

namespace flow {
namespace {

constexpr std::array<std::string_view, 9> kMissingMarks = {"", "-", "*", "na", "n/a", ":", "..", "#n/a", "null"};
constexpr std::size_t kPlaces = 6;
constexpr std::int64_t kOne = 1'000'000;

/// With its decimals cut to six after rounding half away from nought, by the digits alone.
std::string rounded_text(std::string_view text) {
  const auto dot = text.find('.');
  const bool has_exponent = text.find_first_of("eE") != std::string_view::npos;
  if (dot == std::string_view::npos || text.size() - dot - 1 <= kPlaces || has_exponent) return std::string(text);
  std::string digits(text.substr(0, dot + 1 + kPlaces));
  if (text[dot + 1 + kPlaces] < '5') return digits;
  std::size_t at = digits.size() - 1;
  while (digits[at] == '9' || digits[at] == '.' || digits[at] == ',') {
    if (digits[at] == '9') digits[at] = '0';
    if (at == 0 || digits[at - 1] == '-') return digits.insert(at, 1, '1');
    --at;
  }
  if (digits[at] >= '0' && digits[at] <= '8') ++digits[at];
  return digits;
}

}  // namespace

bool is_missing_mark(std::string_view text) {
  return std::ranges::find(kMissingMarks, plain_words(text)) != kMissingMarks.end();
}

int decimals_in(std::string_view text) {
  const auto dot = text.find('.');
  return dot == std::string_view::npos ? 0 : static_cast<int>(text.size() - dot - 1);
}

std::optional<Amount> figure_in(const spreadsheets::Cell& cell, FigureKind kind, const FileCell& at,
                                FaultList& faults) {
  if (cell.kind == spreadsheets::CellKind::Empty || is_missing_mark(cell.text)) return std::nullopt;
  if (cell.kind == spreadsheets::CellKind::Date) {
    faults.add(
        at, fmt::format("A number belongs here and the cell is the date {}. Format the cell as a number.", cell.text));
    return std::nullopt;
  }
  const auto amount = parse_amount(kind == FigureKind::Level ? rounded_text(cell.text) : cell.text);
  if (!amount) {
    faults.add(at, fmt::format("\"{}\" cannot be read as a number. Write it with digits, or leave the cell empty where "
                               "there is no figure.",
                               shown_text(cell.text)));
    return std::nullopt;
  }
  if (amount->millionths < 0) {
    faults.add(at, fmt::format("{} is below nought, which this figure cannot be. Correct it.", amount_text(*amount)));
    return std::nullopt;
  }
  if (kind == FigureKind::Count && amount->millionths % kOne != 0) {
    faults.add(at, fmt::format("{} is no whole number, and this figure is a count. Correct it.", amount_text(*amount)));
    return std::nullopt;
  }
  return *amount;
}

}  // namespace flow
