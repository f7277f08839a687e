#include "spreadsheets/csv_sheet.h"

#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/csv_cursor.h"
#include "base/number.h"
#include "base/text.h"
#include "spreadsheets/sheet_builder.h"

namespace spreadsheets {
namespace {

// Windows-1252 differs from Latin 1 in these; the five bytes that stand for nothing become the replacement character.
constexpr std::array<std::uint16_t, 32> kFrom80 = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                   0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
                                                   0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                   0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

void append_character(std::string& out, unsigned code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else {
    out += static_cast<char>(0xe0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  }
}

std::unexpected<base::Error> refused_text_file(std::string words) {
  return base::invalid("file", std::move(words));
}

}  // namespace

std::string utf8_of(std::string_view bytes) {
  if (bytes.starts_with(base::kCsvByteOrderMark)) bytes.remove_prefix(base::kCsvByteOrderMark.size());
  if (base::is_utf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_character(out, byte >= 0x80 && byte < 0xa0 ? kFrom80[byte - 0x80U] : byte);
  }
  return out;
}

base::Result<Workbook> read_csv_workbook(std::string_view bytes) {
  if (bytes.contains('\0'))
    return refused_text_file("This is neither an Excel workbook nor a text file. In Excel choose Save as, CSV UTF-8.");
  const std::string text = utf8_of(bytes);
  std::size_t cells_left = kMostCells;
  SheetBuilder sheet("", cells_left);
  base::CsvCursor cursor(text, base::csv_separator(text));
  while (cursor.next()) {
    if (cursor.has_open_quote())
      return refused_text_file(
          fmt::format("On line {} a quotation mark is opened and never closed. Close it.", cursor.open_quote_line()));
    for (std::size_t column = 0; column < cursor.fields().size(); ++column)
      if (!sheet.put({cursor.row_line(), column}, text_cell(cursor.fields()[column])))
        return refused_text_file(fmt::format(
            "Line {} is beyond the {} rows, {} columns and {} cells that one file may hold. Split it.",
            cursor.row_line(), base::grouped(kMostRows), base::grouped(kMostColumns), base::grouped(kMostCells)));
  }
  Workbook book;
  book.sheets.push_back(sheet.taken());
  if (book.sheets.front().rows.empty())
    return refused_text_file("The file is empty. Send the file with its headings and the rows beneath them.");
  return book;
}

}  // namespace spreadsheets
