// A judged quorum as JSON for programs and as text for a committee's secretary.
#pragma once

#include <string>
#include <vector>

#include "governance/committees/quorum.h"

namespace app {

struct QuorumAnswer {
  governance::QuorumTerms terms;
  governance::QuorumOutcome outcome;
  std::vector<std::string> doubts;  ///< about the rule beside the seats
};

[[nodiscard]] std::string quorum_json(const QuorumAnswer& answer);
[[nodiscard]] std::string quorum_text(const QuorumAnswer& answer);

}  // namespace app
