// General and acute beds by trust and month, with the rate that the return prints.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "flow/measures/imported_file.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// Columns org_code, period, ga_available, ga_occupied, ga_rate, and of adults adult_ga_available ... (cut "adult").
/// The printed rate is occupied over available, as far as each was rounded.
[[nodiscard]] std::optional<base::Checked<ImportedFile>> read_acute_beds(const spreadsheets::Workbook& book,
                                                                         const std::string& file_name);

}  // namespace flow
