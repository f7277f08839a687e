#include "app/quorum_answer.h"

#include <algorithm>
#include <iterator>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/contract_answer.h"
#include "base/text.h"
#include "governance/committees/quorum_words.h"
#include "governance/committees/rule_words.h"

namespace app {
namespace {

using namespace governance;

boost::json::array names_json(const std::vector<QuorumPerson>& people) {
  boost::json::array out;
  for (const QuorumPerson& person : people) out.emplace_back(person.name);
  return out;
}

boost::json::value margin_json(const QuorumOutcome& outcome) {
  if (const auto margin = outcome.signed_margin()) return *margin;
  return nullptr;
}

/// Null where the margin is exact, or where there is none.
boost::json::value least_margin_json(const QuorumOutcome& outcome) {
  if (outcome.margin.found == MarginFound::AtLeast) return outcome.margin.people;
  return nullptr;
}

boost::json::array clauses_json(const std::vector<QuorumClause>& clauses) {
  boost::json::array out;
  for (const QuorumClause& clause : clauses)
    out.push_back(boost::json::object{{"text", clause.text},
                                      {"needed", clause.needed},
                                      {"have", clause.have},
                                      {"who", words_json(clause.who)},
                                      {"met", clause.is_met},
                                      {"path", clause.path}});
  return out;
}

boost::json::array lines_json(const std::vector<QuorumLine>& lines) {
  boost::json::array out;
  for (const QuorumLine& line : lines)
    out.push_back(boost::json::object{{"depth", line.depth}, {"text", line.text}, {"met", line.is_met}});
  return out;
}

boost::json::array not_counted_json(const std::vector<UncountedPerson>& people) {
  boost::json::array out;
  for (const auto& [person, why] : people)
    out.push_back(
        boost::json::object{{"seat", person.seat}, {"who", person_words(person)}, {"why", not_counted_words(why)}});
  return out;
}

void add_rule(std::string& out, const QuorumOutcome& outcome) {
  out += "\nThe rule\n";
  for (const QuorumLine& line : outcome.lines) {
    const std::string indent(static_cast<std::size_t>(line.depth) * 2, ' ');
    out += fmt::format("  {:<8}{}{}\n", line.is_met ? "met" : "not met", indent, line.text);
    if (!line.clause) continue;
    const QuorumClause& clause = outcome.clauses[*line.clause];
    out += fmt::format(
        "          {}  {}\n", indent,
        clause.who.empty() ? "nobody present" : fmt::format("{} present: {}", clause.have, base::listed(clause.who)));
  }
}

}  // namespace

std::string quorum_json(const QuorumAnswer& answer) {
  const QuorumOutcome& outcome = answer.outcome;
  boost::json::object out;
  out["quorate"] = outcome.is_quorate;
  out["margin"] = margin_json(outcome);
  out["margin_at_least"] = least_margin_json(outcome);
  out["clauses"] = clauses_json(outcome.clauses);
  out["critical"] = names_json(outcome.critical);
  out["mended_by"] = names_json(outcome.mended_by);
  out["words"] = outcome_words(outcome);
  out["rule"] = terms_sentence(answer.terms);
  out["lines"] = lines_json(outcome.lines);
  out["not_counted"] = not_counted_json(outcome.not_counted);
  out["doubts"] = words_json(answer.doubts);
  return boost::json::serialize(out) + "\n";
}

std::string quorum_text(const QuorumAnswer& answer) {
  const QuorumOutcome& outcome = answer.outcome;
  std::string out = base::capitalised(outcome_words(outcome)) + ".\n";
  add_rule(out, outcome);
  out += "\nWho counts\n";
  for (const std::string& sentence : option_sentences(answer.terms.options)) out += fmt::format("  {}\n", sentence);
  if (!outcome.not_counted.empty()) out += "\nPresent, but not counted\n";
  for (const auto& [person, why] : outcome.not_counted)
    out += fmt::format("  {} {}.\n", person_words(person), not_counted_words(why));
  if (!answer.doubts.empty()) out += "\nLook at the rule\n";
  for (const std::string& doubt : answer.doubts) out += fmt::format("  {}\n", doubt);
  return out;
}

}  // namespace app
