// A&E attendances and emergency admissions, monthly, as NHS England publishes them: a row for each provider.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "flow/measures/imported_file.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// The headings since September 2020 and those before ("Number of A&E attendances Type 1"). A last row TOTAL is checked
/// against the sums and dropped. Nothing where the file has no such headings.
[[nodiscard]] std::optional<base::Checked<ImportedFile>> read_emergency_monthly(const spreadsheets::Workbook& book,
                                                                                const std::string& file_name);
/// Columns period, org_code, type (1, 2, other), attendances, breaches, admissions.
[[nodiscard]] std::optional<base::Checked<ImportedFile>> read_emergency_by_type(const spreadsheets::Workbook& book,
                                                                                const std::string& file_name);

}  // namespace flow
