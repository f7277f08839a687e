// Pages painted by Cairo into a PDF, with tags, outline and metadata.
#pragma once

#include <string>
#include <vector>

#include "documents/pdf_flow.h"
#include "documents/report.h"

namespace documents {

struct PaintedPdf {
  std::string bytes;
  std::vector<std::string> scopes;        ///< of each TH, in the order of the structure tree
  std::vector<std::string> alternatives;  ///< of each Figure, likewise
};

/// Adds to each page its running head (status, title) and its foot (organisation, page x of y). Throws Failure when
/// Cairo does. REQUIRES: a clean report, and the pages that lay_out made of it.
[[nodiscard]] PaintedPdf paint(const std::vector<PageItems>& pages, const Report& report, const Typesetter& typesetter);

}  // namespace documents
