#include "tests/reference/slow_quorum.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace slow {
namespace {

using namespace governance;

struct World {
  const QuorumTerms& terms;
  const std::vector<QuorumSeat>& seats;
  std::vector<SeatedPerson> present;
};

bool has(const std::vector<std::string>& list, const std::string& one) {
  return std::count(list.begin(), list.end(), one) > 0;
}

bool person_counts(const SeatedPerson& person, const QuorumSeat& seat, const QuorumOptions& options) {
  const bool substitutes_count = options.substitutes_count ? *options.substitutes_count : options.deputies_count;
  bool counts = true;
  if (person.as == PresentAs::Deputy) counts = counts && options.deputies_count;
  if (person.as == PresentAs::Substitute) counts = counts && substitutes_count;
  if (person.mode == PresentMode::Remote) counts = counts && options.remote_counts;
  if (person.is_excluded) counts = counts && options.conflicted_counts;
  if (has(seat.tags, "chair")) counts = counts && options.chair_counts;
  return counts;
}

bool seat_counts(const World& world, const QuorumSeat& seat) {
  for (const SeatedPerson& person : world.present)
    if (person.seat == seat.id && person_counts(person, seat, world.terms.options)) return true;
  return false;
}

bool selects(const SeatSelector& of, const QuorumSeat& seat) {
  if (!of.tags_any.empty()) {
    bool any = false;
    for (const std::string& tag : of.tags_any) any = any || has(seat.tags, tag);
    if (!any) return false;
  }
  for (const std::string& tag : of.tags_all)
    if (!has(seat.tags, tag)) return false;
  if (!of.organisations.empty() && !has(of.organisations, seat.organisation)) return false;
  if (!of.sectors.empty() && !has(of.sectors, seat.sector)) return false;
  if (of.has_vote.has_value() && of.has_vote.value() != seat.has_vote) return false;
  return of.seats.empty() || has(of.seats, seat.id);
}

/// The least whole number that is no less than the part of the base, or the greatest that is no more, counted out.
int rounded_part(const AtLeastFraction& rule, int base) {
  int n = 0;
  if (rule.rounding == FractionRounding::Up) {
    while (n * rule.denominator < rule.numerator * base) ++n;
  } else {
    while ((n + 1) * rule.denominator <= rule.numerator * base) ++n;
  }
  return n;
}

int base_of(const World& world, const AtLeastFraction& rule) {
  int base = 0;
  for (const QuorumSeat& seat : world.seats) {
    if (rule.base == FractionBase::Present) {
      if (rule.base_of && !selects(*rule.base_of, seat)) continue;
      if (seat_counts(world, seat)) ++base;
      continue;
    }
    if (!selects(rule.base_of ? *rule.base_of : rule.of, seat)) continue;
    const bool is_vacant = seat.holder.empty();
    if (is_vacant && rule.base == FractionBase::FilledSeats) continue;
    if (is_vacant && !world.terms.options.vacancies_in_base) continue;
    ++base;
  }
  return base;
}

QuorumClause clause(const World& world, int needed, const auto& is_counted) {
  QuorumClause out;
  out.needed = needed;
  for (const QuorumSeat& seat : world.seats)
    if (is_counted(seat) && seat_counts(world, seat)) out.seats.insert(seat.id);
  out.have = static_cast<int>(out.seats.size());
  out.is_met = out.have >= out.needed;
  return out;
}

bool is_in_group(const FromEach& rule, const QuorumSeat& seat, const std::string& group) {
  if (rule.grouping == SeatGrouping::Organisation) return seat.organisation == group;
  if (rule.grouping == SeatGrouping::Sector) return seat.sector == group;
  return has(seat.tags, group);
}

std::vector<std::string> groups(const World& world, const FromEach& rule) {
  if (rule.grouping == SeatGrouping::Tags) return rule.tags;
  std::vector<std::string> found;
  for (const QuorumSeat& seat : world.seats) {
    if (!selects(rule.of, seat)) continue;
    std::vector<std::string> names;
    if (rule.grouping == SeatGrouping::Organisation) names = {seat.organisation};
    if (rule.grouping == SeatGrouping::Sector) names = {seat.sector};
    if (rule.grouping == SeatGrouping::TagPrefix)
      for (const std::string& tag : seat.tags)
        if (tag.find(rule.prefix + ":") == 0 && tag != rule.prefix + ":") names.push_back(tag);
    for (const std::string& name : names)
      if (!name.empty() && !has(found, name)) found.push_back(name);
  }
  return found;
}

/// Whether the rule holds; its clauses are added in order.
bool holds(const World& world, const QuorumRule& rule, std::vector<QuorumClause>& clauses);

int how_many_hold(const World& world, const std::vector<QuorumRule>& rules, std::vector<QuorumClause>& clauses) {
  int n = 0;
  for (const QuorumRule& rule : rules) n += holds(world, rule, clauses) ? 1 : 0;
  return n;
}

bool each_holds(const World& world, const FromEach& rule, std::vector<QuorumClause>& clauses) {
  const auto names = groups(world, rule);
  if (names.empty()) {
    clauses.push_back({.needed = 1, .have = 0, .seats = {}, .is_met = false});
    return false;
  }
  bool all = true;
  for (const std::string& name : names) {
    clauses.push_back(clause(world, rule.count, [&](const QuorumSeat& seat) {
      return selects(rule.of, seat) && is_in_group(rule, seat, name);
    }));
    all = all && clauses.back().is_met;
  }
  return all;
}

bool not_holds(const World& world, const QuorumRule& inner, std::vector<QuorumClause>& clauses) {
  const bool inner_holds = holds(world, inner, clauses);
  const bool is_one_clause =
      std::holds_alternative<AtLeast>(inner.form) || std::holds_alternative<AtLeastFraction>(inner.form);
  if (is_one_clause) clauses.back().is_met = !inner_holds;
  return !inner_holds;
}

bool holds(const World& world, const QuorumRule& rule, std::vector<QuorumClause>& clauses) {
  if (const auto* count = std::get_if<AtLeast>(&rule.form)) {
    clauses.push_back(clause(world, count->count, [&](const QuorumSeat& seat) { return selects(count->of, seat); }));
    return clauses.back().is_met;
  }
  if (const auto* share = std::get_if<AtLeastFraction>(&rule.form)) {
    const int needed = rounded_part(*share, base_of(world, *share)) + share->plus;
    clauses.push_back(clause(world, needed, [&](const QuorumSeat& seat) { return selects(share->of, seat); }));
    return clauses.back().is_met;
  }
  if (const auto* each = std::get_if<FromEach>(&rule.form)) return each_holds(world, *each, clauses);
  if (const auto* all = std::get_if<AllOf>(&rule.form))
    return how_many_hold(world, all->rules, clauses) == static_cast<int>(all->rules.size());
  if (const auto* any = std::get_if<AnyOf>(&rule.form)) return how_many_hold(world, any->rules, clauses) > 0;
  if (const auto* some = std::get_if<KOf>(&rule.form)) return how_many_hold(world, some->rules, clauses) >= some->count;
  return not_holds(world, std::get<NotRule>(rule.form).rule.front(), clauses);
}

bool is_quorate(const World& world) {
  std::vector<QuorumClause> unused;
  return holds(world, world.terms.rule, unused);
}

std::vector<SeatedPerson> absent_holders(const World& world) {
  std::vector<SeatedPerson> out;
  for (const QuorumSeat& seat : world.seats) {
    bool is_there = seat.holder.empty();
    for (const SeatedPerson& person : world.present)
      is_there = is_there || (person.seat == seat.id && person.as == PresentAs::Holder);
    if (!is_there) out.push_back({seat.id, PresentAs::Holder, PresentMode::InPerson, false});
  }
  return out;
}

/// Every set of `people`, as `with_set(world)` makes a world of it; the smallest that turns the rule, and those of one.
void try_every_set(const World& now, const std::vector<SeatedPerson>& people, bool do_leave, std::optional<int>& least,
                   std::set<WhoSits>& alone) {
  const bool is_now = is_quorate(now);
  for (std::uint32_t set = 1; set < (1U << people.size()); ++set) {
    const int size = std::popcount(set);
    if (size > 1 && least && size >= *least) continue;
    World then = now;
    if (do_leave) then.present.clear();
    std::size_t first = people.size();
    for (std::size_t i = 0; i < people.size(); ++i) {
      const bool is_in_set = ((set >> i) & 1U) != 0;
      if (is_in_set && first == people.size()) first = i;
      if (is_in_set != do_leave) then.present.push_back(people[i]);
    }
    if (is_quorate(then) == is_now) continue;
    if (!least || size < *least) least = size;
    if (size == 1) alone.insert({people[first].seat, people[first].as});
  }
}

}  // namespace

QuorumOutcome judge(const QuorumTerms& terms, const QuorumAttendance& attendance) {
  const World world{terms, attendance.seats, attendance.present};
  QuorumOutcome out;
  out.is_quorate = holds(world, terms.rule, out.clauses);
  if (out.is_quorate) {
    try_every_set(world, attendance.present, true, out.margin, out.critical);
    return out;
  }
  try_every_set(world, absent_holders(world), false, out.margin, out.mended_by);
  if (out.margin) out.margin = -*out.margin;
  return out;
}

}  // namespace slow
