// How the marks and lines of a time chart look: each by its shape or its dashes as well as its colour. The colours are
// those that readers of NHS control charts know; where one stands less than 3:1 against white, a mark has a dark
// outline and a line a darker grey.
#pragma once

#include <vector>

#include "documents/chart_drawing.h"
#include "documents/time_chart.h"

namespace documents {

struct MarkLook {
  Rgb colour;
  int shape = 0;  ///< of marker_shape
  Rgb outline;
  double scale = 1;
};
[[nodiscard]] MarkLook look_of(Mark mark);

enum class TimeLine { Value, Mean, Limit, Target, Trajectory, Forecast, Break, Now };
struct LineLook {
  Rgb colour;
  double width = 1;
  std::vector<double> dashes;
};
[[nodiscard]] LineLook look_of(TimeLine line);

/// A forecast's range: a light tint within an outline, so that the two ranges stay apart in grey print.
enum class Band { Range95, Range80 };
struct BandLook {
  Rgb fill;
  LineLook outline;
};
[[nodiscard]] BandLook look_of(Band band);

[[nodiscard]] DrawnPath path_of(std::vector<DrawnPoint> points, const LineLook& look);
[[nodiscard]] DrawnPath path_of(std::vector<DrawnPoint> outline, const BandLook& look);

}  // namespace documents
