// Whether a cell's number format shows a day.
#pragma once

#include <string_view>

namespace spreadsheets {

/// Of Excel's own formats, by their number: those with a day, month or year.
[[nodiscard]] bool is_date_format(unsigned number);
/// Of a format that a workbook brings, such as "dd/mm/yyyy" or "[$-809]d mmmm yyyy;@": not "0.00", "[Red]0", "[h]:mm".
[[nodiscard]] bool is_date_format(std::string_view code);

}  // namespace spreadsheets
