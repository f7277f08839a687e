// What Cairo 1.16 leaves out of a tagged PDF, added by qpdf: language, scopes of table headings, alternative texts,
// artifacts, tab order, document title in the window, XMP metadata.
#pragma once

#include <string>

#include "documents/pdf_painter.h"
#include "documents/report.h"

namespace documents {

/// The same bytes for the same input. Throws Failure where qpdf cannot read what Cairo wrote.
[[nodiscard]] std::string with_structure(const PaintedPdf& painted, const Report& report);

}  // namespace documents
