#include "governance/committees/quorum_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committees/quorum_doubts.h"
#include "governance/committees/quorum_testing.h"

namespace governance {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <class T>
std::vector<std::string> faults(const base::Checked<T>& read) {
  std::vector<std::string> out;
  if (!read)
    for (const base::Error& fault : read.error()) out.push_back(fault.subject + ": " + fault.message);
  return out;
}

TEST(QuorumFile, ReadsTheRuleInThreeLayouts) {
  const auto apart = terms_of(R"({"rule": {"at_least": 3}, "options": {"deputies_count": false}})");
  EXPECT_EQ(terms_of(R"({"at_least": 3, "options": {"deputies_count": false}})"), apart);
  EXPECT_EQ(terms_of(R"({"at_least": 3, "deputies_count": false})"), apart);
  EXPECT_EQ(terms_of(R"({"rule": {"at_least": 3}, "deputies_count": false})"), apart);
  EXPECT_EQ(std::get<AtLeast>(apart.rule.form).count, 3);
  EXPECT_FALSE(apart.options.deputies_count);
  EXPECT_TRUE(apart.options.remote_counts);
}

std::string without_layout(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

TEST(QuorumFile, WritesOneForm) {
  const auto terms = terms_of(R"({"at_least": 3, "of": {"seat_tags_any": ["ccg_chair"]}, "deputies_count": false})");
  EXPECT_EQ(without_layout(quorum_terms_json(terms)), without_layout(R"({
    "rule": {"at_least": 3, "of": {"seat_tags_any": ["ccg_chair"]}},
    "options": {"deputies_count": false, "remote_counts": true, "conflicted_counts": false, "chair_counts": true,
                "vacancies_in_base": true}})"));
}

TEST(QuorumFile, ReadsBackWhatItWrites) {
  for (
      const char* rule : {
          R"({"all": [{"any": [{"at_least": 0}]}, {"not": {"at_least": 2, "of": {"voting": false}}}]})",
          R"({"k_of": 1, "rules": [{"at_least_fraction": "2/3", "of": {"sector_in": ["nhs"]}, "base": "present", "base_of": {"org_in": ["UHL"]}, "rounding": "down", "plus": 2}]})",
          R"({"each": "organisation", "at_least": 2, "of": {"seat_tags_all": ["a", "b"], "seats": ["s"]}})",
          R"({"each": "sector", "at_least": 1})",
          R"({"each": "appointer", "at_least": 1})",
          R"({"each": ["lay", "gp"], "at_least": 1, "substitutes_count": true})",
      }) {
    const auto terms = terms_of(rule);
    EXPECT_EQ(terms_of(quorum_terms_json(terms)), terms) << rule;
  }
}

TEST(QuorumFile, TellsEveryFaultOfARuleWithItsPath) {
  EXPECT_THAT(
      faults(read_quorum_terms(R"({"rule": {"all": [
      {"at_least": -1}, {"at_least": 1.5, "of": {"tags": ["a"]}}, {"atleast": 1}, {"all": [], "any": []},
      {"k_of": 3, "rules": [{"at_least": 1}]}, {"at_least_fraction": "4/3", "base": "all"},
      {"each": "appointer:"}, {"not": null}, {"at_least": 1, "of": {"seats": [], "org_in": ["a", "a"]}}, [],
      {"at_least": 10001}, {"at_least_fraction": "1/1001"}, {"any": []}]},
      "options": {"deputies_count": "no", "deputy": true}, "remote_counts": true, "also": 1})")),
      ElementsAre("$.rule.all[0].at_least: must be a whole number, 0 or more",
                  "$.rule.all[1].at_least: must be a whole number, 0 or more",
                  "$.rule.all[1].of.tags: is not a key of this object; it has seat_tags_any, seat_tags_all, org_in, "
                  "sector_in, voting, seats",
                  "$.rule.all[2]: says no rule; use one of all, any, not, k_of, each, at_least_fraction, at_least",
                  "$.rule.all[2].atleast: is not a key of this object; it has all, any, not, k_of, each, "
                  "at_least_fraction, at_least, rules, of, base, base_of, rounding, plus",
                  "$.rule.all[3]: says 2 rules, all and any; keep one, or put them into all or any",
                  "$.rule.all[4].k_of: asks for 3 of 1 rules; use 1 or fewer",
                  "$.rule.all[5].at_least_fraction: is \"4/3\"; use a fraction of one or less such as \"1/3\"",
                  "$.rule.all[5].base: is \"all\"; use one of seats, filled_seats, present",
                  "$.rule.all[6].each: is \"appointer:\"; use organisation, sector, the first part of a tag such as "
                  "\"appointer\", or a list of tags",
                  "$.rule.all[6].at_least: is missing; it must be a whole number, 1 or more",
                  "$.rule.all[7].not: is null; use a rule in curly brackets",
                  "$.rule.all[8].of.org_in[1]: \"a\" stands twice; keep one",
                  "$.rule.all[8].of.seats: is empty; name one or more, or leave the key out",
                  "$.rule.all[9]: is a list; use an object in curly brackets",
                  "$.rule.all[10].at_least: is more than 10,000, the most that a rule may ask for",
                  "$.rule.all[11].at_least_fraction: is of more parts than 1,000; use a plainer one",
                  "$.rule.all[12].any: must be a list of one or more rules, in square brackets",
                  "$.options.deputies_count: is \"no\"; use true or false, without quotation marks",
                  "$.options.deputy: is not a key of this object; it has deputies_count, remote_counts, "
                  "conflicted_counts, chair_counts, vacancies_in_base, substitutes_count",
                  "$.also: is not a key of this object; it has rule, options, deputies_count, remote_counts, "
                  "conflicted_counts, chair_counts, vacancies_in_base, substitutes_count"));
}

TEST(QuorumFile, RefusesWhatStandsTwice) {
  EXPECT_THAT(faults(read_quorum_terms(R"({"at_least": 3, "at_least": 1})")),
              ElementsAre("$.at_least: stands more than once; keep one"));
  EXPECT_THAT(faults(read_quorum_terms(R"({"at_least": 3, "chair_counts": true, "options": {"chair_counts": false}})")),
              ElementsAre("$.chair_counts: stands in options too; keep one"));
}

TEST(QuorumFile, RefusesWhatIsNoRule) {
  EXPECT_THAT(faults(read_quorum_terms("[]")), ElementsAre("$: is a list; use an object in curly brackets"));
  EXPECT_THAT(faults(read_quorum_terms(R"({"rule": null})")),
              ElementsAre("$.rule: is null; use a rule in curly brackets"));
  EXPECT_THAT(faults(read_quorum_terms("")).size(), 1U);
  EXPECT_THAT(faults(read_quorum_terms("{\"at_least\": }")).front(), testing::StartsWith("line 1, column "));
}

TEST(QuorumFile, StopsAtRulesThatAreTooDeepOrTooMany) {
  std::string deep = R"({"at_least": 1})";
  for (int i = 0; i < kDeepestRule; ++i) deep = R"({"not": )" + deep + "}";
  ASSERT_EQ(faults(read_quorum_terms(deep)).size(), 1U);
  EXPECT_THAT(faults(read_quorum_terms(deep)).front(), testing::HasSubstr("stands inside more than 12 other rules"));
  std::string many = R"({"at_least": 1})";
  for (std::size_t i = 1; i < kMostRules; ++i) many += R"(, {"at_least": 1})";
  ASSERT_EQ(faults(read_quorum_terms(R"({"all": [)" + many + "]}")).size(), 1U);
  EXPECT_THAT(faults(read_quorum_terms(R"({"all": [)" + many + "]}")).front(),
              testing::StartsWith("$.all[199]: is one rule more than 200"));
}

TEST(QuorumFile, ReadsAnAttendance) {
  const auto read = read_quorum_attendance(R"({
    "seats": [{"id": "a", "holder": "AB", "organisation": "Ash", "sector": "nhs", "tags": ["lay"], "voting": false},
              {"id": "b", "holder": null}, {"id": "c", "holder": "", "tags": []}],
    "present": [{"seat": "a", "as": "substitute", "mode": "remote", "excluded": true}, {"seat": "b", "as": "deputy"}]})");
  ASSERT_THAT(faults(read), IsEmpty());
  EXPECT_EQ(read->seats[0], (QuorumSeat{"a", "AB", "Ash", "nhs", {"lay"}, false}));
  EXPECT_TRUE(read->seats[1].is_vacant());
  EXPECT_TRUE(read->seats[1].has_vote);
  EXPECT_TRUE(read->seats[2].is_vacant());
  EXPECT_EQ(read->present[0], (SeatedPerson{"a", PresentAs::Substitute, PresentMode::Remote, true}));
  EXPECT_EQ(read->present[1], (SeatedPerson{"b", PresentAs::Deputy, PresentMode::InPerson, false}));
}

TEST(QuorumFile, TellsEveryFaultOfAnAttendanceWithItsPath) {
  EXPECT_THAT(
      faults(read_quorum_attendance(R"({
    "seats": [{"id": "a", "holder": "AB", "tags": ["x", "x"]}, {"id": "a"}, {"holder": 3}, {"id": "v", "vote": true}],
    "present": [{"seat": "zz"}, {"seat": "v"}, {"seat": "v", "as": "boss"}, {"seat": "a", "mode": "phone"},
                {"seat": "a", "as": "deputy"}, {"seat": "a", "as": "deputy"}], "when": 1})")),
      ElementsAre("$.seats[2].id: is missing; use words in quotation marks",
                  "$.seats[2].holder: is the number 3; use words in quotation marks",
                  "$.seats[3].vote: is not a key of this object; it has id, holder, organisation, sector, tags, voting",
                  "$.present[2].as: is \"boss\"; use one of holder, deputy, substitute",
                  "$.present[3].mode: is \"phone\"; use one of in_person, remote",
                  "$.when: is not a key of this object; it has seats, present",
                  "$.seats[0].tags[1]: \"x\" stands twice; keep one",
                  "$.seats[1].id: \"a\" is the id of seats[0] too; each seat has its own",
                  "$.present[0].seat: there is no seat \"zz\"; use the id of one of the seats",
                  "$.present[1].as: seat \"v\" has no holder; name its holder, or say who sits there as deputy",
                  "$.present[2].as: seat \"v\" has no holder; name its holder, or say who sits there as deputy",
                  "$.present[2]: the holder of seat \"v\" is there twice; keep one",
                  "$.present[5]: the deputy of seat \"a\" is there twice; keep one"));
  EXPECT_THAT(faults(read_quorum_attendance(R"({"seats": []})")),
              ElementsAre("$.present: is missing; use a list in square brackets"));
}

TEST(QuorumDoubts, NameWhatTheSeatsDoNotHave) {
  const auto terms = terms_of(R"({"all": [
    {"at_least": 1, "of": {"seat_tags_any": ["ccg_chairs"], "org_in": ["Oak"], "sector_in": ["nhs"], "seats": ["s9"]}},
    {"each": "apointer", "at_least": 1}, {"each": ["gp"], "at_least": 1},
    {"at_least_fraction": "1/3", "of": {"seat_tags_all": ["ccg_chairs"]}}], "chair_counts": false})");
  const auto body = MadeUpBody().seat("AA", {"ccg_chair", "appointer:county"}, "Ash").seat("", {});
  EXPECT_THAT(quorum_doubts(terms, body.seats()),
              ElementsAre("No seat has the tag ccg_chairs.", "No seat is of the organisation Oak.",
                          "No seat is of the sector nhs.", "There is no seat s9.",
                          "\"At least 1 member, from each apointer\": there is no group, so the rule cannot hold.",
                          "No seat has the tag gp.",
                          "There is no seat to take a share of: members who hold a seat tagged CCG chairs.",
                          "The chair does not count, and no seat has the tag chair."));
  EXPECT_THAT(quorum_doubts(terms_of(R"({"at_least": 1})"), body.seats()), IsEmpty());
}

TEST(QuorumDoubts, NameAPersonInTwoSeats) {
  std::vector<QuorumSeat> seats = MadeUpBody().seat("AA").seat("BB").seats();
  seats[1].holder = "AA";
  EXPECT_THAT(quorum_doubts(terms_of(R"({"at_least": 1})"), seats),
              ElementsAre("AA holds 2 seats: each counts, and leaving is judged for each seat on its own."));
}

}  // namespace
}  // namespace governance
