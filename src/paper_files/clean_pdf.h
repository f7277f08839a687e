// A paper as it may leave the house.
#pragma once

#include <string>
#include <string_view>

namespace paper_files {

/// The pages and their structure alone, under this title and in English: no author, producer or date, no metadata,
/// comments, attached files, scripts or earlier revisions. The same bytes for the same input. Throws documents::Failure
/// where qpdf cannot read what was checked when it came in.
[[nodiscard]] std::string clean_pdf(std::string_view bytes, std::string_view title);

}  // namespace paper_files
