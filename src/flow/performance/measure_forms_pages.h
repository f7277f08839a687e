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
[[nodiscard]] html::Fragment decisions_list(const people::Visit& visit, const MeasurePage& shown,
                                            const site::FormState& state);
/// The field for the reason of a withdrawal: there is one on the page for each decision.
[[nodiscard]] std::string withdrawal_field(const base::Uuid& decision);

/// Where several targets hold: each with its name and source, and for those who keep measures which one is judged.
[[nodiscard]] html::Fragment held_targets(const people::Visit& visit, const MeasurePage& shown, const MeasureView& view,
                                          const site::FormState& state);
/// What the form sends where no target is chosen.
inline constexpr std::string_view kNewestTarget = "newest";

/// For those who keep measures: new limits, a point left out, a break; a target or path; a quality mark.
[[nodiscard]] html::Fragment keeping_forms(const people::Visit& visit, const MeasurePage& shown,
                                           const site::FormState& state);

}  // namespace flow
