#include "base/csv.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/csv_cursor.h"
#include "base/text.h"

namespace base {
namespace {

struct RawFile {
  std::vector<CsvRow> rows;
  std::optional<std::size_t> open_quote_line;
};

RawFile split_rows(std::string_view bytes) {
  RawFile file;
  CsvCursor cursor(bytes, csv_separator(bytes));
  while (cursor.next()) {
    file.rows.push_back({cursor.row_line(), {cursor.fields().begin(), cursor.fields().end()}});
    if (cursor.has_open_quote()) file.open_quote_line = cursor.open_quote_line();
  }
  return file;
}

Errors faults_of(const RawFile& file, std::size_t max_rows) {
  Errors errors;
  const auto add = [&](std::string subject, std::string message) {
    errors.push_back({ErrorCode::Invalid, std::move(subject), std::move(message)});
  };
  if (file.open_quote_line)
    add(fmt::format("line {}", *file.open_quote_line), "A quotation mark is opened here and never closed. Close it.");
  if (file.rows.empty()) {
    add("line 1", "The file is empty. Add a row of column names and the rows beneath it.");
    return errors;
  }
  if (file.rows.size() == 1) add("line 1", "There are column names and no rows beneath them. Add the rows.");
  if (file.rows.size() > max_rows + 1)
    add("", fmt::format("There are {} rows; one file may hold {}. Split it.", file.rows.size() - 1, max_rows));
  const auto& header = file.rows.front().fields;
  for (std::size_t i = 0; i < header.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!header[i].empty() && lower(header[i]) == lower(header[j]))
        add("line 1", fmt::format("The column {} stands twice. Remove or rename one.", header[i]));
  for (const auto& row : file.rows)
    if (row.fields.size() != header.size())
      add(fmt::format("line {}", row.line),
          fmt::format("This row has {} fields and the column names are {}. Add or remove a "
                      "separator, or put quotation marks round text that holds one.",
                      row.fields.size(), header.size()));
  return errors;
}

bool looks_like_number(std::string_view text) {
  const auto digits = text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
  return !digits.empty() && std::ranges::all_of(digits, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  for (std::size_t i = 0; i < header.size(); ++i)
    if (lower(header[i]) == lower(name)) return i;
  return std::nullopt;
}

Checked<CsvTable> read_csv(std::string_view bytes, std::size_t max_rows) {
  if (bytes.starts_with(kCsvByteOrderMark)) bytes.remove_prefix(kCsvByteOrderMark.size());
  if (!is_utf8(bytes) || bytes.contains('\0'))
    return std::unexpected(
        Errors{{ErrorCode::Invalid, "", "This is not a text file in UTF-8. In Excel choose Save as, CSV UTF-8."}});
  RawFile file = split_rows(bytes);
  if (auto errors = faults_of(file, max_rows); !errors.empty()) return std::unexpected(std::move(errors));
  CsvTable table;
  table.header = std::move(file.rows.front().fields);
  table.rows.assign(std::make_move_iterator(file.rows.begin() + 1), std::make_move_iterator(file.rows.end()));
  return table;
}

std::string csv_place(std::size_t line, std::string_view column) {
  return fmt::format("line {}, column {}", line, column);
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    std::string field = fields[i];
    if (!field.empty() && std::string_view("=+-@\t\r").contains(field[0]) && !looks_like_number(field))
      field.insert(field.begin(), '\'');
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
      out += field;
      continue;
    }
    out += '"';
    for (const char c : field) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  return out + "\r\n";
}

}  // namespace base
