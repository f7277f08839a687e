// For tests: workbooks as files, made on the spot.
#pragma once

#include <string>

#include <xlsxwriter.h>

#include "base/check.h"
#include "base/date.h"
#include "documents/outside_program_test.h"
#include "spreadsheets/workbook.h"

namespace spreadsheets::testing_help {

inline void write_cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& cell, lxw_format* date) {
  const auto at_row = static_cast<lxw_row_t>(row - 1);
  const auto at_column = static_cast<lxw_col_t>(column);
  if (cell.kind == CellKind::Text) worksheet_write_string(sheet, at_row, at_column, cell.text.c_str(), nullptr);
  if (cell.kind == CellKind::Number) worksheet_write_number(sheet, at_row, at_column, std::stod(cell.text), nullptr);
  if (cell.kind != CellKind::Date) return;
  const base::Date day = *base::parse_iso_date(cell.text);
  lxw_datetime when{};
  when.year = static_cast<int>(day.year());
  when.month = static_cast<int>(static_cast<unsigned>(day.month()));
  when.day = static_cast<int>(static_cast<unsigned>(day.day()));
  worksheet_write_datetime(sheet, at_row, at_column, &when, date);
}

/// The bytes of an .xlsx that holds these sheets.
inline std::string xlsx_of(const Workbook& book) {
  const documents::TemporaryFolder folder;
  lxw_workbook* const out = workbook_new(folder.path("book.xlsx").c_str());
  lxw_format* const date = workbook_add_format(out);
  format_set_num_format(date, "dd/mm/yyyy");
  for (const Sheet& sheet : book.sheets) {
    lxw_worksheet* const page = workbook_add_worksheet(out, sheet.name.c_str());
    for (const Row& row : sheet.rows)
      for (std::size_t i = 0; i < row.cells.size(); ++i) write_cell(page, row.number, i, row.cells[i], date);
  }
  base::check(workbook_close(out) == LXW_NO_ERROR, "the workbook can be written");
  return folder.read("book.xlsx");
}

/// The same as an old .xls, by LibreOffice; empty where that fails.
inline std::string xls_of(const Workbook& book) {
  return documents::converted(xlsx_of(book), "xlsx", "xls");
}

inline Cell text(std::string words) {
  return {CellKind::Text, std::move(words)};
}
inline Cell number(std::string digits) {
  return {CellKind::Number, std::move(digits)};
}
inline Cell day(std::string written) {
  return {CellKind::Date, std::move(written)};
}

}  // namespace spreadsheets::testing_help
