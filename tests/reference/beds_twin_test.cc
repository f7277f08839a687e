// The event loop of beds against its slow twin, on random small worlds: every figure the same, to the last bit.
// SIGHTLINE_TWIN_WORLDS=100000 tries so many; SIGHTLINE_TWIN_SEED=n begins with another.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/reference/slow_beds.h"

namespace slow {
namespace {

using namespace flow;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

class World {
 public:
  explicit World(std::uint64_t seed) : chain_(mixed(seed)) {}

  BedModel model() {
    BedModel out;
    for (double& day : out.arrivals_per_day) day = chance(0.1) ? 0 : 6 * share();
    if (chance(0.3)) out.by_hour.emplace();
    if (out.by_hour)
      for (double& hour : *out.by_hour) hour = chance(0.3) ? 0 : share();
    if (out.by_hour) out.by_hour->front() = 1;
    out.stay = stay();
    out.beds.fill(1 + whole(12));
    if (chance(0.3))
      for (std::int64_t& beds : out.beds) beds = whole(10);
    out.rule = chance(0.3) ? BedRule::Loss : BedRule::Wait;
    if (out.rule == BedRule::Wait && chance(0.4)) out.divert_after_days = chance(0.3) ? 0 : 2 * share();
    for (std::int64_t i = whole(4) - 1; i > 0; --i)
      out.next_stages.push_back({"", 0.3 * share(), 1 + whole(4), stay(), {}});
    add_levers(out);
    if (chance(0.4)) add_census(out);
    out.start_weekday = static_cast<std::size_t>(whole(7));
    out.warm_up_days = out.census ? 0 : whole(20);
    out.days = 1 + whole(60);
    return out;
  }

  RunOptions options() { return {.wait_over_days = chance(0.5) ? 0 : share(), .keeps_path = chance(0.5)}; }

 private:
  double share() { return uniform_of(chain_.next()); }
  bool chance(double p) { return share() < p; }
  std::int64_t whole(std::int64_t below) { return static_cast<std::int64_t>(share() * static_cast<double>(below)); }

  /// Whole days among them, so that much happens at one moment.
  Stay stay() {
    switch (whole(6)) {
      case 0:
        return ExponentialStay{0.2 + 5 * share()};
      case 1:
        return LognormalStay{0.2 + 5 * share(), 0.2 + 4 * share()};
      case 2:
        return GammaStay{0.2 + 5 * share(), 0.2 + 4 * share()};
      case 3:
        return FixedStay{static_cast<double>(whole(5))};
      default:
        return RecordedStays{std::make_shared<const std::vector<double>>(std::vector<double>{0, 0, 1, 1, 2, 3.5, 12}),
                             0, "", ""};
    }
  }

  void add_levers(BedModel& out) {
    if (chance(0.3)) out.levers.growth = share() - 0.5;
    if (chance(0.3)) out.levers.stay_change = share() - 0.5;
    if (!chance(0.3)) return;
    out.wrong_setting_share = share();
    out.wrong_setting_days_fewer = static_cast<double>(whole(3));
    out.levers.wrong_setting_moved = share();
  }

  std::vector<double> elapsed(std::int64_t most) {
    std::vector<double> out(static_cast<std::size_t>(whole(most)));
    for (double& one : out) one = static_cast<double>(whole(6)) / 2;
    return out;
  }

  void add_census(BedModel& out) {
    out.census = TodaysCensus{elapsed(15), {}};
    if (out.rule == BedRule::Wait) out.census->waiting = elapsed(5);
    std::ranges::sort(out.census->waiting, std::greater());
    for (NextStage& stage : out.next_stages) stage.census = elapsed(6);
  }

  DrawChain chain_;
};

TEST(BedsTwin, GivesTheSameFiguresOnRandomWorlds) {
  const std::uint64_t worlds = from_environment("SIGHTLINE_TWIN_WORLDS", 2'000);
  const std::uint64_t first = from_environment("SIGHTLINE_TWIN_SEED", 1);
  std::uint64_t waited = 0;
  std::uint64_t diverted = 0;
  double blocked = 0;
  for (std::uint64_t seed = first; seed < first + worlds; ++seed) {
    World world(seed);
    const BedModel model = world.model();
    const RunOptions options = world.options();
    const BedFigures fast = run_replication(model, seed, 0, options);
    const BedFigures slow = run_beds(model, seed, 0, options);
    ASSERT_EQ(fast.events, slow.events) << "world " << seed;
    ASSERT_EQ(fast.wait_ticks, slow.wait_ticks) << "world " << seed;
    ASSERT_EQ(fast.occupied_ticks, slow.occupied_ticks) << "world " << seed;
    ASSERT_TRUE(fast == slow) << "world " << seed;
    waited += fast.waited;
    diverted += model.divert_after_days ? fast.turned_away : 0;
    blocked += fast.blocked_ticks;
  }
  EXPECT_GT(waited, 0U) << "the worlds are not all calm ones";
  EXPECT_GT(diverted, 0U);
  EXPECT_GT(blocked, 0);
}

}  // namespace
}  // namespace slow
