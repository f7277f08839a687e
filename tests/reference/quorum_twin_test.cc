// The quorum engine against its slow twin: every small world of a few rules and states, and random ones.
// SIGHTLINE_TWIN_WORLDS=100000 tries so many random worlds; SIGHTLINE_TWIN_SEED=n begins with another.
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "governance/committees/quorum.h"
#include "governance/committees/quorum_file.h"
#include "tests/reference/quorum_world.h"
#include "tests/reference/slow_quorum.h"

namespace slow {
namespace {

using namespace governance;

std::set<WhoSits> seats_of(const std::vector<QuorumPerson>& people) {
  std::set<WhoSits> out;
  for (const QuorumPerson& person : people) out.insert({person.seat, person.as});
  return out;
}

std::string words(const std::set<WhoSits>& people) {
  std::string out;
  for (const auto& [seat, as] : people) out += fmt::format(" {}/{}", seat, static_cast<int>(as));
  return out;
}

std::string words(const std::optional<int>& margin) {
  return margin ? fmt::to_string(*margin) : "none";
}

std::set<std::string> names(const std::set<std::string>& seats, const QuorumAttendance& attendance) {
  std::set<std::string> out;
  for (const QuorumSeat& seat : attendance.seats)
    if (seats.contains(seat.id)) out.insert(seat.name());
  return out;
}

std::string clause_differences(const std::vector<governance::QuorumClause>& engine,
                               const std::vector<slow::QuorumClause>& twin, const QuorumAttendance& attendance) {
  if (engine.size() != twin.size()) return fmt::format("  {} clauses, twin {}\n", engine.size(), twin.size());
  std::string out;
  for (std::size_t i = 0; i < twin.size(); ++i) {
    const auto& one = engine[i];
    if (one.needed != twin[i].needed || one.have != twin[i].have || one.is_met != twin[i].is_met ||
        std::set<std::string>(one.who.begin(), one.who.end()) != names(twin[i].seats, attendance))
      out += fmt::format("  clause {} \"{}\": {} of {} {}, twin {} of {} {}\n", i, one.text, one.have, one.needed,
                         one.is_met, twin[i].have, twin[i].needed, twin[i].is_met);
  }
  return out;
}

/// Empty where engine and twin agree on a world.
std::string difference(const QuorumWorld& world) {
  const auto engine = judge_quorum(world.terms, world.attendance);
  const auto twin = judge(world.terms, world.attendance);
  std::string out = clause_differences(engine.clauses, twin.clauses, world.attendance);
  if (engine.is_quorate != twin.is_quorate) out += fmt::format("  quorate {}\n", engine.is_quorate);
  if (engine.margin.found == MarginFound::AtLeast) out += "  the search was given up\n";
  if (engine.signed_margin() != twin.margin)
    out += fmt::format("  margin {}, twin {}\n", words(engine.signed_margin()), words(twin.margin));
  if (seats_of(engine.critical) != twin.critical)
    out += fmt::format("  critical{}, twin{}\n", words(seats_of(engine.critical)), words(twin.critical));
  if (seats_of(engine.mended_by) != twin.mended_by)
    out += fmt::format("  mended by{}, twin{}\n", words(seats_of(engine.mended_by)), words(twin.mended_by));
  return out.empty() ? "" : out + as_files(world);
}

std::size_t number_from_environment(const char* name, std::size_t fallback) {
  const char* const text = std::getenv(name);
  return text == nullptr ? fallback : std::strtoul(text, nullptr, 10);
}

void compare_random_worlds(std::size_t count, std::size_t most_seats, std::size_t most_people) {
  const std::size_t first = number_from_environment("SIGHTLINE_TWIN_SEED", 1);
  int faults = 0;
  for (std::size_t seed = first; seed < first + count && faults < 3; ++seed) {
    base::SeededRandom random(seed);
    const std::string text = difference(random_quorum_world(random, most_seats, most_people));
    if (text.empty()) continue;
    ++faults;
    ADD_FAILURE() << "seed " << seed << "\n" << text;
  }
}

TEST(QuorumTwin, JudgesRandomSmallWorldsAlike) {
  compare_random_worlds(number_from_environment("SIGHTLINE_TWIN_WORLDS", 20'000), 7, 9);
}

TEST(QuorumTwin, JudgesRandomWorldsOfADozenSeatsAlike) {
  compare_random_worlds(number_from_environment("SIGHTLINE_TWIN_WORLDS", 400), 12, 12);
}

// ---- every small world ---------------------------------------------------------------------------------------------

std::vector<QuorumRule> atoms() {
  SeatSelector lay;
  lay.tags_any = {"lay"};
  SeatSelector voting;
  voting.has_vote = true;
  std::vector<QuorumRule> out;
  for (const int n : {1, 2, 3}) out.push_back({AtLeast{n, {}}});
  for (const int n : {1, 2}) out.push_back({AtLeast{n, lay}});
  out.push_back({AtLeast{2, voting}});
  for (const FractionBase base : {FractionBase::Seats, FractionBase::FilledSeats, FractionBase::Present})
    for (const FractionRounding rounding : {FractionRounding::Up, FractionRounding::Down})
      out.push_back({AtLeastFraction{.of = lay, .base = base, .rounding = rounding}});
  out.push_back({FromEach{}});
  out.push_back({FromEach{.grouping = SeatGrouping::TagPrefix, .prefix = "group", .of = voting}});
  return out;
}

/// Each atom, its opposite, and each pair of atoms under all, any and "one and not the other".
std::vector<QuorumRule> small_rules() {
  std::vector<QuorumRule> out = atoms();
  for (const QuorumRule& atom : atoms()) out.push_back({NotRule{{atom}}});
  for (const QuorumRule& a : atoms()) {
    for (const QuorumRule& b : atoms()) {
      out.push_back({AllOf{{a, b}}});
      out.push_back({AnyOf{{a, b}}});
      out.push_back({AllOf{{a, {NotRule{{b}}}}}});
    }
  }
  return out;
}

std::vector<QuorumSeat> three_seats() {
  return {{"one", "A1", "Ash", "nhs", {"chair", "group:a"}, true},
          {"two", "B2", "Elm", "nhs", {"lay", "group:b"}, true},
          {"three", "C3", "Ash", "council", {"lay"}, false}};
}

/// The ways in which a seat may be taken.
std::vector<std::vector<SeatedPerson>> ways_to_sit(const std::string& seat) {
  const SeatedPerson holder{seat, PresentAs::Holder, PresentMode::InPerson, false};
  const SeatedPerson deputy{seat, PresentAs::Deputy, PresentMode::InPerson, false};
  SeatedPerson excluded = holder;
  excluded.is_excluded = true;
  return {{}, {holder}, {deputy}, {excluded}, {holder, deputy}, {excluded, deputy}};
}

TEST(QuorumTwin, JudgesEverySmallWorldAlike) {
  const auto seats = three_seats();
  const auto rules = small_rules();
  int faults = 0;
  for (const auto& first : ways_to_sit("one")) {
    for (const auto& second : ways_to_sit("two")) {
      for (const auto& third : ways_to_sit("three")) {
        QuorumAttendance attendance{seats, first};
        attendance.present.insert(attendance.present.end(), second.begin(), second.end());
        attendance.present.insert(attendance.present.end(), third.begin(), third.end());
        for (const QuorumRule& rule : rules) {
          const std::string text = difference({{rule, {}}, attendance});
          if (text.empty()) continue;
          ADD_FAILURE() << text;
          ASSERT_LT(++faults, 3);
        }
      }
    }
  }
}

// ---- the worlds themselves -----------------------------------------------------------------------------------------

/// Worlds that all turn out the same would prove nothing.
TEST(QuorumTwin, MeetsEveryKindOfOutcome) {
  std::map<std::string, int> met;
  for (std::size_t seed = 1; seed <= 5'000; ++seed) {
    base::SeededRandom random(seed);
    const QuorumWorld world = random_quorum_world(random, 7, 9);
    const auto outcome = judge_quorum(world.terms, world.attendance);
    ++met[fmt::format("{} {}", outcome.is_quorate, words(outcome.signed_margin()))];
  }
  for (const char* kind : {"true 1", "true 2", "true 3", "true none", "false -1", "false -2", "false none"})
    EXPECT_GE(met[kind], 20) << kind;
}

TEST(QuorumTwin, ReadsBackEveryRuleThatItWrites) {
  for (std::size_t seed = 1; seed <= 3'000; ++seed) {
    base::SeededRandom random(seed);
    const QuorumWorld world = random_quorum_world(random, 7, 9);
    const auto read = read_quorum_terms(quorum_terms_json(world.terms));
    ASSERT_TRUE(read) << read.error().front().subject << " " << read.error().front().message << as_files(world);
    ASSERT_EQ(*read, world.terms) << as_files(world);
  }
}

}  // namespace
}  // namespace slow
