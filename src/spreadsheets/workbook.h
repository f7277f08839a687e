// What a workbook holds once it has been read: sheets of cells, each with its place in the file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace spreadsheets {

enum class CellKind { Empty, Text, Number, Date };

/// Text is UTF-8 and trimmed. A number is the shortest decimal text that means the same, without an exponent. A date is
/// written 2017-09-01. Everything in a comma-separated file is text.
struct Cell {
  CellKind kind = CellKind::Empty;
  std::string text;

  friend bool operator==(const Cell&, const Cell&) = default;
};

struct Row {
  std::size_t number = 0;   ///< from 1; in a comma-separated file the line it starts on
  std::vector<Cell> cells;  ///< from column A; may be shorter than other rows

  /// The cell of a column from 0; an empty one beyond the row's end.
  [[nodiscard]] const Cell& at(std::size_t column) const;
  friend bool operator==(const Row&, const Row&) = default;
};

struct Sheet {
  std::string name;       ///< empty in a comma-separated file
  std::vector<Row> rows;  ///< those that hold anything, in order

  friend bool operator==(const Sheet&, const Sheet&) = default;
};

struct Workbook {
  std::vector<Sheet> sheets;
  std::vector<std::string> notes;  ///< sentences: what was passed over, such as a cell that holds an error

  friend bool operator==(const Workbook&, const Workbook&) = default;
};

/// A file beyond these is refused.
inline constexpr std::size_t kMostBytes = 20U * 1024 * 1024;
inline constexpr std::size_t kMostSheets = 200;
inline constexpr std::size_t kMostRows = 1'048'576;
inline constexpr std::size_t kMostColumns = 16'384;
inline constexpr std::size_t kMostCells = 5'000'000;  ///< of all sheets, with the empty ones before the last of a row
inline constexpr std::size_t kMostCellText = 32'767;

[[nodiscard]] std::string column_letters(std::size_t column);  ///< 0 is "A", 27 is "AB"
/// "AB12" as row 12 and column 27; nothing where it is no address or lies beyond the limits.
struct Address {
  std::size_t row = 0;     ///< from 1
  std::size_t column = 0;  ///< from 0

  friend bool operator==(const Address&, const Address&) = default;
};
[[nodiscard]] std::optional<Address> parse_address(std::string_view text);

[[nodiscard]] Cell text_cell(std::string_view text);  ///< empty where nothing but white space stands there
/// An empty cell where the number is not finite.
[[nodiscard]] Cell number_cell(double number);

/// The day that a number means in a workbook; nothing where it means none. Excel holds that 29 February 1900 was a day.
[[nodiscard]] std::optional<base::Date> date_of_serial(double serial, bool counts_from_1904);

}  // namespace spreadsheets
