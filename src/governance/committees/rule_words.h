// A quorum's rule in plain English: the form, the minutes and each clause of a judgement use these words.
#pragma once

#include <string>
#include <vector>

#include "governance/committees/quorum_rule.h"

namespace governance {

/// One line of a rule laid out as a nested list. A line that ends in a colon heads those below it.
struct RuleLine {
  int depth = 0;
  std::string text;
  friend bool operator==(const RuleLine&, const RuleLine&) = default;
};
[[nodiscard]] std::vector<RuleLine> rule_lines(const QuorumRule& rule);

/// The whole in one sentence: "At least 3 members who hold a seat tagged CCG chair; deputies do not count". Options
/// that are as usual are left out.
[[nodiscard]] std::string terms_sentence(const QuorumTerms& terms);
/// Every option as a sentence, the usual too: "Deputies do not count."
[[nodiscard]] std::vector<std::string> option_sentences(const QuorumOptions& options);

/// What a rule says itself, without the rules in it: "At least 3 voting members", "Any 2 of these:".
[[nodiscard]] std::string rule_text(const QuorumRule& rule);
/// The rule turned round: "Fewer than 3 voting members". REQUIRES: it counts, as AtLeast and AtLeastFraction do.
[[nodiscard]] std::string opposite_text(const QuorumRule& rule);
/// "At least 1 member of UHL": one group's part of the rule.
[[nodiscard]] std::string group_text(const FromEach& rule, const std::string& group);
/// "UHL", "the council sector", "appointer county".
[[nodiscard]] std::string group_name(const FromEach& rule, const std::string& group);
/// True for NotRule over a rule that counts: it reads as one line, "Fewer than ...".
[[nodiscard]] bool is_opposite(const QuorumRule& rule);

/// "members who hold a seat tagged CCG chair", "voting member of UHL or LPT".
[[nodiscard]] std::string selected_members(const SeatSelector& of, int count);
/// The shortest name of those selected: "CCG chairs" where one tag is all that selects, else as selected_members.
[[nodiscard]] std::string short_members(const SeatSelector& of, int count);
/// "ccg_chair" as "CCG chair", "appointer:county" as "appointer county".
[[nodiscard]] std::string tag_words(const std::string& tag);
/// "a", "a or b", "a, b or c".
[[nodiscard]] std::string either_of(const std::vector<std::string>& things);
/// "no", "one" to "ten", then figures.
[[nodiscard]] std::string number_words(int number);

}  // namespace governance
