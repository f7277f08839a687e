#include "spreadsheets/workbook_file_store.h"

#include <string>

#include <fmt/format.h>

#include "base/text.h"
#include "paper_files/work_folder.h"
#include "record/child_process.h"
#include "spreadsheets/csv_sheet.h"
#include "spreadsheets/sheet_dump.h"
#include "spreadsheets/xls_reader.h"
#include "spreadsheets/xlsx_workbook.h"

namespace spreadsheets {
namespace {

constexpr std::string_view kCompoundFile = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
constexpr std::string_view kZip = "PK\x03\x04";

std::unexpected<base::Error> refused_file(std::string words) {
  return base::invalid("file", std::move(words));
}

base::Result<Workbook> read_xls(std::string_view bytes) {
  const paper_files::WorkFolder folder;
  const auto from = folder.write("workbook.xls", bytes);
  const auto to = folder.path() / "sheets";
  const auto ran = record::run_program({"/proc/self/exe"},
                                       {{read_xls_variable(), fmt::format("{}:{}", from.string(), to.string())}});
  switch (static_cast<XlsOutcome>(ran.status)) {
    case XlsOutcome::Read:
      break;
    case XlsOutcome::Locked:
      return refused_file("This Excel file is locked by a password. Save it without one and send that.");
    case XlsOutcome::TooLarge:
      return refused_file("This Excel file is too large. Save only the sheets and rows that are to be imported.");
    default:
      return refused_file(
          "This Excel file is damaged, locked by a password or takes too much to open. Save it as .xlsx without a "
          "password and send that.");
  }
  auto book = workbook_of_dump(paper_files::bytes_of(to));
  if (!book) return refused_file("This Excel file is damaged. Save it as .xlsx and send that.");
  return std::move(*book);
}

bool is_web_page(std::string_view bytes) {
  const std::string start = base::lower(base::trimmed(bytes.substr(0, 200)));
  return start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml");
}

}  // namespace

base::Result<Workbook> open_workbook(std::string_view bytes) {
  if (bytes.size() > kMostBytes)
    return refused_file(
        fmt::format("This file is larger than {} MB. Save only what is to be imported.", kMostBytes / (1024 * 1024)));
  if (bytes.starts_with(kZip)) return read_xlsx(bytes);
  if (bytes.starts_with(kCompoundFile)) return read_xls(bytes);
  if (is_web_page(bytes))
    return refused_file(
        "This is a web page, whatever its name says: perhaps the page of the download. Send the workbook itself.");
  return read_csv_workbook(bytes);
}

}  // namespace spreadsheets
