#include "governance/decisions/decision_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/decisions/decisions_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class DecisionPages : public Decisions {
 protected:
  site::Response at(const RegisteredDecision& one, people::PersonId who) {
    path_values = {{"decision", decision_key(one.place)}};
    return get(decision_page, who, "jc");
  }
  site::Response step(const RegisteredDecision& one, const Pairs& form, people::PersonId who = kSecretaryAccount) {
    path_values = {{"decision", decision_key(one.place)}};
    return post(decision_submit, who, form, "jc");
  }
  /// Decided without EC, so without a quorum.
  RegisteredDecision provisional() {
    run();
    type("EC left at 9.20");
    type("APPROVE the winter plan");
    return decided("winter plan");
  }
};
SIGHTLINE_ON_EACH_ENGINE(DecisionPages);

// ---- the register --------------------------------------------------------------------------------------------------

TEST_P(DecisionPages, ShowTheRegisterToTheCommitteeAndNobodyElse) {
  provisional();
  type("NOTE <b>the report</b>");
  for (const auto who : {kSecretaryAccount, kTrustAccount, kNorthAccount, kScreenerAccount}) {
    const auto page = get(decisions_page, who, "jc");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("JC/261119/1/D1"), HasSubstr("the winter plan"),
                                 HasSubstr("Provisional until ratified"), HasSubstr("&lt;b&gt;the report&lt;/b&gt;"),
                                 HasSubstr("Not quorate"), HasSubstr("On record")));
  }
  for (const auto who : {kOtherSecretary, kOutsider}) EXPECT_EQ(get(decisions_page, who, "jc").status, 404);
}

TEST_P(DecisionPages, FilterByState) {
  provisional();
  type("NOTE the report");
  EXPECT_THAT(get(decisions_page, kTrustAccount, "jc", {{"status", "provisional"}}).body,
              AllOf(HasSubstr("the winter plan"), Not(HasSubstr("the report"))));
  EXPECT_THAT(get(decisions_page, kTrustAccount, "jc", {{"status", "lapsed"}}).body,
              HasSubstr("No decision of this kind."));
  EXPECT_THAT(get(decisions_page, kTrustAccount, "jc", {{"status", "nonsense"}}).body, HasSubstr("the report"));
}

TEST_P(DecisionPages, GiveNoByteOfAClosedDecisionAway) {
  close_item_2();
  run();
  type("item 2");
  type("EC left at 9.20");
  type("APPROVE the award to the secret bidder");
  const auto closed = decided("secret bidder");
  EXPECT_THAT(get(decisions_page, kNorthAccount, "jc").body, HasSubstr("secret bidder"));
  const auto page = get(decisions_page, kTrustAccount, "jc");
  EXPECT_THAT(page.body, AllOf(Not(HasSubstr("secret bidder")), HasSubstr("An interest keeps this decision from you")));
  EXPECT_THAT(get(decisions_page, kTrustAccount, "jc", {{"status", "provisional"}}).body,
              AllOf(Not(HasSubstr("secret bidder")), Not(HasSubstr("JC/261119/2/D1"))));
  EXPECT_EQ(at(closed, kTrustAccount).status, 404);
  EXPECT_EQ(at(closed, kNorthAccount).status, 200);
  go_on("jc-2026-12-03", 14);
  EXPECT_EQ(post(decisions_submit, kSecretaryAccount, {{"do", "agenda"}, {"meeting", "jc-2026-12-03"}}, "jc").status,
            303);
  path_values.clear();
  EXPECT_THAT(get(meeting_page, kNorthAccount, "jc-2026-12-03").body, HasSubstr("Ratification of what was decided"));
  EXPECT_THAT(get(meeting_page, kTrustAccount, "jc-2026-12-03").body,
              AllOf(HasSubstr("closed to you"), Not(HasSubstr("secret bidder"))));
}

// ---- ratification --------------------------------------------------------------------------------------------------

TEST_P(DecisionPages, PutWhatAwaitsRatificationOnALaterAgenda) {
  provisional();
  go_on("jc-2026-12-03", 14);
  EXPECT_EQ(post(decisions_submit, kSecretaryAccount, {{"do", "agenda"}, {"meeting", "jc-2026-12-03"}}, "jc").status,
            303);
  const auto item = meeting_of("jc-2026-12-03").items.back();
  EXPECT_EQ(item.title, "Ratification of provisional decisions");
  ASSERT_EQ(item.proposal.size(), 1U);
  EXPECT_EQ(item.proposal[0].ratifies, decided("winter plan").place);
  EXPECT_THAT(get(decisions_page, kTrustAccount, "jc").body, HasSubstr("On the next agenda"));
  const auto again = post(decisions_submit, kSecretaryAccount, {{"do", "agenda"}, {"meeting", ""}}, "jc");
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr("Nothing awaits ratification"));
}

TEST_P(DecisionPages, RatifyAtAQuorateMeetingAndNotAtAnInquorateOne) {
  const auto one = provisional();
  go_on("jc-2026-12-03", 14);
  ASSERT_EQ(post(decisions_submit, kSecretaryAccount, {{"do", "agenda"}, {"meeting", "jc-2026-12-03"}}, "jc").status,
            303);
  const std::string item = meeting_of("jc-2026-12-03").items.back().number.value();
  for (const auto& line : {std::string("NC, SC here"), std::string("open 9.03"), "item " + item}) type(line);
  ASSERT_EQ(answer_part("1", "ratify", "the winter plan, as decided in November", item).status, 303);
  EXPECT_EQ(decided("as decided in November").status, DecisionStatus::Lapsed);
  const auto original = decisions();
  EXPECT_EQ(std::ranges::find(original, one.place, &RegisteredDecision::place)->status, DecisionStatus::Provisional);
  const auto twice = answer_part("1", "ratify", "again", item);
  EXPECT_EQ(twice.status, 409);
  go_on("jc-2026-12-17", 28);
  ASSERT_EQ(post(decisions_submit, kSecretaryAccount, {{"do", "agenda"}, {"meeting", "jc-2026-12-17"}}, "jc").status,
            303);
  const std::string later = meeting_of("jc-2026-12-17").items.back().number.value();
  for (const auto& line : {std::string("NC, SC, EC here"), std::string("open 9.03"), "item " + later}) type(line);
  ASSERT_EQ(answer_part("1", "ratify", "the winter plan, now with all three", later).status, 303);
  const auto all = decisions();
  const auto ratified = std::ranges::find(all, one.place, &RegisteredDecision::place);
  EXPECT_EQ(ratified->status, DecisionStatus::Ratified);
  EXPECT_TRUE(ratified->ratified_by.starts_with("jc-2026-12-17/"));
  EXPECT_THAT(at(one, kTrustAccount).body, HasSubstr("At the meeting on 17 December 2026"));
}

TEST_P(DecisionPages, RefuseAMeetingThatHasBegunOrIsNotTheirs) {
  provisional();
  const auto page =
      post(decisions_submit, kSecretaryAccount, {{"do", "agenda"}, {"meeting", std::string(kMeeting)}}, "jc");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("Choose a meeting that has not begun."));
  EXPECT_EQ(post(decisions_submit, kSecretaryAccount, {{"do", "other"}}, "jc").status, 400);
  EXPECT_EQ(post(decisions_submit, kTrustAccount, {{"do", "agenda"}}, "jc").status, 403);
  EXPECT_EQ(post(decisions_submit, kOtherSecretary, {{"do", "agenda"}}, "jc").status, 404);
}

TEST_P(DecisionPages, WaitForTheNextMeetingThatIsPlanned) {
  provisional();
  EXPECT_EQ(post(decisions_submit, kSecretaryAccount, {{"do", "agenda"}, {"meeting", ""}}, "jc").status, 303);
  go_on("jc-2026-12-03", 14);
  EXPECT_EQ(meeting_of("jc-2026-12-03").items.back().title, "Ratification of provisional decisions");
}

// ---- one decision --------------------------------------------------------------------------------------------------

TEST_P(DecisionPages, SetDownTheRouteAndTheParentsRatification) {
  const auto one = provisional();
  EXPECT_EQ(step(one, {{"do", "route"}, {"route-words", "The Governing Body"}}).status, 303);
  EXPECT_THAT(at(one, kTrustAccount).body, HasSubstr("The Governing Body"));
  EXPECT_EQ(step(one, {{"do", "ratified_by_parent"},
                       {"ratified_by_parent-words", "Governing Body, item 7"},
                       {"ratified_by_parent-day-day", "19"},
                       {"ratified_by_parent-day-month", "11"},
                       {"ratified_by_parent-day-year", "2026"}})
                .status,
            303);
  EXPECT_EQ(decided("winter plan").status, DecisionStatus::Ratified);
}

TEST_P(DecisionPages, KeepWhatWasTypedBesideWhatWasWrong) {
  const auto one = provisional();
  const auto page = step(one, {{"do", "lapse"}, {"lapse-words", "Never <ratified>"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Enter the day."), HasSubstr("Never &lt;ratified&gt;")));
  EXPECT_EQ(step(one, {{"do", "route"}, {"route-words", ""}}).status, 400);
  EXPECT_EQ(step(one, {{"do", "nothing"}}).status, 400);
}

TEST_P(DecisionPages, LetOnlyTheSecretaryTakeSteps) {
  const auto one = provisional();
  for (const auto who : {kTrustAccount, kNorthAccount, kScreenerAccount})
    EXPECT_EQ(step(one, {{"do", "route"}, {"route-words", "x"}}, who).status, 403);
  EXPECT_EQ(step(one, {{"do", "route"}, {"route-words", "x"}}, kOtherSecretary).status, 404);
  EXPECT_THAT(at(one, kTrustAccount).body, Not(HasSubstr("For the secretary")));
}

TEST_P(DecisionPages, RefuseAStepThatHasNoPlace) {
  run();
  type("APPROVE the plan with all three");
  const auto page = step(decided("all three"), {{"do", "route"}, {"route-words", "The parent"}});
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("has no place there"));
}

// ---- parts of proposals --------------------------------------------------------------------------------------------

class Proposals : public Decisions {
 protected:
  void SetUp() override {
    Decisions::SetUp();
    if (!IsSkipped()) set_state(MeetingState::Issued);
  }
  site::Response save(const std::string& parts, people::PersonId who = kSecretaryAccount) {
    return post(proposals_submit, who,
                {{"version", std::to_string(stored().version)}, {"place", "0"}, {"parts-0", parts}});
  }
};
SIGHTLINE_ON_EACH_ENGINE(Proposals);

TEST_P(Proposals, AreSetAndAnsweredPartByPart) {
  EXPECT_EQ(save("Stand down the team\r\n\r\nStand down the board\r\n").status, 303);
  EXPECT_EQ(stored().meeting.items[0].proposal.size(), 2U);
  run();
  EXPECT_THAT(get(live_meeting_page, kSecretaryAccount).body, HasSubstr("No outcome yet"));
  ASSERT_EQ(answer_part("2", "approve", "the board's end", "1").status, 303);
  const auto one = decided("the board's end");
  ASSERT_EQ(one.limbs.size(), 2U);
  EXPECT_FALSE(one.limbs[0].outcome);
  EXPECT_EQ(one.limbs[1].outcome, "APPROVE the board's end");
}

TEST_P(Proposals, KeepAnsweredPartsInTheirPlace) {
  ASSERT_EQ(save("One\nTwo").status, 303);
  run();
  ASSERT_EQ(answer_part("1", "approve", "the first", "1").status, 303);
  EXPECT_EQ(save("Another\nTwo").status, 409);
  EXPECT_EQ(save("One\nTwo\nThree").status, 303);
}

TEST_P(Proposals, RefuseBadPartsOtherPeopleAndRecordedMeetings) {
  const auto page = save(std::string(2'001, 'a'));
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("fewer words"));
  std::string many;
  for (int i = 0; i < 51; ++i) many += "Part " + std::to_string(i) + "\n";
  EXPECT_EQ(save(many).status, 400);
  EXPECT_EQ(save("One", kTrustAccount).status, 403);
  EXPECT_EQ(save("One", kOutsider).status, 404);
  set_state(MeetingState::Recorded);
  EXPECT_EQ(save("One").status, 409);
  EXPECT_EQ(post(proposals_submit, kSecretaryAccount, {{"version", "1"}, {"place", "99"}}).status, 400);
}

// ---- between meetings ----------------------------------------------------------------------------------------------

class BetweenMeetingsPages : public Decisions {
 protected:
  void give_power() {
    change_body([](Body& body) {
      body.urgent_power = UrgentPower{.paragraph = "SO 4.2",
                                      .deciders = {"north_chair", "south_chair"},
                                      .consulted = 1,
                                      .circulation = Circulation::Majority};
    });
  }
  site::Response open_one(Pairs form = {}) {
    Pairs all = {{"kind", "urgent"}, {"verb", "approve"}, {"text", "the bridging contract"}, {"reason", "It ends."}};
    for (auto& one : form) all.push_back(std::move(one));
    return post(between_meetings_submit, kSecretaryAccount, all, "jc");
  }
  StoredBetween only() {
    return database().read([](record::Reader& reader) { return between_meetings_of(reader, "jc").front(); });
  }
  site::Response change_it(Pairs form, people::PersonId who = kSecretaryAccount) {
    const auto stored = only();
    path_values = {{"decision", stored.it.id}};
    form.emplace_back("version", std::to_string(stored.version));
    return post(between_submit, who, form, "jc");
  }
  static Pairs asked(std::string person) {
    return {{"do", "consulted"}, {"person", std::move(person)},
            {"said", "Go on."},  {"on-day", "19"},
            {"on-month", "11"},  {"on-year", "2026"}};
  }
};
SIGHTLINE_ON_EACH_ENGINE(BetweenMeetingsPages);

TEST_P(BetweenMeetingsPages, GoFromReasonToTheNextAgenda) {
  give_power();
  EXPECT_EQ(open_one().status, 303);
  EXPECT_EQ(only().it.reference, "JC/U/26/1");
  EXPECT_EQ(change_it({{"do", "conclude"}}).status, 409);
  EXPECT_EQ(change_it({{"do", "agreed"}, {"seat", "north_chair"}}).status, 303);
  EXPECT_EQ(change_it({{"do", "agreed"}, {"seat", "south_chair"}}).status, 303);
  EXPECT_EQ(change_it(asked("council")).status, 303);
  EXPECT_EQ(change_it({{"do", "conclude"}}).status, 303);
  const auto one = decided("bridging contract");
  EXPECT_EQ(one.status, DecisionStatus::Provisional);
  EXPECT_THAT(get(decisions_page, kTrustAccount, "jc").body, HasSubstr("Taken between meetings"));
  go_on("jc-2026-12-03", 14);
  const auto item = meeting_of("jc-2026-12-03").items.back();
  ASSERT_EQ(item.proposal.size(), 1U);
  EXPECT_EQ(item.proposal[0].ratifies, one.place);
  for (const auto& line : {std::string("NC, SC, EC here"), std::string("open 9.03"), "item " + *item.number})
    type(line);
  ASSERT_EQ(answer_part("1", "ratify", "what the chairs decided", *item.number).status, 303);
  EXPECT_EQ(decided("bridging contract").status, DecisionStatus::Ratified);
}

TEST_P(BetweenMeetingsPages, RefuseWithoutThePowerOrWords) {
  EXPECT_EQ(open_one().status, 409);
  give_power();
  const auto page = post(between_meetings_submit, kSecretaryAccount,
                         {{"kind", "circulated"}, {"verb", "approve"}, {"text", "<x>"}}, "jc");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("cannot wait"), HasSubstr("last day for votes"), HasSubstr("&lt;x&gt;")));
  EXPECT_EQ(post(between_meetings_submit, kTrustAccount, {}, "jc").status, 403);
  EXPECT_EQ(post(between_meetings_submit, kOutsider, {}, "jc").status, 404);
}

TEST_P(BetweenMeetingsPages, GiveNothingAwayToWhoHasAnInterest) {
  give_power();
  ASSERT_EQ(open_one().status, 303);
  ASSERT_EQ(change_it({{"do", "conflict"}, {"who", "trust"}, {"interest", "supplies it"}}).status, 303);
  EXPECT_THAT(get(between_meetings_page, kNorthAccount, "jc").body, HasSubstr("bridging contract"));
  EXPECT_THAT(get(between_meetings_page, kTrustAccount, "jc").body, Not(HasSubstr("bridging")));
  path_values = {{"decision", only().it.id}};
  EXPECT_EQ(get(between_page, kTrustAccount, "jc").status, 404);
  EXPECT_EQ(get(between_page, kNorthAccount, "jc").status, 200);
  for (const auto* seat : {"north_chair", "south_chair"})
    ASSERT_EQ(change_it({{"do", "agreed"}, {"seat", seat}}).status, 303);
  ASSERT_EQ(change_it(asked("council")).status, 303);
  ASSERT_EQ(change_it({{"do", "conclude"}}).status, 303);
  EXPECT_THAT(get(decisions_page, kTrustAccount, "jc").body, Not(HasSubstr("bridging")));
}

TEST_P(BetweenMeetingsPages, CountTheVotesOfAResolutionSentRound) {
  give_power();
  ASSERT_EQ(post(between_meetings_submit, kSecretaryAccount,
                 {{"kind", "circulated"},
                  {"verb", "agree"},
                  {"text", "the dates"},
                  {"reason", "No meeting until May."},
                  {"closes-day", "25"},
                  {"closes-month", "11"},
                  {"closes-year", "2026"}},
                 "jc")
                .status,
            303);
  EXPECT_EQ(change_it({{"do", "vote"}, {"seat", "north_chair"}}).status, 400);
  for (const auto* seat : {"north_chair", "south_chair", "east_chair"})
    ASSERT_EQ(change_it({{"do", "vote"}, {"seat", seat}, {"choice", "for"}}).status, 303);
  EXPECT_EQ(change_it({{"do", "conclude"}}).status, 409);
  for (const auto* seat : {"trust_seat", "council_seat"})
    ASSERT_EQ(change_it({{"do", "vote"}, {"seat", seat}, {"choice", "against"}}).status, 303);
  EXPECT_EQ(change_it({{"do", "conclude"}}).status, 303);
  EXPECT_EQ(only().it.state, BetweenState::Decided);
  EXPECT_EQ(change_it({{"do", "vote"}, {"seat", "trust_seat"}, {"choice", "for"}}).status, 409);
  EXPECT_EQ(change_it({{"do", "conclude"}}, kNorthAccount).status, 403);
}

TEST_P(BetweenMeetingsPages, RefuseWhatSomebodyElseHasChangedMeanwhile) {
  give_power();
  ASSERT_EQ(open_one().status, 303);
  path_values = {{"decision", only().it.id}};
  const Pairs form = {{"do", "agreed"}, {"seat", "north_chair"}, {"version", "1"}};
  EXPECT_EQ(post(between_submit, kSecretaryAccount, form, "jc").status, 303);
  EXPECT_EQ(post(between_submit, kSecretaryAccount, form, "jc").status, 409);
}

}  // namespace
}  // namespace governance
