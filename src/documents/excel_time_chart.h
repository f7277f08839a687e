// The native chart of a time chart, over the cells of its table.
#pragma once

#include <cstdint>
#include <string>

#include "documents/report.h"

// The library's own names, so that its header stays out of this one.
struct lxw_workbook;
struct lxw_worksheet;

namespace documents {

/// To the right of the table, whose heading stands in `head_row` (from 0). REQUIRES: table == wide_data_table(chart).
void add_time_chart(lxw_workbook* book, lxw_worksheet* sheet, const std::string& sheet_name, const TimeChart& chart,
                    const Table& table, std::uint32_t head_row);

}  // namespace documents
