#include "spreadsheets/xlsx_workbook.h"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "spreadsheets/xlsx_parts.h"
#include "spreadsheets/xlsx_sheet.h"
#include "spreadsheets/zip_parts.h"

namespace spreadsheets {
namespace {

std::unexpected<base::Error> refused_xlsx(std::string words) {
  return base::invalid("file", std::move(words));
}

std::unexpected<base::Error> damaged_xlsx() {
  return refused_xlsx("This Excel file is damaged or cut off. Open it in Excel, save it once more and send that.");
}

/// The part's bytes; none where the workbook has no such part and may go without it.
base::Result<std::string> part_of(ZipParts& parts, const std::string& name, bool may_be_missing) {
  std::string bytes;
  switch (parts.read(name, bytes)) {
    case ZipParts::Outcome::Read:
      return bytes;
    case ZipParts::Outcome::Missing:
      if (may_be_missing) return std::string();
      return damaged_xlsx();
    case ZipParts::Outcome::TooLarge:
      return refused_xlsx("This Excel file unpacks to more than can be read. Save only what is to be imported.");
    case ZipParts::Outcome::Damaged:
      break;
  }
  return damaged_xlsx();
}

base::Result<SheetContext> context_of(ZipParts& parts) {
  SheetContext context;
  auto texts = part_of(parts, "xl/sharedStrings.xml", true);
  if (!texts) return std::unexpected(std::move(texts).error());
  context.shared_texts = read_shared_texts(*texts);
  auto styles = part_of(parts, "xl/styles.xml", true);
  if (!styles) return std::unexpected(std::move(styles).error());
  context.date_styles = read_date_styles(*styles);
  return context;
}

base::Result<WorkbookPart> workbook_part_of(ZipParts& parts) {
  auto workbook = part_of(parts, "xl/workbook.xml", false);
  if (!workbook) return std::unexpected(std::move(workbook).error());
  auto relations = part_of(parts, "xl/_rels/workbook.xml.rels", false);
  if (!relations) return std::unexpected(std::move(relations).error());
  auto part = read_workbook_part(*workbook, *relations);
  if (part.sheets.empty()) return damaged_xlsx();
  if (part.sheets.size() > kMostSheets)
    return refused_xlsx(
        fmt::format("This workbook has more than {} sheets. Save only what is to be imported.", kMostSheets));
  return part;
}

}  // namespace

base::Result<Workbook> read_xlsx(std::string_view bytes) {
  auto parts = ZipParts::opened(bytes);
  if (!parts) return damaged_xlsx();
  if (!parts->has("xl/workbook.xml"))
    return refused_xlsx("This file is not an Excel workbook. Send it as .xlsx, .xls or .csv.");
  const auto book_part = workbook_part_of(*parts);
  if (!book_part) return std::unexpected(book_part.error());
  auto context = context_of(*parts);
  if (!context) return std::unexpected(std::move(context).error());
  context->counts_from_1904 = book_part->counts_from_1904;
  Workbook book;
  for (const SheetPart& one : book_part->sheets) {
    if (!base::lower(one.part).contains("worksheets/")) continue;  // a chart takes a sheet of its own
    auto bytes_of_sheet = part_of(*parts, one.part, false);
    if (!bytes_of_sheet) return std::unexpected(std::move(bytes_of_sheet).error());
    auto sheet = read_xlsx_sheet(one.name, *bytes_of_sheet, *context);
    if (!sheet) return std::unexpected(std::move(sheet).error());
    book.sheets.push_back(std::move(*sheet));
  }
  book.notes = context->notes.taken();
  return book;
}

}  // namespace spreadsheets
