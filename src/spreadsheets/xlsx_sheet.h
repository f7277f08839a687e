// One sheet of an .xlsx workbook, from its XML.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "spreadsheets/note_list.h"
#include "spreadsheets/workbook.h"

namespace spreadsheets {

struct SheetContext {
  std::vector<std::string> shared_texts;
  std::vector<bool> date_styles;
  bool counts_from_1904 = false;
  std::size_t cells_left = kMostCells;
  NoteList notes;
};

/// Formulas count as what they last gave; a cell with an error, or a formula without a result, is empty and noted.
/// `part` is spent. Its subject is "file".
[[nodiscard]] base::Result<Sheet> read_xlsx_sheet(std::string name, std::string& part, SheetContext& context);

}  // namespace spreadsheets
