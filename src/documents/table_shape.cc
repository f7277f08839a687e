#include "documents/table_shape.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/text.h"
#include "documents/text_width.h"

namespace documents {
namespace {

/// A long column name asks for a little more than half its length: it may take two lines.
constexpr double kHeadOnTwoLines = 0.55;
/// The larger sizes are only taken where they leave this part of the page to the columns that want more than their
/// least.
constexpr double kComfort = 0.85;
constexpr double kSmallestComfortable = 7.5;
constexpr std::array kTypeSizes = {9.0, 8.0, 7.5, 7.0, 6.5};
/// Against a line that is broken for the hundredth of a point.
constexpr double kSlack = 1.01;

class ColumnMeasure {
 public:
  ColumnMeasure(const Table& table, std::size_t column, const WidthAtOnePoint& width_of)
      : table_(table), column_(column), width_of_(width_of) {}

  double fraction() const {
    double widest = 0;
    each_cell(
        [&](const Quantity& cell, bool is_bold) { widest = std::max(widest, width_of_(fraction_of(cell), is_bold)); });
    return widest;
  }

  ColumnNeed need(double fraction) const {
    const std::string& head = table_.columns[column_].words;
    ColumnNeed need{.natural = width_of_(head, true) * kHeadOnTwoLines, .least = widest_piece(head, true)};
    each_cell([&](const Quantity& cell, bool is_bold) {
      const auto words = shown(cell);
      const double padding = is_aligned_by_point(cell) ? fraction - width_of_(fraction_of(cell), is_bold) : 0;
      const double natural = width_of_(words, is_bold) + padding;
      need.natural = std::max(need.natural, natural);
      need.least = std::max(need.least, is_numeric(cell) ? natural : widest_piece(words, is_bold));
    });
    need.natural = std::max(need.natural, need.least);
    return need;
  }

 private:
  template <class Visit>
  void each_cell(Visit visit) const {
    for (const auto& row : table_.rows) visit(row[column_], false);
    if (!table_.total.empty()) visit(table_.total[column_], true);
  }

  double widest_piece(const std::string& words, bool is_bold) const {
    double widest = 0;
    for (const auto piece : breakable_pieces(words))
      widest = std::max(widest, approximate_width(base::trimmed(piece), 1, is_bold));
    return widest;
  }

  const Table& table_;
  std::size_t column_;
  const WidthAtOnePoint& width_of_;
};

}  // namespace

TableShape shape_of(const Table& table, double largest, double available, double cell_sides,
                    const WidthAtOnePoint& width_of) {
  TableShape shape;
  std::vector<ColumnNeed> needs;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const ColumnMeasure measure(table, c, width_of);
    shape.fractions.push_back(table.columns[c].is_numeric ? measure.fraction() : 0);
    needs.push_back(measure.need(shape.fractions.back()));
  }
  for (const double size : kTypeSizes) {
    if (size > largest) continue;
    std::vector<ColumnNeed> scaled;
    double least = 0;
    for (const ColumnNeed& need : needs) {
      scaled.push_back({need.natural * size * kSlack + cell_sides, need.least * size * kSlack + cell_sides});
      least += scaled.back().least;
    }
    shape.type = size;
    shape.widths = column_widths(scaled, available);
    if (least <= available * (size > kSmallestComfortable ? kComfort : 1)) break;
  }
  return shape;
}

bool is_aligned_by_point(const Quantity& cell) {
  return is_numeric(cell) && !std::holds_alternative<Duration>(cell) && !std::holds_alternative<Percentage>(cell);
}

std::string fraction_of(const Quantity& cell) {
  if (!is_aligned_by_point(cell)) return "";
  const auto words = shown(cell);
  const auto point = words.find('.');
  return point == std::string::npos ? "" : words.substr(point);
}

}  // namespace documents
