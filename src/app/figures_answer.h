// A measure's view as JSON: documented in docs/guides/performance.md.
#pragma once

#include <string>

#include "flow/performance/measure_view.h"

namespace app {

[[nodiscard]] std::string figures_answer(const flow::MeasureView& view);

}  // namespace app
