#include "governance/actions/action_reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace governance {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr base::Date kDay = 2019y / 12 / 19;

Body body(std::optional<std::string> pattern, std::string id = "slt") {
  Body out;
  out.id = std::move(id);
  out.name = "An invented team";
  out.reference_pattern = std::move(pattern);
  return out;
}
RaisedAt raised(std::string item = "140", std::string item_reference = "") {
  return {.meeting = "slt-2019-12-19",
          .date = kDay,
          .meeting_no = "33",
          .item = std::move(item),
          .item_reference = std::move(item_reference)};
}
TakenReference taken(std::string reference, std::optional<base::Date> on = kDay,
                     std::string meeting = "slt-2019-12-19") {
  return {.reference = std::move(reference), .meeting = std::move(meeting), .raised_on = on};
}
std::string refusal(std::string_view pattern) {
  const auto parsed = ReferencePattern::parse(pattern);
  return parsed ? "" : parsed.error().message;
}

TEST(ReferencePattern, RendersEveryToken) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"{body}/{yy}/{seq}", "SLT/19/7"},   {"{body} {yyyy}-{seq:03}", "SLT 2019-007"},
      {"{body}/{fy}/{seq}", "SLT/1920/7"}, {"{yymmdd}/{seq:02}", "191219/07"},
      {"{meeting_no}.{seq}", "33.7"},      {"{body}/{yy}/{item}/{seq}", "SLT/19/140/7"},
      {"A{seq_scope:ever}{seq}", "A7"},
  };
  for (const auto& [pattern, reference] : cases) {
    const auto parsed = ReferencePattern::parse(pattern);
    ASSERT_TRUE(parsed) << pattern;
    EXPECT_EQ(parsed->render(body({}), raised(), 7), reference) << pattern;
    const auto parts = parsed->parts_of(body({}), reference);
    ASSERT_TRUE(parts) << pattern;
    EXPECT_EQ(parts->number, 7) << pattern;
  }
}

TEST(ReferencePattern, TurnsTheFinancialYearInApril) {
  const auto pattern = ReferencePattern::parse("{fy}/{seq}");
  auto at = raised();
  at.date = 2020y / 3 / 31;
  EXPECT_EQ(pattern->render(body({}), at, 1), "1920/1");
  at.date = 2020y / 4 / 1;
  EXPECT_EQ(pattern->render(body({}), at, 1), "2021/1");
  at.date = 1999y / 12 / 1;
  EXPECT_EQ(pattern->render(body({}), at, 1), "9900/1");
}

TEST(ReferencePattern, TakesItsScopeFromItsTokensUnlessItSaysSo) {
  EXPECT_EQ(ReferencePattern::parse("{yymmdd}/{seq}")->scope(), NumberScope::Meeting);
  EXPECT_EQ(ReferencePattern::parse("{meeting_no}/{yy}/{seq}")->scope(), NumberScope::Meeting);
  EXPECT_EQ(ReferencePattern::parse("{fy}/{seq}")->scope(), NumberScope::FinancialYear);
  EXPECT_EQ(ReferencePattern::parse("{yyyy}/{seq}")->scope(), NumberScope::Year);
  EXPECT_EQ(ReferencePattern::parse("{body}/{seq}")->scope(), NumberScope::Ever);
  EXPECT_EQ(ReferencePattern::parse("{yymmdd}/{seq}{seq_scope: year}")->scope(), NumberScope::Year);
}

TEST(ReferencePattern, NamesTheTokenThatIsNone) {
  EXPECT_THAT(refusal("{body}/{month}/{seq}"), HasSubstr("{month}, which is no token"));
  EXPECT_THAT(refusal("{seq:10}"), HasSubstr("{seq:10}"));
  EXPECT_THAT(refusal("{seq:00}"), HasSubstr("{seq:00}"));
  EXPECT_THAT(refusal("{}{seq}"), HasSubstr("{}"));
  EXPECT_THAT(refusal("{body}/{yy"), HasSubstr("no } closes"));
  EXPECT_THAT(refusal("body}/{seq}"), HasSubstr("no { opens"));
}

TEST(ReferencePattern, RefusesAPatternThatGivesOneReferenceToTwoActions) {
  for (const auto* pattern : {"", "{body}/{yy}", "{seq}{seq}", "{body}/{item}"})
    EXPECT_THAT(refusal(pattern), HasSubstr("needs {seq}, once")) << pattern;
  EXPECT_THAT(refusal("{body}/{seq}{seq_scope:year}"), HasSubstr("need {yy}"));
  EXPECT_THAT(refusal("{yy}/{seq}{seq_scope:financial_year}"), HasSubstr("need {fy}"));
  EXPECT_THAT(refusal("{yy}/{seq}{seq_scope:meeting}"), HasSubstr("need {yymmdd}"));
  EXPECT_THAT(refusal("{seq}{seq_scope:week}"), HasSubstr("where numbers start again"));
  EXPECT_THAT(refusal("{seq}{seq_scope:ever}{seq_scope:ever}"), HasSubstr("Say once"));
}

TEST(ReferencePattern, ReadsReferencesWithOtherMarksAndNothingElse) {
  const auto pattern = ReferencePattern::parse("{body}/{yy}/{seq}");
  for (const auto* spelling : {"SLT/19/140", "SLT 19/140", "slt19-140", "SLT (19) 140"})
    EXPECT_EQ(pattern->parts_of(body({}), spelling).value_or(ReferencePattern::Parts{}).number, 140) << spelling;
  for (const auto* other : {"", "SLT", "SLT/19", "SLT/19/140/1", "GBP/19/140", "SLT/19/x", "SLT/19/12345678901"})
    EXPECT_FALSE(pattern->parts_of(body({}), other)) << other;
}

TEST(NextReference, FollowsTheHighestNumberOfItsYear) {
  const auto slt = body("{body}/{yy}/{seq}");
  EXPECT_EQ(next_reference(slt, raised(), {}), "SLT/19/1");
  const std::vector all = {taken("SLT/19/32"), taken("SLT 19/134"), taken("SLT/18/500", 2018y / 1 / 1),
                           taken("SL/21/01/09", std::nullopt, "")};
  EXPECT_EQ(next_reference(slt, raised(), all), "SLT/19/135");
}

TEST(NextReference, GoesByTheWordsOfAReferenceWhoseMeetingIsNotKnown) {
  const auto slt = body("{body}/{yy}/{seq}");
  const std::vector all = {taken("SLT/19/32", std::nullopt, ""), taken("SLT/20/99", std::nullopt, "")};
  EXPECT_EQ(next_reference(slt, raised(), all), "SLT/19/33");
}

TEST(NextReference, StartsAgainAtEachMeetingWhereTheDayIsPartOfIt) {
  const auto team = body("{yymmdd}/{seq:02}");
  const std::vector all = {taken("191219/01"), taken("191219/2"), taken("191121/09", 2019y / 11 / 21, "other")};
  EXPECT_EQ(next_reference(team, raised(), all), "191219/03");
}

TEST(NextReference, RunsOnOverMeetingsWhereThePatternSaysSo) {
  const auto team = body("{yymmdd}/{seq}{seq_scope:year}");
  const std::vector all = {taken("191121/9", 2019y / 11 / 21, "other")};
  EXPECT_EQ(next_reference(team, raised(), all), "191219/10");
}

TEST(NextReference, NumbersWithinTheItemWhereTheBodyStatesNoPattern) {
  const auto team = body({}, "jc");
  const std::vector all = {taken("JC/19/140/1"), taken("JC/19/141/5"), taken("JC/18/140/7", 2018y / 2 / 1)};
  EXPECT_EQ(next_reference(team, raised(), all), "JC/19/140/2");
}

TEST(NextReference, TakesTheItemsOwnWhereThatIsOfTheBodysPattern) {
  const auto slt = body("{body}/{yy}/{seq}");
  const std::vector all = {taken("SLT/19/140/1"), taken("SLT 19/140-2")};
  EXPECT_EQ(next_reference(slt, raised("8", "SLT/19/140"), all), "SLT/19/140/3");
  EXPECT_EQ(next_reference(slt, raised("8", "Paper F"), all), "SLT/19/1");
}

TEST(NextReference, FallsBackWhereTheMeetingHasNoNumberOrThePatternIsBroken) {
  auto at = raised();
  at.meeting_no.clear();
  EXPECT_EQ(next_reference(body("{meeting_no}/{seq}"), at, {}), "SLT/19/140/1");
  EXPECT_EQ(next_reference(body("{week}/{seq}"), at, {}), "SLT/19/140/1");
}

TEST(NextReference, IsNeverOneThatIsTakenInAnotherSpelling) {
  const auto team = body("A{seq}");
  const std::vector all = {taken("a 01", std::nullopt, "")};
  EXPECT_EQ(next_reference(team, raised(), all), "A2");
}

TEST(NormalisedReference, IsOneForAllSpellings) {
  for (const auto* spelling : {"SLT 19/140", "SLT/19/140", "slt19-140", " SLT.19.0140 "})
    EXPECT_EQ(normalised(spelling), "SLT/19/140") << spelling;
  EXPECT_EQ(normalised("170817/02"), normalised("170817/2"));
  EXPECT_NE(normalised("SLT/19/140"), normalised("SLT/191/40"));
  EXPECT_EQ(normalised("GOV/17/09/17c"), "GOV/17/9/17/C");
  EXPECT_EQ(normalised(""), "");
  EXPECT_EQ(normalised("0"), "0");
}

TEST(ReferenceOrder, PutsNineBeforeTen) {
  EXPECT_LT(sort_key("SLT/19/9"), sort_key("SLT/19/10"));
  EXPECT_LT(sort_key("SLT/19/140"), sort_key("SLT/19/140/1"));
  EXPECT_LT(sort_key("SLT/18/500"), sort_key("SLT/19/1"));
}

TEST(NumberingGaps, ShowTheNumbersThatNothingHas) {
  const std::vector<std::string> august = {"170817/02", "170817/1", "170817/3", "170817/4", "170817/6", "170817/7"};
  EXPECT_THAT(numbering_gaps(august), ElementsAre("170817/5"));
}

TEST(NumberingGaps, SayNothingOfNumbersSharedWithMinutes) {
  const std::vector<std::string> shared = {"SLT/19/32", "SLT/19/76", "SLT/19/92"};
  EXPECT_THAT(numbering_gaps(shared), IsEmpty());
  const std::vector<std::string> odd = {"", "words", "99999999999999", "A/0"};
  EXPECT_THAT(numbering_gaps(odd), IsEmpty());
}

}  // namespace
}  // namespace governance
