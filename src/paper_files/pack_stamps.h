// What is drawn over the pages of a pack, as a PDF of its own: a small page for each page number, then whose copy it is
// as a line of text, then the same over a whole page.
#pragma once

#include <string>

namespace paper_files {

inline constexpr double kNumberWidth = 150;  ///< points
inline constexpr double kCopyLineWidth = 330;
inline constexpr double kStampHeight = 13;
inline constexpr double kWatermarkSide = 560;

/// Pages 1 to `pages` say "Pack page 1 of N". Where there is a watermark, the page after them is its line and the last
/// one its drawing: shapes and no text, so that a private page can still be searched, copied and read aloud. Throws
/// documents::Failure where the font is missing or Cairo fails.
[[nodiscard]] std::string stamps_pdf(int pages, const std::string& watermark);

}  // namespace paper_files
