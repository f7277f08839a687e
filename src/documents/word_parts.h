// The parts of a Word file that are not its text: styles, numbering, properties, and how all hang together.
#pragma once

#include <string>
#include <vector>

#include "documents/report.h"

namespace documents {

/// REQUIRES everywhere: a clean report.
[[nodiscard]] std::string word_styles();
/// A bulleted list (number 1) and `numbered` numbered ones (2, 3, ...), each starting from 1.
[[nodiscard]] std::string word_numbering(int numbered);
[[nodiscard]] std::string word_settings();
[[nodiscard]] std::string word_header(const Report& report);
[[nodiscard]] std::string word_footer(const Report& report);
[[nodiscard]] std::string word_core_properties(const Report& report);
[[nodiscard]] std::string word_application_properties(const Report& report);
[[nodiscard]] std::string word_content_types();
[[nodiscard]] std::string word_package_relations();
/// The document's relations: its fixed parts, then pictures media/1.png ... as rIdPicture1 ...
[[nodiscard]] std::string word_document_relations(int pictures);

}  // namespace documents
