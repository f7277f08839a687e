// How the marks of a chart look. Each series has its own colour, hatching and marker, so that none is told by colour
// alone.
#pragma once

#include <cstddef>
#include <vector>

#include "documents/chart_drawing.h"

namespace documents {

inline constexpr Rgb kAxisColour{0.298, 0.384, 0.447};
inline constexpr Rgb kGridColour{0.847, 0.867, 0.878};
inline constexpr Rgb kWhite{1, 1, 1};

struct Look {
  Rgb colour;
  int pattern = 0;
  int marker = 0;
};
/// Ten looks, then again from the first. Every colour stands at least 3:1 against white, and neighbours differ in
/// lightness, so that they stay apart for colour-blind readers and in grey print.
[[nodiscard]] Look look_of(std::size_t series);

/// One stroke of a hatching's tile, in points.
struct TileStroke {
  double x1, y1, x2, y2;
};
inline constexpr double kTileSize = 8;
inline constexpr double kTileStrokeWidth = 1.2;
/// The white strokes of a pattern; none for 0.
[[nodiscard]] std::vector<TileStroke> tile_strokes(int pattern);

/// The outline of a marker about its middle, 7 points across: a closed shape, or for `is_open` strokes in pairs of
/// points.
struct MarkerPoint {
  double x, y;
};
struct MarkerShape {
  std::vector<MarkerPoint> points;
  bool is_open = false;
  bool is_hollow = false;
};
[[nodiscard]] MarkerShape marker_shape(int shape);
/// Thinner round a small marker, so that its fill still shows.
[[nodiscard]] double marker_stroke(const DrawnMarker& marker);

}  // namespace documents
