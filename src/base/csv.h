// Comma-separated files (RFC 4180), read with the place of every fault and written so that Excel runs nothing in them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

struct CsvRow {
  std::size_t line = 0;  ///< the line of the file that the row starts on; the first is 1
  std::vector<std::string> fields;
};

/// A file with a header row. Rows that are entirely empty are left out.
struct CsvTable {
  std::vector<std::string> header;  ///< trimmed
  std::vector<CsvRow> rows;         ///< each with exactly header.size() fields, trimmed

  /// The place of a column, compared without regard to case.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// UTF-8 with or without byte order mark, LF or CRLF, quoted fields, comma, semicolon or tab as separator (told by the
/// header). Refuses with every fault found: bytes that are not UTF-8, an open quote, a row with too many or few fields,
/// a repeated column name, no rows at all, more than `max_rows`.
[[nodiscard]] Checked<CsvTable> read_csv(std::string_view bytes, std::size_t max_rows = 100'000);

/// "line 4, column establishment"
[[nodiscard]] std::string csv_place(std::size_t line, std::string_view column);

/// One row, CRLF at its end. A field that a spreadsheet would run as a formula (first character = + - @, tab or return)
/// gets a leading apostrophe; a plain number does not.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& fields);
inline constexpr std::string_view kCsvByteOrderMark = "\xef\xbb\xbf";

}  // namespace base
