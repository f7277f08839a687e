// The control chart engine against its slow twin: every short series of a few values, and random ones with ties, points
// on the mean, missing values and groups. SIGHTLINE_TWIN_WORLDS=1000000 tries so many random worlds.
#include <cmath>
#include <cstdlib>
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "flow/variation/control_chart.h"
#include "tests/reference/slow_variation.h"

namespace slow {
namespace {

using namespace flow;

/// `unit`: what a whole number of the world stands for. 0.1 has no exact double, and must make no difference.
std::vector<std::string> engine(const VariationWorld& world, double unit) {
  std::vector<double> values;
  for (const auto& value : world.values) values.push_back(value ? static_cast<double>(*value) * unit : kNoValue);
  if (unit == 0.1)
    for (std::size_t i = 0; i < values.size(); ++i)
      if (world.values[i]) values[i] = static_cast<double>(*world.values[i]) / 10;
  const std::vector<std::uint32_t> starts(world.starts.begin(), world.starts.end());
  std::vector<ProcessLimits> limits(starts.size());
  std::vector<Zone> zones(values.size());
  std::vector<Signals> signals(values.size());
  std::vector<PointMark> marks(values.size());
  judge_chart({values, starts, world.baseline}, world.rules, world.improvement, {limits, zones, signals, marks});
  std::vector<std::string> out;
  for (const PointMark& mark : marks) out.push_back(fmt::format("{} {}", code_of(mark.rule), code_of(mark.colour)));
  return out;
}

std::string words(const VariationWorld& world) {
  std::string out = fmt::format("{}, baseline {}, run {}\n", world.rules.screens_moving_ranges ? "ptd" : "mdc",
                                world.baseline, world.rules.shift_length);
  for (std::size_t i = 0; i < world.values.size(); ++i) {
    for (const std::size_t start : world.starts)
      if (start == i && i > 0) out += "| ";
    out += world.values[i] ? fmt::format("{} ", *world.values[i]) : "- ";
  }
  return out;
}

/// Empty where they agree.
std::string difference(const VariationWorld& world, double unit) {
  const auto expected = judge(world), found = engine(world, unit);
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (expected[i] != found[i])
      return fmt::format("point {} in units of {}: {}, twin {}\n{}", i + 1, unit, found[i], expected[i], words(world));
  return "";
}

/// Steps of one kind for a while, so that trends, ties and stretches on one side come about.
std::vector<std::optional<std::int64_t>> random_values(base::Random& random, std::size_t count) {
  std::vector<std::optional<std::int64_t>> values;
  const std::int64_t spread = static_cast<std::int64_t>(1 + random.below(12));
  const bool walks = random.below(2) == 0;
  const std::uint64_t missing_one_in = random.below(3) == 0 ? 8 : 1'000'000;
  std::int64_t at = 0;
  std::uint64_t mood = 0;
  while (values.size() < count) {
    if (random.below(6) == 0) mood = random.below(4);
    const auto step = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(spread)));
    at += mood == 0 ? step : mood == 1 ? -step - 1 : mood == 2 ? 1 : 0;
    const auto loose = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(2 * spread + 1))) - spread;
    const std::int64_t value = walks ? at : loose + (random.below(25) == 0 ? 9 * spread : 0);
    values.push_back(random.below(missing_one_in) == 0 ? std::nullopt : std::optional(value));
  }
  return values;
}

VariationWorld random_world(base::Random& random) {
  VariationWorld world;
  world.values = random_values(random, random.below(61));
  if (!world.values.empty()) world.starts.push_back(0);
  for (std::size_t i = 1; i < world.values.size(); ++i)
    if (random.below(30) == 0) world.starts.push_back(i);
  world.rules = rules_of(random.below(2) == 0 ? Ruleset::PlotTheDots : Ruleset::MakingDataCount);
  if (random.below(4) == 0) world.rules.shift_length = world.rules.trend_length = 6;
  world.baseline = random.below(3) == 0 ? 12 + random.below(9) : 0;
  world.improvement = static_cast<Improvement>(random.below(3));
  return world;
}

std::size_t worlds() {
  const char* const text = std::getenv("SIGHTLINE_TWIN_WORLDS");
  return text == nullptr ? 20'000 : std::strtoul(text, nullptr, 10);
}

TEST(VariationTwin, AgreesOnRandomSeriesWithTiesGapsAndGroups) {
  base::SeededRandom random(2017);
  int faults = 0;
  for (std::size_t i = 0; i < worlds() && faults < 3; ++i) {
    const VariationWorld world = random_world(random);
    for (const double unit : {1.0, 0.1, 1024.0}) {
      const std::string text = difference(world, unit);
      if (text.empty()) continue;
      ++faults;
      ADD_FAILURE() << "world " << i << ": " << text;
    }
  }
}

/// Every rule and colour comes about, often enough that agreement means something.
TEST(VariationTwin, MeetsEveryRuleAndColour) {
  base::SeededRandom random(2017);
  std::map<std::string, int> met;
  for (int i = 0; i < 5000; ++i)
    for (const std::string& mark : judge(random_world(random))) ++met[mark];
  EXPECT_EQ(met.size(), 17U);
  for (const auto& [mark, count] : met) EXPECT_GT(count, 100) << mark;
}

TEST(VariationTwin, AgreesOnEveryShortSeriesOfThreeValues) {
  constexpr std::size_t kPoints = 9;
  VariationWorld world{.values = std::vector<std::optional<std::int64_t>>(kPoints, 0),
                       .starts = {0},
                       .rules = kPlotTheDots,
                       .improvement = Improvement::Increase};
  world.rules.shift_length = world.rules.trend_length = 3;
  std::size_t all = 1;
  for (std::size_t i = 0; i < kPoints; ++i) all *= 4;
  int faults = 0;
  for (std::size_t code = 0; code < all && faults < 3; ++code) {
    std::size_t rest = code;
    for (auto& value : world.values) {
      value = rest % 4 == 3 ? std::nullopt : std::optional(static_cast<std::int64_t>(rest % 4));
      rest /= 4;
    }
    for (const bool mdc : {false, true}) {
      world.rules.outside_counts_in_two_in_three = world.rules.improvement_wins = mdc;
      const std::string text = difference(world, 1);
      if (text.empty()) continue;
      ++faults;
      ADD_FAILURE() << text;
    }
  }
}

}  // namespace
}  // namespace slow
