// Discharge since 2020: those who no longer meet the criteria to reside, day by day, and the reasons of delay.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "flow/measures/imported_file.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// Columns icb_code or org_code, date, no_ctr, discharged_by_1700, discharged_1701_2359, discharged_total. A figure of
/// nought or less was not reported, and is missing. Nothing where the file has no such columns.
[[nodiscard]] std::optional<base::Checked<ImportedFile>> read_discharge_daily(const spreadsheets::Workbook& book,
                                                                              const std::string& file_name);
/// Columns period, delay_reason, delay_count: England.
[[nodiscard]] std::optional<base::Checked<ImportedFile>> read_discharge_reasons(const spreadsheets::Workbook& book,
                                                                                const std::string& file_name);
/// Columns Period, Org Code, Org Name, Metric Group, Metric, Value as published. Reasons of delay are read; a reason
/// that is not known is refused by its name, and other groups of metrics are passed over with a note.
[[nodiscard]] std::optional<base::Checked<ImportedFile>> read_discharge_metrics(const spreadsheets::Workbook& book,
                                                                                const std::string& file_name);

}  // namespace flow
