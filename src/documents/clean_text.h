// Text that every form of a report can hold, and a report made of nothing else.
#pragma once

#include <string>
#include <string_view>

#include "documents/report.h"

namespace documents {

enum class LineEnds { Keep, AsSpaces };

/// Well-formed UTF-8 with every character that XML 1.0 forbids, and every broken byte, replaced by U+FFFD; tabs become
/// spaces, and line ends as asked.
[[nodiscard]] std::string clean_text(std::string_view text, LineEnds line_ends = LineEnds::AsSpaces);

/// The report with all its words clean (paragraphs and notes keep their line ends). Every writer starts from this.
/// REQUIRES: each row and total as long as its table's columns, each series as long as its chart's categories, with
/// finite values; time charts as time_chart.h has them.
[[nodiscard]] Report clean(Report report);
[[nodiscard]] Chart clean(Chart chart);
[[nodiscard]] TimeChart clean(TimeChart chart);

/// For element content and double-quoted attributes, of HTML and of XML. REQUIRES: clean text.
[[nodiscard]] std::string escaped(std::string_view text);

/// At most `most` code points; a longer text ends in an ellipsis.
[[nodiscard]] std::string shortened_to(std::string_view text, std::size_t most);

}  // namespace documents
