#include "documents/performance_icons.h"

#include <array>
#include <cmath>
#include <numbers>

#include "documents/chart_style.h"
#include "documents/time_chart_style.h"

namespace documents {
namespace {

constexpr double kSide = 48;
constexpr double kMiddle = kSide / 2;
constexpr double kRim = 2.5;

/// The rim, the letter and the little picture of an icon.
struct IconLook {
  Rgb rim;
  const char* letter;
  int direction;  ///< of the last dots of the picture: 1 up, -1 down
};

IconLook look_of_icon(VariationIcon icon) {
  const Rgb better = look_of(Mark::Improvement).colour;
  const Rgb worse = look_of(Mark::Concern).colour;
  const Rgb neutral = look_of(Mark::NeutralHigh).colour;
  switch (icon) {
    case VariationIcon::ImprovementHigh:
      return {better, "H", 1};
    case VariationIcon::ImprovementLow:
      return {better, "L", -1};
    case VariationIcon::ConcernHigh:
      return {worse, "H", 1};
    case VariationIcon::ConcernLow:
      return {worse, "L", -1};
    case VariationIcon::NeutralHigh:
      return {neutral, "H", 1};
    case VariationIcon::NeutralLow:
      return {neutral, "L", -1};
    case VariationIcon::CommonCause:
      break;
  }
  return {look_of(TimeLine::Value).colour, "", 0};
}

/// The mark of a point with the same meaning, so that chart and icon speak one language.
Mark mark_of(VariationIcon icon) {
  constexpr std::array kMarks = {Mark::Plain,   Mark::Improvement, Mark::Improvement, Mark::Concern,
                                 Mark::Concern, Mark::NeutralHigh, Mark::NeutralLow};
  return kMarks[static_cast<std::size_t>(icon)];
}

std::vector<DrawnPoint> circle(double x, double y, double radius) {
  std::vector<DrawnPoint> points;
  constexpr int kCorners = 48;
  for (int i = 0; i <= kCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kCorners;
    points.push_back({x + radius * std::cos(angle), y + radius * std::sin(angle)});
  }
  return points;
}

DrawnPath outlined(std::vector<DrawnPoint> points, Rgb colour, double width) {
  return {.points = std::move(points), .colour = colour, .width = width, .dashes = {}, .fill = kWhite};
}

/// A thin dark line within the coloured rim, since light blue alone would stand too faint on white.
void add_rims(Drawing& drawing, const std::vector<DrawnPoint>& outer, const std::vector<DrawnPoint>& inner,
              Rgb colour) {
  drawing.shapes.emplace_back(outlined(outer, colour, 2 * kRim));
  drawing.shapes.emplace_back(outlined(inner, kInk, 1));
}

DrawnPath stroke(std::vector<DrawnPoint> points, Rgb colour, double width, std::vector<double> dashes = {}) {
  return {.points = std::move(points), .colour = colour, .width = width, .dashes = std::move(dashes)};
}

/// Points about a line; the last two leave it where the variation has a direction.
void add_dots(Drawing& drawing, VariationIcon icon, int direction) {
  const double line = kMiddle + direction * 7.0;
  constexpr std::array<double, 5> kSway = {2, -3, 3, -3, 2};
  constexpr std::array<double, 5> kLeave = {1.5, -2, 1, 6, 9};
  drawing.shapes.emplace_back(stroke({{11, line}, {37, line}}, kInk, 1));
  std::vector<DrawnPoint> points;
  for (std::size_t i = 0; i < kSway.size(); ++i) {
    const double away = direction == 0 ? kSway[i] * 1.8 : kLeave[i] * direction;
    points.push_back({12 + 6 * static_cast<double>(i), line - away});
  }
  drawing.shapes.emplace_back(stroke(points, look_of(TimeLine::Value).colour, 1));
  const MarkLook plain = look_of(Mark::Plain);
  const MarkLook last = look_of(mark_of(icon));
  for (std::size_t i = 0; i < points.size(); ++i) {
    const MarkLook& look = i < 3 ? plain : last;
    drawing.shapes.emplace_back(
        DrawnMarker{points[i].x, points[i].y, look.colour, look.shape, i < 3 ? 0.6 : 0.85, look.outline});
  }
}

std::vector<DrawnPoint> square(double inset) {
  const double far = kSide - inset;
  const double cut = 5;
  return {{inset + cut, inset}, {far - cut, inset}, {far, inset + cut},   {far, far - cut},    {far - cut, far},
          {inset + cut, far},   {inset, far - cut}, {inset, inset + cut}, {inset + cut, inset}};
}

Rgb rim_of(AssuranceIcon icon) {
  if (icon == AssuranceIcon::Pass) return look_of(Mark::Improvement).colour;
  if (icon == AssuranceIcon::Fail) return look_of(Mark::Concern).colour;
  return look_of(TimeLine::Value).colour;
}

/// The band that values fall in, and the target's line: beneath it, above it, or through it.
void add_target(Drawing& drawing, AssuranceIcon icon) {
  const double line = icon == AssuranceIcon::Pass ? 38 : icon == AssuranceIcon::Fail ? 27 : 33;
  drawing.shapes.emplace_back(DrawnRectangle{9, icon == AssuranceIcon::Fail ? 31.0 : 28.0, 30, 9, kGridColour});
  drawing.shapes.emplace_back(stroke({{8, line}, {40, line}}, kInk, 1.75, {4, 2.5}));
}

}  // namespace

const char* words_of(VariationIcon icon) {
  constexpr std::array kWords = {"Usual variation",
                                 "Improving: a signal of high values",
                                 "Improving: a signal of low values",
                                 "Concern: a signal of high values",
                                 "Concern: a signal of low values",
                                 "A signal of high values, where neither way is better",
                                 "A signal of low values, where neither way is better"};
  return kWords[static_cast<std::size_t>(icon)];
}

const char* words_of(AssuranceIcon icon) {
  constexpr std::array kWords = {"Will meet the target unless something changes",
                                 "Will not meet the target unless something changes",
                                 "Hit or miss: will meet the target some of the time, by chance"};
  return kWords[static_cast<std::size_t>(icon)];
}

Drawing drawing_of(VariationIcon icon) {
  Drawing drawing{.width = kSide, .height = kSide, .shapes = {}};
  const IconLook look = look_of_icon(icon);
  add_rims(drawing, circle(kMiddle, kMiddle, kMiddle - kRim), circle(kMiddle, kMiddle, kMiddle - 2 * kRim), look.rim);
  add_dots(drawing, icon, look.direction);
  if (look.direction != 0)
    drawing.shapes.emplace_back(
        DrawnText{18, look.direction > 0 ? 21.0 : 37.0, 13, TextAnchor::Middle, look.letter, true});
  return drawing;
}

Drawing drawing_of(AssuranceIcon icon) {
  Drawing drawing{.width = kSide, .height = kSide, .shapes = {}};
  constexpr std::array kLetters = {"P", "F", "?"};
  add_rims(drawing, square(kRim), square(2 * kRim), rim_of(icon));
  add_target(drawing, icon);
  drawing.shapes.emplace_back(
      DrawnText{kMiddle, 23, 16, TextAnchor::Middle, kLetters[static_cast<std::size_t>(icon)], true});
  return drawing;
}

}  // namespace documents
