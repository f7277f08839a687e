#include "governance/meetings/caught.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/mapped.h"
#include "governance/meetings/meetings_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Organisation> partners() {
  return {{.id = "north_ccg", .name = "North CCG", .aliases_seen = {}, .sector = Sector::NhsCommissioner},
          {.id = "trust", .name = "Vale Hospitals NHS Trust", .aliases_seen = {"VHT"}, .sector = Sector::NhsProvider},
          {.id = "council", .name = "Vale Council", .aliases_seen = {}, .sector = Sector::LocalAuthority}};
}

MeetingPlan screened(std::vector<std::string> parties, ScreeningOutcome outcome) {
  auto out = plan();
  out.meeting.items[0].screening = Screening{};
  out.meeting.items[0].screening->screened = true;
  out.meeting.items[0].screening->outcome = outcome;
  out.meeting.items[0].screening->parties = std::move(parties);
  return out;
}
std::vector<CaughtPerson> caught(const Typed& typed) {
  const auto live = typed.live();
  return caught_at(live, live.plan().meeting.items[0], partners());
}
std::vector<std::string> people(const std::vector<CaughtPerson>& all) {
  return base::mapped(all, &CaughtPerson::person);
}

TEST(Caught, AreThePeopleOfAnOrganisationWhetherMembersOrInAttendance) {
  const Typed typed(screened({"VHT"}, ScreeningOutcome::DeclareDiscussNotDecide));
  EXPECT_THAT(people(caught(typed)), ElementsAre("trust", "guest_a", "guest_b"));
}

TEST(Caught, AreThePeopleOfASector) {
  const Typed typed(screened({"local authorities"}, ScreeningOutcome::DeclareAndParticipate));
  EXPECT_THAT(people(caught(typed)), ElementsAre("council"));
}

TEST(Caught, AreEverybodyWhereAllPartiesAre) {
  const Typed typed(screened({"all parties"}, ScreeningOutcome::DeclareAndParticipate));
  EXPECT_EQ(caught(typed).size(), plan().meeting.attendance.size());
}

TEST(Caught, AreNobodyWithoutScreening) {
  EXPECT_THAT(caught(Typed()), IsEmpty());
}

TEST(Caught, AreDealtWithOnceTheyHaveDeclaredAndTakeNoPart) {
  Typed typed(screened({"trust"}, ScreeningOutcome::DeclareDiscussNotDecide));
  EXPECT_TRUE(caught(typed).front().is_dealt_with()) << "who is not there needs nothing";
  typed.line(at(9, 0), "TM here").line(at(9, 3), "open").line(at(9, 4), "item 1");
  EXPECT_FALSE(caught(typed).front().is_dealt_with());
  typed.line(at(9, 5), "TM declares works there");
  EXPECT_FALSE(caught(typed).front().is_dealt_with());
  typed.line(at(9, 6), "TM out of the decision");
  EXPECT_TRUE(caught(typed).front().is_dealt_with());
}

TEST(Caught, NeedAnotherInTheChairWhereTheyPreside) {
  Typed typed(screened({"north_ccg"}, ScreeningOutcome::DeclareDiscussNotDecide));
  typed.line(at(9, 0), "NC, SC here").line(at(9, 3), "open").line(at(9, 4), "item 1");
  typed.line(at(9, 5), "NC declares its own service").line(at(9, 5), "NC out of the decision");
  EXPECT_TRUE(caught(typed).front().presides);
  EXPECT_FALSE(caught(typed).front().is_dealt_with());
  typed.line(at(9, 6), "chair SC for item");
  EXPECT_TRUE(caught(typed).front().is_dealt_with());
}

}  // namespace
}  // namespace governance
