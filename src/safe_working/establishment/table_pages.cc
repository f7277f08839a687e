#include "safe_working/establishment/table_pages.h"

namespace safe_working {
namespace {

std::vector<site::TableCell> cells(const std::vector<documents::Quantity>& row) {
  std::vector<site::TableCell> out;
  out.reserve(row.size());
  for (const auto& value : row) out.push_back({documents::shown(value), out.empty()});
  return out;
}

}  // namespace

html::Fragment page_table(const documents::Table& from) {
  site::Table table{.caption = from.caption};
  for (const auto& column : from.columns) table.columns.push_back({column.words, column.is_numeric});
  for (const auto& row : from.rows) table.rows.push_back(cells(row));
  if (!from.total.empty()) table.total = cells(from.total);
  return site::table(table) + html::when(!from.note.empty(), [&] { return html::paragraph(from.note); });
}

}  // namespace safe_working
