#include "governance/meetings/live_meeting.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committees/quorum_words.h"
#include "governance/meetings/meetings_testing.h"
#include "governance/meetings/recorded_meeting.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Typed opened_with_three_chairs() {
  Typed typed;
  typed.line(at(9, 0), "NC, SC and EC here")
      .line(at(9, 1), "TM here")
      .line(at(9, 3), "open 9.03")
      .line(at(9, 4), "item 1");
  return typed;
}

TEST(LiveMeeting, IsQuorateByOneWhereEachChairIsNeeded) {
  const auto typed = opened_with_three_chairs();
  const auto live = typed.live();
  ASSERT_TRUE(live.quorum());
  EXPECT_TRUE(live.quorum()->is_quorate);
  EXPECT_EQ(live.quorum()->signed_margin(), 1);
  EXPECT_EQ(live.quorum()->critical.size(), 3U);
}

TEST(LiveMeeting, WorksOutTheQuorumAgainWhenSomeoneLeaves) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 50), "EC left at 9.47");
  EXPECT_FALSE(typed.live().quorum()->is_quorate);
}

TEST(LiveMeeting, PutsADecisionBeforeADepartureThatIsTypedLaterButHappenedEarlierAfterIt) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 50), "APPROVE the plan");
  EXPECT_FALSE(typed.live().item("1")->decisions.front().is_provisional());
  typed.line(at(9, 55), "EC left at 9.47");
  EXPECT_TRUE(typed.live().item("1")->decisions.front().is_provisional());
}

TEST(LiveMeeting, CallsNothingProvisionalThatNeedsNoQuorum) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 47), "EC left").line(at(9, 50), "NOTE the report");
  EXPECT_FALSE(typed.live().item("1")->decisions.front().is_provisional());
}

TEST(LiveMeeting, DoesNotCountADeputyWhereTheTermsDoNot) {
  Typed typed;
  typed.line(at(9, 0), "NC, SC here").line(at(9, 0), "TM here for EC").line(at(9, 3), "open");
  const auto live = typed.live();
  EXPECT_FALSE(live.quorum()->is_quorate);
  EXPECT_EQ(live.attendee("trust")->standing, Standing::Deputy);
  EXPECT_EQ(live.attendee("trust")->seat, "east_chair");
}

TEST(LiveMeeting, ShutsPeopleOutOfOneItemAlone) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 10), "SC out of the decision: its own service");
  EXPECT_FALSE(typed.live().quorum()->is_quorate);
  EXPECT_THAT(typed.live().excluded_from("1"), ElementsAre("south"));
  typed.line(at(9, 20), "item 2");
  EXPECT_TRUE(typed.live().quorum()->is_quorate);
  EXPECT_THAT(typed.live().excluded_from("2"), IsEmpty());
}

TEST(LiveMeeting, LetsSomeoneBackIn) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 10), "SC leave").line(at(9, 20), "SC back");
  EXPECT_TRUE(typed.live().quorum()->is_quorate);
  const auto meeting = recorded_meeting(typed.live());
  const auto& handling = meeting.items[0].screening->people.front();
  EXPECT_EQ(handling.left, 9h + 10min);
  EXPECT_EQ(handling.returned, 9h + 20min);
}

TEST(LiveMeeting, SpeaksOfADecisionWithoutThoseShutOut) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 10), "TM declares works for the provider").line(at(9, 11), "TM out of the decision");
  typed.line(at(9, 20), "APPROVE the plan");
  const auto live = typed.live();
  const auto& decision = live.item("1")->decisions.front();
  EXPECT_THAT(decision.excluded, ElementsAre("trust"));
  EXPECT_TRUE(decision.quorum->is_quorate);
  const auto meeting = recorded_meeting(live);
  const auto& handling = meeting.items[0].screening->people.front();
  EXPECT_EQ(handling.declared, Declared::Yes);
  EXPECT_EQ(handling.outcome, ScreeningOutcome::DeclareDiscussNotDecide);
  EXPECT_EQ(handling.took_part_in_decision, false);
  ASSERT_TRUE(meeting.items[0].quorum);
  EXPECT_EQ(meeting.items[0].quorum->is_quorate, true);
}

TEST(LiveMeeting, KeepsBothWordingsWhereTwoPeopleWordOneNoteAnew) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 10), "The plan was presented.");
  const std::string note = typed.last().id;
  for (const auto* text : {"The plan was presented by NC.", "NC presented the plan; EC asked about beds."}) {
    MeetingEntry entry = typed.entries().back();
    entry.id = "";
    entry.text = text;
    entry.replaces = note;
    typed.add(entry);
  }
  const auto wording = typed.live().item("1")->notes.front();
  EXPECT_TRUE(wording.is_at_odds());
  EXPECT_EQ(wording.current.size(), 2U);
  EXPECT_EQ(wording.earlier.size(), 1U);
  EXPECT_THAT(*recorded_meeting(typed.live()).items[0].summary, HasSubstr("EC asked about beds"));
  EXPECT_THAT(*recorded_meeting(typed.live()).items[0].summary, HasSubstr("presented by NC"));
}

TEST(LiveMeeting, SettlesTwoWordingsByStrikingOne) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 10), "First.");
  const std::string note = typed.last().id;
  for (const auto* id : {"a", "b"}) {
    MeetingEntry entry = typed.entries().back();
    entry.id = id;
    entry.text = id;
    entry.replaces = note;
    typed.add(entry);
  }
  MeetingEntry strike;
  strike.id = "s";
  strike.kind = EntryKind::Struck;
  strike.at = at(9, 20);
  strike.text = "merged";
  strike.replaces = "b";
  typed.add(strike);
  const auto wording = typed.live().item("1")->notes.front();
  EXPECT_FALSE(wording.is_at_odds());
  EXPECT_EQ(wording.now().text, "a");
}

TEST(LiveMeeting, UndoesWhatIsStruck) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 10), "EC left");
  MeetingEntry strike;
  strike.kind = EntryKind::Struck;
  strike.at = at(9, 11);
  strike.text = "She only fetched water";
  strike.replaces = typed.last().id;
  typed.add(strike);
  EXPECT_TRUE(typed.live().quorum()->is_quorate);
  EXPECT_EQ(typed.live().struck().size(), 1U);
}

TEST(LiveMeeting, PutsWhatHasNoTimeAfterWhatWasTypedLast) {
  auto typed = opened_with_three_chairs();
  typed.line(at(9, 5), "EC left at 9.47");
  EXPECT_EQ(typed.live().next_moment(at(9, 6)), at(9, 47));
  EXPECT_EQ(typed.live().next_moment(at(9, 50)), at(9, 50));
}

TEST(LiveMeeting, PutsWhatIsTypedUpLaterOnTheMeetingsDay) {
  auto typed = opened_with_three_chairs();
  EXPECT_EQ(typed.live().next_moment(at(9, 0) + std::chrono::hours(24)), at(9, 4));
}

TEST(LiveMeeting, RefusesWhatCannotFollow) {
  auto typed = opened_with_three_chairs();
  const auto refused = [&](std::string_view line) {
    const auto live = typed.live();
    const auto read = read_line(line, live, at(9, 30));
    return read ? live.may_add([&] {
                        auto entry = read->front();
                        entry.id = "new";
                        return entry;
                      }())
                      .error()
                      .message
                : read.error().message;
  };
  EXPECT_THAT(refused("CM left"), HasSubstr("not at the meeting"));
  EXPECT_THAT(refused("SC back"), HasSubstr("not shut out"));
  EXPECT_THAT(refused("open 9.10"), HasSubstr("open already"));
  EXPECT_THAT(refused("item 9"), HasSubstr("no item “9”"));
  EXPECT_THAT(refused("action XY by Friday: write"), HasSubstr("XY"));
}

TEST(LiveMeeting, TakesNothingNewAfterItIsClosed) {
  auto typed = opened_with_three_chairs();
  typed.line(at(11, 0), "close 11.00");
  const auto live = typed.live();
  auto late = read_line("One thing more.", live, at(11, 5));
  late->front().id = "late";
  EXPECT_THAT(live.may_add(late->front()).error().message, HasSubstr("closed at 11:00"));
  late->front().at = at(10, 50);
  EXPECT_TRUE(live.may_add(late->front()));
}

TEST(LiveMeeting, EndsEverybodysStayWhenItCloses) {
  auto typed = opened_with_three_chairs();
  typed.line(at(11, 0), "close");
  EXPECT_FALSE(typed.live().is_there("north"));
  EXPECT_EQ(recorded_meeting(typed.live()).attendance.front().to, std::nullopt);
}

// Another person's declaration once took the place of those whom screening names, and with it what was kept from them.
TEST(RecordedMeeting, KeepsThoseWhomScreeningNamesBesideThoseHandledOnTheDay) {
  auto screened = plan();
  screened.meeting.items[0].screening = Screening{};
  for (const auto* person : {"trust", "council"})
    screened.meeting.items[0].screening->people.push_back(
        {.person = person, .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  Typed typed(screened);
  typed.line(at(9, 0), "NC, CM here").line(at(9, 3), "open").line(at(9, 4), "item 1");
  typed.line(at(9, 5), "NC declares a friend there").line(at(9, 6), "CM declares works there");
  const auto meeting = recorded_meeting(typed.live());
  const auto& people = meeting.items[0].screening->people;
  ASSERT_EQ(people.size(), 3U);
  EXPECT_EQ(people[0].person, "trust");
  EXPECT_EQ(people[0].outcome, ScreeningOutcome::WithholdPapers);
  EXPECT_EQ(people[1].outcome, ScreeningOutcome::WithholdPapers);
  EXPECT_EQ(people[1].declared, Declared::Yes);
  EXPECT_EQ(people[2].person, "north");
}

TEST(RecordedMeeting, HasTheListsThatMinutesPrint) {
  Typed typed;
  typed.line(at(9, 0), "NC, SC and EC here").line(at(9, 0), "apologies TM").line(at(9, 3), "open 9.03");
  typed.line(at(9, 30), "item 2").line(at(9, 30), "GA and GB here").line(at(9, 47), "GA, GB left at 9.47");
  typed.line(at(9, 50), "action SC by 16 January: write to the councils").line(at(11, 0), "close");
  const auto meeting = recorded_meeting(typed.live());
  const auto kind_of = [&](std::string_view person) {
    const auto row = std::ranges::find(meeting.attendance, person, &Attendance::person);
    return row == meeting.attendance.end() ? std::nullopt : std::optional(row->kind);
  };
  EXPECT_EQ(kind_of("north"), AttendanceKind::Present);
  EXPECT_EQ(kind_of("trust"), AttendanceKind::Apologies);
  EXPECT_EQ(kind_of("guest_a"), AttendanceKind::InAttendance);
  EXPECT_EQ(kind_of("council"), std::nullopt);
  EXPECT_EQ(meeting.started, 9h + 3min);
  EXPECT_EQ(meeting.finished, 11h);
  EXPECT_THAT(meeting.items[1].joined, ElementsAre("guest_a", "guest_b"));
  ASSERT_EQ(meeting.items[1].left.size(), 2U);
  EXPECT_EQ(meeting.items[1].left[0].at, 9h + 47min);
  const auto actions = recorded_actions(typed.live());
  ASSERT_EQ(actions.size(), 1U);
  EXPECT_EQ(actions[0].due, "16 January");
  EXPECT_EQ(actions[0].accountable, "south");
  EXPECT_EQ(meeting.items[1].actions.front(), actions[0].id);
}

// ---- parts of proposals, named deputies, seats without a vote
// ----------------------------------------------------------

MeetingPlan plan_with_parts() {
  MeetingPlan out = plan();
  out.meeting.items[0].proposal = {{.text = "Ratify the plan", .outcome = {}, .ratifies = "jc-2026-11-05/4/1"},
                                   {.text = "Agree the dates", .outcome = {}, .ratifies = {}}};
  return out;
}

MeetingEntry answering(int limb, Verb verb, base::Instant when) {
  MeetingEntry out;
  out.kind = EntryKind::Decision;
  out.at = when;
  out.item = "1";
  out.verb = verb;
  out.text = "it";
  out.limb = limb;
  return out;
}

TEST(LiveMeeting, RatifiesByThePartThatIsAnsweredWithAQuorum) {
  Typed typed(plan_with_parts());
  typed.line(at(9, 0), "NC, SC, EC here").line(at(9, 1), "open").line(at(9, 2), "item 1");
  typed.add(answering(1, Verb::Ratify, at(9, 3))).add(answering(2, Verb::Ratify, at(9, 4)));
  const auto live = typed.live();
  EXPECT_EQ(live.answer_to("1", 1)->ratifies, "jc-2026-11-05/4/1");
  EXPECT_EQ(live.answer_to("1", 2)->ratifies, "");
  const Meeting recorded = recorded_meeting(live);
  EXPECT_EQ(recorded.items[0].decisions[0].ratifies, "jc-2026-11-05/4/1");
  EXPECT_EQ(recorded.items[0].proposal[1].outcome, "RATIFY it");
}

TEST(LiveMeeting, RatifiesNothingWithoutAQuorumOrWithAnotherVerb) {
  Typed typed(plan_with_parts());
  typed.line(at(9, 0), "NC, SC here").line(at(9, 1), "open").line(at(9, 2), "item 1");
  typed.add(answering(1, Verb::Ratify, at(9, 3)));
  EXPECT_EQ(typed.live().answer_to("1", 1)->ratifies, "");
  Typed other(plan_with_parts());
  other.line(at(9, 0), "NC, SC, EC here").line(at(9, 1), "open").line(at(9, 2), "item 1");
  other.add(answering(1, Verb::Reject, at(9, 3)));
  EXPECT_EQ(other.live().answer_to("1", 1)->ratifies, "");
}

TEST(LiveMeeting, TakesOneAnswerForEachPartThatThereIs) {
  Typed typed(plan_with_parts());
  typed.line(at(9, 0), "NC, SC, EC here").line(at(9, 1), "open").line(at(9, 2), "item 1");
  typed.add(answering(2, Verb::Agree, at(9, 3)));
  MeetingEntry again = answering(2, Verb::Reject, at(9, 4));
  again.id = "again";
  EXPECT_EQ(typed.live().may_add(again).error().code, base::ErrorCode::Conflict);
  again.limb = 3;
  EXPECT_EQ(typed.live().may_add(again).error().subject, "limb");
  again.limb = -1;
  EXPECT_EQ(typed.live().may_add(again).error().subject, "limb");
}

TEST(LiveMeeting, LetsOnlyNamedDeputiesSitWhereTheTermsAskForThem) {
  MeetingPlan strict = plan();
  strict.deputies_are_named = true;
  strict.deputies = {{"trust_seat", {"guest_a"}}};
  Typed typed(strict);
  typed.line(at(9, 0), "GA here for TM");
  auto read = read_line("GB here for TM", typed.live(), at(9, 1));
  ASSERT_TRUE(read);
  read->front().id = "x";
  EXPECT_THAT(typed.live().may_add(read->front()).error().message, HasSubstr("named for this seat in advance"));
  read = read_line("GA here for NC", typed.live(), at(9, 1));
  ASSERT_TRUE(read);
  read->front().id = "y";
  EXPECT_FALSE(typed.live().may_add(read->front()));
}

TEST(RecordedMeeting, PutsWhoSitsWithoutAVoteInAttendance) {
  MeetingPlan made = plan();
  made.seats.push_back({.id = "secretary_seat", .holder = "SE", .organisation = "", .sector = "", .tags = {}});
  made.seats.back().has_vote = false;
  made.holders.emplace("secretary_seat", "secretary");
  Typed typed(made);
  typed.line(at(9, 0), "NC, SE here").line(at(9, 1), "open");
  const auto rows = recorded_meeting(typed.live()).attendance;
  EXPECT_EQ(std::ranges::find(rows, "secretary", &Attendance::person)->kind, AttendanceKind::InAttendance);
  EXPECT_EQ(std::ranges::find(rows, "north", &Attendance::person)->kind, AttendanceKind::Present);
}

/// NC, SC, EC, TM and CM are there, GA in attendance; TM is out of the decision of item 2, which is taken.
Typed decided() {
  Typed typed;
  typed.line(at(9, 0), "NC, SC, EC, TM and CM here").line(at(9, 1), "GA here").line(at(9, 3), "open");
  typed.line(at(9, 5), "item 2").line(at(9, 6), "TM out of the decision").line(at(9, 10), "APPROVE the plan");
  return typed;
}

TEST(LiveMeeting, KeepsWhoAbstainedAndWhatADecisionIsSubjectTo) {
  auto typed = decided();
  typed.line(at(9, 11), "CM abstains")
      .line(at(9, 12), "condition NC by 3 December, checked by SC: the costs are agreed");
  const auto live = typed.live();
  const DecisionTaken& taken = live.item("2")->decisions.front();
  EXPECT_THAT(taken.abstained, ElementsAre("council"));
  ASSERT_EQ(taken.conditions.size(), 1U);
  const Meeting meeting = recorded_meeting(live);
  const Decision& decision = meeting.items[1].decisions.front();
  EXPECT_THAT(decision.abstained, ElementsAre("council"));
  EXPECT_THAT(decision.conditions,
              ElementsAre(Condition{
                  .text = "the costs are agreed", .owner = "north", .due = "3 December", .checked_by = "south"}));
}

TEST(LiveMeeting, CountsWhoAbstainsForTheQuorumAllTheSame) {
  auto typed = decided();
  typed.line(at(9, 11), "NC abstains");
  EXPECT_FALSE(typed.live().item("2")->decisions.front().is_provisional());
  EXPECT_TRUE(typed.live().quorum()->is_quorate);
}

TEST(LiveMeeting, LetsNobodyAbstainWhoCouldNotHaveAgreed) {
  const auto typed = decided();
  const auto live = typed.live();
  const auto refusal = [&](std::string_view line) {
    auto entry = read_line(line, live, at(9, 15)).value().front();
    entry.id = "new";
    const auto may = live.may_add(entry);
    return may ? std::string("may") : may.error().message;
  };
  EXPECT_EQ(refusal("CM abstains"), "may");
  EXPECT_THAT(refusal("TM abstains"), HasSubstr("took no part"));
  EXPECT_THAT(refusal("GA abstains"), HasSubstr("with a vote"));
  EXPECT_THAT(refusal("GB abstains"), HasSubstr("was not there"));
}

TEST(LiveMeeting, LetsNobodyAbstainTwice) {
  auto typed = decided();
  typed.line(at(9, 11), "CM abstains");
  const auto live = typed.live();
  auto entry = read_line("CM abstains", live, at(9, 15)).value().front();
  entry.id = "new";
  EXPECT_EQ(live.may_add(entry).error().code, base::ErrorCode::Conflict);
}

TEST(LiveMeeting, KeepsWhatBelongsToADecisionWhenItIsWordedAnewAndDropsItWhenItIsStruck) {
  auto typed = decided();
  typed.line(at(9, 11), "CM abstains").line(at(9, 12), "condition: the costs are agreed");
  MeetingEntry anew = *typed.live().entry(typed.live().item("2")->decisions.front().wording.first.id);
  anew.replaces = anew.id;
  anew.id = "anew";
  anew.text = "the plan as amended";
  typed.add(anew);
  EXPECT_THAT(typed.live().item("2")->decisions.front().abstained, ElementsAre("council"));
  typed.line(at(9, 14), "condition: the board is told");
  EXPECT_EQ(typed.live().item("2")->decisions.front().conditions.size(), 2U);

  MeetingEntry strike;
  strike.id = "strike";
  strike.kind = EntryKind::Struck;
  strike.at = at(9, 20);
  strike.replaces = anew.replaces;
  strike.text = "Not decided";
  typed.add(strike);
  EXPECT_TRUE(typed.live().item("2")->decisions.empty());
}

}  // namespace
}  // namespace governance
