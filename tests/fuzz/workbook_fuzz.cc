// Any bytes are a workbook within its limits, the same after a journey through the dump that the process which reads
// old Excel files hands back; or are refused with what to do. freexl itself is left to the limits of its process.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string_view>

#include "base/text.h"
#include "spreadsheets/csv_sheet.h"
#include "spreadsheets/sheet_dump.h"
#include "spreadsheets/xlsx_workbook.h"

namespace {

using namespace spreadsheets;

void require(bool claim, std::source_location at = std::source_location::current()) {
  if (claim) return;
  std::fprintf(stderr, "line %u does not hold\n", static_cast<unsigned>(at.line()));
  std::abort();
}

void require_within_limits(const Workbook& book) {
  std::size_t cells = 0;
  require(book.sheets.size() <= kMostSheets);
  for (const Sheet& sheet : book.sheets) {
    std::size_t last = 0;
    for (const Row& row : sheet.rows) {
      require(row.number > last && row.number <= kMostRows);
      require(!row.cells.empty() && row.cells.size() <= kMostColumns);
      last = row.number;
      cells += row.cells.size();
    }
  }
  require(cells <= kMostCells);
}

void require_read(const base::Result<Workbook>& read) {
  if (!read) return require(read.error().subject == "file" && !read.error().message.empty());
  require_within_limits(*read);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  require(base::is_utf8(utf8_of(bytes)));
  require_read(read_csv_workbook(bytes));
  require_read(read_xlsx(bytes));
  if (const auto book = workbook_of_dump(bytes)) {
    require_within_limits(*book);
    require(workbook_of_dump(dump_of(*book)) == *book);
  }
  return 0;
}
