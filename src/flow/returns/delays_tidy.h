// Delayed transfers of care as plain files with a row for each place and month, or each figure of England.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "flow/measures/imported_file.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// Columns period, ons_code, name, total, acute, non_acute, nhs, social_care, both, A ... I, O. Nothing where the file
/// has none of this. Places are added up to England only in months that have the residents of elsewhere too.
[[nodiscard]] std::optional<base::Checked<ImportedFile>> read_delays_by_place(const spreadsheets::Workbook& book,
                                                                              const std::string& file_name);
/// Columns period, care_type, reason, attribution, delayed_days: England.
[[nodiscard]] std::optional<base::Checked<ImportedFile>> read_delays_by_reason(const spreadsheets::Workbook& book,
                                                                               const std::string& file_name);

}  // namespace flow
