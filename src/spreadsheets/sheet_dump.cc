#include "spreadsheets/sheet_dump.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "spreadsheets/sheet_builder.h"

namespace spreadsheets {
namespace {

// A line of numbers, then so many bytes of text: "S LENGTH\nname\n" begins a sheet, "T ROW COLUMN LENGTH\ntext\n" is a
// cell (T text, N number, D date).
constexpr std::array<std::pair<char, CellKind>, 3> kKinds = {
    {{'T', CellKind::Text}, {'N', CellKind::Number}, {'D', CellKind::Date}}};

char letter_of(CellKind kind) {
  for (const auto& [letter, of] : kKinds)
    if (of == kind) return letter;
  return 'T';
}

std::optional<CellKind> kind_of(char letter) {
  for (const auto& [of, kind] : kKinds)
    if (of == letter) return kind;
  return std::nullopt;
}

class DumpCursor {
 public:
  explicit DumpCursor(std::string_view bytes) : left_(bytes) {}

  [[nodiscard]] bool is_at_end() const { return left_.empty(); }
  char letter() {
    const char c = left_.front();
    left_.remove_prefix(1);
    return c;
  }
  std::optional<std::size_t> number() {
    if (left_.starts_with(' ')) left_.remove_prefix(1);
    std::size_t value = 0;
    const auto [end, fault] = std::from_chars(left_.data(), left_.data() + left_.size(), value);
    if (fault != std::errc()) return std::nullopt;
    left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
    return value;
  }
  std::optional<std::string> text() {
    const auto size = number();
    if (!size || *size > kMostCellText || left_.size() < *size + 2 || left_[0] != '\n' || left_[*size + 1] != '\n')
      return std::nullopt;
    std::string out(left_.substr(1, *size));
    left_.remove_prefix(*size + 2);
    if (!base::is_utf8(out)) return std::nullopt;
    return out;
  }

 private:
  std::string_view left_;
};

bool read_cell(DumpCursor& cursor, char letter, SheetBuilder& sheet) {
  const auto kind = kind_of(letter);
  const auto row = cursor.number();
  const auto column = cursor.number();
  const auto text = cursor.text();
  return kind && row && column && text && sheet.put({*row, *column}, {*kind, *text});
}

}  // namespace

std::string dump_of(const Workbook& book) {
  std::string out;
  for (const Sheet& sheet : book.sheets) {
    fmt::format_to(std::back_inserter(out), "S {}\n{}\n", sheet.name.size(), sheet.name);
    for (const Row& row : sheet.rows)
      for (std::size_t column = 0; column < row.cells.size(); ++column)
        if (const Cell& cell = row.cells[column]; cell.kind != CellKind::Empty)
          fmt::format_to(std::back_inserter(out), "{} {} {} {}\n{}\n", letter_of(cell.kind), row.number, column,
                         cell.text.size(), cell.text);
  }
  return out;
}

std::optional<Workbook> workbook_of_dump(std::string_view bytes) {
  Workbook book;
  DumpCursor cursor(bytes);
  std::size_t cells_left = kMostCells;
  std::optional<SheetBuilder> sheet;
  while (!cursor.is_at_end()) {
    const char letter = cursor.letter();
    if (letter == 'S') {
      auto name = cursor.text();
      if (!name || book.sheets.size() >= kMostSheets) return std::nullopt;
      if (sheet) book.sheets.push_back(sheet->taken());
      sheet.emplace(std::move(*name), cells_left);
    } else if (!sheet || !read_cell(cursor, letter, *sheet)) {
      return std::nullopt;
    }
  }
  if (!sheet) return std::nullopt;
  book.sheets.push_back(sheet->taken());
  return book;
}

}  // namespace spreadsheets
