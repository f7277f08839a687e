#include "governance/committees/quorum.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "governance/committees/quorum_testing.h"

namespace governance {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Quorum, CountsASeatOnceWhoeverSitsInIt) {
  const auto terms = terms_of(R"({"at_least": 2})");
  const auto body = MadeUpBody().seat("AA").seat("BB");
  const auto outcome = judge_quorum(terms, with_deputy(body.with({"AA"}), "AA"));
  EXPECT_FALSE(outcome.is_quorate);
  EXPECT_EQ(outcome.clauses.front().have, 1);
  ASSERT_EQ(outcome.not_counted.size(), 1U);
  EXPECT_EQ(outcome.not_counted.front().person.as, PresentAs::Deputy);
  EXPECT_EQ(outcome.not_counted.front().why, NotCounted::SeatTaken);
}

TEST(Quorum, NeedsBothToLeaveASeatInWhichTwoSit) {
  const auto outcome =
      judge_quorum(terms_of(R"({"at_least": 1})"), with_deputy(MadeUpBody().seat("AA").with({"AA"}), "AA"));
  EXPECT_EQ(outcome.signed_margin(), 2);
  EXPECT_THAT(outcome.critical, IsEmpty());
}

TEST(Quorum, CountsTheDeputyOfAHolderWhoIsShutOut) {
  const auto body = MadeUpBody().seat("AA");
  const auto attendance = after_exclusion(with_deputy(body.with({"AA"}), "AA"), "AA", PresentAs::Holder);
  const auto outcome = judge_quorum(terms_of(R"({"at_least": 1})"), attendance);
  EXPECT_TRUE(outcome.is_quorate);
  ASSERT_EQ(outcome.critical.size(), 1U);
  EXPECT_EQ(outcome.critical.front(), (QuorumPerson{"AA", "AA", PresentAs::Deputy}));
}

TEST(Quorum, TakesASubstituteForADeputyUnlessToldApart) {
  const auto body = MadeUpBody().seat("AA");
  const auto there = with_deputy(body.with({}), "AA", PresentAs::Substitute);
  EXPECT_TRUE(judge_quorum(terms_of(R"({"at_least": 1})"), there).is_quorate);
  EXPECT_FALSE(judge_quorum(terms_of(R"({"at_least": 1, "deputies_count": false})"), there).is_quorate);
  EXPECT_TRUE(judge_quorum(terms_of(R"({"at_least": 1, "deputies_count": false, "substitutes_count": true})"), there)
                  .is_quorate);
  EXPECT_FALSE(judge_quorum(terms_of(R"({"at_least": 1, "substitutes_count": false})"), there).is_quorate);
}

TEST(Quorum, LeavesRemotePeopleOutWhereTheOptionsDo) {
  auto there = MadeUpBody().seat("AA").with({"AA"});
  there.present.front().mode = PresentMode::Remote;
  EXPECT_TRUE(judge_quorum(terms_of(R"({"at_least": 1})"), there).is_quorate);
  const auto outcome = judge_quorum(terms_of(R"({"at_least": 1, "remote_counts": false})"), there);
  EXPECT_FALSE(outcome.is_quorate);
  EXPECT_EQ(outcome.margin.found, MarginFound::Never) << "who is there remotely cannot arrive";
}

TEST(Quorum, LeavesTheChairOutWhereTheOptionsDoAndKeepsTheSeatInTheBase) {
  const auto body = MadeUpBody().seat("CH", {"chair"}).seat("AA").seat("BB");
  const auto terms = terms_of(R"({"at_least_fraction": "2/3", "chair_counts": false})");
  const auto outcome = judge_quorum(terms, body.with({"CH", "AA"}));
  EXPECT_EQ(outcome.clauses.front().needed, 2);
  EXPECT_THAT(outcome.clauses.front().who, ElementsAre("AA"));
  EXPECT_THAT(names(outcome.mended_by), ElementsAre("BB"));
  EXPECT_EQ(judge_quorum(terms, body.with({"AA"})).signed_margin(), -1) << "the chair's arrival would not help";
}

TEST(Quorum, TakesVacantSeatsIntoABaseOfSeatsUnlessToldOtherwise) {
  const auto body = MadeUpBody().seat("AA").seat("BB").seat("").seat("");
  const auto needed = [&](std::string_view rule) {
    return judge_quorum(terms_of(rule), body.with({"AA"})).clauses.front().needed;
  };
  EXPECT_EQ(needed(R"({"at_least_fraction": "1/2", "base": "seats"})"), 2);
  EXPECT_EQ(needed(R"({"at_least_fraction": "1/2", "base": "seats", "vacancies_in_base": false})"), 1);
  EXPECT_EQ(needed(R"({"at_least_fraction": "1/2", "base": "filled_seats"})"), 1);
  EXPECT_EQ(needed(R"({"at_least_fraction": "1/2", "base": "present"})"), 1);
}

TEST(Quorum, NeverTakesAVacantSeatForOneWhoMayArrive) {
  const auto outcome = judge_quorum(terms_of(R"({"at_least": 2})"), MadeUpBody().seat("AA").seat("").with({"AA"}));
  EXPECT_EQ(outcome.signed_margin(), std::nullopt);
  EXPECT_EQ(outcome.margin.found, MarginFound::Never);
}

TEST(Quorum, NamesADeputyInAVacantSeatByTheSeat) {
  const auto attendance = with_deputy(MadeUpBody().seat("").with({}), "vacant1");
  const auto outcome = judge_quorum(terms_of(R"({"at_least": 1})"), attendance);
  EXPECT_THAT(outcome.clauses.front().who, ElementsAre("vacant1"));
  EXPECT_THAT(names(outcome.critical), ElementsAre("vacant1"));
}

TEST(Quorum, TakesAShareOfOthersWhereBaseOfSaysSo) {
  const auto terms = terms_of(
      R"({"at_least_fraction": "1/2", "of": {"seat_tags_any": ["lay"]}, "base": "seats", "base_of": {"voting": true}})");
  const auto body = MadeUpBody().seat("LA", {"lay"}).seat("LB", {"lay"}).seat("AA").seat("BB").without_vote("WW");
  EXPECT_EQ(judge_quorum(terms, body.with({"LA"})).clauses.front().needed, 2);
}

TEST(Quorum, HoldsMoreThanHalfAsHalfRoundedDownAndOne) {
  const auto terms = terms_of(R"({"at_least_fraction": "1/2", "rounding": "down", "plus": 1})");
  const auto four = MadeUpBody().seat("AA").seat("BB").seat("CC").seat("DD");
  const auto five = MadeUpBody(four).seat("EE");
  EXPECT_EQ(judge_quorum(terms, four.with({})).clauses.front().needed, 3);
  EXPECT_EQ(judge_quorum(terms, five.with({})).clauses.front().needed, 3);
}

TEST(Quorum, FindsThatAnArrivalMayUndoIt) {
  // Fewer than two of the provider's members may be there: leaving cannot break it, and it is not for arrivals to mend.
  const auto terms = terms_of(R"({"not": {"at_least": 2, "of": {"org_in": ["Ash"]}}})");
  const auto body = MadeUpBody().seat("AA", {}, "Ash").seat("BB", {}, "Ash").seat("CC", {}, "Elm");
  EXPECT_EQ(judge_quorum(terms, body.with({"AA"})).margin.found, MarginFound::Never);
  const auto both = judge_quorum(terms, body.with({"AA", "BB"}));
  EXPECT_FALSE(both.is_quorate);
  EXPECT_FALSE(both.clauses.front().is_met);
  EXPECT_EQ(both.clauses.front().text, "Fewer than 2 members of Ash");
  EXPECT_EQ(both.margin.found, MarginFound::Never);
}

TEST(Quorum, FindsWhoeverTipsTheBalanceOfThosePresent) {
  const auto terms =
      terms_of(R"({"at_least_fraction": "1/2", "of": {"seat_tags_any": ["external"]}, "base": "present"})");
  const auto body = MadeUpBody().seat("EA", {"external"}).seat("EB", {"external"}).seat("SA").seat("SB");
  const auto outcome = judge_quorum(terms, body.with({"EA", "EB", "SA", "SB"}));
  EXPECT_THAT(names(outcome.critical), ElementsAre("EA", "EB")) << "staff may leave, externals may not";
}

TEST(Quorum, GivesEachGroupAClauseOfItsOwn) {
  const auto terms = terms_of(R"({"each": "organisation", "at_least": 1, "of": {"voting": true}})");
  const auto body = MadeUpBody().seat("AA", {}, "Ash").seat("BB", {}, "Elm").seat("CC").without_vote("WW");
  const auto outcome = judge_quorum(terms, body.with({"AA", "CC"}));
  ASSERT_EQ(outcome.clauses.size(), 2U) << "a seat without organisation makes no group";
  EXPECT_EQ(outcome.clauses[1].text, "At least 1 voting member, from Elm");
  EXPECT_THAT(names(outcome.mended_by), ElementsAre("BB"));
}

TEST(Quorum, FailsWhereThereIsNoGroupToBeFrom) {
  const auto outcome = judge_quorum(terms_of(R"({"each": "apointer", "at_least": 1})"),
                                    MadeUpBody().seat("AA", {"appointer:county"}).with({"AA"}));
  EXPECT_FALSE(outcome.is_quorate);
  ASSERT_EQ(outcome.clauses.size(), 1U);
  EXPECT_EQ(outcome.margin.found, MarginFound::Never);
}

TEST(Quorum, LaysTheRuleOutWithWhatHolds) {
  const auto terms =
      terms_of(R"({"any": [{"at_least": 2}, {"all": [{"at_least": 1}, {"not": {"any": [{"at_least": 1}]}}]}]})");
  const auto outcome = judge_quorum(terms, MadeUpBody().seat("AA").with({"AA"}));
  std::vector<std::string> lines;
  for (const QuorumLine& line : outcome.lines)
    lines.push_back(std::to_string(line.depth) + (line.is_met ? " met " : " not ") + line.text);
  EXPECT_THAT(lines, ElementsAre("0 not Any of these:", "1 not At least 2 members",
                                 "1 not All of these:", "2 met At least 1 member",
                                 "2 not Not this:", "3 met Any of these:", "4 met At least 1 member"));
  EXPECT_EQ(outcome.clauses[2].path, "$.rule.any[1].all[1].not.any[0]");
}

TEST(Quorum, TellsWhatWouldBeOnceSomebodyHasLeft) {
  const auto terms = terms_of(R"({"at_least": 2})");
  const auto there = MadeUpBody().seat("AA").seat("BB").with({"AA", "BB"});
  EXPECT_FALSE(judge_quorum(terms, after_leaving(there, "AA", PresentAs::Holder)).is_quorate);
  EXPECT_THROW((void)after_leaving(there, "AA", PresentAs::Deputy), base::OurMistake);
  EXPECT_THROW((void)after_exclusion(there, "CC", PresentAs::Holder), base::OurMistake);
}

TEST(Quorum, TakesAnAttendanceThatCannotBeForOurMistake) {
  auto nobodys = MadeUpBody().seat("AA").with({"BB"});
  EXPECT_THROW((void)judge_quorum(terms_of(R"({"at_least": 1})"), nobodys), base::OurMistake);
  const auto twice = MadeUpBody().seat("AA").seat("AA").with({});
  EXPECT_THROW((void)judge_quorum(terms_of(R"({"at_least": 1})"), twice), base::OurMistake);
}

TEST(Quorum, JudgesABodyOfSixtyInThirtyOrganisations) {
  MadeUpBody body;
  std::vector<std::string> all;
  for (int i = 0; i < 60; ++i) {
    all.push_back("P" + std::to_string(i));
    body.seat(all.back(), {i % 3 == 0 ? "lay" : "officer"}, "Org" + std::to_string(i / 2), i < 40 ? "nhs" : "council");
  }
  const auto terms = terms_of(R"({"all": [
    {"at_least": 20},
    {"each": "organisation", "at_least": 1},
    {"k_of": 2, "rules": [
      {"at_least": 5, "of": {"seat_tags_any": ["lay"]}},
      {"at_least": 5, "of": {"sector_in": ["council"]}},
      {"at_least_fraction": "1/3", "of": {"seat_tags_any": ["lay"]}, "base": "present"}]}]})");
  EXPECT_EQ(judge_quorum(terms, body.with(all)).signed_margin(), 2) << "both members of one organisation";
  EXPECT_EQ(judge_quorum(terms, body.with({})).signed_margin(), -30) << "one of each organisation";
  EXPECT_EQ(judge_quorum(terms, body.with({"P0", "P1", "P2"})).signed_margin(), -28);
}

}  // namespace
}  // namespace governance
