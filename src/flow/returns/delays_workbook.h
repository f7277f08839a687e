// The monthly workbooks of delayed transfers of care as they were published to February 2020, by council or by trust.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "flow/measures/imported_file.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// Sheets "... by type of care", "... by responsible org" and "... by reason" (those that the workbook has), and
/// "England". Nothing where it has none of the three.
[[nodiscard]] std::optional<base::Checked<ImportedFile>> read_delays_workbook(const spreadsheets::Workbook& book,
                                                                              const std::string& file_name);

}  // namespace flow
