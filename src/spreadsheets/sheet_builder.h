// A sheet put together cell by cell, as a file gives them, within the limits of workbook.h.
#pragma once

#include <string>

#include "spreadsheets/workbook.h"

namespace spreadsheets {

class SheetBuilder {
 public:
  /// `cells_left` is shared by all sheets of a file.
  SheetBuilder(std::string name, std::size_t& cells_left) : cells_left_(cells_left) { sheet_.name = std::move(name); }

  /// False where the cell lies beyond the limits, or where the file goes back to an earlier row or column. An empty
  /// cell takes no room.
  [[nodiscard]] bool put(const Address& at, Cell cell);
  [[nodiscard]] Sheet taken() { return std::move(sheet_); }

 private:
  std::size_t& cells_left_;
  Sheet sheet_;
};

}  // namespace spreadsheets
