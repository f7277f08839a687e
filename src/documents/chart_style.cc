#include "documents/chart_style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace documents {
namespace {

constexpr Rgb rgb(int red, int green, int blue) {
  return {red / 255.0, green / 255.0, blue / 255.0};
}

constexpr std::array<Rgb, 10> kColours = {rgb(0, 94, 184), rgb(213, 94, 0),    rgb(0, 66, 53),  rgb(174, 37, 115),
                                          rgb(51, 0, 114), rgb(118, 134, 146), rgb(122, 63, 0), rgb(0, 138, 161),
                                          rgb(35, 31, 32), rgb(150, 120, 0)};

MarkerShape regular_polygon(int corners, double radius, double first_angle) {
  MarkerShape shape;
  for (int i = 0; i < corners; ++i) {
    const double angle = first_angle + 2 * std::numbers::pi * i / corners;
    shape.points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  return shape;
}

MarkerShape hollow(MarkerShape shape) {
  shape.is_hollow = true;
  return shape;
}

}  // namespace

Look look_of(std::size_t series) {
  const auto place = series % kColours.size();
  return {kColours[place], static_cast<int>(place), static_cast<int>(place)};
}

std::vector<TileStroke> tile_strokes(int pattern) {
  std::vector<TileStroke> rising = {{0, 8, 8, 0}, {-2, 2, 2, -2}, {6, 10, 10, 6}};
  std::vector<TileStroke> falling = {{0, 0, 8, 8}, {-2, 6, 2, 10}, {6, -2, 10, 2}};
  switch (pattern) {
    case 1:
      return rising;
    case 2:
      return {{0, 4, 8, 4}};
    case 3:
      return falling;
    case 4:
      return {{4, 0, 4, 8}};
    case 5:
      return {{3.2, 4, 4.8, 4}};
    case 6:
      return {rising[0], rising[1], rising[2], falling[0], falling[1], falling[2]};
    case 7:
      return {{0, 2, 8, 2}, {0, 6, 8, 6}};
    case 8:
      return {{0, 4, 8, 4}, {4, 0, 4, 8}};
    case 9:
      return {{2, 0, 2, 8}, {6, 0, 6, 8}};
    default:
      return {};
  }
}

MarkerShape marker_shape(int shape) {
  constexpr double kUp = -std::numbers::pi / 2;
  MarkerShape square{.points = {{-3, -3}, {3, -3}, {3, 3}, {-3, 3}}};
  switch (shape) {
    case 1:
      return square;
    case 2:
      return regular_polygon(3, 4.2, kUp);
    case 3:
      return regular_polygon(4, 4.2, kUp);
    case 4:
      return regular_polygon(3, 4.2, -kUp);
    case 5:
      return {.points = {{-3, -3}, {3, 3}, {-3, 3}, {3, -3}}, .is_open = true};
    case 6:
      return {.points = {{-3.5, 0}, {3.5, 0}, {0, -3.5}, {0, 3.5}}, .is_open = true};
    case 7:
      return hollow(regular_polygon(16, 3.3, 0));
    case 8:
      return hollow(square);
    case 9:
      return hollow(regular_polygon(3, 4.2, kUp));
    default:
      return regular_polygon(16, 3.5, 0);
  }
}

double marker_stroke(const DrawnMarker& marker) {
  return 1.5 * std::min(marker.scale, 1.0);
}

}  // namespace documents
