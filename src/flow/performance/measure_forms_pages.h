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

/// What the figure is, folded.
[[nodiscard]] html::Fragment measure_definition(const Measure& measure);
/// What was decided about the chart, with a button to withdraw for those who may.
[[nodiscard]] html::Fragment decisions_list(const people::Visit& visit, const MeasurePage& shown);
/// For those who keep measures: new limits, a point left out, a break; a target or path; a quality mark.
[[nodiscard]] html::Fragment keeping_forms(const people::Visit& visit, const MeasurePage& shown,
                                           const site::FormState& state);

}  // namespace flow
