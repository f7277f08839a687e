// What the simulation of beds found, as JSON for programs and as text for people.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "flow/beds/bed_comparison.h"
#include "flow/beds/bed_requirement.h"
#include "flow/beds/bed_simulation.h"

namespace app {

struct SimulationAnswer {
  flow::BedModel model;
  flow::SimulatedBeds figures;
  double wait_over_days = 0;
  std::uint64_t seed = 1;
  double seconds = 0;  ///< of processor time
};
[[nodiscard]] std::string simulation_json(const SimulationAnswer& answer);
[[nodiscard]] std::string simulation_text(const SimulationAnswer& answer);

struct RequirementAnswer {
  flow::BedModel model;
  flow::RequirementAsked asked;
  flow::RequiredBeds required;
  std::uint64_t seed = 1;
  double seconds = 0;
};
[[nodiscard]] std::string requirement_json(const RequirementAnswer& answer);
[[nodiscard]] std::string requirement_text(const RequirementAnswer& answer);

struct ComparisonAnswer {
  std::vector<flow::ComparedScenario> scenarios;  ///< the model as it is first
  flow::BedRule rule = flow::BedRule::Wait;
  std::uint64_t seed = 1;
};
[[nodiscard]] std::string comparison_json(const ComparisonAnswer& answer);
[[nodiscard]] std::string comparison_text(const ComparisonAnswer& answer);

}  // namespace app
