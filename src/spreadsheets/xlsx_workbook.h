// An Excel workbook of the .xlsx kind.
#pragma once

#include <string_view>

#include "base/result.h"
#include "spreadsheets/workbook.h"

namespace spreadsheets {

/// Every sheet, hidden ones too. Its subject is "file". Refuses what is damaged, what is no workbook, what is beyond
/// the limits of workbook.h or unpacks to more than 80 MB a part.
[[nodiscard]] base::Result<Workbook> read_xlsx(std::string_view bytes);

}  // namespace spreadsheets
