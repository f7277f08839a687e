// Therapists' demand and capacity from a JSON file: docs/guides/beds.md says what stands in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "flow/beds/therapies.h"

namespace app {

/// Refuses with every fault found, each with its path.
[[nodiscard]] base::Checked<flow::TherapyPlan> read_therapy_plan(std::string_view bytes);

[[nodiscard]] std::string therapies_json(const std::vector<flow::TherapyAnswer>& answers);
[[nodiscard]] std::string therapies_text(const std::vector<flow::TherapyAnswer>& answers);

}  // namespace app
