// The tables of the minute book.
#pragma once

#include <string_view>

#include "governance/committees/quorum_rule.h"

namespace governance {

/// REQUIRES: written by quorum_terms_json.
[[nodiscard]] QuorumTerms stored_quorum(std::string_view text);

}  // namespace governance
