// A Word file that somebody sends in, looked into before any program opens it.
#pragma once

#include <string_view>

#include "base/result.h"
#include "paper_files/pdf_check.h"

namespace paper_files {

/// Whether it begins as every zip archive does, and so as every .docx.
[[nodiscard]] bool looks_zipped(std::string_view bytes);

/// Its subject is "file". Refused: what is no Word document of the .docx kind, what unpacks to more than a document
/// can, what holds macros, what would fetch a picture or template from elsewhere when it is opened.
[[nodiscard]] base::Result<void> check_word(std::string_view bytes, const FileLimits& limits = {});

}  // namespace paper_files
