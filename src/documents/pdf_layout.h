// A report laid out on the pages of a PDF.
#pragma once

#include <vector>

#include "documents/pdf_flow.h"
#include "documents/report.h"

namespace documents {

/// REQUIRES: a clean report.
[[nodiscard]] std::vector<PageItems> lay_out(const Report& report, Typesetter& typesetter);

/// How many lines of the block from `first` on stand within the height; at least one.
[[nodiscard]] std::size_t lines_within(const TextBlock& block, std::size_t first, double height);

/// A table: its caption kept with its first row, its rows whole, its heading repeated at the top of each page. The type
/// is made smaller (to 6.5 points) where the columns would otherwise not hold their words.
void lay_out_table(const Table& table, double largest_type, Flow& flow, Typesetter& typesetter);

}  // namespace documents
