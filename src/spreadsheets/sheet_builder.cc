#include "spreadsheets/sheet_builder.h"

#include <utility>

namespace spreadsheets {

bool SheetBuilder::put(const Address& at, Cell cell) {
  if (at.row == 0 || at.row > kMostRows || at.column >= kMostColumns) return false;
  if (cell.kind == CellKind::Empty) return true;
  if (sheet_.rows.empty() || sheet_.rows.back().number < at.row) sheet_.rows.push_back({at.row, {}});
  Row& row = sheet_.rows.back();
  if (row.number != at.row || at.column < row.cells.size()) return false;
  const std::size_t taken = at.column + 1 - row.cells.size();
  if (taken > cells_left_) return false;
  cells_left_ -= taken;
  row.cells.resize(at.column + 1);
  row.cells.back() = std::move(cell);
  return true;
}

}  // namespace spreadsheets
