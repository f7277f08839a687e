// A measure's page and what may be decided there: for this room's pages.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "flow/performance/asked_view_pages.h"

namespace flow {

struct MeasurePage {
  Measure measure;
  Place place;
  AskedView asked;
  MeasureReach reach;
  std::vector<SeriesDecision> decided;
};
[[nodiscard]] base::Result<MeasurePage> measure_page_of(const people::Visit& visit);
[[nodiscard]] site::Response show_measure(people::Visit& visit, const MeasurePage& shown, const base::Errors& errors,
                                          int status);

/// A value with the name of the file that it came in.
struct ReceivedValue {
  MeasureValue value;
  std::string file;
};
struct ReceivedPart {
  Measure measure;  ///< the counted measure
  std::vector<std::pair<Place, std::vector<ReceivedValue>>> places;
};
/// What a figure is made of: numerators, and what they stand over.
[[nodiscard]] std::vector<ReceivedPart> parts_received(const people::Visit& visit, const MeasurePage& shown);

/// What was decided about the chart, with a button to withdraw for those who may.
[[nodiscard]] html::Fragment decisions_list(const people::Visit& visit, const MeasurePage& shown);
/// For those who keep measures: new limits, a point left out, a break; a target or path; a quality mark.
[[nodiscard]] html::Fragment keeping_forms(const people::Visit& visit, const MeasurePage& shown,
                                           const site::FormState& state);

}  // namespace flow
