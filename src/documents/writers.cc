#include "documents/writers.h"

#include <array>

#include "base/check.h"

namespace documents {
namespace {

struct FormatRow {
  Format format;
  std::string_view ending;
  std::string_view media_type;
  std::string (*write)(const Report&);
};

constexpr std::array kFormats = {
    FormatRow{Format::Html, "html", "text/html; charset=utf-8", html_file},
    FormatRow{Format::Pdf, "pdf", "application/pdf", pdf_file},
    FormatRow{Format::Word, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              word_file},
    FormatRow{Format::Excel, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel_file},
    FormatRow{Format::Json, "json", "application/json", json_file},
    FormatRow{Format::Csv, "csv", "text/csv; charset=utf-8", csv_file},
};

const FormatRow& row_of(Format format) {
  for (const FormatRow& row : kFormats)
    if (row.format == format) return row;
  base::check(false, "every format has a row");
  return kFormats.front();
}

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  for (const FormatRow& row : kFormats)
    if (row.ending == name) return row.format;
  return std::nullopt;
}

std::string_view file_ending(Format format) {
  return row_of(format).ending;
}
std::string_view media_type(Format format) {
  return row_of(format).media_type;
}
std::string write(const Report& report, Format format) {
  return row_of(format).write(report);
}

}  // namespace documents
