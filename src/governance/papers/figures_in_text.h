// Figures that the text of a paper states, and where it states one of them twice with different values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "governance/minute_book/bulletin.h"
#include "governance/papers/paper_cover.h"

namespace governance {

/// Each figure of the cover with every value that the text gives it: numbers in a sentence that holds all the figure's
/// own words. The first value is the cover's. Figures whose value is no number are left out.
[[nodiscard]] std::vector<StatedFigure> stated_in(std::string_view text, const std::vector<CoverFigure>& figures);

/// Things that the text counts ("69 exception reports"), each with the values given to it, where there are several: the
/// same words, two at least, must follow the number. A table's columns do not count.
[[nodiscard]] std::vector<StatedFigure> counted_twice(std::string_view text);

/// Labels of numbered paragraphs, in order, from lines such as "2.1 The trust ...". Plain numbers are left out: lists
/// begin again and again.
[[nodiscard]] std::vector<std::string> paragraph_labels(std::string_view text);

}  // namespace governance
