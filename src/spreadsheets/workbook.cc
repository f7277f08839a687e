#include "spreadsheets/workbook.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace spreadsheets {
namespace {

constexpr std::size_t kLetters = 26;
constexpr double kLastSerial = 2'958'465;  // 31 December 9999
constexpr int kDayThatNeverWas = 60;

std::size_t column_of(std::string_view letters) {
  std::size_t column = 0;
  for (const char c : letters) column = column * kLetters + static_cast<std::size_t>(c - 'A' + 1);
  return column;
}

}  // namespace

const Cell& Row::at(std::size_t column) const {
  static const Cell kNothing;
  return column < cells.size() ? cells[column] : kNothing;
}

std::string column_letters(std::size_t column) {
  std::string out;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / kLetters)
    out.insert(out.begin(), static_cast<char>('A' + (left - 1) % kLetters));
  return out;
}

std::optional<Address> parse_address(std::string_view text) {
  const auto digits =
      static_cast<std::size_t>(std::ranges::find_if(text, [](char c) { return c < 'A' || c > 'Z'; }) - text.begin());
  if (digits == 0 || digits > 3) return std::nullopt;
  Address at{.row = 0, .column = column_of(text.substr(0, digits)) - 1};
  const auto [end, fault] = std::from_chars(text.data() + digits, text.data() + text.size(), at.row);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (at.row == 0 || at.row > kMostRows || at.column >= kMostColumns) return std::nullopt;
  return at;
}

Cell text_cell(std::string_view text) {
  const auto words = base::trimmed(text);
  return words.empty() ? Cell{} : Cell{CellKind::Text, std::string(words.substr(0, kMostCellText))};
}

Cell number_cell(double number) {
  if (!std::isfinite(number)) return {};
  if (number == 0) return {CellKind::Number, "0"};
  std::array<char, 1100> buffer{};
  const auto [end, fault] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
  if (fault != std::errc()) return {};
  return {CellKind::Number, std::string(buffer.data(), end)};
}

std::optional<base::Date> date_of_serial(double serial, bool counts_from_1904) {
  if (!(serial >= 1 && serial < kLastSerial + 1)) return std::nullopt;
  using namespace std::chrono;
  const auto whole = days(static_cast<int>(std::floor(serial)));
  if (counts_from_1904) {
    if (serial >= kLastSerial - 1461) return std::nullopt;
    return base::Date(local_days(year(1904) / 1 / 1) + whole);
  }
  if (whole.count() == kDayThatNeverWas) return std::nullopt;
  return base::Date(local_days(year(1899) / 12 / (serial < kDayThatNeverWas ? 31 : 30)) + whole);
}

}  // namespace spreadsheets
