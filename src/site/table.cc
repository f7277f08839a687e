// The responsive table. A guardian's overview has thousands of cells, so the loop over them appends ready markup and
// makes no Fragment of its own for a cell.
#include "base/check.h"
#include "base/mapped.h"
#include "site/content.h"

namespace site {

using html::element;
using html::Fragment;

namespace {

Fragment caption(const Table& table) {
  const char* classes = table.is_caption_hidden ? "nhsuk-table__caption nhsuk-u-visually-hidden"
                                                : "nhsuk-table__caption nhsuk-table__caption--m";
  return element("caption", {{"class", classes}}, table.caption);
}

Fragment column_header(const TableColumn& column) {
  const char* classes = column.is_numeric ? "nhsuk-table__header nhsuk-table__header--numeric" : "nhsuk-table__header";
  return element("th", {{"class", classes}, {"scope", "col"}, {"role", "columnheader"}}, column.words);
}

/// The column's words, shown in each cell on a phone.
std::vector<Fragment> cell_headings(const std::vector<TableColumn>& columns) {
  return base::mapped(columns, [](const TableColumn& column) {
    return element("span", {{"class", "nhsuk-table__heading"}, {"aria-hidden", "true"}}, column.words + " ");
  });
}

/// About how long a row becomes, so that the table is not moved as it grows.
std::size_t bytes_of_row(const std::vector<Fragment>& headings, const std::vector<TableCell>& cells) {
  constexpr std::size_t markup_of_cell = 160;
  std::size_t bytes = 64;
  for (const Fragment& heading : headings) bytes += heading.str().size() + markup_of_cell;
  for (const TableCell& cell : cells) bytes += cell.content.str().size();
  return bytes;
}

void open_cell(Fragment& out, bool is_header, bool is_numeric) {
  if (is_header && is_numeric)
    out.add_raw(R"(<th class="nhsuk-table__header nhsuk-table__header--numeric" scope="row" role="rowheader">)");
  else if (is_header)
    out.add_raw(R"(<th class="nhsuk-table__header" scope="row" role="rowheader">)");
  else if (is_numeric)
    out.add_raw(R"(<td class="nhsuk-table__cell nhsuk-table__cell--numeric" role="cell">)");
  else
    out.add_raw(R"(<td class="nhsuk-table__cell" role="cell">)");
}

void add_cells(Fragment& out, const Table& table, const std::vector<Fragment>& headings,
               const std::vector<TableCell>& cells) {
  base::check(cells.size() == table.columns.size(), "a table's rows are as long as its columns");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    open_cell(out, cells[i].is_header, table.columns[i].is_numeric);
    out += headings[i];
    out.add_raw("<span class=\"sl-table__value\">");
    out += cells[i].content;
    if (cells[i].is_header)
      out.add_raw("</span></th>");
    else
      out.add_raw("</span></td>");
  }
  out.add_raw("</tr>");
}

// With the heading that its caption would have been, so that the page reads on.
Fragment empty_table(const Table& table) {
  Fragment words = element("p", {{"class", "sl-empty"}}, table.when_empty);
  if (table.is_caption_hidden) return words;
  return element("p", {{"class", "sl-empty__caption"}}, table.caption) + words;
}

}  // namespace

Fragment table(const Table& table) {
  if (table.rows.empty()) return empty_table(table);
  const std::vector<Fragment> headings = cell_headings(table.columns);
  Fragment out;
  out.reserve((table.rows.size() + 2) * bytes_of_row(headings, table.rows.front()));
  out.add_raw(R"(<table class="nhsuk-table nhsuk-table--responsive sl-table" role="table">)");
  out += caption(table);
  out.add_raw(R"(<thead class="nhsuk-table__head" role="rowgroup"><tr class="nhsuk-table__row" role="row">)");
  out += html::each(table.columns, column_header);
  out.add_raw(R"(</tr></thead><tbody class="nhsuk-table__body" role="rowgroup">)");
  for (const auto& row : table.rows) {
    out.add_raw(R"(<tr class="nhsuk-table__row" role="row">)");
    add_cells(out, table, headings, row);
  }
  if (!table.total.empty()) {
    out.add_raw(R"(<tr class="nhsuk-table__row sl-table__total" role="row">)");
    add_cells(out, table, headings, table.total);
  }
  out.add_raw("</tbody></table>");
  return out;
}

}  // namespace site
