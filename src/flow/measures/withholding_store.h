// Which figures may not be shown, because they are small or would give a small one away.
#pragma once

#include "flow/measures/figures_store.h"

namespace flow {

/// The stricter of its own rule and that of the measure it is worked out from.
[[nodiscard]] SuppressionRule suppression_of(record::Reader& reader, const Measure& measure);

/// Takes figure and parts from the points that the rule withholds, and rounds what is shown. REQUIRES: `figures` are
/// those asked for, of a measure and places that are there.
void withhold_small(record::Reader& reader, const FigureAsk& ask, const SuppressionRule& rule, FigureSeries& figures);

}  // namespace flow
