// A file that somebody sent, told by its bytes and not by its name: .csv, .xls or .xlsx.
#pragma once

#include <string_view>

#include "base/result.h"
#include "spreadsheets/workbook.h"

namespace spreadsheets {

/// Its subject is "file". Refuses what is none of the three, what is damaged, locked by a password or beyond the limits
/// of workbook.h. Old Excel files are read in a process of its own with limits of time, memory and output. Throws
/// documents::Failure or record::Failure where no process can be made.
[[nodiscard]] base::Result<Workbook> open_workbook(std::string_view bytes);

}  // namespace spreadsheets
