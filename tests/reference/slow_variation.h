// The rules of a control chart, slow and obvious, for tests alone: whole numbers, so that every comparison is exact,
// and each point asks of every stretch that it could belong to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "flow/variation/point_mark.h"
#include "flow/variation/rule_options.h"

namespace slow {

struct VariationWorld {
  std::vector<std::optional<std::int64_t>> values;
  std::vector<std::size_t> starts;  ///< of groups; the first 0
  std::size_t baseline = 0;
  flow::RuleOptions rules;
  flow::Improvement improvement = flow::Improvement::Neutral;
};

/// "shift improvement", or "common_cause common_cause".
[[nodiscard]] std::vector<std::string> judge(const VariationWorld& world);

}  // namespace slow
