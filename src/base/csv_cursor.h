// Comma-separated text (RFC 4180), row after row where it stands: for files too large to hold as rows.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// Told by the first line: comma, semicolon or tab.
[[nodiscard]] char csv_separator(std::string_view bytes);

/// Reads LF or CRLF, quoted fields with doubled quotes and line ends in them. Fields come trimmed; an entirely empty
/// row is passed over.
class CsvCursor {
 public:
  /// `bytes` outlives this; without byte order mark. `line` is the number of the line that `offset` stands on.
  CsvCursor(std::string_view bytes, char separator, std::size_t offset = 0, std::size_t line = 1)
      : bytes_(bytes), separator_(separator), offset_(offset), line_(line) {}

  /// False at the end. The fields hold until the next call.
  bool next();

  [[nodiscard]] const std::vector<std::string_view>& fields() const { return fields_; }
  [[nodiscard]] std::size_t row_line() const { return row_line_; }      ///< the line that the row starts on
  [[nodiscard]] std::size_t row_offset() const { return row_offset_; }  ///< where it starts
  /// A quotation mark is opened on the row's line and never closed.
  [[nodiscard]] bool has_open_quote() const { return has_open_quote_; }
  [[nodiscard]] std::size_t open_quote_line() const { return open_quote_line_; }

 private:
  void read_plain_row(std::string_view line);
  void read_quoted_row();
  void keep(std::string& field);

  std::string_view bytes_;
  char separator_;
  std::size_t offset_;
  std::size_t line_;
  std::size_t row_line_ = 0;
  std::size_t row_offset_ = 0;
  bool has_open_quote_ = false;
  std::size_t open_quote_line_ = 0;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unquoted_;
};

}  // namespace base
