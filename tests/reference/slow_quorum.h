// The slow twin of the quorum engine, linked by tests only: asks the rule afresh of every set of people who could leave
// or arrive. It shares the rule's values with the engine and none of its reasoning.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "governance/committees/quorum_rule.h"

namespace slow {

struct QuorumClause {
  int needed = 0;
  int have = 0;
  std::set<std::string> seats;
  bool is_met = false;
  bool operator==(const QuorumClause&) const = default;
};

using WhoSits = std::pair<std::string, governance::PresentAs>;

struct QuorumOutcome {
  bool is_quorate = false;
  std::optional<int> margin;
  std::set<WhoSits> critical;
  std::set<WhoSits> mended_by;
  std::vector<QuorumClause> clauses;
};

/// REQUIRES: few enough people that every set of them can be tried.
[[nodiscard]] QuorumOutcome judge(const governance::QuorumTerms& terms, const governance::QuorumAttendance& attendance);

}  // namespace slow
