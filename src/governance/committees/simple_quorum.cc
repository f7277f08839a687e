#include "governance/committees/simple_quorum.h"

#include "governance/committees/quorum_file.h"

namespace governance {
namespace {

constexpr std::string_view kTag = "tag:";
constexpr std::string_view kOrganisation = "organisation:";
constexpr std::string_view kSector = "sector:";

std::optional<SeatSelector> selector(std::string_view who) {
  SeatSelector out;
  const auto after = [&](std::string_view prefix) { return std::string(who.substr(prefix.size())); };
  if (who == "anyone") return out;
  if (who == "voting")
    out.has_vote = true;
  else if (who.starts_with(kTag) && who.size() > kTag.size())
    out.tags_any = {after(kTag)};
  else if (who.starts_with(kOrganisation) && who.size() > kOrganisation.size())
    out.organisations = {after(kOrganisation)};
  else if (who.starts_with(kSector) && who.size() > kSector.size())
    out.sectors = {after(kSector)};
  else
    return std::nullopt;
  return out;
}

std::optional<std::string> who(const SeatSelector& of) {
  std::string out = "anyone";
  if (of.has_vote == true) out = "voting";
  if (of.tags_any.size() == 1) out = std::string(kTag) + of.tags_any.front();
  if (of.organisations.size() == 1) out = std::string(kOrganisation) + of.organisations.front();
  if (of.sectors.size() == 1) out = std::string(kSector) + of.sectors.front();
  // What the words do not hold whole, they do not hold.
  return selector(out) == of ? std::optional(out) : std::nullopt;
}

bool add_count(const QuorumRule& rule, SimpleQuorum& out) {
  const auto* const count = std::get_if<AtLeast>(&rule.form);
  if (count == nullptr) return false;
  const auto words = who(count->of);
  if (!words) return false;
  out.counts.push_back({count->count, *words});
  return true;
}

}  // namespace

std::optional<SimpleQuorum> simple_quorum(const QuorumTerms& terms) {
  SimpleQuorum out{.needs_all = true, .counts = {}, .options = terms.options};
  const auto* rules =
      std::get_if<AllOf>(&terms.rule.form) != nullptr ? &std::get<AllOf>(terms.rule.form).rules : nullptr;
  if (const auto* const any = std::get_if<AnyOf>(&terms.rule.form)) {
    rules = &any->rules;
    out.needs_all = false;
  }
  if (rules == nullptr) return add_count(terms.rule, out) ? std::optional(out) : std::nullopt;
  for (const auto& rule : *rules)
    if (!add_count(rule, out)) return std::nullopt;
  return out;
}

base::Result<QuorumTerms> quorum_terms(const SimpleQuorum& simple) {
  if (simple.counts.empty()) return base::invalid("count-1", "Enter at least one count: how many, and of whom.");
  std::vector<QuorumRule> rules;
  for (std::size_t i = 0; i < simple.counts.size(); ++i) {
    const auto& one = simple.counts[i];
    const std::string place = std::to_string(i + 1);
    if (one.count < 1 || one.count > kMostMembers)
      return base::invalid("count-" + place, "Enter a whole number, 1 or more.");
    auto of = selector(one.who);
    if (!of) return base::invalid("who-" + place, "Choose of whom so many must be present.");
    rules.push_back({AtLeast{.count = one.count, .of = *std::move(of)}});
  }
  QuorumTerms out{.rule = rules.front(), .options = simple.options};
  if (rules.size() > 1 && simple.needs_all)
    out.rule = {AllOf{std::move(rules)}};
  else if (rules.size() > 1)
    out.rule = {AnyOf{std::move(rules)}};
  return out;
}

}  // namespace governance
