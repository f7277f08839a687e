// The two icons that stand beside an indicator: what kind of variation its latest point is part of, and whether its
// target will be met. Our own drawings: a round icon for variation, a square one for assurance, each with a letter and
// a picture as well as a colour. Words stand with them everywhere.
#pragma once

#include <cstdint>
#include <string>

#include "documents/chart_drawing.h"

namespace documents {

enum class VariationIcon : std::uint8_t {
  CommonCause,
  ImprovementHigh,
  ImprovementLow,
  ConcernHigh,
  ConcernLow,
  NeutralHigh,
  NeutralLow,
};
enum class AssuranceIcon : std::uint8_t { Pass, Fail, HitOrMiss };

/// "Improving: a signal of high values", "Hit or miss: will meet the target some of the time, by chance".
[[nodiscard]] const char* words_of(VariationIcon icon);
[[nodiscard]] const char* words_of(AssuranceIcon icon);

/// 48 points each way.
[[nodiscard]] Drawing drawing_of(VariationIcon icon);
[[nodiscard]] Drawing drawing_of(AssuranceIcon icon);

/// Hidden from screen readers: words stand beside it. Presentation attributes only. `size` in CSS pixels.
/// REQUIRES: a drawing without hatching.
[[nodiscard]] std::string small_svg(const Drawing& drawing, double size);

}  // namespace documents
