// What is drawn over the pages of a pack, as a PDF of its own: a small page for each page number, then the watermark.
#pragma once

#include <string>

namespace paper_files {

inline constexpr double kNumberWidth = 150;  ///< points
inline constexpr double kNumberHeight = 13;
inline constexpr double kWatermarkSide = 560;

/// Pages 1 to `pages` say "Pack page 1 of N"; where there is a watermark, it is on the page after the last of them.
/// Throws documents::Failure where the font is missing or Cairo fails.
[[nodiscard]] std::string stamps_pdf(int pages, const std::string& watermark);

}  // namespace paper_files
