// Reads a rule and its options from JSON, with every fault and its path.
#pragma once

#include "governance/committees/quorum_rule.h"
#include "governance/minute_book/book_path.h"
#include "governance/minute_book/json_node.h"

namespace governance {

/// Where anything is refused, `faults` says what and the value is of no use.
[[nodiscard]] QuorumTerms read_terms(const JsonNode& file, BookFaults& faults);

}  // namespace governance
