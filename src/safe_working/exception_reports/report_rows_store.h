// Reports, parts and steps as rows of their tables, and back: for this room's own files.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/database.h"
#include "safe_working/exception_reports/exception_report.h"

namespace safe_working::rows {

using Columns = std::span<const std::string_view>;
using Values = std::vector<record::Value>;

[[nodiscard]] Columns report_columns();
[[nodiscard]] Values report_values(const ExceptionReport& report);
/// Without its parts. The row holds report_columns() from `first` on.
[[nodiscard]] ExceptionReport report_from(const record::Row& row, std::size_t first = 0);

[[nodiscard]] Columns part_columns();
[[nodiscard]] Values part_values(ReportId report, const ReviewPart& part);
[[nodiscard]] ReviewPart part_from(const record::Row& row, std::size_t first = 0);

[[nodiscard]] Columns step_columns();
/// `version`: the report's after the step.
[[nodiscard]] Values step_values(ReportId report, int version, const ReviewStep& step);
[[nodiscard]] ReviewStep step_from(const record::Row& row, std::size_t first = 0);

/// "a, b, c", each with `prefix` before it.
[[nodiscard]] std::string column_list(Columns columns, std::string_view prefix = "");
/// Inserts the rows, many to a statement. With `rest` ("ON CONFLICT DO NOTHING") after each statement. Gives how many
/// rows were put in. REQUIRES: `table`, `columns` and `rest` are literals.
std::int64_t insert(record::Transaction& transaction, std::string_view table, Columns columns,
                    const std::vector<Values>& rows, std::string_view rest = "");

}  // namespace safe_working::rows
