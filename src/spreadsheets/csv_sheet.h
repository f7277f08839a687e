// A comma-separated file as a workbook of one sheet.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "spreadsheets/workbook.h"

namespace spreadsheets {

/// The bytes as UTF-8, without byte order mark. What is not UTF-8 is read as Windows-1252, as Excel saves it.
[[nodiscard]] std::string utf8_of(std::string_view bytes);

/// UTF-8 or Windows-1252; comma, semicolon or tab; LF or CRLF; rows of any length. Its subject is "file". Refuses a
/// file that holds no text, an open quotation mark, what is beyond the limits.
[[nodiscard]] base::Result<Workbook> read_csv_workbook(std::string_view bytes);

}  // namespace spreadsheets
