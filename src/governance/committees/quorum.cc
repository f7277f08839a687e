#include "governance/committees/quorum.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/check.h"
#include "governance/committees/least_change.h"
#include "governance/committees/rule_tree.h"
#include "governance/committees/rule_words.h"

namespace governance {
namespace {

using Sums = std::vector<std::int64_t>;

/// What people sit in a seat and which of them would count, the one who does first.
struct SeatTaken {
  std::vector<const SeatedPerson*> counting;
  bool has_holder = false;  ///< the holder is there, counted or not
};

/// Movers with the people in them.
struct Movers {
  std::vector<Mover> alike;
  std::vector<std::vector<QuorumPerson>> people;  ///< for each, one person a move; of no use where a move takes two
};

class Judgement {
 public:
  Judgement(const QuorumTerms& terms, const QuorumAttendance& attendance)
      : terms_(terms),
        attendance_(attendance),
        tree_(rule_tree(terms, attendance.seats)),
        taken_(attendance.seats.size()) {
    for (std::size_t i = 0; i < attendance.seats.size(); ++i)
      base::check(place_.emplace(attendance.seats[i].id, i).second, "seats' ids differ");
    for (const SeatedPerson& person : attendance.present) seat_person(person);
    for (SeatTaken& seat : taken_)
      std::ranges::sort(seat.counting, {}, [](const SeatedPerson* person) { return person->as; });
    effects_.resize(taken_.size());
    for (std::size_t i = 0; i < tree_.conditions.size(); ++i)
      for (const auto& [seat, weight] : tree_.conditions[i].weights) effects_[seat].emplace_back(i, weight);
    sum_up();
  }

  QuorumOutcome judge() {
    const auto holds = nodes_that_hold(tree_, sums_);
    outcome_.is_quorate = holds.front();
    for (std::size_t at = 0; at < holds.size(); ++at) add_line(tree_.nodes[at], holds[at]);
    add_not_counted();
    const Movers movers = outcome_.is_quorate ? who_may_leave() : who_may_arrive();
    auto& alone = outcome_.is_quorate ? outcome_.critical : outcome_.mended_by;
    alone = who_turns_it_alone(movers);
    outcome_.margin = margin(movers);
    return std::move(outcome_);
  }

 private:
  using Effects = std::vector<std::pair<std::size_t, std::int64_t>>;

  const QuorumSeat& seat_of(const SeatedPerson& person) const { return attendance_.seats[place_.at(person.seat)]; }

  void seat_person(const SeatedPerson& person) {
    base::check(place_.contains(person.seat), "a person sits in a seat");
    SeatTaken& seat = taken_[place_.at(person.seat)];
    if (person.as == PresentAs::Holder) seat.has_holder = true;
    if (why_not_counted(person, seat_of(person), terms_.options) == NotCounted::None) seat.counting.push_back(&person);
  }

  void sum_up() {
    sums_.assign(tree_.conditions.size(), 0);
    for (std::size_t seat = 0; seat < taken_.size(); ++seat)
      for (const auto& [condition, weight] : effects_[seat])
        if (counts(seat)) sums_[condition] += weight;
  }

  bool counts(std::size_t seat) const { return !taken_[seat].counting.empty(); }

  void add_line(const RuleNode& node, bool holds) {
    QuorumLine line{node.depth, node.text, holds, node.is_negated, std::nullopt};
    if (node.condition) {
      line.clause = outcome_.clauses.size();
      outcome_.clauses.push_back(clause_of(node, holds));
    }
    outcome_.lines.push_back(std::move(line));
  }

  QuorumClause clause_of(const RuleNode& node, bool holds) const {
    const RuleCondition& condition = tree_.conditions[*node.condition];
    QuorumClause out{node.path, node.text, node.member, node.members, condition.needed, 0, {}, holds};
    for (const std::size_t seat : condition.counted)
      if (counts(seat)) out.who.push_back(attendance_.seats[seat].name());
    out.have = static_cast<int>(out.who.size());
    if (condition.share) {
      const auto base = std::ranges::count_if(condition.base, [&](std::size_t seat) { return counts(seat); });
      out.needed = condition.share->needed(static_cast<int>(base));
    }
    return out;
  }

  QuorumPerson person_in(std::size_t seat, PresentAs as) const {
    return {attendance_.seats[seat].id, attendance_.seats[seat].name(), as};
  }

  void add_not_counted() {
    for (const SeatedPerson& person : attendance_.present) {
      const std::size_t seat = place_.at(person.seat);
      NotCounted why = why_not_counted(person, attendance_.seats[seat], terms_.options);
      if (why == NotCounted::None && taken_[seat].counting.front() != &person) why = NotCounted::SeatTaken;
      if (why != NotCounted::None) outcome_.not_counted.push_back({person_in(seat, person.as), why});
    }
  }

  /// A seat is left once everyone in it who would count has left.
  Movers who_may_leave() const {
    std::map<std::pair<int, Effects>, std::vector<QuorumPerson>> alike;
    for (std::size_t seat = 0; seat < taken_.size(); ++seat) {
      if (!counts(seat)) continue;
      Effects effects = effects_[seat];
      for (auto& [condition, weight] : effects) weight = -weight;
      const auto cost = static_cast<int>(taken_[seat].counting.size());
      alike[{cost, std::move(effects)}].push_back(person_in(seat, taken_[seat].counting.front()->as));
    }
    return movers_of(alike);
  }

  Movers who_may_arrive() const {
    std::map<std::pair<int, Effects>, std::vector<QuorumPerson>> alike;
    for (std::size_t seat = 0; seat < taken_.size(); ++seat)
      if (can_arrive(seat)) alike[{1, effects_[seat]}].push_back(person_in(seat, PresentAs::Holder));
    return movers_of(alike);
  }

  bool can_arrive(std::size_t seat) const {
    const QuorumSeat& one = attendance_.seats[seat];
    const SeatedPerson arrived{one.id, PresentAs::Holder, PresentMode::InPerson, false};
    return !one.is_vacant() && !taken_[seat].has_holder && !counts(seat) &&
           why_not_counted(arrived, one, terms_.options) == NotCounted::None;
  }

  static Movers movers_of(const std::map<std::pair<int, Effects>, std::vector<QuorumPerson>>& alike) {
    Movers out;
    for (const auto& [key, people] : alike) {
      out.alike.push_back({static_cast<int>(people.size()), key.first, key.second});
      out.people.push_back(people);
    }
    return out;
  }

  std::vector<QuorumPerson> who_turns_it_alone(const Movers& movers) {
    std::vector<QuorumPerson> out;
    for (std::size_t i = 0; i < movers.alike.size(); ++i)
      if (movers.alike[i].cost == 1 && turns_it(movers.alike[i]))
        out.insert(out.end(), movers.people[i].begin(), movers.people[i].end());
    std::ranges::sort(out, {}, [&](const QuorumPerson& person) { return place_.at(person.seat); });
    return out;
  }

  bool turns_it(const Mover& mover) {
    Sums sums = sums_;
    for (const auto& [condition, effect] : mover.effects) sums[condition] += effect;
    return nodes_that_hold(tree_, sums).front() != outcome_.is_quorate;
  }

  QuorumMargin margin(const Movers& movers) const {
    const LeastChange change = least_change(tree_, sums_, movers.alike, !outcome_.is_quorate);
    switch (change.found) {
      case ChangeFound::Least:
        return {MarginFound::Exact, change.people};
      case ChangeFound::Never:
        return {MarginFound::Never, 0};
      case ChangeFound::NotWorkedOut:
        return {MarginFound::AtLeast, change.people};
    }
    throw base::OurMistake("a search that ended in no way");
  }

  const QuorumTerms& terms_;
  const QuorumAttendance& attendance_;
  RuleTree tree_;
  std::map<std::string, std::size_t> place_;
  std::vector<SeatTaken> taken_;
  std::vector<Effects> effects_;  ///< of each seat: what it adds to conditions while it counts
  Sums sums_;
  QuorumOutcome outcome_;
};

}  // namespace

std::optional<int> QuorumOutcome::signed_margin() const {
  if (margin.found != MarginFound::Exact) return std::nullopt;
  return is_quorate ? margin.people : -margin.people;
}

QuorumOutcome judge_quorum(const QuorumTerms& terms, const QuorumAttendance& attendance) {
  return Judgement(terms, attendance).judge();
}

}  // namespace governance
