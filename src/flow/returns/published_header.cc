#include "flow/returns/published_header.h"

#include <algorithm>

#include <fmt/format.h>

#include "flow/returns/figure_cell.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

constexpr std::size_t kHeaderRows = 13;

struct Label {
  std::string name;   ///< "period"
  std::string value;  ///< the next cell that holds anything
  FileCell at;
};

std::optional<Label> label_in(const spreadsheets::Sheet& sheet, const spreadsheets::Row& row) {
  std::optional<Label> out;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].kind == spreadsheets::CellKind::Empty) continue;
    if (out) {
      out->value = row.cells[i].text;
      out->at.column = spreadsheets::column_letters(i);
      return out;
    }
    std::string name = plain_words(row.cells[i].text);
    if (name.ends_with(':')) name.pop_back();
    out = Label{std::move(name), "", {sheet.name, row.number, spreadsheets::column_letters(i)}};
  }
  return out;
}

std::optional<base::Date> date_in(const Label& label, Reading& reading) {
  if (is_missing_mark(label.value)) return std::nullopt;
  const auto date = day_of(label.value);
  if (!date)
    reading.note(fmt::format("{}: \"{}\" is no date, so the file counts as having none here.", place_in_file(label.at),
                             shown_text(label.value)));
  return date;
}

}  // namespace

PublishedHeader read_published_header(const spreadsheets::Sheet& sheet, Reading& reading) {
  PublishedHeader out;
  for (const auto& row : sheet.rows) {
    if (row.number > kHeaderRows) break;
    const auto label = label_in(sheet, row);
    if (!label) continue;
    if (label->name == "period") {
      out.month = month_of(label->value);
      out.month_at = label->at;
    }
    if (label->name == "published") out.published = date_in(*label, reading);
    if (label->name == "revised") out.revised = date_in(*label, reading);
    if (label->name == "status" && plain_words(label->value).contains("provisional"))
      out.status = ValueStatus::Provisional;
  }
  if (out.revised) out.status = ValueStatus::Revised;
  return out;
}

}  // namespace flow
