// A question about beds as a person types it on a form: read into a model, and written back as one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "flow/beds/bed_requirement.h"
#include "flow/beds/typed_numbers.h"

namespace flow {

inline constexpr std::size_t kMostTypedStays = 20'000;
inline constexpr double kMostPlanEvents = 3.5e7;  ///< of one answer on a page: about two seconds

struct BedPlan {
  BedModel model;  ///< in a steady state, beds as they are now, with scenarios; the search is quick
  RequirementAsked asked;
  std::int64_t beds_now = 0;
  std::uint64_t seed = 1;
};

/// Refuses with every fault, its subject the field. `stays_file` holds the bytes of a file of recorded stays that was
/// sent; empty: none was.
[[nodiscard]] base::Checked<BedPlan> read_bed_plan(const Typed& typed, const std::string& stays_file);

/// Why the answer would take too long for a page, if it would.
[[nodiscard]] std::optional<base::Error> too_large_for_page(const BedPlan& plan);

/// The fields of the form, in its order, each with what stands in the example: an invented community ward.
[[nodiscard]] const std::vector<std::pair<std::string_view, std::string_view>>& bed_plan_example();
/// Fields whose content must not stand in an address: what a person pastes.
[[nodiscard]] bool is_kept_from_address(std::string_view field);

/// MODEL.json for the command (docs/guides/beds.md), from which it finds the same numbers.
[[nodiscard]] std::string bed_model_json(const BedPlan& plan);
/// "sightline beds required ward.json --max-wait-share 0.05 --max-wait-days 2 --level 0.8 --seed 1"
[[nodiscard]] std::string bed_plan_command(const BedPlan& plan);

}  // namespace flow
