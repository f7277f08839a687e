#include "governance/committees/quorum_doubts.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "governance/committees/rule_words.h"

namespace governance {
namespace {

class Doubts {
 public:
  explicit Doubts(const std::vector<QuorumSeat>& seats) : seats_(seats) {}

  void look_at(const QuorumRule& rule) {
    std::visit([this](const auto& form) { look(form); }, rule.form);
  }

  void look_at_holders() {
    std::map<std::string, int> held;
    for (const QuorumSeat& seat : seats_)
      if (!seat.is_vacant()) ++held[seat.holder];
    for (const auto& [holder, count] : held)
      if (count > 1)
        say(fmt::format("{} holds {} seats: each counts, and leaving is judged for each seat on its own.", holder,
                        count));
  }

  void look_for_chair() {
    if (!some_seat(&QuorumSeat::is_chair)) say("The chair does not count, and no seat has the tag chair.");
  }

  std::vector<std::string> take() { return std::move(found_); }

 private:
  void say(std::string sentence) {
    if (std::ranges::find(found_, sentence) == found_.end()) found_.push_back(std::move(sentence));
  }

  bool some_seat(const auto& is_so) const { return std::ranges::any_of(seats_, is_so); }

  void look(const AtLeast& rule) { look_in(rule.of); }
  void look(const AtLeastFraction& rule) {
    look_in(rule.of);
    if (rule.base_of) look_in(*rule.base_of);
    const SeatSelector& of = rule.base_of ? *rule.base_of : rule.of;
    if (rule.base != FractionBase::Present && !some_seat([&](const auto& seat) { return of.selects(seat); }))
      say(fmt::format("There is no seat to take a share of: {}.", selected_members(of, 2)));
  }
  void look(const FromEach& rule) {
    look_in(rule.of);
    for (const std::string& tag : rule.tags) look_for_tag(tag);
    if (rule.groups(seats_).empty())
      say(fmt::format("\"{}\": there is no group, so the rule cannot hold.", rule_text({rule})));
  }
  void look(const AllOf& rule) { look_in_all(rule.rules); }
  void look(const AnyOf& rule) { look_in_all(rule.rules); }
  void look(const KOf& rule) { look_in_all(rule.rules); }
  void look(const NotRule& rule) { look_in_all(rule.rule); }

  void look_in_all(const std::vector<QuorumRule>& rules) {
    for (const QuorumRule& rule : rules) look_at(rule);
  }

  void look_for_tag(const std::string& tag) {
    if (!some_seat([&](const auto& seat) { return seat.has_tag(tag); }))
      say(fmt::format("No seat has the tag {}.", tag));
  }

  void look_in(const SeatSelector& of) {
    for (const std::string& tag : of.tags_any) look_for_tag(tag);
    for (const std::string& tag : of.tags_all) look_for_tag(tag);
    for (const std::string& name : of.organisations)
      if (!some_seat([&](const auto& seat) { return seat.organisation == name; }))
        say(fmt::format("No seat is of the organisation {}.", name));
    for (const std::string& name : of.sectors)
      if (!some_seat([&](const auto& seat) { return seat.sector == name; }))
        say(fmt::format("No seat is of the sector {}.", name));
    for (const std::string& id : of.seats)
      if (!some_seat([&](const auto& seat) { return seat.id == id; })) say(fmt::format("There is no seat {}.", id));
  }

  const std::vector<QuorumSeat>& seats_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> quorum_doubts(const QuorumTerms& terms, const std::vector<QuorumSeat>& seats) {
  Doubts doubts(seats);
  doubts.look_at(terms.rule);
  doubts.look_at_holders();
  if (!terms.options.chair_counts) doubts.look_for_chair();
  return doubts.take();
}

}  // namespace governance
