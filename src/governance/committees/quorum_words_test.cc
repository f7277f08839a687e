#include "governance/committees/quorum_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committees/quorum_testing.h"
#include "governance/committees/rule_words.h"

namespace governance {
namespace {

using testing::ElementsAre;

std::string sentence(std::string_view rule) {
  return terms_sentence(terms_of(rule));
}

TEST(RuleWords, SayARuleInOneSentence) {
  EXPECT_EQ(sentence(R"({"at_least": 3, "of": {"seat_tags_any": ["ccg_chair"]}, "deputies_count": false})"),
            "At least 3 members who hold a seat tagged CCG chair; deputies do not count");
  EXPECT_EQ(sentence(R"({"at_least": 1, "of": {"voting": true, "org_in": ["UHL", "LPT"]}})"),
            "At least 1 voting member of UHL or LPT");
  EXPECT_EQ(
      sentence(
          R"({"at_least": 2, "of": {"seat_tags_any": ["gp", "nurse"], "seat_tags_all": ["lay"], "sector_in": ["local_authority"]}})"),
      "At least 2 members who hold a seat tagged GP or nurse and also tagged lay from the local authority sector");
  EXPECT_EQ(sentence(R"({"at_least": 2, "of": {"seats": ["a", "b", "c"], "voting": false}})"),
            "At least 2 non-voting members in seats a, b or c");
}

TEST(RuleWords, SayAShareAndWhatItIsOf) {
  EXPECT_EQ(sentence(R"({"at_least_fraction": "1/3"})"), "At least one third (rounded up) of the seats of members");
  EXPECT_EQ(sentence(R"({"at_least_fraction": "3/7", "base": "filled_seats", "rounding": "down", "plus": 1})"),
            "At least 3/7 (rounded down) plus 1 of the filled seats of members");
  EXPECT_EQ(sentence(R"({"at_least_fraction": "1/2", "of": {"seat_tags_any": ["external"]}, "base": "present"})"),
            "At least half (rounded up) of those present are members who hold a seat tagged external");
  EXPECT_EQ(sentence(R"({"at_least_fraction": "3/4", "of": {"seat_tags_any": ["lay"]}, "base_of": {"voting": true}})"),
            "At least three quarters (rounded up) of the seats of voting members, counting members who hold a seat "
            "tagged lay");
}

TEST(RuleWords, SayRulesWithinRules) {
  constexpr std::string_view kRule = R"({"all": [
    {"at_least": 4},
    {"any": [{"at_least": 1, "of": {"seat_tags_any": ["chair"]}}, {"not": {"at_least": 2, "of": {"org_in": ["UHL"]}}}]},
    {"k_of": 2, "rules": [{"at_least": 1}, {"each": "appointer", "at_least": 1}]},
    {"not": {"all": [{"at_least": 9}]}}]})";
  EXPECT_EQ(
      sentence(kRule),
      "At least 4 members, and (at least 1 member who holds a seat tagged chair, or fewer than 2 members of UHL), "
      "and (at least 2 of: at least 1 member, at least 1 member, from each appointer), and (not (at least 9 "
      "members))");
  const auto lines = rule_lines(terms_of(kRule).rule);
  ASSERT_EQ(lines.size(), 11U);
  EXPECT_EQ(lines[0], (RuleLine{0, "All of these:"}));
  EXPECT_EQ(lines[4], (RuleLine{2, "Fewer than 2 members of UHL"}));
  EXPECT_EQ(lines[5], (RuleLine{1, "At least 2 of these:"}));
  EXPECT_EQ(lines[8], (RuleLine{1, "Not this:"}));
}

TEST(RuleWords, SayEveryOption) {
  EXPECT_THAT(option_sentences({.deputies_count = false,
                                .substitutes_count = true,
                                .remote_counts = false,
                                .conflicted_counts = true,
                                .chair_counts = false,
                                .vacancies_in_base = false}),
              ElementsAre("Deputies do not count.", "Named substitutes count.",
                          "People who take part remotely do not count.", "People excluded for an interest still count.",
                          "The chair does not count.", "Vacant seats are left out of a share of seats."));
}

TEST(RuleWords, MakeWordsOfTags) {
  EXPECT_EQ(tag_words("ccg_chair"), "CCG chair");
  EXPECT_EQ(tag_words("director_of_public_health"), "director of public health");
  EXPECT_EQ(tag_words("appointer:nhs_trust"), "appointer NHS trust");
  EXPECT_EQ(tag_words("icb_cfo"), "ICB CFO");
  SeatSelector deputies;
  deputies.tags_all = {"deputy"};
  EXPECT_EQ(short_members(deputies, 2), "deputies");
  deputies.tags_all = {"church"};
  EXPECT_EQ(short_members(deputies, 2), "churches");
  EXPECT_EQ(short_members(deputies, 1), "church");
}

std::string words(std::string_view rule, const QuorumAttendance& attendance) {
  return outcome_words(judge_quorum(terms_of(rule), attendance));
}

TEST(QuorumWords, SayWhoItHangsOn) {
  const auto body = MadeUpBody().seat("AA").seat("UM", {"lay"}).seat("CC");
  EXPECT_EQ(words(R"({"at_least": 1, "of": {"seat_tags_any": ["lay"]}})", body.with({"AA", "UM"})),
            "quorate by one: if UM leaves it fails");
  EXPECT_EQ(words(R"({"at_least": 1, "of": {"seat_tags_any": ["lay"]}})", with_deputy(body.with({"AA"}), "UM")),
            "quorate by one: if UM's deputy leaves it fails");
  EXPECT_EQ(words(R"({"at_least": 1})", body.with({"AA", "UM"})),
            "quorate by two: it takes two leaving to make it fail");
  EXPECT_EQ(words(R"({"at_least": 0})", body.with({})), "quorate, whoever leaves");
}

TEST(QuorumWords, SayWhatIsLackingAndNothingElse) {
  const auto body = MadeUpBody().seat("AA", {"gp"}).seat("BB", {"lay"}).seat("CC", {"lay"}).seat("DD");
  EXPECT_EQ(
      words(
          R"({"all": [{"at_least": 3}, {"any": [{"at_least": 1, "of": {"seat_tags_any": ["gp"]}}, {"at_least": 9}]}]})",
          body.with({"AA"})),
      "not quorate: 1 of 3 members is present; two more must arrive to make it quorate");
  EXPECT_EQ(words(R"({"not": {"all": [{"at_least": 1}, {"at_least": 2}]}})", body.with({"AA", "BB"})),
            "not quorate: what must not hold does: all of these; nobody absent could make it quorate by arriving");
  EXPECT_EQ(
      words(R"({"not": {"at_least": 1, "of": {"seat_tags_any": ["gp"]}}})", body.with({"AA"})),
      "not quorate: 1 GP is present, and it must be fewer than 1; nobody absent could make it quorate by arriving");
}

TEST(QuorumWords, SayThatTheExactNumberWasNotWorkedOut) {
  QuorumOutcome outcome;
  outcome.is_quorate = true;
  outcome.margin = {MarginFound::AtLeast, 4};
  EXPECT_EQ(outcome_words(outcome), "quorate by four or more: the exact number was not worked out");
  EXPECT_EQ(outcome.signed_margin(), std::nullopt);
  outcome.is_quorate = false;
  outcome.clauses.push_back({.member = "member", .members = "members", .needed = 9, .have = 2});
  outcome.lines.push_back({.clause = 0U});
  EXPECT_EQ(
      outcome_words(outcome),
      "not quorate: 2 of 9 members are present; four or more would have to arrive: the exact number was not worked "
      "out");
}

}  // namespace
}  // namespace governance
