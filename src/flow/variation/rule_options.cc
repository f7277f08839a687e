#include "flow/variation/rule_options.h"

#include <utility>

namespace flow {

const RuleOptions& rules_of(Ruleset ruleset) {
  return ruleset == Ruleset::PlotTheDots ? kPlotTheDots : kMakingDataCount;
}

std::string_view code_of(Ruleset ruleset) {
  return ruleset == Ruleset::PlotTheDots ? "ptd" : "mdc";
}

base::Result<Ruleset> parse_ruleset(std::string_view text, std::string subject) {
  for (const Ruleset one : {Ruleset::PlotTheDots, Ruleset::MakingDataCount})
    if (text == code_of(one)) return one;
  return base::invalid(std::move(subject), "There are two rulesets: ptd and mdc.");
}

}  // namespace flow
