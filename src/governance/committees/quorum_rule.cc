#include "governance/committees/quorum_rule.h"

#include <algorithm>

#include "base/check.h"

namespace governance {
namespace {

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::ranges::find(list, value) != list.end();
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() && !has(list, value)) list.push_back(value);
}

bool has_prefix(const std::string& tag, const std::string& prefix) {
  return tag.size() > prefix.size() && tag.starts_with(prefix) && tag[prefix.size()] == ':';
}

}  // namespace

bool SeatSelector::selects(const QuorumSeat& seat) const {
  const auto seat_has = [&](const std::string& tag) { return seat.has_tag(tag); };
  return (tags_any.empty() || std::ranges::any_of(tags_any, seat_has)) && std::ranges::all_of(tags_all, seat_has) &&
         (organisations.empty() || has(organisations, seat.organisation)) &&
         (sectors.empty() || has(sectors, seat.sector)) && (!has_vote || *has_vote == seat.has_vote) &&
         (seats.empty() || has(seats, seat.id));
}

bool AllOf::operator==(const AllOf& other) const {
  return rules == other.rules;
}
bool AnyOf::operator==(const AnyOf& other) const {
  return rules == other.rules;
}
bool KOf::operator==(const KOf& other) const {
  return count == other.count && rules == other.rules;
}
bool NotRule::operator==(const NotRule& other) const {
  return rule == other.rule;
}

int AtLeastFraction::needed(int base_count) const {
  base::check(base_count >= 0, "a base is counted");
  const int product = numerator * base_count;
  return (rounding == FractionRounding::Up ? (product + denominator - 1) / denominator : product / denominator) + plus;
}

std::vector<std::string> FromEach::groups(const std::vector<QuorumSeat>& all) const {
  if (grouping == SeatGrouping::Tags) return tags;
  std::vector<std::string> out;
  for (const QuorumSeat& seat : all) {
    if (!of.selects(seat)) continue;
    if (grouping == SeatGrouping::Organisation) add_once(out, seat.organisation);
    if (grouping == SeatGrouping::Sector) add_once(out, seat.sector);
    if (grouping != SeatGrouping::TagPrefix) continue;
    for (const std::string& tag : seat.tags)
      if (has_prefix(tag, prefix)) add_once(out, tag);
  }
  return out;
}

bool FromEach::is_in(const QuorumSeat& seat, const std::string& group) const {
  if (grouping == SeatGrouping::Organisation) return seat.organisation == group;
  if (grouping == SeatGrouping::Sector) return seat.sector == group;
  return seat.has_tag(group);
}

NotCounted why_not_counted(const SeatedPerson& person, const QuorumSeat& seat, const QuorumOptions& options) {
  if (person.is_excluded && !options.conflicted_counts) return NotCounted::Excluded;
  if (person.as == PresentAs::Deputy && !options.deputies_count) return NotCounted::Deputy;
  if (person.as == PresentAs::Substitute && !options.substitutes()) return NotCounted::Substitute;
  if (person.mode == PresentMode::Remote && !options.remote_counts) return NotCounted::Remote;
  if (seat.is_chair() && !options.chair_counts) return NotCounted::Chair;
  return NotCounted::None;
}

}  // namespace governance
