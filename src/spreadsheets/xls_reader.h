// Old Excel workbooks, read by freexl: a C library that was not made for hostile files. It runs in a process of its
// own, which is this program started once more under limits (xls_reader.cc).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace spreadsheets {

/// Set, with the workbook's path and the path for what it holds, "FROM:TO", in the environment of a process that is to
/// read one file, write its sheet_dump.h and end before main begins.
inline constexpr std::string_view kReadXlsVariable = "SIGHTLINE_READ_XLS";

/// How such a process ends.
enum class XlsOutcome { Read = 40, NotAWorkbook = 41, Locked = 42, TooLarge = 43, NotWritten = 44 };

/// Reads the file at `from` and writes its dump to `to`. Only called in a process of its own, and by its fuzzing.
[[nodiscard]] XlsOutcome dump_xls(const std::string& from, const std::string& to);

}  // namespace spreadsheets
