// Programs that handle files from outside, each in a process with limits of its own: LibreOffice, pdftotext, qpdf.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace paper_files {

/// The Word file as a tagged PDF, made by LibreOffice with a profile of its own: no macros, nothing fetched from
/// elsewhere, at most 90 seconds, one file at a time. Its subject is "file", and it says what the person can do.
/// REQUIRES: check_word was content. Throws documents::Failure or record::Failure where no process can be made.
[[nodiscard]] base::Result<std::string> pdf_of_word(std::string_view word);

/// Whether a PDF can be opened within limits of time and memory: one that is made to unpack without end cannot.
[[nodiscard]] base::Result<void> opens_within_limits(std::string_view pdf);

/// What a PDF says, in the order of its pages, at most 2 MB; empty for pictures of pages, and where pdftotext is not
/// there.
[[nodiscard]] std::string text_of_pdf(std::string_view pdf);

}  // namespace paper_files
