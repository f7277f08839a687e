#include "governance/committees/committee_life.h"

#include <set>

#include <gtest/gtest.h>

#include "governance/committees/seat_tenure.h"
#include "governance/committees/terms_changes.h"

namespace governance {
namespace {

using namespace std::chrono_literals;

constexpr base::Date kDay = base::Date(2026y / 11 / 19);

TEST(CommitteeLife, HasNoStepOutOfTheArchiveAndOneWayIntoIt) {
  for (const LifeStep step : kLifeSteps) EXPECT_EQ(find_life_transition(CommitteeLife::Archived, step), nullptr);
  for (const auto& row : life_transitions())
    if (row.to == CommitteeLife::Archived) {
      EXPECT_EQ(row.from, CommitteeLife::StoodDown);
    }
}

TEST(CommitteeLife, EndsByTheChecklistAlone) {
  for (const auto& row : life_transitions()) EXPECT_EQ(row.needs_checklist, row.to == CommitteeLife::StoodDown);
  EXPECT_EQ(find_life_transition(CommitteeLife::Proposed, LifeStep::StandDown), nullptr);
}

TEST(CommitteeLife, ReachesEveryStateFromItsProposal) {
  std::set<CommitteeLife> reached = {CommitteeLife::Proposed};
  for (std::size_t i = 0; i < std::size(kCommitteeLives); ++i)
    for (const auto& row : life_transitions())
      if (reached.contains(row.from)) reached.insert(row.to);
  EXPECT_EQ(reached.size(), std::size(kCommitteeLives));
}

TEST(CommitteeLife, MeetsOnlyWhileItIsEstablished) {
  for (const auto life : kCommitteeLives)
    EXPECT_EQ(may_meet(life), life == CommitteeLife::Established) << life_words(life);
}

TEST(SeatTenure, EndsTheOneBeforeOnTheDayBefore) {
  Seat seat;
  ASSERT_TRUE(begin_tenure(seat, "a", kDay));
  ASSERT_TRUE(begin_tenure(seat, "a", kDay));
  ASSERT_TRUE(begin_tenure(seat, "b", base::add_days(kDay, 10 * std::chrono::days(1))));
  ASSERT_EQ(seat.tenures.size(), 2U);
  EXPECT_EQ(seat.holder_on(base::add_days(kDay, std::chrono::days(9))), "a");
  EXPECT_EQ(seat.holder_on(base::add_days(kDay, std::chrono::days(10))), "b");
  EXPECT_FALSE(begin_tenure(seat, "c", kDay));
}

TEST(SeatTenure, LeavesTheSeatVacantBetweenTwoAndFallsBackBeforeTheFirst) {
  Seat seat;
  seat.holder = "now";
  EXPECT_EQ(seat.holder_on(kDay), "now");
  seat.tenures = {{"a", kDay, kDay}};
  EXPECT_EQ(seat.holder_on(kDay), "a");
  EXPECT_EQ(seat.holder_on(base::add_days(kDay, std::chrono::days(1))), std::nullopt);
  EXPECT_EQ(seat.holder_on(base::add_days(kDay, -std::chrono::days(1))), "now");
}

TEST(TermsChanges, SayNothingOfTwoThatAreTheSame) {
  Body body;
  body.seats.push_back({.id = "a", .holder = "p", .organisation = {}, .tags = {}, .deputies = {}});
  const auto name = [](std::string_view id) { return std::string(id); };
  EXPECT_TRUE(terms_changes(body, body, name).empty());
  Body other = body;
  other.seats[0].holder = "q";
  other.seats.push_back({.id = "b", .holder = {}, .organisation = {}, .tags = {}, .deputies = {}});
  EXPECT_EQ(terms_changes(body, other, name),
            (std::vector<std::string>{"Seat a: held by q, before by p.", "Seat b added, held by nobody."}));
  EXPECT_EQ(terms_changes(other, body, name).back(), "Seat b removed.");
}

}  // namespace
}  // namespace governance
