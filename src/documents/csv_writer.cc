#include <algorithm>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/mapped.h"
#include "documents/clean_text.h"
#include "documents/writers.h"

namespace documents {
namespace {

/// Numbers without grouping and days as 2017-09-01, so that a program reads them; the rest as a reader sees it.
std::string field(const Quantity& quantity) {
  if (const auto* count = std::get_if<Count>(&quantity)) return fmt::to_string(count->value);
  if (const auto* measure = std::get_if<Measure>(&quantity)) return fmt::to_string(measure->value);
  if (const auto* day = std::get_if<Day>(&quantity)) return base::iso(day->value);
  if (const auto* money = std::get_if<Money>(&quantity)) {
    const auto pence = money->value.value;
    const auto size = pence < 0 ? -pence : pence;
    return fmt::format("{}{}.{:02}", pence < 0 ? "-" : "", size / 100, size % 100);
  }
  return shown(quantity);
}

std::string line(const std::vector<Quantity>& row) {
  return base::csv_line(base::mapped(row, field));
}

std::string rows_of(const Table& table) {
  std::string out = base::csv_line({table.caption}) + base::csv_line(base::mapped(table.columns, &Column::words));
  for (const auto& row : table.rows) out += line(row);
  if (!table.total.empty()) out += line(table.total);
  return out;
}

Table table_of(const Figures& figures) {
  Table table{.caption = "Figures", .columns = {{"Figure"}, {"Value", true}, {"Name"}}};
  for (const FigureItem& item : figures.items) table.rows.push_back({item.words, item.value, item.lineage.name});
  return table;
}

}  // namespace

std::string csv_file(const Report& unclean) {
  const Report report = clean(unclean);
  std::string out(base::kCsvByteOrderMark);
  const auto add = [&](const Table& table) {
    if (out.size() > base::kCsvByteOrderMark.size()) out += "\r\n";
    out += rows_of(table);
  };
  for (const Block& block : report.blocks) {
    if (const auto* figures = std::get_if<Figures>(&block)) add(table_of(*figures));
    if (const auto* table = std::get_if<Table>(&block)) add(*table);
    if (const auto* chart = std::get_if<Chart>(&block)) add(data_table(*chart));
    if (const auto* chart = std::get_if<TimeChart>(&block)) std::ranges::for_each(data_tables(*chart), add);
  }
  return out;
}

}  // namespace documents
