#include "documents/time_chart_style.h"

#include "documents/chart_style.h"

namespace documents {
namespace {

constexpr Rgb of_bytes(int red, int green, int blue) {
  return {red / 255.0, green / 255.0, blue / 255.0};
}

constexpr Rgb kImprovement = of_bytes(0, 176, 240);
constexpr Rgb kConcern = of_bytes(228, 108, 10);
constexpr Rgb kNeutral = of_bytes(73, 0, 146);
constexpr Rgb kCommon = of_bytes(166, 166, 166);
constexpr Rgb kDarkGrey = of_bytes(110, 110, 110);
constexpr Rgb kTarget = of_bytes(222, 27, 27);
constexpr Rgb kForecast = of_bytes(0, 94, 184);

constexpr int kCircle = 0, kSquare = 1, kTriangleUp = 2, kDiamond = 3, kTriangleDown = 4, kHollowCircle = 7;

}  // namespace

MarkLook look_of(Mark mark) {
  switch (mark) {
    case Mark::Improvement:
      return {kImprovement, kDiamond, kInk, 1.15};
    case Mark::Concern:
      return {kConcern, kSquare, kInk, 1.05};
    case Mark::NeutralHigh:
      return {kNeutral, kTriangleUp, kInk, 1.15};
    case Mark::NeutralLow:
      return {kNeutral, kTriangleDown, kInk, 1.15};
    case Mark::Excluded:
      return {kDarkGrey, kHollowCircle, kDarkGrey, 1};
    case Mark::Plain:
      break;
  }
  return {kCommon, kCircle, kDarkGrey, 0.8};
}

LineLook look_of(TimeLine line) {
  switch (line) {
    case TimeLine::Mean:
      return {of_bytes(0, 0, 0), 1.25, {}};
    case TimeLine::Limit:
      return {kDarkGrey, 1.25, {5, 3}};
    case TimeLine::Target:
      return {kTarget, 1.5, {9, 3, 2, 3}};
    case TimeLine::Trajectory:
      return {kNeutral, 1.75, {1.75, 2.75}};
    case TimeLine::Forecast:
      return {kForecast, 2.25, {}};
    case TimeLine::Break:
      return {kAxisColour, 0.75, {}};
    case TimeLine::Now:
      return {kInk, 1, {2, 2}};
    case TimeLine::Value:
      break;
  }
  return {kDarkGrey, 1.5, {}};
}

BandLook look_of(Band band) {
  if (band == Band::Range95) return {of_bytes(225, 236, 248), {kForecast, 0.75, {2.5, 2}}};
  return {of_bytes(172, 205, 238), {kForecast, 0.75, {}}};
}

DrawnPath path_of(std::vector<DrawnPoint> points, const LineLook& look) {
  return {.points = std::move(points), .colour = look.colour, .width = look.width, .dashes = look.dashes};
}

DrawnPath path_of(std::vector<DrawnPoint> outline, const BandLook& look) {
  DrawnPath path = path_of(std::move(outline), look.outline);
  path.fill = look.fill;
  return path;
}

}  // namespace documents
