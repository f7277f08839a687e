#include "governance/decisions/decision_register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/decisions/ratification.h"

namespace governance {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

constexpr base::Date kFirst = base::Date(2026y / 3 / 12);
constexpr base::Date kSecond = base::Date(2026y / 5 / 14);

Body body() {
  Body out;
  out.id = "vpc";
  out.name = "Vale Partnership Committee";
  return out;
}

Decision decision(Verb verb, std::string text) {
  Decision out;
  out.verb = verb;
  out.text = std::move(text);
  return out;
}

NumberedMeeting meeting(std::string id, base::Date date, std::vector<Decision> decisions, bool is_quorate) {
  NumberedMeeting out;
  out.meeting.id = std::move(id);
  out.meeting.body = "vpc";
  out.meeting.date = date;
  out.meeting.quorum.is_quorate = is_quorate;
  AgendaItem item;
  item.number = "4";
  item.title = "Winter plan";
  item.decisions = std::move(decisions);
  out.meeting.items.push_back(std::move(item));
  return out;
}

NumberedMeeting ratifying(std::string ratifies, bool is_quorate, base::Date date = kSecond, Verb verb = Verb::Ratify) {
  Decision one = decision(verb, "the decision of March");
  one.ratifies = std::move(ratifies);
  return meeting("m2", date, {one}, is_quorate);
}

DecisionStatus status_after(const NumberedMeeting& second) {
  const std::vector all = {meeting("m1", kFirst, {decision(Verb::Approve, "the plan")}, false), second};
  return decision_register(body(), all, {}, {}).back().status;
}

TEST(DecisionRegister, MakesWhatWasDecidedWithoutAQuorumProvisional) {
  const std::vector all = {
      meeting("m1", kFirst, {decision(Verb::Approve, "the plan"), decision(Verb::Note, "the report")}, false)};
  const auto found = decision_register(body(), all, {}, {});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].status, DecisionStatus::Provisional);
  EXPECT_EQ(found[0].place, "m1/4/1");
  EXPECT_EQ(found[0].reference, "VPC/260312/4/D1");
  EXPECT_EQ(found[1].status, DecisionStatus::OnRecord);
}

TEST(DecisionRegister, TakesWhatIsNotToldOfAQuorumAsInForce) {
  auto one = meeting("m1", kFirst, {decision(Verb::Agree, "the plan")}, true);
  one.meeting.quorum = {};
  const auto found = decision_register(body(), std::span(&one, 1), {}, {});
  EXPECT_EQ(found.front().status, DecisionStatus::InForce);
  EXPECT_EQ(found.front().is_quorate, std::nullopt);
}

TEST(DecisionRegister, RatifiesOnlyByAQuorateMeetingOnItsDayOrLater) {
  EXPECT_EQ(status_after(ratifying("m1/4/1", true)), DecisionStatus::Ratified);
  EXPECT_EQ(status_after(ratifying("m1/4", true)), DecisionStatus::Ratified);
  EXPECT_EQ(status_after(ratifying("m1/4/1", false)), DecisionStatus::Provisional);
  EXPECT_EQ(status_after(ratifying("m1/4/1", true, kSecond, Verb::Note)), DecisionStatus::Provisional);
  EXPECT_EQ(status_after(ratifying("m1/4/2", true)), DecisionStatus::Provisional);
  EXPECT_EQ(status_after(ratifying("m1/41", true)), DecisionStatus::Provisional);
  EXPECT_EQ(status_after(ratifying("", true)), DecisionStatus::Provisional);
}

TEST(DecisionRegister, DoesNotLetAnEarlierMeetingRatify) {
  const std::vector all = {meeting("m1", kFirst, {decision(Verb::Approve, "the plan")}, false),
                           ratifying("m1/4/1", true, base::add_days(kFirst, -std::chrono::days(7)))};
  EXPECT_EQ(decision_register(body(), all, {}, {}).front().status, DecisionStatus::Provisional);
}

TEST(DecisionRegister, DoesNotLetADecisionRatifyItself) {
  Decision own = decision(Verb::Ratify, "itself");
  own.ratifies = "m1/4";
  const std::vector all = {meeting("m1", kFirst, {own}, false)};
  EXPECT_EQ(decision_register(body(), all, {}, {}).front().status, DecisionStatus::Lapsed);
}

TEST(DecisionRegister, LetsAParentsMeetingRatify) {
  const std::vector own = {meeting("m1", kFirst, {decision(Verb::Approve, "the plan")}, false)};
  const std::vector others = {ratifying("m1/4/1", true).meeting};
  const auto found = decision_register(body(), own, others, {}).front();
  EXPECT_EQ(found.status, DecisionStatus::Ratified);
  EXPECT_EQ(found.ratified_by, "m2/4/1");
  EXPECT_EQ(found.since, kSecond);
}

TEST(DecisionRegister, GoesThroughTheStepsThatFit) {
  const std::vector all = {meeting("m1", kFirst, {decision(Verb::Approve, "the plan")}, false)};
  const DecisionStep route{
      .decision = "m1/4/1", .kind = DecisionStepKind::Route, .words = "The parent", .day = kSecond};
  auto found = decision_register(body(), all, {}, std::span(&route, 1)).front();
  EXPECT_EQ(found.status, DecisionStatus::Provisional);
  EXPECT_EQ(found.words, "The parent");
  const std::vector<DecisionStep> steps = {
      route,
      {.decision = "m1/4/1", .kind = DecisionStepKind::RatifiedByParent, .words = "Governing Body", .day = kSecond},
      {.decision = "m1/4/1", .kind = DecisionStepKind::Route, .words = "too late", .day = {}},
      {.decision = "m1/4/1", .kind = DecisionStepKind::Supersede, .words = "VPC/26/9/D1", .day = kSecond}};
  found = decision_register(body(), all, {}, steps).front();
  EXPECT_EQ(found.status, DecisionStatus::Superseded);
  EXPECT_EQ(found.words, "VPC/26/9/D1");
}

TEST(DecisionRegister, KeepsTheNumbersOfDecisionsWhereOneWasStruck) {
  Decision second = decision(Verb::Agree, "the second");
  second.id = "e9";
  NumberedMeeting one = meeting("m1", kFirst, {second}, true);
  one.numbers = {{"4/e5", 1}, {"4/e9", 2}};
  one.meeting.items[0].reference = "VPC 26/4";
  EXPECT_EQ(decision_register(body(), std::span(&one, 1), {}, {}).front().reference, "VPC/26/4/D2");
}

TEST(DecisionSteps, AreTakenOnlyWhereTheyHaveAPlace) {
  DecisionStep step{.decision = "m1/4/1", .kind = DecisionStepKind::RatifiedByParent, .words = "Body", .day = kSecond};
  EXPECT_TRUE(check_decision_step(step, DecisionStatus::Provisional, kFirst, kSecond));
  EXPECT_EQ(check_decision_step(step, DecisionStatus::InForce, kFirst, kSecond).error().code,
            base::ErrorCode::Conflict);
  EXPECT_EQ(check_decision_step(step, DecisionStatus::Provisional, kFirst, kFirst).error().subject, "day");
  step.day.reset();
  EXPECT_EQ(check_decision_step(step, DecisionStatus::Provisional, kFirst, kSecond).error().subject, "day");
  step.words = " ";
  EXPECT_EQ(check_decision_step(step, DecisionStatus::Provisional, kFirst, kSecond).error().subject, "words");
  EXPECT_EQ(decision_step_rules().size(), std::size(kDecisionStepKinds));
}

// ---- items that ratify ---------------------------------------------------------------------------------------------

TEST(RatifyingItems, HoldAPartForEachDecisionAndKeepPeopleOutAsBefore) {
  const Handling out{.person = "tm", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers};
  const std::vector<AwaitsRatification> awaiting = {
      {.place = "m1/1/1", .date = kFirst, .item = "1", .verb = Verb::Approve, .text = "the plan", .kept_out = {}},
      {.place = "m1/4/1",
       .date = kFirst,
       .item = "4",
       .verb = Verb::Approve,
       .text = "the hidden bidder",
       .kept_out = {out}},
      {.place = "m1/5/1", .date = kFirst, .item = "5", .verb = Verb::Agree, .text = "the dates", .kept_out = {}}};
  const auto items = ratifying_items(awaiting);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].proposal.size(), 2U);
  EXPECT_EQ(items[0].proposal[1].ratifies, "m1/5/1");
  EXPECT_FALSE(items[0].screening);
  EXPECT_THAT(items[1].title, Not(HasSubstr("bidder")));
  EXPECT_THAT(items[1].screening->people, ElementsAre(out));
}

TEST(VerbMeaning, IsToldOfEachVerb) {
  for (const Verb verb : kVerbs) EXPECT_FALSE(verb_meaning(verb).empty());
}

}  // namespace
}  // namespace governance
