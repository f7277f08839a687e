// The size of a table's type and the widths of its columns: the same reasoning for PDF and Word.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "documents/report.h"

namespace documents {

/// The width of words on one line in type of 1 point.
using WidthAtOnePoint = std::function<double(const std::string& words, bool is_bold)>;

struct TableShape {
  double type = 9;                ///< points
  std::vector<double> widths;     ///< of the columns, with the room at their cells' sides
  std::vector<double> fractions;  ///< of each column's widest part from the decimal point on, at one point
};

/// The largest type, from `largest` down to 6.5, in which no column must break a word, and the columns that want more
/// than that get a fair part of it; where even the smallest does not do, words are broken.
[[nodiscard]] TableShape shape_of(const Table& table, double largest, double available, double cell_sides,
                                  const WidthAtOnePoint& width_of);

/// ".6" of 113.6, "" of 7 and of what has no decimal point to align: numbers stand with their points beneath each
/// other.
[[nodiscard]] std::string fraction_of(const Quantity& cell);
[[nodiscard]] bool is_aligned_by_point(const Quantity& cell);

}  // namespace documents
