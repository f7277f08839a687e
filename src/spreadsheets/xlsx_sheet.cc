#include "spreadsheets/xlsx_sheet.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "base/date.h"
#include "base/text.h"
#include "spreadsheets/sheet_builder.h"
#include "spreadsheets/xlsx_xml.h"

namespace spreadsheets {
namespace {

std::optional<double> double_of(std::string_view text) {
  text = base::trimmed(text);
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::size_t> index_of(std::string_view text) {
  text = base::trimmed(text);
  std::size_t index = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), index);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return index;
}

Cell date_cell(base::Date day) {
  return {CellKind::Date, base::iso(day)};
}

class SheetReader {
 public:
  SheetReader(std::string name, SheetContext& context)
      : name_(std::move(name)), context_(context), sheet_(name_, context.cells_left) {}

  base::Result<Sheet> read(std::string& part);

 private:
  bool read_row(const pugi::xml_node& row);
  bool read_cell(const pugi::xml_node& cell);
  Cell cell_of(const pugi::xml_node& cell);
  Cell cell_of_number(const pugi::xml_node& cell, std::string_view text) const;
  Cell empty_with_note(std::string_view what);

  std::string name_;
  SheetContext& context_;
  SheetBuilder sheet_;
  Address next_{1, 0};
};

Cell SheetReader::empty_with_note(std::string_view what) {
  context_.notes.add(fmt::format("Sheet {}, cell {}{}: {}, so it is read as empty.", name_,
                                 column_letters(next_.column), next_.row, what));
  return {};
}

Cell SheetReader::cell_of_number(const pugi::xml_node& cell, std::string_view text) const {
  const auto number = double_of(text);
  if (!number) return text_cell(text);
  const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint());
  if (style < context_.date_styles.size() && context_.date_styles[style])
    if (const auto day = date_of_serial(*number, context_.counts_from_1904)) return date_cell(*day);
  return number_cell(*number);
}

Cell SheetReader::cell_of(const pugi::xml_node& cell) {
  const std::string_view type = cell.attribute("t").value();
  if (type == "inlineStr") return text_cell(rich_text(child_named(cell, "is")));
  const pugi::xml_node value = child_named(cell, "v");
  const std::string_view text = value.text().get();
  if (!value && child_named(cell, "f")) return empty_with_note("its formula has no result in the file");
  if (text.empty()) return {};
  if (type == "e") return empty_with_note(fmt::format("it holds {}", base::one_line(text.substr(0, 20))));
  if (type == "str") return text_cell(text);
  if (type == "b") return text_cell(text == "1" ? "TRUE" : "FALSE");
  if (type == "d") {
    const auto day = base::parse_iso_date(text.substr(0, 10));
    return day ? date_cell(*day) : text_cell(text);
  }
  if (type != "s") return cell_of_number(cell, text);
  const auto index = index_of(text);
  if (!index || *index >= context_.shared_texts.size()) return empty_with_note("its text is not in the file");
  return text_cell(context_.shared_texts[*index]);
}

bool SheetReader::read_cell(const pugi::xml_node& cell) {
  if (const std::string_view where = cell.attribute("r").value(); !where.empty()) {
    const auto at = parse_address(where);
    if (!at || at->row != next_.row) return false;
    next_.column = at->column;
  }
  if (!sheet_.put(next_, cell_of(cell))) return false;
  ++next_.column;
  return true;
}

bool SheetReader::read_row(const pugi::xml_node& row) {
  if (const auto number = row.attribute("r")) {
    const auto given = index_of(number.value());
    if (!given || *given < next_.row) return false;
    next_.row = *given;
  }
  next_.column = 0;
  for (const auto& cell : row.children())
    if (local_name(cell) == "c" && !read_cell(cell)) return false;
  ++next_.row;
  return true;
}

base::Result<Sheet> SheetReader::read(std::string& part) {
  pugi::xml_document xml;
  if (!parse_xml(xml, part))
    return base::invalid("file",
                         fmt::format("Sheet {} is damaged. Open the file in Excel and save it once more.", name_));
  for (const auto& row : child_named(xml.document_element(), "sheetData").children())
    if (local_name(row) == "row" && !read_row(row))
      return base::invalid(
          "file", fmt::format("Sheet {} is damaged or too large near row {}. Save only what is to be imported.", name_,
                              next_.row));
  return sheet_.taken();
}

}  // namespace

base::Result<Sheet> read_xlsx_sheet(std::string name, std::string& part, SheetContext& context) {
  return SheetReader(std::move(name), context).read(part);
}

}  // namespace spreadsheets
