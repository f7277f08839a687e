#include "charts/chart_pages.h"

#include <string>
#include <vector>

#include "documents/chart_drawing.h"
#include "documents/time_chart_drawing.h"

namespace charts {
namespace {

using documents::AssuranceIcon;
using documents::Chart;
using documents::Table;
using documents::TimeChart;
using documents::VariationIcon;
using html::element;
using html::Fragment;

std::vector<site::TableCell> page_cells(const std::vector<documents::Quantity>& row) {
  std::vector<site::TableCell> out;
  out.reserve(row.size());
  for (const auto& value : row) out.push_back({documents::shown(value), out.empty()});
  return out;
}

/// A report's link may have been made from words: only an address within this site is one.
bool is_within_site(std::string_view link) {
  return link.starts_with('/') && !link.starts_with("//") && !link.starts_with("/\\");
}

Fragment lineage_link(const std::optional<documents::Lineage>& lineage, const std::string& title) {
  if (!lineage || !is_within_site(lineage->link)) return {};
  const Fragment words = "How we know" + html::visually_hidden(": " + title);
  return html::paragraph(element("a", {{"class", "sl-figure__lineage"}, {"href", html::Url(lineage->link)}}, words));
}

Fragment picture(bool is_drawn, std::string drawing) {
  if (!is_drawn) return html::paragraph("There is nothing to draw yet.");
  return element("div", {{"class", "sl-chart"}}, html::trusted(std::move(drawing)));
}

Fragment summary_of(const std::string& summary) {
  return html::when(!summary.empty(), [&] { return html::paragraph(summary); });
}

Fragment numbers(const std::vector<Table>& tables) {
  return site::details("The numbers in this chart", html::each(tables, page_table));
}

Fragment icon_with(const documents::Drawing& drawing, const char* words, IconWords shown_as) {
  constexpr double kIconSize = 40;
  const Fragment said = shown_as == IconWords::Hidden ? html::visually_hidden(words)
                                                      : element("span", {{"class", "sl-icon__words"}}, Fragment(words));
  return element("span", {{"class", "sl-icon"}}, html::trusted(documents::small_svg(drawing, kIconSize)) + said);
}

}  // namespace

Fragment page_table(const Table& from) {
  site::Table table{.caption = from.caption};
  for (const auto& column : from.columns) table.columns.push_back({column.words, column.is_numeric});
  for (const auto& row : from.rows) table.rows.push_back(page_cells(row));
  if (!from.total.empty()) table.total = page_cells(from.total);
  return site::table(table) + html::when(!from.note.empty(), [&] { return html::paragraph(from.note); });
}

Fragment page_chart(const Chart& chart, std::string_view id) {
  const bool is_drawn = is_drawable(chart);
  return picture(is_drawn, is_drawn ? page_svg(chart, std::string(id)) : "") + summary_of(chart.summary) +
         lineage_link(chart.lineage, chart.title) + numbers({data_table(chart)});
}

Fragment page_chart(const TimeChart& chart, std::string_view id) {
  const bool is_drawn = is_drawable(chart);
  return picture(is_drawn, is_drawn ? responsive_svg(chart, std::string(id)) : "") + summary_of(chart.summary) +
         lineage_link(chart.lineage, chart.title) + numbers(data_tables(chart));
}

Fragment page_icon(VariationIcon icon, IconWords words) {
  return icon_with(drawing_of(icon), words_of(icon), words);
}
Fragment page_icon(AssuranceIcon icon, IconWords words) {
  return icon_with(drawing_of(icon), words_of(icon), words);
}

}  // namespace charts
