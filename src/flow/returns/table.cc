#include "flow/returns/table.h"

#include <algorithm>

#include "base/text.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

constexpr std::size_t kRowsLookedAt = 60;

}  // namespace

Table::Table(const spreadsheets::Sheet& sheet, std::size_t heading_row) : sheet_(&sheet), heading_row_(heading_row) {
  for (const auto& cell : sheet.rows[heading_row].cells) headings_.push_back(plain_words(cell.text));
}

std::span<const spreadsheets::Row> Table::rows() const {
  return std::span(sheet_->rows).subspan(heading_row_ + 1);
}

std::optional<std::size_t> Table::column(std::string_view heading) const {
  const auto found = std::ranges::find(headings_, heading);
  if (found == headings_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - headings_.begin());
}

FileCell Table::at(const spreadsheets::Row& row, std::size_t column) const {
  const std::string heading = base::one_line(sheet_->rows[heading_row_].at(column).text);
  return {sheet_->name, row.number, heading.empty() ? spreadsheets::column_letters(column) : heading};
}

FileCell Table::heading_at(std::size_t column) const {
  return at(sheet_->rows[heading_row_], column);
}

std::optional<Table> find_table(const spreadsheets::Sheet& sheet, std::span<const std::string_view> headings) {
  for (std::size_t i = 0; i < std::min(sheet.rows.size(), kRowsLookedAt); ++i) {
    const Table table(sheet, i);
    if (std::ranges::all_of(headings, [&](std::string_view one) { return table.column(one).has_value(); }))
      return table;
  }
  return std::nullopt;
}

std::optional<Table> find_table(const spreadsheets::Workbook& book, std::span<const std::string_view> headings) {
  for (const auto& sheet : book.sheets)
    if (auto table = find_table(sheet, headings)) return table;
  return std::nullopt;
}

}  // namespace flow
