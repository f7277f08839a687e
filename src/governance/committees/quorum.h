// Whether a quorum is there, by how much, and who it hangs on.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "governance/committees/quorum_attendance.h"
#include "governance/committees/quorum_rule.h"

namespace governance {

/// A person as a judgement speaks of them: by the seat they sit in.
struct QuorumPerson {
  std::string seat;
  std::string name;  ///< the seat's holder, or its id where it is vacant
  PresentAs as = PresentAs::Holder;
  friend bool operator==(const QuorumPerson&, const QuorumPerson&) = default;
};

struct UncountedPerson {
  QuorumPerson person;
  NotCounted why = NotCounted::Excluded;
  friend bool operator==(const UncountedPerson&, const UncountedPerson&) = default;
};

/// One condition that counts, in the order of the rule; a rule "from each" gives one for each group.
struct QuorumClause {
  std::string path;              ///< of the rule, "$.rule.all[1]"
  std::string text;              ///< "At least 3 members who hold a seat tagged CCG chair"
  std::string member;            ///< who it counts, in short: "CCG chair"
  std::string members;           ///< and several: "CCG chairs"
  int needed = 0;                ///< what `have` is held against
  int have = 0;                  ///< seats that count
  std::vector<std::string> who;  ///< their holders (ids where vacant), in the order of the seats
  bool is_met = false;           ///< whether `text` holds; where it says "Fewer than", that `have` is below `needed`
};

/// A line of the rule laid out as a nested list, with whether it holds.
struct QuorumLine {
  int depth = 0;
  std::string text;
  bool is_met = false;
  bool is_negated = false;            ///< what stands below it must not hold
  std::optional<std::size_t> clause;  ///< where the line is one of the clauses
};

enum class MarginFound {
  Exact,
  Never,    ///< whoever leaves it stays quorate; whoever arrives it stays inquorate
  AtLeast,  ///< the search was given up: at least so many people
};

struct QuorumMargin {
  MarginFound found = MarginFound::Never;
  int people = 0;  ///< 1 or more where Exact or AtLeast
};

struct QuorumOutcome {
  bool is_quorate = false;
  /// Quorate: the fewest people present whose leaving makes it fail; two who sit in one seat must both leave it.
  /// Not quorate: the fewest absent holders of seats whose arrival in person makes it quorate. Somebody who is there
  /// and does not count cannot arrive.
  QuorumMargin margin;
  std::vector<QuorumPerson> critical;   ///< quorate: each whose leaving alone makes it fail
  std::vector<QuorumPerson> mended_by;  ///< not quorate: each absent holder whose arrival alone makes it quorate
  std::vector<QuorumClause> clauses;
  std::vector<QuorumLine> lines;
  std::vector<UncountedPerson> not_counted;  ///< present, in the order of `present`

  /// The margin as one number: above 0 quorate, below 0 not. None where it is not an exact number.
  [[nodiscard]] std::optional<int> signed_margin() const;
};

/// REQUIRES: `attendance` is as its type asks; every gate of the rule has a part, a k-of no more than it has parts.
[[nodiscard]] QuorumOutcome judge_quorum(const QuorumTerms& terms, const QuorumAttendance& attendance);

}  // namespace governance
