// Scenarios beside the model as it is, on common random numbers: the same patients come in each, so that a small
// difference shows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "flow/beds/bed_simulation.h"

namespace flow {

struct ComparedScenario {
  std::string name;
  double load = 0;
  double mean_beds = 0;
  std::optional<base::Error> refusal;  ///< why it was not run; then there are no figures
  SimulatedBeds figures;
  // The scenario's figure less that of the model as it is, pair by pair of replications.
  Estimate p_wait_difference;
  Estimate p_wait_over_difference;
  Estimate p_block_difference;
  Estimate mean_wait_days_difference;
  Estimate mean_occupied_difference;
};

/// The model as it is first, then its scenarios. REQUIRES: !refusal_of(model).
[[nodiscard]] std::vector<ComparedScenario> compare_scenarios(const BedModel& model, std::uint64_t seed,
                                                              const RunOptions& options = {});

}  // namespace flow
