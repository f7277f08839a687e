// The native chart of ranges: stacked bars, the first part of each not drawn.
#pragma once

#include <cstdint>
#include <string>

#include "documents/report.h"

// The library's own names, so that its header stays out of this one.
struct lxw_workbook;
struct lxw_worksheet;

namespace documents {

/// The chart's data table with the parts that the bars are stacked from as its last three columns: what is left blank,
/// what lies below nought, what above. Stacked bars go either way from nought, so no range needs more.
[[nodiscard]] Table stacked_table(const Chart& chart);

/// To the right of the table, whose heading stands in `head_row` (from 0). REQUIRES: table == stacked_table(chart).
void add_range_chart(lxw_workbook* book, lxw_worksheet* sheet, const std::string& sheet_name, const Chart& chart,
                     const Table& table, std::uint32_t head_row);

}  // namespace documents
