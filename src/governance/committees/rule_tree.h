// A rule over one body's seats: gates over conditions that are sums. What quorum.h judges and least_change.h searches.
//
// Every condition that counts, a share of those present too, is a sum over the seats that count with a target to reach:
// "at least half of those present are external" is 2 for each external seat, less 1 for each seat, at least 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "governance/committees/quorum_rule.h"

namespace governance {

struct SeatWeight {
  std::size_t seat = 0;  ///< its place among the seats
  std::int64_t weight = 0;
};

/// Holds where the weights of the seats that count come to the target or more.
struct RuleCondition {
  std::vector<SeatWeight> weights;
  std::int64_t target = 0;
  std::vector<std::size_t> counted;      ///< the seats that the clause counts
  int needed = 0;                        ///< as a clause says it; of a share of those present, see `share`
  std::optional<AtLeastFraction> share;  ///< of those present
  std::vector<std::size_t> base;         ///< the seats that `share` is taken of
};

/// A condition, or a gate: at least `needed` of its parts hold. Turned round where it is negated.
struct RuleNode {
  std::string path;  ///< its place in the rule, "$.rule.all[1]"
  int depth = 0;
  std::string text;
  std::string member;   ///< of a condition: who it counts, in short; one of them
  std::string members;  ///< and several
  bool is_negated = false;
  std::optional<std::size_t> condition;
  int needed = 0;
  std::vector<std::size_t> parts;  ///< places in RuleTree::nodes, each after its gate
};

struct RuleTree {
  std::vector<RuleNode> nodes;  ///< the root first, then in the order of the rule
  std::vector<RuleCondition> conditions;
};

[[nodiscard]] RuleTree rule_tree(const QuorumTerms& terms, const std::vector<QuorumSeat>& seats);

/// Which nodes hold. `sums` is a sum for each condition.
[[nodiscard]] std::vector<bool> nodes_that_hold(const RuleTree& tree, const std::vector<std::int64_t>& sums);

}  // namespace governance
