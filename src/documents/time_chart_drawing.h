// A time chart as shapes: laid out once for a width, then drawn by an SVG writer (page), by Cairo (PDF) and as PNG
// (Word).
#pragma once

#include <string>

#include "documents/chart_drawing.h"
#include "documents/time_chart.h"

namespace documents {

/// Widths, in points, that a page draws for: a phone, where a picture for a desk would be too small to read, and a
/// desk.
inline constexpr double kPhoneWidth = 280;
inline constexpr double kDeskWidth = 640;

/// As high as it needs to be. REQUIRES: is_drawable(chart), a clean chart, and a width of 200 or more.
[[nodiscard]] Drawing draw(const TimeChart& chart, double width);
/// role=img with title and description; presentation attributes only. REQUIRES: as draw, but any words; `id` made of
/// letters, digits and hyphens, and one of its kind on the page.
[[nodiscard]] std::string svg(const TimeChart& chart, const std::string& id, double width = kDeskWidth);

/// The same drawn for a phone and for a desk, of which the page's style shows one (classes sl-chart__phone and
/// sl-chart__desk). The ids begin with `id`. REQUIRES: as svg.
[[nodiscard]] std::string responsive_svg(const TimeChart& chart, const std::string& id);

}  // namespace documents
