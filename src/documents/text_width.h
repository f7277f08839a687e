// How wide words will be, near enough to lay out a chart or a table's columns without opening a font.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// In the unit of `size`, in DejaVu Sans, which is wider than Arial: what fits here fits there. REQUIRES: clean text.
[[nodiscard]] double approximate_width(std::string_view words, double size, bool is_bold = false);

/// The pieces that a line may be broken between: after spaces and hyphens. A slash holds ("TG F2/CT1/2"), as not
/// every reader's program breaks there.
[[nodiscard]] std::vector<std::string_view> breakable_pieces(std::string_view words);
/// The words in at most `most` lines, each within `width`: a piece that is wider, and a last line that is, is
/// shortened.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view words, double size, double width, std::size_t most);
/// The words, or as many of their letters as fit `width` and an ellipsis.
[[nodiscard]] std::string shortened(std::string_view words, double size, double width);

/// The words with line ends inside every word that would fill more than three lines of `width`. For such a word Pango's
/// time grows with the square of its length.
[[nodiscard]] std::string with_giants_broken(const std::string& words, double size, bool is_bold, double width);

/// A column's want: as wide as its widest cell on one line, and the least it can do with (its widest piece).
struct ColumnNeed {
  double natural = 0;
  double least = 0;
};
/// Shares `available` among columns: what each wants where there is room (then a little more, so that a small table is
/// not a huddle), its least and a fair part of the rest where there is not, and cut in proportion where even the least
/// does not fit. The sum never exceeds `available`.
[[nodiscard]] std::vector<double> column_widths(const std::vector<ColumnNeed>& needs, double available);

}  // namespace documents
