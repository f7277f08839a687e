// RULE.json and ATTENDANCE.json: docs/guides/quorum-rules.md says what stands in them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "governance/committees/quorum_attendance.h"
#include "governance/committees/quorum_rule.h"

namespace governance {

inline constexpr int kMostMembers = 10'000;     ///< that a rule may ask for
inline constexpr int kMostParts = 1'000;        ///< the largest denominator of a fraction
inline constexpr int kDeepestRule = 12;         ///< rules within rules
inline constexpr std::size_t kMostRules = 200;  ///< in one file
inline constexpr std::size_t kMostSeats = 500;

/// {"rule": {...}, "options": {...}}, or the rule itself with its options beside it. Refuses with every fault found, up
/// to a hundred, each with its path: "$.rule.all[1].at_least". A file that is not JSON: with line and column.
[[nodiscard]] base::Checked<QuorumTerms> read_quorum_terms(std::string_view bytes);
/// What is read is as QuorumAttendance asks.
[[nodiscard]] base::Checked<QuorumAttendance> read_quorum_attendance(std::string_view bytes);

/// In one form, whatever was read: rule and options apart, every option written. Indented, with a line end.
[[nodiscard]] std::string quorum_terms_json(const QuorumTerms& terms);

}  // namespace governance
