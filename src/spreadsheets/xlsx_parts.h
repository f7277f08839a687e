// What an .xlsx workbook says of itself beside its sheets: their names and places, shared texts, which styles are
// dates.
#pragma once

#include <string>
#include <vector>

namespace spreadsheets {

struct SheetPart {
  std::string name;
  std::string part;  ///< its name in the archive: "xl/worksheets/sheet1.xml"
};

struct WorkbookPart {
  std::vector<SheetPart> sheets;
  bool counts_from_1904 = false;
};

/// Each of these gives back less, never fails, where the part is damaged: a sheet that needs what is not there says so.
[[nodiscard]] WorkbookPart read_workbook_part(std::string& workbook, std::string& relations);
[[nodiscard]] std::vector<std::string> read_shared_texts(std::string& part);
/// For each style of a cell whether it shows a day.
[[nodiscard]] std::vector<bool> read_date_styles(std::string& part);

}  // namespace spreadsheets
