#include "governance/forward_plan/forward_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/mapped.h"

namespace governance {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr base::Date month(int year, unsigned of_year) {
  return base::Date(std::chrono::year(year), std::chrono::month(of_year), std::chrono::day(1));
}

PlanEntry quarterly() {
  PlanEntry out;
  out.id = "q";
  out.title = "Quarterly report";
  out.months = {3, 6, 9, 12};
  return out;
}
PlanEntry once(base::Date when) {
  PlanEntry out;
  out.id = "o";
  out.title = "Review of the terms";
  out.once = when;
  return out;
}
PlanOutcome outcome(PlanStep step, base::Date when) {
  return {.entry = "q", .month = when, .step = step, .meeting = "m", .until = {}, .reason = "The writer is ill."};
}
std::vector<std::string> lines(const std::vector<PlanRow>& rows) {
  return base::mapped(rows, [](const PlanRow& row) { return base::iso(row.month).substr(0, 7) + " " + row.entry->id; });
}

TEST(ForwardPlan, RepeatsInItsMonthsOverTheTurnOfTheYear) {
  const std::vector<PlanEntry> entries = {quarterly(), once(month(2027, 1))};
  EXPECT_THAT(lines(plan_rows(entries, {}, 2026y / 11 / 20, month(2027, 4))),
              ElementsAre("2026-12 q", "2027-01 o", "2027-03 q"));
}

// A duty added in November was shown as missed in September.
TEST(ForwardPlan, DoesNotRepeatBeforeItsFirstMonth) {
  std::vector<PlanEntry> entries = {quarterly()};
  entries[0].since = month(2026, 12);
  EXPECT_THAT(lines(plan_rows(entries, {}, month(2026, 9), month(2027, 3))), ElementsAre("2026-12 q", "2027-03 q"));
}

TEST(ForwardPlan, ShowsTheMonthsOfBothEnds) {
  const std::vector<PlanEntry> entries = {quarterly()};
  EXPECT_THAT(lines(plan_rows(entries, {}, 2026y / 12 / 31, month(2027, 3))), ElementsAre("2026-12 q", "2027-03 q"));
}

TEST(ForwardPlan, PutsWhatIsPutOffIntoItsNewMonth) {
  const std::vector<PlanEntry> entries = {quarterly()};
  auto put_off = outcome(PlanStep::PutOff, month(2026, 12));
  put_off.until = month(2027, 1);
  const std::vector<PlanOutcome> outcomes = {put_off};
  const auto rows = plan_rows(entries, outcomes, month(2026, 12), month(2027, 2));
  ASSERT_THAT(lines(rows), ElementsAre("2026-12 q", "2027-01 q"));
  EXPECT_EQ(rows[0].outcome->step, PlanStep::PutOff);
  EXPECT_EQ(rows[1].put_off_from, month(2026, 12));
  EXPECT_FALSE(rows[1].outcome);
}

TEST(ForwardPlan, ShowsOneRowWhereItIsPutOffIntoAMonthOfItsOwn) {
  const std::vector<PlanEntry> entries = {quarterly()};
  auto put_off = outcome(PlanStep::PutOff, month(2026, 12));
  put_off.until = month(2027, 3);
  const std::vector<PlanOutcome> outcomes = {put_off};
  EXPECT_THAT(lines(plan_rows(entries, outcomes, month(2027, 1), month(2027, 3))), ElementsAre("2027-03 q"));
}

TEST(ForwardPlan, GoesByTheLastOutcomeOfAMonth) {
  const std::vector<PlanEntry> entries = {quarterly()};
  auto put_off = outcome(PlanStep::PutOff, month(2026, 12));
  put_off.until = month(2027, 1);
  const std::vector<PlanOutcome> outcomes = {put_off, outcome(PlanStep::OnAgenda, month(2026, 12))};
  const auto rows = plan_rows(entries, outcomes, month(2026, 12), month(2027, 2));
  ASSERT_THAT(lines(rows), ElementsAre("2026-12 q"));
  EXPECT_EQ(rows[0].outcome->step, PlanStep::OnAgenda);
}

TEST(ForwardPlan, ShowsOfAnEndedEntryOnlyWhatBecameOfIt) {
  std::vector<PlanEntry> entries = {quarterly()};
  entries[0].is_ended = true;
  const std::vector<PlanOutcome> outcomes = {outcome(PlanStep::OnAgenda, month(2026, 9))};
  EXPECT_THAT(lines(plan_rows(entries, outcomes, month(2026, 6), month(2027, 6))), ElementsAre("2026-09 q"));
}

TEST(ForwardPlan, MissesAMonthOnlyOnceItIsOverAndNothingBecameOfIt) {
  const auto entry = quarterly();
  PlanRow row{.entry = &entry, .month = month(2026, 9), .outcome = {}, .put_off_from = {}};
  EXPECT_FALSE(is_missed(row, 2026y / 9 / 30));
  EXPECT_TRUE(is_missed(row, 2026y / 10 / 1));
  row.outcome = outcome(PlanStep::NotNeeded, month(2026, 9));
  EXPECT_FALSE(is_missed(row, 2026y / 10 / 1));
}

LoggedAction action(std::string reference, base::Date due, bool is_at_meeting) {
  LoggedAction out;
  out.reference = std::move(reference);
  out.text = "Bring back the therapies paper.";
  out.due = DueDate{.by = due, .is_at_meeting = is_at_meeting};
  out.meeting = "jc-1";
  out.item = "4";
  return out;
}

TEST(ForwardPlan, TakesUpWhatActionsPromiseToAMeeting) {
  const std::vector<LoggedAction> actions = {action("JC/26/2", 2026y / 12 / 17, true),
                                             action("JC/26/3", 2026y / 12 / 1, false)};
  const auto found = promised(actions, {}, 2026y / 11 / 20);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].source, "Action JC/26/2");
  EXPECT_EQ(found[0].title, "Bring back the therapies paper");
  EXPECT_EQ(found[0].once, month(2026, 12));
  EXPECT_EQ(found[0].meeting, "jc-1");
  EXPECT_EQ(found[0].item, "4");
}

TEST(ForwardPlan, StillOwesWhatWasPromisedToAMeetingThatIsOver) {
  const std::vector<LoggedAction> actions = {action("JC/26/2", 2026y / 9 / 17, true)};
  EXPECT_EQ(promised(actions, {}, 2026y / 11 / 20)[0].once, month(2026, 11));
}

TEST(ForwardPlan, TakesUpNoPromiseTwiceAndNoneThatIsClosed) {
  auto closed = action("JC/26/4", 2026y / 12 / 17, true);
  closed.course.closing = Closing();
  const std::vector<LoggedAction> actions = {action("JC/26/2", 2026y / 12 / 17, true), closed};
  std::vector<PlanEntry> entries = {once(month(2026, 12))};
  entries[0].source = "action JC/26/2";
  EXPECT_THAT(promised(actions, entries, 2026y / 11 / 20), IsEmpty());
}

TEST(ForwardPlan, TakesUpWhatAMeetingPutOff) {
  Meeting held;
  held.id = "jc-1";
  held.date = 2026y / 11 / 19;
  held.items.resize(2);
  held.items[1].number = "2";
  held.items[1].title = "Winter plan";
  held.items[1].decisions.push_back({.verb = Verb::Defer, .text = "the plan to January's meeting"});
  const std::vector<base::Date> meetings = {2026y / 11 / 19, 2027y / 1 / 21};
  const auto found = put_off_at(held, meetings, {});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].title, "Winter plan");
  EXPECT_EQ(found[0].once, month(2027, 1));
  EXPECT_EQ(found[0].source, "Put off on 19 November 2026, item 2");
  held.items[1].decisions[0].text = "the plan";
  EXPECT_EQ(put_off_at(held, meetings, {})[0].once, month(2026, 12)) << "the month after, where no words name one";
  EXPECT_THAT(put_off_at(held, meetings, found), IsEmpty());
}

TEST(ForwardPlan, RefusesAnEntryWithoutATitleOrAMonth) {
  EXPECT_TRUE(check_entry(quarterly()).has_value());
  EXPECT_TRUE(check_entry(once(month(2026, 12))).has_value());
  auto both = quarterly();
  both.once = month(2026, 12);
  EXPECT_FALSE(check_entry(both).has_value());
  const auto nothing = check_entry({});
  ASSERT_FALSE(nothing.has_value());
  EXPECT_THAT(nothing.error(), SizeIs(2));
  auto longest = quarterly();
  longest.lead = std::string(kLongestPlanWords, 'x');
  EXPECT_TRUE(check_entry(longest).has_value());
  longest.lead += 'x';
  EXPECT_FALSE(check_entry(longest).has_value());
}

TEST(ForwardPlan, AsksForAReasonAndALaterMonth) {
  auto one = outcome(PlanStep::PutOff, month(2026, 12));
  EXPECT_EQ(check_outcome(one).error().subject, "until");
  one.until = month(2026, 12);
  EXPECT_EQ(check_outcome(one).error().subject, "until");
  one.until = month(2027, 1);
  EXPECT_TRUE(check_outcome(one).has_value());
  one.reason.clear();
  EXPECT_EQ(check_outcome(one).error().subject, "reason");
}

TEST(ForwardPlan, NamesItsMonths) {
  EXPECT_EQ(months_words(quarterly()), "March, June, September and December");
  EXPECT_EQ(months_words(once(month(2026, 12))), "December 2026");
  for (const auto& duty : usual_duties()) {
    auto entry = duty;
    EXPECT_TRUE(check_entry(entry).has_value()) << entry.title;
    EXPECT_THAT(entry.source, HasSubstr("check your own cycle"));
  }
}

}  // namespace
}  // namespace governance
