#include "governance/committees/least_change.h"

#include <algorithm>
#include <limits>

#include "base/check.h"

namespace governance {
namespace {

constexpr int kNever = std::numeric_limits<int>::max();

/// A mover as one condition sees it, on its way up or down.
struct Help {
  std::size_t mover;
  std::int64_t gain;  ///< above 0
  int cost;
};

struct ConditionHelp {
  std::vector<Help> up, down;  ///< the most gain a person first
};

/// Which movers a node hears of. Beyond 64 movers two may share a bit: then some that are apart pass for overlapping,
/// which only weakens a bound.
using MoverMask = std::uint64_t;

constexpr std::int64_t divided_up(std::int64_t a, std::int64_t b) {
  return (a + b - 1) / b;
}

class Search {
 public:
  Search(const RuleTree& tree, std::vector<std::int64_t> sums, const std::vector<Mover>& movers, bool wanted,
         std::int64_t most_work)
      : tree_(tree), sums_(std::move(sums)), movers_(movers), wanted_(wanted), work_left_(most_work) {
    for (const Mover& mover : movers) left_.push_back(mover.count);
    gather_help();
    gather_masks();
  }

  LeastChange run() {
    limit_ = bound(0, wanted_);
    while (limit_ != kNever) {
      next_limit_ = kNever;
      if (reaches(0)) return {ChangeFound::Least, limit_};
      if (is_out_of_work()) return {ChangeFound::NotWorkedOut, limit_};
      limit_ = next_limit_;
    }
    return {ChangeFound::Never, 0};
  }

 private:
  [[nodiscard]] bool is_out_of_work() const { return work_left_ <= 0; }

  void gather_help() {
    help_.resize(tree_.conditions.size());
    for (std::size_t i = 0; i < movers_.size(); ++i) {
      for (const auto& [condition, effect] : movers_[i].effects) {
        auto& side = effect > 0 ? help_[condition].up : help_[condition].down;
        if (effect != 0) side.push_back({i, effect > 0 ? effect : -effect, movers_[i].cost});
      }
    }
    const auto most_gain_first = [](const Help& a, const Help& b) {
      const std::int64_t of_a = a.gain * b.cost;
      const std::int64_t of_b = b.gain * a.cost;
      return of_a != of_b ? of_a > of_b : a.mover < b.mover;
    };
    for (ConditionHelp& one : help_) {
      std::ranges::sort(one.up, most_gain_first);
      std::ranges::sort(one.down, most_gain_first);
    }
  }

  void gather_masks() {
    masks_.resize(tree_.nodes.size());
    for (std::size_t at = tree_.nodes.size(); at-- > 0;) {
      const RuleNode& node = tree_.nodes[at];
      for (const std::size_t part : node.parts) masks_[at] |= masks_[part];
      if (!node.condition) continue;
      for (const auto* side : {&help_[*node.condition].up, &help_[*node.condition].down})
        for (const Help& help : *side) masks_[at] |= MoverMask{1} << (help.mover % 64);
    }
  }

  /// No fewer people than this can bring the node to `wanted`; 0 exactly where it is there already.
  int bound(std::size_t at, bool wanted) {
    const RuleNode& node = tree_.nodes[at];
    const bool is_up = wanted != node.is_negated;
    return node.condition ? condition_bound(*node.condition, is_up) : gate_bound(node, is_up);
  }

  [[nodiscard]] std::int64_t missing(std::size_t condition, bool is_up) const {
    const std::int64_t target = tree_.conditions[condition].target;
    return is_up ? target - sums_[condition] : sums_[condition] - target + 1;
  }

  [[nodiscard]] const std::vector<Help>& help_of(std::size_t condition, bool is_up) const {
    return is_up ? help_[condition].up : help_[condition].down;
  }

  int condition_bound(std::size_t condition, bool is_up) {
    std::int64_t wanting = missing(condition, is_up);
    std::int64_t people = 0;
    --work_left_;
    for (const Help& help : help_of(condition, is_up)) {
      if (wanting <= 0) break;
      --work_left_;
      const std::int64_t most = help.gain * left_[help.mover];
      people +=
          most < wanting ? std::int64_t{help.cost} * left_[help.mover] : divided_up(wanting * help.cost, help.gain);
      wanting -= most;
    }
    return wanting <= 0 ? static_cast<int>(people) : kNever;
  }

  /// How many of a gate's parts must go the way that the gate is to go.
  static std::size_t parts_needed(const RuleNode& gate, bool is_up) {
    const auto needed = static_cast<std::size_t>(gate.needed);
    return is_up ? needed : gate.parts.size() - needed + 1;
  }

  int gate_bound(const RuleNode& gate, bool is_up) {
    const std::size_t needed = parts_needed(gate, is_up);
    return needed == gate.parts.size() ? bound_of_all(gate, is_up) : bound_of_some(gate, is_up, needed);
  }

  int bound_of_all(const RuleNode& gate, bool is_up) {
    int most = 0;
    int together = 0;
    MoverMask met = 0;
    for (const std::size_t part : gate.parts) {
      const int one = bound(part, is_up);
      if (one == kNever) return kNever;
      most = std::max(most, one);
      if (one == 0 || (met & masks_[part]) != 0) continue;
      met |= masks_[part];
      together += one;
    }
    return std::max(most, together);
  }

  int bound_of_some(const RuleNode& gate, bool is_up, std::size_t needed) {
    std::vector<int> each;
    MoverMask met = 0;
    bool are_apart = true;
    for (const std::size_t part : gate.parts) {
      each.push_back(bound(part, is_up));
      are_apart = are_apart && (met & masks_[part]) == 0;
      met |= masks_[part];
    }
    std::ranges::sort(each);
    if (each[needed - 1] == kNever) return kNever;
    if (!are_apart) return each[needed - 1];
    int sum = 0;
    for (std::size_t i = 0; i < needed; ++i) sum += each[i];
    return sum;
  }

  /// A mover that takes the node nearer. REQUIRES: its bound is neither 0 nor kNever.
  std::size_t helpful_mover(std::size_t at, bool wanted) {
    const RuleNode& node = tree_.nodes[at];
    const bool is_up = wanted != node.is_negated;
    if (node.condition) {
      for (const Help& help : help_of(*node.condition, is_up))
        if (left_[help.mover] > 0) return help.mover;
      throw base::OurMistake("a condition that can be reached has a mover that helps");
    }
    const bool are_all_needed = parts_needed(node, is_up) == node.parts.size();
    std::size_t chosen = node.parts.front();
    int of_chosen = kNever;
    for (const std::size_t part : node.parts) {
      const int one = bound(part, is_up);
      const bool is_better = of_chosen == kNever || (are_all_needed ? one > of_chosen : one < of_chosen);
      if (one == 0 || one == kNever || !is_better) continue;
      chosen = part;
      of_chosen = one;
    }
    return helpful_mover(chosen, is_up);
  }

  void move(std::size_t mover, int times) {
    for (const auto& [condition, effect] : movers_[mover].effects) sums_[condition] += times * effect;
    left_[mover] -= times;
    work_left_ -= static_cast<std::int64_t>(movers_[mover].effects.size());
  }

  /// Either one more of the mover moves, or none of it does from here on.
  bool reaches(int moved) {
    const int more = bound(0, wanted_);
    if (more == kNever) return false;
    // A mover that takes two may have gone past the limit, so even where nothing more is needed.
    if (moved + more > limit_) {
      next_limit_ = std::min(next_limit_, moved + more);
      return false;
    }
    if (more == 0) return true;
    if (is_out_of_work()) return false;
    const std::size_t mover = helpful_mover(0, wanted_);
    move(mover, 1);
    if (reaches(moved + movers_[mover].cost)) return true;
    move(mover, -1);
    const int were_left = std::exchange(left_[mover], 0);
    const bool is_reached = reaches(moved);
    left_[mover] = were_left;
    return is_reached;
  }

  const RuleTree& tree_;
  std::vector<std::int64_t> sums_;
  const std::vector<Mover>& movers_;
  bool wanted_;
  std::int64_t work_left_;
  std::vector<int> left_;  ///< of each mover
  std::vector<ConditionHelp> help_;
  std::vector<MoverMask> masks_;
  int limit_ = 0;
  int next_limit_ = kNever;
};

}  // namespace

LeastChange least_change(const RuleTree& tree, std::vector<std::int64_t> sums, const std::vector<Mover>& movers,
                         bool wanted, std::int64_t most_work) {
  base::check(sums.size() == tree.conditions.size(), "there is a sum for each condition");
  return Search(tree, std::move(sums), movers, wanted, most_work).run();
}

}  // namespace governance
