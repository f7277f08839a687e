#include "flow/forecasting/target.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/check.h"
#include "base/random.h"

namespace flow {
namespace {

constexpr double kZEighty = 1.2815515655446004;
constexpr double kZNinetyFive = 1.959963984540054;
constexpr std::size_t kPaths = 4000;

/// Standard normal numbers, two from two uniform ones (Box and Muller).
class Normals {
 public:
  explicit Normals(std::uint64_t seed) : random_(seed) {}

  double next() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    const double radius = std::sqrt(-2 * std::log(uniform()));
    const double angle = 2 * std::numbers::pi * uniform();
    spare_ = radius * std::sin(angle);
    has_spare_ = true;
    return radius * std::cos(angle);
  }

 private:
  /// In (0, 1].
  double uniform() { return (static_cast<double>(random_.next() >> 11U) + 1) * 0x1p-53; }

  base::SeededRandom random_;
  double spare_ = 0;
  bool has_spare_ = false;
};

/// How far from the mean a standard normal distance reaches.
double distance_at(double z, double eighty, double ninety_five) {
  const double size = std::abs(z);
  double distance = 0;
  if (size <= kZEighty)
    distance = eighty * size / kZEighty;
  else if (size <= kZNinetyFive)
    distance = eighty + (ninety_five - eighty) * (size - kZEighty) / (kZNinetyFive - kZEighty);
  else
    distance = ninety_five * size / kZNinetyFive;
  return std::copysign(distance, z);
}

double z_at(double distance, double eighty, double ninety_five) {
  const double size = std::abs(distance);
  double z = 0;
  if (size <= eighty)
    z = kZEighty * size / eighty;
  else if (size <= ninety_five)
    z = kZEighty + (kZNinetyFive - kZEighty) * (size - eighty) / (ninety_five - eighty);
  else
    z = kZNinetyFive * size / ninety_five;
  return std::copysign(z, distance);
}

bool is_reached(double value, const TargetQuestion& question) {
  return question.side == TargetSide::AtOrBelow ? value <= question.value : value >= question.value;
}

/// By step, how many paths reach the target there for the first time.
std::vector<std::size_t> first_passages(const TargetQuestion& question, const Spread& spread) {
  Normals normals(question.seed);
  const double share = question.common_share;
  const double rest = std::sqrt(1 - share * share);
  std::vector<std::size_t> counts(spread.means.size());
  for (std::size_t path = 0; path < kPaths; ++path) {
    double z = normals.next();
    for (std::size_t step = 0; step < counts.size(); ++step) {
      if (step > 0) z = share * z + rest * normals.next();
      const double value =
          spread.means[step] + distance_at(z, spread.reach.eighty[step], spread.reach.ninety_five[step]);
      if (!is_reached(value, question)) continue;
      ++counts[step];
      break;
    }
  }
  return counts;
}

std::optional<std::size_t> step_reached_by(const std::vector<std::size_t>& counts, double share) {
  std::size_t sum = 0;
  for (std::size_t step = 0; step < counts.size(); ++step) {
    sum += counts[step];
    if (static_cast<double>(sum) >= share * static_cast<double>(kPaths)) return step + 1;
  }
  return std::nullopt;
}

void add_base_rate(TargetChance& out, const TargetQuestion& question, std::span<const double> values) {
  const bool by_ratio =
      question.by_ratio && question.value > 0 && std::ranges::all_of(values, [](double value) { return value > 0; });
  std::size_t reached = 0;
  for (std::size_t from = 0; from + question.step < values.size(); ++from) {
    const double end = values[from + question.step];
    const double as_far =
        by_ratio ? values[from] * (question.value / values.back()) : values[from] + (question.value - values.back());
    const bool went_as_far = question.side == TargetSide::AtOrBelow ? end <= as_far : end >= as_far;
    if (went_as_far) ++reached;
    ++out.past_stretches;
  }
  if (out.past_stretches > 0) out.base_rate = static_cast<double>(reached) / static_cast<double>(out.past_stretches);
}

}  // namespace

double share_below(double value, double mean, double eighty, double ninety_five) {
  if (!(eighty > 0)) return value >= mean ? 1.0 : 0.0;
  return 0.5 * std::erfc(-z_at(value - mean, eighty, ninety_five) / std::numbers::sqrt2);
}

TargetChance chance_of(const TargetQuestion& question, std::span<const double> values, const Spread& spread) {
  base::check(question.step >= 1 && question.step <= spread.means.size(), "the step asked about is forecast");
  TargetChance out;
  const std::size_t at = question.step - 1;
  const double mean = spread.means[at];
  const double below = share_below(question.value, mean, spread.reach.eighty[at], spread.reach.ninety_five[at]);
  out.chance = question.side == TargetSide::AtOrBelow ? below : 1 - below;
  if (!(spread.reach.eighty[at] > 0)) out.chance = is_reached(mean, question) ? 1.0 : 0.0;
  add_base_rate(out, question, values);
  const auto counts = first_passages(question, spread);
  std::size_t reached = 0;
  for (const std::size_t count : counts) reached += count;
  out.median = step_reached_by(counts, 0.5);
  out.early = step_reached_by(counts, 0.1);
  out.late = step_reached_by(counts, 0.9);
  out.not_within = 1 - static_cast<double>(reached) / static_cast<double>(kPaths);
  return out;
}

}  // namespace flow
