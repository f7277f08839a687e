// A PDF that somebody sends in: whether it can be a paper, and how many pages it has.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace paper_files {

struct FileLimits {
  std::size_t most_bytes = 20U * 1024 * 1024;
  int most_pages = 1'000;
};

struct PdfFacts {
  int pages = 0;
  bool is_tagged = false;  ///< a screen reader finds its headings and tables
};

/// Its subject is "file". Refused: what is no PDF, what is cut off or damaged, what asks for a password, what is beyond
/// the limits, what has no page.
[[nodiscard]] base::Result<PdfFacts> check_pdf(std::string_view bytes, const FileLimits& limits = {});

}  // namespace paper_files
