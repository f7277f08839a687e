#include "governance/decisions/between_meetings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace governance {
namespace {

using ::testing::ElementsAre;
using namespace std::chrono_literals;

constexpr base::Date kToday = base::Date(2026y / 11 / 18);
constexpr base::Date kLater = base::Date(2026y / 11 / 25);

Body body(Circulation circulation = Circulation::Majority) {
  Body out;
  out.id = "vpc";
  for (const auto* id : {"chair", "officer", "gp", "lay"})
    out.seats.push_back({.id = id, .holder = std::string("p_") + id, .organisation = {}, .tags = {}, .deputies = {}});
  out.seats.push_back(
      {.id = "observer", .holder = "p_observer", .organisation = {}, .tags = {}, .deputies = {}, .votes = false});
  out.urgent_power =
      UrgentPower{.paragraph = "SO 4.2", .deciders = {"chair", "officer"}, .consulted = 1, .circulation = circulation};
  return out;
}

BetweenMeetings made(BetweenKind kind = BetweenKind::Urgent) {
  BetweenMeetings out;
  out.id = "u1";
  out.kind = kind;
  out.text = "the bridging contract";
  out.reason = "It ends on Friday.";
  out.opened = kToday;
  if (kind == BetweenKind::Circulated) out.closes = kLater;
  return out;
}

TEST(BetweenMeetings, OpenOnlyWhereTheTermsGiveThePower) {
  EXPECT_TRUE(check_opening(body(), made(), kToday));
  Body none = body();
  none.urgent_power.reset();
  EXPECT_EQ(check_opening(none, made(), kToday).error().front().code, base::ErrorCode::Conflict);
  EXPECT_FALSE(check_opening(body(Circulation::NotAllowed), made(BetweenKind::Circulated), kToday));
  BetweenMeetings empty = made(BetweenKind::Circulated);
  empty.text.clear();
  empty.reason.clear();
  empty.closes.reset();
  empty.verb = Verb::Note;
  EXPECT_EQ(check_opening(body(), empty, kToday).error().size(), 4U);
}

TEST(BetweenMeetings, AreDecidedOnceAllAgreeAndEnoughWereAsked) {
  BetweenMeetings it = made();
  EXPECT_EQ(conclude(it, body(), kToday).error().code, base::ErrorCode::Conflict);
  EXPECT_THAT(missing_for_decision(it, body()),
              ElementsAre("the agreement of chair", "the agreement of officer", "1 more member asked"));
  EXPECT_TRUE(add_agreement(it, body(), "chair"));
  EXPECT_EQ(add_agreement(it, body(), "gp").error().subject, "seat");
  EXPECT_TRUE(add_agreement(it, body(), "officer"));
  EXPECT_EQ(add_consulted(it, body(), {"p_chair", kToday, "Yes"}, kToday).error().subject, "person");
  EXPECT_EQ(add_consulted(it, body(), {"p_gp", kLater, "Yes"}, kToday).error().subject, "on");
  EXPECT_EQ(add_consulted(it, body(), {"p_gp", kToday, " "}, kToday).error().subject, "said");
  EXPECT_TRUE(add_consulted(it, body(), {"p_gp", kToday, "Go on"}, kToday));
  EXPECT_EQ(add_consulted(it, body(), {"p_gp", kToday, "Twice"}, kToday).error().code, base::ErrorCode::Conflict);
  EXPECT_TRUE(conclude(it, body(), kToday));
  EXPECT_EQ(it.state, BetweenState::Decided);
  EXPECT_EQ(it.paragraph, "SO 4.2");
  EXPECT_EQ(add_consulted(it, body(), {"p_lay", kToday, "Late"}, kToday).error().code, base::ErrorCode::Conflict);
}

TEST(BetweenMeetings, KeepOutWhoHasAnInterest) {
  BetweenMeetings it = made();
  ASSERT_TRUE(add_consulted(it, body(), {"p_gp", kToday, "Yes"}, kToday));
  ASSERT_TRUE(add_conflict(it, {"p_gp", "works for the provider"}));
  EXPECT_TRUE(it.consulted.empty());
  EXPECT_FALSE(add_consulted(it, body(), {"p_gp", kToday, "Again"}, kToday));
  EXPECT_FALSE(add_conflict(it, {"p_gp", "twice"}));
  ASSERT_TRUE(add_conflict(it, {"p_chair", "owns shares"}));
  EXPECT_FALSE(add_agreement(it, body(), "chair"));
  it.decided_on = kToday;
  EXPECT_EQ(awaiting(it).kept_out.size(), 2U);
  EXPECT_EQ(awaiting(it).place, "between-meetings/u1");
}

TEST(CircularTally, NeedsMoreThanHalfOfTheSeatsThatVote) {
  BetweenMeetings it = made(BetweenKind::Circulated);
  EXPECT_TRUE(add_vote(it, body(), {"chair", VoteChoice::For}, kToday));
  EXPECT_TRUE(add_vote(it, body(), {"gp", VoteChoice::For}, kToday));
  EXPECT_EQ(add_vote(it, body(), {"observer", VoteChoice::For}, kToday).error().subject, "seat");
  EXPECT_EQ(tally(it, body(), kToday).needed, 3);
  EXPECT_EQ(tally(it, body(), kToday).is_carried, std::nullopt);
  EXPECT_EQ(tally(it, body(), base::add_days(kLater, std::chrono::days(1))).is_carried, false);
  EXPECT_EQ(conclude(it, body(), kToday).error().code, base::ErrorCode::Conflict);
  EXPECT_TRUE(add_vote(it, body(), {"lay", VoteChoice::For}, kToday));
  EXPECT_TRUE(add_vote(it, body(), {"officer", VoteChoice::Abstains}, kToday));
  EXPECT_EQ(tally(it, body(), kToday).is_carried, true);
  EXPECT_TRUE(conclude(it, body(), kToday));
  EXPECT_EQ(it.state, BetweenState::Decided);
}

TEST(CircularTally, IsLostAsSoonAsItCannotBeCarried) {
  BetweenMeetings it = made(BetweenKind::Circulated);
  ASSERT_TRUE(add_vote(it, body(), {"chair", VoteChoice::Against}, kToday));
  EXPECT_EQ(tally(it, body(Circulation::Unanimous), kToday).is_carried, false);
  EXPECT_EQ(tally(it, body(), kToday).is_carried, std::nullopt);
  ASSERT_TRUE(add_vote(it, body(), {"gp", VoteChoice::Against}, kToday));
  ASSERT_TRUE(conclude(it, body(), kToday));
  EXPECT_EQ(it.state, BetweenState::NotCarried);
}

TEST(CircularTally, LeavesOutSeatsWithAnInterestAndLateVotes) {
  BetweenMeetings it = made(BetweenKind::Circulated);
  ASSERT_TRUE(add_conflict(it, {"p_lay", "owns shares"}));
  EXPECT_FALSE(add_vote(it, body(), {"lay", VoteChoice::For}, kToday));
  EXPECT_EQ(tally(it, body(), kToday).needed, 2);
  EXPECT_FALSE(add_vote(it, body(), {"gp", VoteChoice::For}, base::add_days(kLater, std::chrono::days(1))));
}

}  // namespace
}  // namespace governance
