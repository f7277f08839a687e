// Old Excel workbooks, read by freexl: a C library that was not made for hostile files. It runs in a process of its
// own, which is this program started once more under limits (xls_reader.cc).
#pragma once

#include <string>

namespace spreadsheets {

/// The name of a variable: set to "FROM:TO" in the environment of a process, that process reads the workbook at FROM,
/// writes its sheet_dump.h to TO and ends before main begins. Asking for the name links what makes it so.
[[nodiscard]] std::string read_xls_variable();

/// How such a process ends.
enum class XlsOutcome { Read = 40, NotAWorkbook = 41, Locked = 42, TooLarge = 43, NotWritten = 44 };

/// Reads the file at `from` and writes its dump to `to`. Called only in a process of its own.
[[nodiscard]] XlsOutcome dump_xls(const std::string& from, const std::string& to);

}  // namespace spreadsheets
