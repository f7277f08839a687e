// The checker against its slow twin: every small world of a few kinds of duty, and random ones of up to ten weeks.
// SIGHTLINE_TWIN_WORLDS=100000 tries so many random worlds; SIGHTLINE_TWIN_SEED=n begins with another.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <ostream>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/london_time.h"
#include "safe_working/contract_rules/rota_checker.h"
#include "safe_working/contract_rules/what_if.h"
#include "tests/reference/rota_world.h"
#include "tests/reference/slow_rota_checker.h"

namespace slow {
namespace {

using namespace safe_working;
using std::chrono::days;
using std::chrono::minutes;

// ---- engine and twin, side by side ---------------------------------------------------------------------------------

bool is_on_paper(const World& world) {
  return world.settings.clock_changes == ClockChanges::Paper && world.rota.plan == Plan::Scheduled;
}

slow::Finding plainly(const safe_working::Finding& finding, bool on_paper) {
  const auto minute = [on_paper](RotaInstant instant) {
    const Minute utc = instant.time_since_epoch().count();
    return on_paper ? WallClock(false).wall(utc) : utc;
  };
  return {finding.rule,         finding.era,        finding.verdict,         finding.measured,    finding.limit,
          minute(finding.from), minute(finding.to), finding.is_fine_trigger, finding.fine_minutes};
}

bool equal(const Measure& a, const Measure& b) {
  return !exceeds(a, b) && !exceeds(b, a);
}

/// The hours fined for an average may be no whole minutes. On paper, a window may end at an hour that March leaves out.
bool same(const slow::Finding& a, const slow::Finding& b, bool on_paper) {
  const auto near = [](Minute x, Minute y, Minute off) { return std::abs(x - y) <= off; };
  const bool is_average = a.rule == Rule::Hr48 || a.rule == Rule::Hr56;
  const Minute place = on_paper ? kHour : 0;
  return a.rule == b.rule && a.era == b.era && a.verdict == b.verdict && equal(a.measured, b.measured) &&
         equal(a.limit, b.limit) && near(a.from, b.from, place) && near(a.to, b.to, place) && a.fine == b.fine &&
         near(a.fine_minutes, b.fine_minutes, is_average ? 1 : 0);
}

std::string words(const slow::Finding& finding) {
  const auto time = [](Minute minute) { return base::utc_iso(base::Instant(minutes(minute))); };
  return fmt::format("{} {} {} {}/{} limit {}/{} from {} to {} fine {} {}", rule_id(finding.rule),
                     era_label(finding.era), verdict_code(finding.verdict), finding.measured.numerator,
                     finding.measured.denominator, finding.limit.numerator, finding.limit.denominator,
                     time(finding.from), time(finding.to), finding.fine, finding.fine_minutes);
}

/// What one has and the other has not; empty where they agree.
std::string difference(const std::vector<slow::Finding>& engine, const std::vector<slow::Finding>& twin,
                       bool on_paper) {
  std::string text;
  std::vector<bool> met(twin.size(), false);
  for (const slow::Finding& finding : engine) {
    const auto is_same = [&](std::size_t i) { return !met[i] && same(finding, twin[i], on_paper); };
    std::size_t i = 0;
    while (i < twin.size() && !is_same(i)) ++i;
    if (i < twin.size())
      met[i] = true;
    else
      text += "  engine alone: " + words(finding) + "\n";
  }
  for (std::size_t i = 0; i < twin.size(); ++i) {
    if (!met[i]) text += "  twin alone:   " + words(twin[i]) + "\n";
  }
  return text;
}

/// Each rule's findings in order of time.
bool is_in_order(const std::vector<slow::Finding>& findings) {
  for (std::size_t i = 0; i < findings.size(); ++i) {
    for (std::size_t j = i + 1; j < findings.size(); ++j) {
      if (findings[i].rule == findings[j].rule && findings[j].from < findings[i].from) return false;
    }
  }
  return true;
}

// ---- seven days, by every minute -----------------------------------------------------------------------------------

using Stretch = std::pair<Minute, Minute>;

/// Each unbroken stretch of minutes that open a window over the limit: first and last.
std::vector<Stretch> breaching_stretches(const WindowOfEveryMinute& every) {
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < every.work.size(); ++i) {
    const Minute opens = every.first + static_cast<Minute>(i);
    if (every.work[i] <= 72 * kHour + every.rounding) continue;
    if (stretches.empty() || stretches.back().second + 1 != opens) stretches.emplace_back(opens, opens);
    stretches.back().second = opens;
  }
  return stretches;
}

/// What is wrong with the reported windows when every minute is tried; empty where nothing is.
std::string seven_days_fault(const World& world, const std::vector<slow::Finding>& engine) {
  const WindowOfEveryMinute every = every_seven_days(world.rota, world.settings);
  std::vector<slow::Finding> reported;
  std::ranges::copy_if(engine, std::back_inserter(reported), [](const auto& f) { return f.rule == Rule::Hr72; });
  for (const auto& [first, last] : breaching_stretches(every)) {
    const auto meets = [&](const auto& f) { return first < f.to && f.from < last + kWeek; };
    if (std::ranges::none_of(reported, meets)) return fmt::format("  breaching windows from {} on unmet\n", first);
  }
  for (std::size_t i = 0; i < reported.size(); ++i) {
    const auto at = static_cast<std::size_t>(reported[i].from - every.first);
    if (at >= every.work.size()) return "  a finding's window lies outside the rota\n";
    if (std::abs(reported[i].measured.numerator - every.work[at]) > every.rounding)
      return "  a finding's window does not hold what it says\n";
    if (reported[i].measured.numerator <= 72 * kHour) return "  a finding's window is within the limit\n";
    if (i > 0 && reported[i].from < reported[i - 1].to) return "  two reported windows overlap\n";
  }
  return "";
}

/// Something is found exactly where some minute breaches.
std::string existence_fault(const World& world, const std::vector<slow::Finding>& engine) {
  const WindowOfEveryMinute every = every_seven_days(world.rota, world.settings);
  if (every.work.empty()) return "";
  const bool is_found = std::ranges::any_of(engine, [](const auto& f) { return f.rule == Rule::Hr72; });
  const Minute most = std::ranges::max(every.work);
  if (is_found && most <= 72 * kHour) return "  no minute breaches and something is found\n";
  return !is_found && most > 72 * kHour + every.rounding ? "  a minute breaches and nothing is found\n" : "";
}

// ---- worlds --------------------------------------------------------------------------------------------------------

std::vector<slow::Finding> judged(RotaChecker& checker, const World& world) {
  std::vector<slow::Finding> all;
  for (const safe_working::Finding& finding : checker.check(world.rota))
    all.push_back(plainly(finding, is_on_paper(world)));
  return all;
}

/// Empty where engine and twin agree on a world.
std::string fault(RotaChecker& checker, const World& world, bool by_every_minute) {
  const std::vector<slow::Finding> engine = judged(checker, world);
  std::string text = difference(engine, findings(world.rota, world.settings), is_on_paper(world));
  if (!is_in_order(engine)) text += "  findings out of order\n";
  if (by_every_minute) text += seven_days_fault(world, engine) + existence_fault(world, engine);
  return text.empty() ? "" : text + as_files(world);
}

struct Kind {
  std::string_view name;
  DutyKind kind;
  int from;
  int length;  ///< 0: a day off
  bool has_episodes = false;
};
constexpr Kind kOff{"off", DutyKind::Shift, 0, 0};
constexpr Kind kDay9{"08:00-17:00", DutyKind::Shift, 480, 540};
constexpr Kind kLongDay{"08:00-20:30", DutyKind::Shift, 480, 750};
constexpr Kind kLate{"13:00-01:30", DutyKind::Shift, 780, 750};
constexpr Kind kNight{"20:30-09:00", DutyKind::Shift, 1230, 750};
constexpr Kind kLongEvening{"12:00-00:30", DutyKind::Shift, 720, 750};
constexpr Kind kTwilight{"16:30-01:45", DutyKind::Shift, 990, 555};
constexpr Kind kQuietCall{"on call 17:00-08:00", DutyKind::OnCall, 1020, 900};
constexpr Kind kBusyCall{"on call 17:00-08:00, called", DutyKind::OnCall, 1020, 900, true};

struct SmallWorlds {
  std::string_view name;
  base::Date first;
  int days;
  std::vector<Kind> kinds;
};

void PrintTo(const SmallWorlds& worlds, std::ostream* out) {
  *out << worlds.name;
}

constexpr base::Date date(int year, unsigned month, unsigned day) {
  return base::Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

void add(DoctorRota& rota, const Kind& kind, base::Date day) {
  if (kind.length == 0) return;
  const auto wall = [&](int minute) { return base::local_time(day, minutes(minute)); };
  RotaDuty duty{.starts = rota_time_near(wall(kind.from)), .ends = rota_time_near(wall(kind.from + kind.length))};
  duty.kind = kind.kind;
  duty.breaks_of_30 = kind.kind == DutyKind::Shift ? std::int8_t{1} : kBreaksNotStated;
  duty.estimate = kind.kind == DutyKind::OnCall ? std::int16_t{150} : kNoEstimate;
  // A duty that starts while the last still goes on gives way to it.
  if (!rota.duties.empty() && duty.starts.instant < rota.duties.back().ends.instant) return;
  if (kind.has_episodes) {
    duty.first_episode = static_cast<std::uint32_t>(rota.episodes.size());
    duty.episodes = 2;
    rota.episodes.push_back({later(duty.starts, 60), later(duty.starts, 200)});
    rota.episodes.push_back({later(duty.starts, 500), later(duty.starts, 580)});
  }
  rota.duties.push_back(duty);
}

/// The n-th of all sequences, read as a number with as many digits as there are days.
World nth_world(const SmallWorlds& all, std::size_t n) {
  World world;
  for (int day = 0; day < all.days; ++day) {
    add(world.rota, all.kinds[n % all.kinds.size()], base::add_days(all.first, days(day)));
    n /= all.kinds.size();
  }
  return world;
}

class EverySmallWorld : public testing::TestWithParam<SmallWorlds> {};

TEST_P(EverySmallWorld, IsJudgedAsItsTwinJudges) {
  std::size_t count = 1;
  for (int day = 0; day < GetParam().days; ++day) count *= GetParam().kinds.size();
  RotaChecker checker{Settings{}};
  int faults = 0;
  for (std::size_t n = 0; n < count && faults < 3; ++n) {
    const World world = nth_world(GetParam(), n);
    const std::string text = fault(checker, world, n % 16 == 0);
    if (text.empty()) continue;
    ++faults;
    ADD_FAILURE() << "world " << n << " of " << GetParam().name << "\n" << text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Contract, EverySmallWorld,
    testing::Values(
        SmallWorlds{"AnOrdinaryWeek",
                    date(2026, 6, 3),
                    5,
                    {kOff, kDay9, kLongDay, kLate, kNight, kLongEvening, kTwilight, kQuietCall, kBusyCall}},
        SmallWorlds{"EightDaysAndNights", date(2026, 6, 1), 8, {kOff, kLongDay, kNight}},
        SmallWorlds{"EightDaysOfOnCall", date(2026, 6, 1), 8, {kOff, kDay9, kBusyCall}},
        SmallWorlds{"ForwardClocks", date(2026, 3, 26), 5, {kOff, kLongDay, kLate, kNight, kBusyCall}},
        SmallWorlds{"BackClocks", date(2026, 10, 22), 5, {kOff, kLongDay, kLate, kNight, kBusyCall}},
        SmallWorlds{"TheFirstContract", date(2017, 9, 7), 6, {kOff, kLongDay, kLongEvening, kNight, kQuietCall}},
        SmallWorlds{"TheFirstContractBackClocks", date(2017, 10, 26), 5, {kOff, kLongDay, kLate, kNight, kBusyCall}},
        SmallWorlds{"TheChangeOfContract", date(2019, 7, 28), 8, {kOff, kLongDay, kNight}},
        SmallWorlds{"TheMoveOfTheRedesign", date(2020, 8, 1), 8, {kLongDay, kNight, kDay9}}),
    [](const auto& param_info) { return std::string(param_info.param.name); });

std::size_t number_from_environment(const char* name, std::size_t fallback) {
  const char* const text = std::getenv(name);
  return text == nullptr ? fallback : std::strtoul(text, nullptr, 10);
}

TEST(EveryRandomWorld, IsJudgedAsItsTwinJudges) {
  const std::size_t first = number_from_environment("SIGHTLINE_TWIN_SEED", 1);
  const std::size_t count = number_from_environment("SIGHTLINE_TWIN_WORLDS", 4000);
  const std::size_t most_faults = number_from_environment("SIGHTLINE_TWIN_FAULTS", 3);
  std::size_t faults = 0;
  for (std::size_t seed = first; seed < first + count && faults < most_faults; ++seed) {
    base::SeededRandom random(seed);
    const World world = random_world(random);
    RotaChecker checker(world.settings);
    const bool by_minute =
        world.settings.seven_days == safe_working::SevenDays::Rolling && !is_on_paper(world) && seed % 4 == 0;
    const std::string text = fault(checker, world, by_minute);
    if (text.empty()) continue;
    ++faults;
    ADD_FAILURE() << "seed " << seed << "\n" << text;
  }
}

/// Worlds in which a rule is never breached would prove nothing of it.
TEST(EveryRandomWorld, BreachesEveryRuleSomewhere) {
  std::map<std::pair<Rule, ContractEra>, int> found;
  for (std::size_t seed = 1; seed <= 3000; ++seed) {
    base::SeededRandom random(seed);
    const World world = random_world(random);
    RotaChecker checker(world.settings);
    for (const auto& finding : checker.check(world.rota)) ++found[{finding.rule, finding.era}];
  }
  for (const LimitRow& limit : limit_rows())
    EXPECT_GE((found[{limit.rule, limit.era}]), 5) << rule_id(limit.rule) << " " << era_label(limit.era);
}

/// A shift without any break is found once, by the highest rule of those judged: alone, a lower rule finds it too.
TEST(EveryRandomWorld, IsJudgedByOneRuleAsByAll) {
  for (std::size_t seed = 1; seed <= 300; ++seed) {
    base::SeededRandom random(seed);
    const World world = random_world(random);
    RotaChecker all(world.settings);
    const auto found = all.check(world.rota);
    for (const RuleRow& row : rules()) {
      RotaChecker alone(world.settings, RuleSelection(std::span(&row.rule, 1)));
      const auto found_alone = alone.check(world.rota);
      std::vector<safe_working::Finding> expected;
      std::ranges::copy_if(found, std::back_inserter(expected), [&](const auto& f) { return f.rule == row.rule; });
      const auto is_found = [&](const auto& f) { return std::ranges::find(found_alone, f) != found_alone.end(); };
      const bool is_lower_break = row.rule == Rule::Br1 || row.rule == Rule::Br2;
      ASSERT_TRUE(is_lower_break ? std::ranges::all_of(expected, is_found) : std::ranges::equal(found_alone, expected))
          << "rule " << row.id << ", seed " << seed << "\n"
          << as_files(world);
      for (const auto& finding : found_alone) ASSERT_EQ(finding.rule, row.rule);
    }
  }
}

std::multiset<std::string> told(std::span<const safe_working::Finding> found) {
  std::multiset<std::string> all;
  for (const auto& finding : found) all.insert(words(plainly(finding, false)));
  return all;
}

/// What was found, less what an edit takes away, and what it brings, is what the edited rota is found to be.
TEST(EveryRandomWorld, IsEditedAsItIsJudgedAfresh) {
  for (std::size_t seed = 1; seed <= 1000; ++seed) {
    base::SeededRandom random(seed);
    const World world = random_world(random);
    if (world.rota.duties.empty()) continue;
    RotaChecker checker(world.settings);
    WhatIf what_if(checker, world.rota);
    const auto place = static_cast<std::uint32_t>(random.below(world.rota.duties.size()));
    const Effect effect = what_if.effect_of({.without = place, .with = std::nullopt});
    DoctorRota edited = world.rota;
    edited.duties.erase(edited.duties.begin() + place);

    std::multiset<std::string> expected = told(what_if.findings());
    for (const std::string& gone : told(effect.gone)) {
      const auto found = expected.find(gone);
      ASSERT_NE(found, expected.end()) << "seed " << seed << "\n" << gone;
      expected.erase(found);
    }
    expected.merge(told(effect.come));
    RotaChecker fresh(world.settings);
    ASSERT_EQ(told(fresh.check(edited)), expected) << "seed " << seed << ", without " << place << "\n"
                                                   << as_files(world);
  }
}

TEST(EveryRandomWorld, IsJudgedTheSameAfterAnother) {
  const Settings settings;
  RotaChecker used(settings);
  for (std::size_t seed = 1; seed <= 1000; ++seed) {
    base::SeededRandom random(seed);
    const World world = random_world(random);
    RotaChecker fresh(settings);
    ASSERT_TRUE(std::ranges::equal(used.check(world.rota), fresh.check(world.rota))) << "seed " << seed << "\n"
                                                                                     << as_files(world);
  }
}

/// A single shift, rest or period says what the wall would have measured exactly where a clock change lies in it.
TEST(EveryRandomWorld, SaysWhereAClockChangeMatters) {
  const std::vector<Rule> spans = {Rule::Sh13,   Rule::RsLong, Rule::RsEve, Rule::RsNight,
                                   Rule::RsCons, Rule::Rs11,   Rule::Oc24};
  int changed = 0;
  for (std::size_t seed = 1; seed <= 3000; ++seed) {
    base::SeededRandom random(seed);
    const World world = random_world(random);
    if (is_on_paper(world)) continue;
    RotaChecker checker(world.settings, RuleSelection(spans));
    for (const auto& finding : checker.check(world.rota)) {
      const Minute from = finding.from.time_since_epoch().count();
      const Minute to = finding.to.time_since_epoch().count();
      const Minute paper = WallClock(false).wall(to) - WallClock(false).wall(from);
      ASSERT_EQ(finding.measured.numerator, to - from) << rule_id(finding.rule) << ", seed " << seed;
      ASSERT_EQ(finding.clock_change, paper != to - from) << rule_id(finding.rule) << ", seed " << seed;
      if (finding.clock_change) {
        ASSERT_EQ(finding.paper_minutes, paper) << rule_id(finding.rule) << ", seed " << seed;
      }
      changed += finding.clock_change ? 1 : 0;
    }
  }
  EXPECT_GT(changed, 50);
}

}  // namespace
}  // namespace slow
