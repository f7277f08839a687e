#include "tests/reference/slow_variation.h"

#include <cstdlib>

#include <fmt/format.h>

namespace slow {
namespace {

using Value = std::optional<std::int64_t>;

/// A whole number over another.
struct Fraction {
  std::int64_t over = 0;
  std::int64_t under = 0;  ///< 0: there is none
};

struct Signal {
  std::string rule;
  int direction;
};

class Group {
 public:
  Group(std::vector<Value> values, std::size_t baseline, const flow::RuleOptions& rules)
      : values_(std::move(values)), rules_(rules) {
    const std::size_t end = baseline == 0 || baseline > values_.size() ? values_.size() : baseline;
    std::vector<std::int64_t> ranges;
    for (std::size_t i = 0; i < end; ++i) {
      if (values_[i]) mean_ = {mean_.over + *values_[i], mean_.under + 1};
      if (i > 0 && values_[i] && values_[i - 1]) ranges.push_back(std::abs(*values_[i] - *values_[i - 1]));
    }
    range_ = mean_of(ranges);
    if (rules.screens_moving_ranges) screen(ranges);
    std::size_t count = 0;
    for (const Value& value : values_) count += value.has_value();
    if (count < rules.fewest_for_limits) range_ = {};
  }

  [[nodiscard]] std::vector<Signal> signals_at(std::size_t i) const {
    std::vector<Signal> signals;
    if (!values_[i]) return signals;
    if (std::abs(reach(i)) == 3) signals.push_back({"outside", side(i)});
    // The later of two trends first.
    if (i + 1 < values_.size() && step(i) != 0 && is_in_trend(i, step(i))) signals.push_back({"trend", step(i)});
    if (i > 0 && step(i - 1) != 0 && is_in_trend(i, step(i - 1))) signals.push_back({"trend", step(i - 1)});
    if (is_in_two_in_three(i)) signals.push_back({"two_in_three", side(i)});
    if (is_in_shift(i)) signals.push_back({"shift", side(i)});
    return signals;
  }

 private:
  static Fraction mean_of(const std::vector<std::int64_t>& numbers) {
    Fraction mean;
    for (const std::int64_t one : numbers) mean = {mean.over + one, mean.under + 1};
    return mean;
  }

  void screen(const std::vector<std::int64_t>& ranges) {
    std::vector<std::int64_t> kept;
    for (const std::int64_t one : ranges)
      if (one * 1000 * range_.under < 3267 * range_.over) kept.push_back(one);
    if (mean_of(kept).over > 0) range_ = mean_of(kept);
  }

  [[nodiscard]] int side(std::size_t i) const {
    if (!values_[i]) return 0;
    const std::int64_t above = *values_[i] * mean_.under - mean_.over;
    return above > 0 ? 1 : above < 0 ? -1 : 0;
  }

  /// 3 outside, 2 close, 1 neither; with the side's sign.
  [[nodiscard]] int reach(std::size_t i) const {
    if (side(i) == 0 || range_.under == 0) return side(i);
    const std::int64_t from_mean = std::abs(*values_[i] * mean_.under - mean_.over) * 300 * range_.under;
    const std::int64_t limit = 3 * 266 * range_.over * mean_.under;
    const std::int64_t near_limit = 2 * 266 * range_.over * mean_.under;
    return side(i) * (from_mean > limit ? 3 : from_mean > near_limit ? 2 : 1);
  }

  [[nodiscard]] bool is_close(std::size_t i) const {
    return std::abs(reach(i)) == 2 || (rules_.outside_counts_in_two_in_three && std::abs(reach(i)) == 3);
  }

  /// From the point to the next.
  [[nodiscard]] int step(std::size_t i) const {
    if (!values_[i] || !values_[i + 1]) return 0;
    return *values_[i + 1] > *values_[i] ? 1 : *values_[i + 1] < *values_[i] ? -1 : 0;
  }

  [[nodiscard]] bool is_trend(std::size_t start, int direction) const {
    for (std::size_t i = start; i + 1 < start + rules_.trend_length; ++i)
      if (step(i) != direction) return false;
    return true;
  }

  [[nodiscard]] bool is_in_trend(std::size_t point, int direction) const {
    for (std::size_t start = 0; start + rules_.trend_length <= values_.size(); ++start)
      if (start <= point && point < start + rules_.trend_length && is_trend(start, direction)) return true;
    return false;
  }

  [[nodiscard]] bool is_shift(std::size_t start) const {
    for (std::size_t i = start; i < start + rules_.shift_length; ++i)
      if (side(i) == 0 || side(i) != side(start)) return false;
    return true;
  }

  [[nodiscard]] bool is_in_shift(std::size_t point) const {
    for (std::size_t start = 0; start + rules_.shift_length <= values_.size(); ++start)
      if (start <= point && point < start + rules_.shift_length && is_shift(start)) return true;
    return false;
  }

  [[nodiscard]] bool is_in_two_in_three(std::size_t point) const {
    if (!is_close(point)) return false;
    for (std::size_t start = 0; start + 3 <= values_.size(); ++start) {
      if (point < start || point > start + 2) continue;
      const bool one_side = side(start) != 0 && side(start) == side(start + 1) && side(start) == side(start + 2);
      if (one_side && is_close(start) + is_close(start + 1) + is_close(start + 2) >= 2) return true;
    }
    return false;
  }

  std::vector<Value> values_;
  flow::RuleOptions rules_;
  Fraction mean_;
  Fraction range_;
};

std::string colour(int direction, flow::Improvement improvement) {
  if (improvement == flow::Improvement::Neutral) return direction > 0 ? "neutral_high" : "neutral_low";
  const bool higher_is_better = improvement == flow::Improvement::Increase;
  return higher_is_better == (direction > 0) ? "improvement" : "concern";
}

std::string shown(const std::vector<Signal>& signals, const VariationWorld& world) {
  if (signals.empty()) return "common_cause common_cause";
  Signal chosen = signals.front();
  if (world.rules.improvement_wins && colour(chosen.direction, world.improvement) == "concern") {
    for (const Signal& one : signals) {
      if (colour(one.direction, world.improvement) != "improvement") continue;
      chosen = one;
      break;
    }
  }
  return fmt::format("{} {}", chosen.rule, colour(chosen.direction, world.improvement));
}

}  // namespace

std::vector<std::string> judge(const VariationWorld& world) {
  std::vector<std::string> out;
  for (std::size_t g = 0; g < world.starts.size(); ++g) {
    const std::size_t start = world.starts[g];
    const std::size_t end = g + 1 < world.starts.size() ? world.starts[g + 1] : world.values.size();
    const std::vector<Value> values(world.values.begin() + static_cast<std::ptrdiff_t>(start),
                                    world.values.begin() + static_cast<std::ptrdiff_t>(end));
    const Group group(values, world.baseline, world.rules);
    for (std::size_t i = 0; i < values.size(); ++i) out.push_back(shown(group.signals_at(i), world));
  }
  return out;
}

}  // namespace slow
