#include "governance/committees/quorum_words.h"

#include <limits>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "governance/committees/rule_words.h"

namespace governance {
namespace {

constexpr std::size_t kMostNames = 6;

std::string either(const std::vector<QuorumPerson>& people) {
  std::vector<std::string> names;
  names.reserve(people.size());
  for (const QuorumPerson& person : people) names.push_back(person_words(person));
  return either_of(names);
}

std::string quorate_words(const QuorumOutcome& outcome) {
  const QuorumMargin& margin = outcome.margin;
  if (margin.found == MarginFound::Never) return "quorate, whoever leaves";
  if (margin.found == MarginFound::AtLeast)
    return fmt::format("quorate by {} or more: the exact number was not worked out", number_words(margin.people));
  if (margin.people > 1)
    return fmt::format("quorate by {0}: it takes {0} leaving to make it fail", number_words(margin.people));
  if (outcome.critical.size() > kMostNames)
    return fmt::format("quorate by one: if any of {} people leaves it fails", outcome.critical.size());
  return fmt::format("quorate by one: if {} leaves it fails", either(outcome.critical));
}

/// "what must not hold does: all of these": the line below says what.
std::string forbidden_words(const QuorumLine& below) {
  std::string text = base::lower(below.text.substr(0, 1)) + below.text.substr(1);
  if (text.ends_with(':')) text.pop_back();
  return "what must not hold does: " + text;
}

/// Every condition that fails and matters: what stands below a line that holds does not.
std::string lacking_words(const QuorumOutcome& outcome) {
  std::vector<std::string> parts;
  int settled = std::numeric_limits<int>::max();
  for (std::size_t i = 0; i < outcome.lines.size(); ++i) {
    const QuorumLine& line = outcome.lines[i];
    if (line.depth > settled) continue;
    const bool is_forbidden = line.is_negated && !line.clause;
    settled = line.is_met || is_forbidden ? line.depth : std::numeric_limits<int>::max();
    if (line.is_met) continue;
    if (line.clause) parts.push_back(shortfall_words(outcome.clauses[*line.clause]));
    if (is_forbidden) parts.push_back(forbidden_words(outcome.lines[i + 1]));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string arrivals_words(const QuorumOutcome& outcome) {
  const QuorumMargin& margin = outcome.margin;
  if (margin.found == MarginFound::Never) return "nobody absent could make it quorate by arriving";
  if (margin.found == MarginFound::AtLeast)
    return fmt::format("{} or more would have to arrive: the exact number was not worked out",
                       number_words(margin.people));
  if (margin.people > 1) return fmt::format("{} more must arrive to make it quorate", number_words(margin.people));
  if (outcome.mended_by.size() > kMostNames)
    return fmt::format("if any of {} people arrives it is quorate", outcome.mended_by.size());
  return fmt::format("if {} arrives it is quorate", either(outcome.mended_by));
}

}  // namespace

std::string person_words(const QuorumPerson& person) {
  switch (person.as) {
    case PresentAs::Holder:
      return person.name;
    case PresentAs::Deputy:
      return person.name + "'s deputy";
    case PresentAs::Substitute:
      return person.name + "'s substitute";
  }
  throw base::OurMistake("a person present as nothing");
}

std::string_view not_counted_words(NotCounted why) {
  switch (why) {
    case NotCounted::None:
      return "counts";
    case NotCounted::Excluded:
      return "is excluded for an interest";
    case NotCounted::Remote:
      return "takes part remotely, which does not count";
    case NotCounted::Deputy:
      return "does not count: deputies do not";
    case NotCounted::Substitute:
      return "does not count: substitutes do not";
    case NotCounted::Chair:
      return "does not count: the chair does not";
    case NotCounted::SeatTaken:
      return "is not counted besides the one who sits in the seat";
  }
  throw base::OurMistake("a reason without words");
}

std::string shortfall_words(const QuorumClause& clause) {
  if (clause.have >= clause.needed)
    return fmt::format("{} {} {} present, and it must be fewer than {}", clause.have,
                       clause.have == 1 ? clause.member : clause.members, clause.have == 1 ? "is" : "are",
                       clause.needed);
  if (clause.needed == 1) return fmt::format("no {} is present", clause.member);
  return fmt::format("{} of {} {} {} present", clause.have, clause.needed, clause.members,
                     clause.have == 1 ? "is" : "are");
}

std::string outcome_words(const QuorumOutcome& outcome) {
  if (outcome.is_quorate) return quorate_words(outcome);
  return fmt::format("not quorate: {}; {}", lacking_words(outcome), arrivals_words(outcome));
}

}  // namespace governance
