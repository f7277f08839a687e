// Reports for the tests of this room: a guardian's quarterly report as a board sees it, and one meant to do harm.
#pragma once

#include "documents/report.h"

namespace documents {

[[nodiscard]] Report example_report();
/// Every field holds words that break careless writers.
[[nodiscard]] Report hostile_report();
[[nodiscard]] Report empty_report();
/// A table of `rows` rows, row i named "Row i".
[[nodiscard]] Report long_report(int rows);
[[nodiscard]] Chart example_chart(ChartKind kind, int series, int categories);
/// The same report with the one block.
[[nodiscard]] Report report_of(Block block);

}  // namespace documents
