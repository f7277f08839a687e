#include "governance/decisions/decision_step.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace governance {
namespace {

using enum DecisionStatus;

constexpr std::array kProvisionalOnly = {Provisional};
constexpr std::array kStanding = {InForce, Provisional, Ratified};

constexpr auto kRules = std::to_array<DecisionStepRule>({
    {DecisionStepKind::Route, kProvisionalOnly, {}, "Save the route", "Who ratifies it"},
    {DecisionStepKind::RatifiedByParent, kProvisionalOnly, Ratified, "It has been ratified", "Who ratified it, where"},
    {DecisionStepKind::Lapse, kStanding, Lapsed, "It has lapsed", "Why it no longer stands"},
    {DecisionStepKind::Supersede, kStanding, Superseded, "It is superseded", "By which decision"},
});
static_assert(std::ranges::equal(kRules, kDecisionStepKinds, {}, &DecisionStepRule::kind));

}  // namespace

std::string_view status_words(DecisionStatus status) {
  switch (status) {
    case OnRecord:
      return "On record";
    case InForce:
      return "In force";
    case Provisional:
      return "Provisional until ratified";
    case Ratified:
      return "Ratified";
    case Lapsed:
      return "Lapsed";
    case Superseded:
      return "Superseded";
  }
  throw base::OurMistake("a status without words");
}

std::span<const DecisionStepRule> decision_step_rules() {
  return kRules;
}
const DecisionStepRule& rule_of(DecisionStepKind kind) {
  return kRules[static_cast<std::size_t>(std::to_underlying(kind))];
}

base::Result<void> check_decision_step(const DecisionStep& step, DecisionStatus status, base::Date taken,
                                       base::Date today) {
  const DecisionStepRule& rule = rule_of(step.kind);
  if (std::ranges::find(rule.from, status) == rule.from.end())
    return base::conflict(
        fmt::format("This decision is in the state “{}”: this has no place there.", status_words(status)));
  if (base::trimmed(step.words).empty())
    return base::invalid("words", fmt::format("Enter: {}.", base::lower(rule.asks)));
  if (!base::is_utf8(step.words) || base::length_utf8(step.words) > kLongestDecisionWords)
    return base::invalid("words", "Say it in fewer words.");
  if (step.kind == DecisionStepKind::Route) return {};
  if (!step.day) return base::invalid("day", "Enter the day.");
  if (*step.day < taken || *step.day > today)
    return base::invalid("day", fmt::format("Enter a day from {} to today.", base::long_date(taken)));
  return {};
}

std::string_view verb_meaning(Verb verb) {
  switch (verb) {
    case Verb::Approve:
    case Verb::Agree:
    case Verb::Decide:
      return "takes effect under the body's own power";
    case Verb::Ratify:
      return "confirms what was done under another power, or without a quorum";
    case Verb::Endorse:
    case Verb::Support:
      return "backs a decision that belongs to others; binds nobody";
    case Verb::Recommend:
      return "asks the parent to decide";
    case Verb::Accept:
      return "takes effect, perhaps with conditions";
    case Verb::Receive:
      return "takes in a report, without a view on it; a record only";
    case Verb::Note:
      return "heard; nothing is decided";
    case Verb::Discuss:
    case Verb::Advise:
      return "gives a steer; nothing is decided";
    case Verb::Defer:
      return "put off to another day";
    case Verb::Refer:
      return "sent to another body";
    case Verb::Withdraw:
      return "taken back; nothing is decided";
    case Verb::Reject:
      return "refused";
  }
  throw base::OurMistake("a verb without a meaning");
}

}  // namespace governance
