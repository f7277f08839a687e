// A Report in the form that a reader asked for. Every writer gives the same bytes for the same report.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "documents/report.h"

namespace documents {

enum class Format { Html, Pdf, Word, Excel, Json, Csv };

[[nodiscard]] std::optional<Format> parse_format(std::string_view name);  ///< html, pdf, docx, xlsx, json, csv
[[nodiscard]] std::string_view file_ending(Format format);                ///< "docx"
[[nodiscard]] std::string_view media_type(Format format);

/// The report's body as HTML to stand inside a page (h2 and below), with charts as inline SVG (presentation attributes
/// only: no style, no script), each figure linked to its lineage. Escaped.
[[nodiscard]] std::string html_body(const Report& report);
/// A whole HTML file that needs nothing beside it, to be opened from a disk.
[[nodiscard]] std::string html_file(const Report& report);
/// Tagged PDF (title, language, headings, tables with scoped headers, figures with alternative text, outline, page
/// numbers) in DejaVu Sans. A4.
[[nodiscard]] std::string pdf_file(const Report& report);
/// Word: real heading, list, caption and table styles, repeated header rows, charts as pictures with alternative text.
[[nodiscard]] std::string word_file(const Report& report);
/// Excel: a sheet a table with real numbers and dates, frozen header, filter; native charts; a sheet of definitions.
[[nodiscard]] std::string excel_file(const Report& report);
/// Figures by name with value, numerator, denominator and lineage; tables as rows.
[[nodiscard]] std::string json_file(const Report& report);
/// The tables one after the other, with a byte order mark.
[[nodiscard]] std::string csv_file(const Report& report);

[[nodiscard]] std::string write(const Report& report, Format format);

}  // namespace documents
