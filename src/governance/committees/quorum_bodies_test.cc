// Rules of real bodies, as their terms of reference word them, with invented people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committees/quorum_testing.h"
#include "governance/committees/quorum_words.h"

namespace governance {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

bool is_quorate(const QuorumTerms& terms, const QuorumAttendance& attendance) {
  return judge_quorum(terms, attendance).is_quorate;
}

TEST(QuorumOfRealBodies, AsksForThreeWithALayMemberAndOneOfThreeOfficers) {
  const auto terms = terms_of(R"({"all": [
    {"at_least": 3},
    {"at_least": 1, "of": {"seat_tags_any": ["lay_member"]}},
    {"at_least": 1, "of": {"seat_tags_any": ["chief_officer", "cfo", "chief_of_service_delivery_and_quality"]}}]})");
  const auto body = MadeUpBody()
                        .seat("LA", {"lay_member"})
                        .seat("LB", {"lay_member"})
                        .seat("CO", {"chief_officer"})
                        .seat("QD", {"chief_of_service_delivery_and_quality"})
                        .seat("GP");
  EXPECT_FALSE(is_quorate(terms, body.with({"LA", "CO"}))) << "two members";
  EXPECT_FALSE(is_quorate(terms, body.with({"CO", "QD", "GP"}))) << "no lay member";
  EXPECT_FALSE(is_quorate(terms, body.with({"LA", "LB", "GP"}))) << "no officer";
  const auto outcome = judge_quorum(terms, body.with({"LA", "QD", "GP"}));
  EXPECT_TRUE(outcome.is_quorate);
  EXPECT_THAT(names(outcome.critical), ElementsAre("LA", "QD", "GP"));
  EXPECT_THAT(names(judge_quorum(terms, body.with({"LA", "LB", "CO", "GP"})).critical), ElementsAre("CO"));
}

TEST(QuorumOfRealBodies, AsksForAListOfPostsAndAnyTwoWithoutAVote) {
  const auto terms = terms_of(R"({"all": [
    {"at_least": 3, "of": {"seat_tags_any": ["non_executive"]}},
    {"at_least": 1, "of": {"seat_tags_any": ["gp"]}},
    {"at_least": 2, "of": {"seat_tags_any": ["chief_officer"]}},
    {"at_least": 1, "of": {"seat_tags_any": ["cfo"]}},
    {"at_least": 1, "of": {"seat_tags_any": ["head_of_contracting"]}},
    {"at_least": 2, "of": {"voting": false}}]})");
  const auto body = MadeUpBody()
                        .seat("NA", {"non_executive"})
                        .seat("NB", {"non_executive"})
                        .seat("NC", {"non_executive"})
                        .seat("GP", {"gp"})
                        .seat("CA", {"chief_officer"})
                        .seat("CB", {"chief_officer"})
                        .seat("CF", {"cfo"})
                        .seat("HC", {"head_of_contracting"})
                        .without_vote("WA")
                        .without_vote("WB")
                        .without_vote("WC");
  const auto all_but_one = body.with({"NA", "NB", "NC", "GP", "CA", "CB", "CF", "HC", "WA"});
  const auto short_of_one = judge_quorum(terms, all_but_one);
  EXPECT_FALSE(short_of_one.is_quorate);
  EXPECT_EQ(short_of_one.signed_margin(), -1);
  EXPECT_THAT(names(short_of_one.mended_by), ElementsAre("WB", "WC"));
  EXPECT_EQ(outcome_words(short_of_one),
            "not quorate: 1 of 2 non-voting members is present; if WB or WC arrives it is quorate");
  const auto nobody = judge_quorum(terms, body.with({}));
  EXPECT_EQ(nobody.signed_margin(), -10);
  EXPECT_EQ(judge_quorum(terms, body.with({"NA", "NB", "NC", "GP", "CA", "CB", "CF", "HC", "WA", "WB", "WC"}))
                .critical.size(),
            8U);
}

TEST(QuorumOfRealBodies, AsksForOneOfEachOfThreeKinds) {
  const auto terms = terms_of(R"({"each": ["lay_member", "gp", "executive"], "at_least": 1})");
  const auto body =
      MadeUpBody().seat("LA", {"lay_member"}).seat("GP", {"gp"}).seat("EX", {"executive"}).seat("EY", {"executive"});
  const auto outcome = judge_quorum(terms, body.with({"LA", "EX", "EY"}));
  EXPECT_FALSE(outcome.is_quorate);
  ASSERT_EQ(outcome.clauses.size(), 3U);
  EXPECT_EQ(outcome.clauses[1].text, "At least 1 member, from GP");
  EXPECT_FALSE(outcome.clauses[1].is_met);
  EXPECT_TRUE(is_quorate(terms, body.with({"LA", "GP", "EY"})));
}

TEST(QuorumOfRealBodies, AsksForAnOfficerTwoOfThreeKindsAndAChair) {
  const auto terms = terms_of(R"({"all": [
    {"at_least": 4},
    {"at_least": 1, "of": {"seat_tags_any": ["chief_officer", "cfo"]}},
    {"k_of": 2, "rules": [
      {"at_least": 1, "of": {"seat_tags_any": ["lay_member"]}},
      {"at_least": 1, "of": {"seat_tags_any": ["lay_person"]}},
      {"at_least": 1, "of": {"seat_tags_any": ["nurse", "secondary_care_consultant"]}}]},
    {"at_least": 1, "of": {"seat_tags_any": ["chair", "vice_chair"]}}]})");
  const auto body = MadeUpBody()
                        .seat("CH", {"chair", "lay_member"})
                        .seat("VC", {"vice_chair"})
                        .seat("CF", {"cfo"})
                        .seat("LP", {"lay_person"})
                        .seat("NU", {"nurse"})
                        .seat("SC", {"secondary_care_consultant"});
  EXPECT_FALSE(is_quorate(terms, body.with({"VC", "CF", "NU", "SC"}))) << "two of one kind are one kind";
  EXPECT_TRUE(is_quorate(terms, body.with({"VC", "CF", "NU", "LP"})));
  const auto outcome = judge_quorum(terms, body.with({"CH", "VC", "CF", "LP", "NU"}));
  EXPECT_EQ(outcome.signed_margin(), 1);
  EXPECT_THAT(names(outcome.critical), ElementsAre("CF"));
}

TEST(QuorumOfRealBodies, LetsNamedSubstitutesStandForACouncillorAnNhsMemberAndTheDirector) {
  const auto terms = terms_of(R"({"rule": {"all": [
    {"at_least": 7},
    {"at_least": 1, "of": {"seat_tags_any": ["councillor"]}},
    {"at_least": 1, "of": {"seat_tags_any": ["nhs_representative"]}},
    {"at_least": 1, "of": {"seat_tags_any": ["director_of_public_health"]}}]},
    "options": {"deputies_count": false, "substitutes_count": true}})");
  const auto body = MadeUpBody()
                        .seat("CA", {"councillor"})
                        .seat("CB", {"councillor"})
                        .seat("NR", {"nhs_representative"})
                        .seat("PH", {"director_of_public_health"})
                        .seat("HW")
                        .seat("VS")
                        .seat("PO")
                        .seat("FS");
  const auto six = body.with({"CA", "CB", "NR", "HW", "VS", "PO"});
  EXPECT_FALSE(is_quorate(terms, with_deputy(six, "PH"))) << "a deputy does not count";
  const auto outcome = judge_quorum(terms, with_deputy(six, "PH", PresentAs::Substitute));
  EXPECT_TRUE(outcome.is_quorate);
  EXPECT_EQ(outcome_words(outcome), "quorate by one: if any of 7 people leaves it fails");
}

TEST(QuorumOfRealBodies, AsksForAThirdOfTheWholeMembershipAndOneFromEachAppointer) {
  const auto terms = terms_of(R"({"all": [
    {"at_least_fraction": "1/3", "base": "seats", "rounding": "up"},
    {"each": "appointer", "at_least": 1}]})");
  const auto body = MadeUpBody()
                        .seat("CA", {"appointer:county"})
                        .seat("CB", {"appointer:county"})
                        .seat("CC", {"appointer:county"})
                        .seat("DA", {"appointer:district"})
                        .seat("", {"appointer:district"})
                        .seat("SA", {"appointer:secretary_of_state"})
                        .seat("", {"appointer:secretary_of_state"});
  const auto outcome = judge_quorum(terms, body.with({"CA", "CB", "CC", "SA"}));
  EXPECT_FALSE(outcome.is_quorate);
  EXPECT_EQ(outcome.clauses[0].needed, 3) << "a third of seven, the vacant too, rounded up";
  EXPECT_EQ(outcome_words(outcome),
            "not quorate: no member from appointer district is present; if DA arrives it is quorate");
  EXPECT_TRUE(is_quorate(terms, body.with({"CA", "DA", "SA"})));
}

TEST(QuorumOfRealBodies, AsksForHalfTheMembership) {
  const auto terms = terms_of(R"({"at_least_fraction": "1/2", "base": "seats"})");
  const auto body = MadeUpBody().seat("AA").seat("BB").seat("CC").seat("DD").seat("");
  EXPECT_EQ(judge_quorum(terms, body.with({"AA", "BB"})).signed_margin(), -1);
  EXPECT_EQ(judge_quorum(terms, body.with({"AA", "BB", "CC", "DD"})).signed_margin(), 2);
}

TEST(QuorumOfRealBodies, AsksThatHalfOfThosePresentBeExternalAndCountsTheWithdrawn) {
  const auto terms = terms_of(R"({"rule": {"all": [
    {"at_least": 4},
    {"at_least_fraction": "1/2", "of": {"seat_tags_any": ["external"]}, "base": "present"}]},
    "options": {"conflicted_counts": true}})");
  const auto body = MadeUpBody()
                        .seat("EA", {"external"})
                        .seat("EB", {"external"})
                        .seat("EC", {"external"})
                        .seat("SA")
                        .seat("SB")
                        .seat("SC")
                        .seat("SD");
  const auto level = body.with({"EA", "EB", "SA", "SB"});
  EXPECT_TRUE(is_quorate(terms, level));
  EXPECT_TRUE(is_quorate(terms, after_exclusion(level, "EA", PresentAs::Holder))) << "who withdraws still counts";
  auto more_staff = level;
  more_staff.present.push_back({.seat = "SC"});
  const auto outcome = judge_quorum(terms, more_staff);
  EXPECT_FALSE(outcome.is_quorate) << "one more member of staff makes it fail";
  EXPECT_EQ(outcome.clauses[1].needed, 3);
  EXPECT_THAT(names(outcome.mended_by), ElementsAre("EC"));
}

TEST(QuorumOfRealBodies, NoLongerCountsAMemberShutOutOfAnItem) {
  const auto terms = terms_of(R"({"at_least": 3, "of": {"voting": true}})");
  const auto body = MadeUpBody().seat("AA").seat("BB").seat("CC").without_vote("WW");
  const auto there = body.with({"AA", "BB", "CC", "WW"});
  EXPECT_TRUE(is_quorate(terms, there));
  const auto outcome = judge_quorum(terms, after_exclusion(there, "BB", PresentAs::Holder));
  EXPECT_FALSE(outcome.is_quorate);
  EXPECT_EQ(outcome.signed_margin(), std::nullopt) << "who is shut out cannot arrive";
  EXPECT_EQ(outcome_words(outcome),
            "not quorate: 2 of 3 voting members are present; nobody absent could make it quorate by arriving");
  ASSERT_EQ(outcome.not_counted.size(), 1U);
  EXPECT_EQ(outcome.not_counted.front().person.name, "BB");
  EXPECT_EQ(outcome.not_counted.front().why, NotCounted::Excluded);
}

TEST(QuorumOfRealBodies, AsksForThreeChairsInPersonAndTakesNoDeputy) {
  const auto terms = terms_of(
      R"({"rule": {"at_least": 3, "of": {"seat_tags_any": ["ccg_chair"]}}, "options": {"deputies_count": false}})");
  const auto body =
      MadeUpBody().seat("AW", {"chair"}).seat("AFa", {"ccg_chair"}).seat("ML", {"ccg_chair"}).seat("UM", {"ccg_chair"});
  const auto as_it_was = with_deputy(body.with({"AW", "ML", "UM"}), "AFa");
  const auto outcome = judge_quorum(terms, as_it_was);
  EXPECT_FALSE(outcome.is_quorate);
  EXPECT_EQ(outcome.signed_margin(), -1);
  EXPECT_THAT(outcome.clauses.front().who, ElementsAre("ML", "UM"));
  EXPECT_EQ(outcome_words(outcome), "not quorate: 2 of 3 CCG chairs are present; if AFa arrives it is quorate");
  const auto all = judge_quorum(terms, body.with({"AFa", "ML", "UM"}));
  EXPECT_EQ(outcome_words(all), "quorate by one: if AFa, ML or UM leaves it fails");
  EXPECT_THAT(all.not_counted, IsEmpty());
}

}  // namespace
}  // namespace governance
