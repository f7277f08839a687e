// A workbook as bytes that one process writes and another reads, which trusts nothing in them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "spreadsheets/workbook.h"

namespace spreadsheets {

[[nodiscard]] std::string dump_of(const Workbook& book);
/// Nothing where the bytes are no such dump or hold what is beyond the limits of workbook.h.
[[nodiscard]] std::optional<Workbook> workbook_of_dump(std::string_view bytes);

}  // namespace spreadsheets
