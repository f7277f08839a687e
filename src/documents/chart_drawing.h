// A chart as shapes: laid out once, then drawn by an SVG writer (page), by Cairo (PDF) and as PNG (Word).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "documents/report.h"

namespace documents {

struct Rgb {
  double red = 0, green = 0, blue = 0;
};  ///< 0 to 1
inline constexpr Rgb kInk{0.129, 0.169, 0.196};
/// What stands beside the words that matter: subtitles, notes, rules.
inline constexpr Rgb kQuiet{0.298, 0.384, 0.447};
/// Coordinates in points, origin at the top left. `pattern` tells series apart without colour: 0 plain, 1 to 9 hatched.
struct DrawnRectangle {
  double x, y, width, height;
  Rgb fill;
  int pattern = 0;
};
struct DrawnLine {
  double x1, y1, x2, y2, width;
  Rgb colour;
};
enum class TextAnchor { Start, Middle, End };
struct DrawnText {
  double x, y, size;
  TextAnchor anchor;
  std::string words;
  bool is_bold = false;
  double turned_degrees = 0;
  Rgb colour = kInk;
};
struct DrawnMarker {
  double x, y;
  Rgb colour;
  int shape = 0;
  double scale = 1;                           ///< of the 7 points that a marker is across
  std::optional<Rgb> outline = std::nullopt;  ///< none: its colour
};  ///< line charts: a shape a series
struct DrawnPoint {
  double x, y;
};
/// Points joined in order; closed where it is filled.
struct DrawnPath {
  std::vector<DrawnPoint> points;
  Rgb colour;
  double width;                ///< 0: no stroke
  std::vector<double> dashes;  ///< lengths of strokes and gaps by turns; empty: a whole line
  std::optional<Rgb> fill = std::nullopt;
};
using Drawn = std::variant<DrawnRectangle, DrawnLine, DrawnText, DrawnMarker, DrawnPath>;

struct Drawing {
  double width = 0;
  double height = 0;
  std::vector<Drawn> shapes;
};

/// There is something to draw: at least one category and one series, and no negative value but in ranges.
[[nodiscard]] bool is_drawable(const Chart& chart);
/// A height at which the chart is well spaced: its legend, and for bars a row for each.
[[nodiscard]] double good_height(const Chart& chart, double width);
/// REQUIRES: is_drawable(chart), each series as long as the categories.
[[nodiscard]] Drawing draw(const Chart& chart, double width = 640, double height = 360);
/// role=img with title and description; presentation attributes only. REQUIRES: as draw; `id` made of letters, digits
/// and hyphens, and one of its kind on the page.
[[nodiscard]] std::string svg(const Chart& chart, const std::string& id);
/// The same for a page: ranges, which have a name and two numbers in each row, are drawn twice, for a phone and for a
/// desk, as time charts are.
[[nodiscard]] std::string page_svg(const Chart& chart, const std::string& id);

}  // namespace documents
