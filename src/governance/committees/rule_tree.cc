#include "governance/committees/rule_tree.h"

#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "base/check.h"
#include "governance/committees/rule_words.h"

namespace governance {
namespace {

using Seats = std::vector<QuorumSeat>;
using Places = std::vector<std::size_t>;

Places places_of(const Seats& seats, const auto& is_chosen) {
  Places out;
  for (std::size_t i = 0; i < seats.size(); ++i)
    if (is_chosen(seats[i])) out.push_back(i);
  return out;
}

RuleCondition counting(Places counted, int needed) {
  RuleCondition out;
  for (const std::size_t seat : counted) out.weights.push_back({seat, 1});
  out.counted = std::move(counted);
  out.target = out.needed = needed;
  return out;
}

/// have - plus >= numerator * base / denominator, rounded, without a division.
RuleCondition share_of_present(const AtLeastFraction& rule, Places counted, Places base) {
  RuleCondition out;
  for (const std::size_t seat : counted) out.weights.push_back({seat, rule.denominator});
  for (const std::size_t seat : base) {
    const auto found = std::ranges::find(out.weights, seat, &SeatWeight::seat);
    if (found == out.weights.end())
      out.weights.push_back({seat, -rule.numerator});
    else
      found->weight -= rule.numerator;
  }
  out.target = std::int64_t{rule.denominator} * rule.plus;
  if (rule.rounding == FractionRounding::Down) out.target -= rule.denominator - 1;
  out.counted = std::move(counted);
  out.base = std::move(base);
  out.share = rule;
  return out;
}

class TreeBuilder {
 public:
  TreeBuilder(const QuorumOptions& options, const Seats& seats) : options_(options), seats_(seats) {}

  std::size_t add(const QuorumRule& rule, const std::string& path, int depth) {
    const std::size_t at = add_node({.path = path, .depth = depth, .text = rule_text(rule)});
    if (is_opposite(rule)) {
      tree_.nodes[at].is_negated = true;
      const auto& inner = std::get<NotRule>(rule.form).rule.front();
      std::visit([&](const auto& form) { fill(at, form); }, inner.form);
    } else {
      std::visit([&](const auto& form) { fill(at, form); }, rule.form);
    }
    return at;
  }

  RuleTree take() { return std::move(tree_); }

 private:
  std::size_t add_node(RuleNode node) {
    tree_.nodes.push_back(std::move(node));
    return tree_.nodes.size() - 1;
  }

  void set_condition(std::size_t at, RuleCondition condition) {
    tree_.nodes[at].condition = tree_.conditions.size();
    tree_.conditions.push_back(std::move(condition));
  }

  Places selected(const SeatSelector& of) const {
    return places_of(seats_, [&](const QuorumSeat& seat) { return of.selects(seat); });
  }

  void name_members(std::size_t at, const SeatSelector& of, const std::string& from = "") {
    tree_.nodes[at].member = short_members(of, 1) + from;
    tree_.nodes[at].members = short_members(of, 2) + from;
  }

  void fill(std::size_t at, const AtLeast& rule) {
    name_members(at, rule.of);
    set_condition(at, counting(selected(rule.of), rule.count));
  }

  void fill(std::size_t at, const AtLeastFraction& rule) {
    name_members(at, rule.of);
    if (rule.base == FractionBase::Present)
      return set_condition(at,
                           share_of_present(rule, selected(rule.of), selected(rule.base_of.value_or(SeatSelector()))));
    const bool leaves_vacant_out = rule.base == FractionBase::FilledSeats || !options_.vacancies_in_base;
    const SeatSelector& of = rule.base_of ? *rule.base_of : rule.of;
    const auto is_in_base = [&](const QuorumSeat& seat) {
      return of.selects(seat) && !(leaves_vacant_out && seat.is_vacant());
    };
    const auto base = static_cast<int>(std::ranges::count_if(seats_, is_in_base));
    set_condition(at, counting(selected(rule.of), rule.needed(base)));
  }

  void fill(std::size_t at, const FromEach& rule) {
    const auto groups = rule.groups(seats_);
    if (groups.empty()) {
      name_members(at, rule.of);
      tree_.nodes[at].text += " (no seat is of any)";
      return set_condition(at, counting({}, 1));
    }
    const auto place = [&] { return std::pair(tree_.nodes[at].path, tree_.nodes[at].depth + 1); };
    for (const std::string& group : groups) {
      const auto [path, depth] = place();
      const std::size_t part = add_node({.path = path, .depth = depth, .text = group_text(rule, group)});
      const auto is_of_group = [&](const QuorumSeat& seat) { return rule.of.selects(seat) && rule.is_in(seat, group); };
      name_members(part, rule.of, " from " + group_name(rule, group));
      set_condition(part, counting(places_of(seats_, is_of_group), rule.count));
      tree_.nodes[at].parts.push_back(part);
    }
    tree_.nodes[at].needed = static_cast<int>(groups.size());
    tree_.nodes[at].text += ":";
  }

  void fill(std::size_t at, const AllOf& rule) {
    fill_gate(at, rule.rules, "all", static_cast<int>(rule.rules.size()));
  }
  void fill(std::size_t at, const AnyOf& rule) { fill_gate(at, rule.rules, "any", 1); }
  void fill(std::size_t at, const KOf& rule) { fill_gate(at, rule.rules, "rules", rule.count); }

  void fill(std::size_t at, const NotRule& rule) {
    const std::size_t part = add(rule.rule.front(), tree_.nodes[at].path + ".not", tree_.nodes[at].depth + 1);
    tree_.nodes[at].parts = {part};
    tree_.nodes[at].needed = 1;
    tree_.nodes[at].is_negated = true;
  }

  void fill_gate(std::size_t at, const std::vector<QuorumRule>& rules, std::string_view key, int needed) {
    const std::string path = tree_.nodes[at].path;
    const int depth = tree_.nodes[at].depth + 1;
    std::vector<std::size_t> parts;
    parts.reserve(rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i)
      parts.push_back(add(rules[i], fmt::format("{}.{}[{}]", path, key, i), depth));
    tree_.nodes[at].parts = std::move(parts);
    tree_.nodes[at].needed = needed;
  }

  const QuorumOptions& options_;
  const Seats& seats_;
  RuleTree tree_;
};

}  // namespace

RuleTree rule_tree(const QuorumTerms& terms, const std::vector<QuorumSeat>& seats) {
  TreeBuilder builder(terms.options, seats);
  builder.add(terms.rule, "$.rule", 0);
  return builder.take();
}

std::vector<bool> nodes_that_hold(const RuleTree& tree, const std::vector<std::int64_t>& sums) {
  std::vector<bool> holds(tree.nodes.size());
  // A gate's parts come after it, so the last node first.
  for (std::size_t at = tree.nodes.size(); at-- > 0;) {
    const RuleNode& node = tree.nodes[at];
    const bool is_reached =
        node.condition
            ? sums[*node.condition] >= tree.conditions[*node.condition].target
            : std::ranges::count_if(node.parts, [&](std::size_t part) { return holds[part]; }) >= node.needed;
    holds[at] = is_reached != node.is_negated;
  }
  return holds;
}

}  // namespace governance
