#include "governance/meetings/sitting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/meetings/meetings_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::ElementsAre;

/// The South's own governing body: its chair and a lay member, both of whom it needs. Its item 7 is the joint
/// committee's item 2.
MeetingPlan south_plan() {
  MeetingPlan out;
  out.meeting.id = "gb-2026-11-19";
  out.meeting.body = "gb";
  out.meeting.date = kDay;
  out.meeting.chair = "south";
  out.meeting.attendance = {listed("south", "SC", "south_ccg"), listed("lay", "NC", "south_ccg")};
  AgendaItem item;
  item.number = "7";
  item.key = "the-plan";
  item.title = "The plan";
  out.meeting.items.push_back(item);
  for (const auto& [seat, holder] : {std::pair("chair", "south"), std::pair("lay", "lay")}) {
    out.seats.push_back({.id = seat, .holder = holder, .organisation = "", .sector = "", .tags = {}});
    out.holders.emplace(seat, holder);
  }
  out.quorum = QuorumTerms{.rule = {AtLeast{.count = 2, .of = {}}}, .options = {}};
  return out;
}

/// The joint committee and the South's governing body at one table.
std::vector<MeetingPlan> sitting() {
  std::vector<MeetingPlan> plans = {plan(), south_plan()};
  plans[0].meeting.items[1].key = "the-plan";
  std::vector<Meeting> meetings = {plans[0].meeting, plans[1].meeting};
  sit_together(meetings);
  plans[0].meeting = meetings[0];
  plans[1].meeting = meetings[1];
  return plans;
}

/// What is typed at the joint committee, and what the governing body has of it.
class Sitting {
 public:
  Sitting& line(base::Instant now, std::string_view text) {
    const auto before = joint_.entries().size();
    joint_.line(now, text);
    for (std::size_t i = before; i < joint_.entries().size(); ++i)
      if (auto shared = entry_at(south_.live(), joint_.live(), joint_.entries()[i])) south_.add(*std::move(shared));
    return *this;
  }
  [[nodiscard]] LiveMeeting joint() const { return joint_.live(); }
  [[nodiscard]] LiveMeeting south() const { return south_.live(); }

 private:
  std::vector<MeetingPlan> plans_ = sitting();
  Typed joint_{plans_[0]};
  Typed south_{plans_[1]};
};

Sitting at_the_plan() {
  Sitting out;
  out.line(at(9, 0), "NC, SC, EC and TM here").line(at(9, 3), "open").line(at(9, 5), "item 2");
  return out;
}

TEST(Sitting, PutsEveryoneOnEachListWithInitialsThatNobodyThereHas) {
  const auto plans = sitting();
  EXPECT_THAT(plans[0].meeting.sits_with, ElementsAre("gb-2026-11-19"));
  EXPECT_THAT(plans[1].meeting.sits_with, ElementsAre("jc-2026-11-19"));
  const auto& rows = plans[0].meeting.attendance;
  const auto lay = std::ranges::find(rows, "lay", &Attendance::person);
  ASSERT_NE(lay, rows.end());
  EXPECT_EQ(lay->kind, AttendanceKind::InAttendance);
  EXPECT_NE(lay->initials, "NC");
  EXPECT_EQ(std::ranges::count(rows, "south", &Attendance::person), 1);
}

TEST(Sitting, SeatsEachPersonWhereTheyHaveASeatAndLetsThemAttendElsewhere) {
  const auto sat = at_the_plan();
  EXPECT_EQ(sat.south().attendee("south")->seat, "chair");
  EXPECT_EQ(sat.south().attendee("north")->standing, Standing::InAttendance);
  EXPECT_EQ(sat.joint().attendee("north")->seat, "north_chair");
}

TEST(Sitting, JudgesTheQuorumOfADecisionForEachBody) {
  auto sat = at_the_plan();
  sat.line(at(9, 10), "APPROVE the plan");
  EXPECT_FALSE(sat.joint().item("2")->decisions.front().is_provisional());
  EXPECT_TRUE(sat.south().item("7")->decisions.front().is_provisional()) << "its lay member is not there";
}

TEST(Sitting, KeepsSomeoneShutOutByOneOutOfTheOthersDecisionToo) {
  auto sat = at_the_plan();
  sat.line(at(9, 6), "SC out of the decision").line(at(9, 10), "APPROVE the plan");
  EXPECT_THAT(sat.south().item("7")->decisions.front().excluded, ElementsAre("south"));
}

TEST(Sitting, LeavesWithABodyWhatIsItsAlone) {
  auto sat = at_the_plan();
  sat.line(at(9, 10), "APPROVE the plan").line(at(9, 11), "TM abstains").line(at(9, 12), "condition: the costs");
  sat.line(at(9, 13), "action NC: write to the councils").line(at(9, 14), "item 3").line(at(9, 15), "Beds were short.");
  const auto south = sat.south();
  EXPECT_TRUE(south.item("7")->actions.empty());
  EXPECT_TRUE(south.item("7")->decisions.front().abstained.empty()) << "who has no vote there does not abstain there";
  EXPECT_EQ(south.item("7")->decisions.front().conditions.size(), 1U);
  EXPECT_EQ(south.current_item(), "7") << "the third item is not the South's";
  EXPECT_TRUE(south.item("7")->notes.empty());
}

TEST(Sitting, EndsForAMeetingThatSitsApart) {
  auto plans = sitting();
  std::vector<Meeting> others = {plans[1].meeting};
  sit_apart(plans[0].meeting, others);
  EXPECT_TRUE(plans[0].meeting.sits_with.empty());
  EXPECT_TRUE(others.front().sits_with.empty());
}

}  // namespace
}  // namespace governance
