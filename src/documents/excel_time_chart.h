// The native chart of a time chart, over the cells of its table.
#pragma once

#include <cstdint>
#include <string>

#include "documents/report.h"

// The library's own names, so that its header stays out of this one.
struct lxw_workbook;
struct lxw_worksheet;

namespace documents {

/// The chart's wide data table. Where new limits start, what may not be joined across them stands once more in columns
/// by turns, "Mean, stretches 1, 3, 5" and "Mean, stretches 2, 4, 6": the lines are drawn from those, so that none
/// leads from old limits to new ones.
[[nodiscard]] Table table_with_stretches(const TimeChart& chart);

/// To the right of the table, whose heading stands in `head_row` (from 0). REQUIRES: table ==
/// table_with_stretches(chart).
void add_time_chart(lxw_workbook* book, lxw_worksheet* sheet, const std::string& sheet_name, const TimeChart& chart,
                    const Table& table, std::uint32_t head_row);

}  // namespace documents
