// Most quorum rules are a few counts, all of which must hold or any: the form for these, to and from the rule language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "governance/committees/quorum_rule.h"

namespace governance {

/// "At least `count` of `who`": "anyone", "voting", "tag:ccg_chair", "organisation:uhl" or "sector:local_authority".
struct SimpleCount {
  int count = 1;
  std::string who;
  friend bool operator==(const SimpleCount&, const SimpleCount&) = default;
};
struct SimpleQuorum {
  bool needs_all = true;  ///< false: any one of them is enough
  std::vector<SimpleCount> counts;
  QuorumOptions options;
  friend bool operator==(const SimpleQuorum&, const SimpleQuorum&) = default;
};

/// Nothing where the rule is of another shape.
[[nodiscard]] std::optional<SimpleQuorum> simple_quorum(const QuorumTerms& terms);
/// Refuses a rule without counts, a count below 1, and words for `who` that are none of the above.
[[nodiscard]] base::Result<QuorumTerms> quorum_terms(const SimpleQuorum& simple);

}  // namespace governance
