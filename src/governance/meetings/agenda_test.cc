#include "governance/meetings/agenda.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/mapped.h"

namespace governance {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Body body() {
  Body out;
  out.id = "jc";
  out.name = "Joint Committee";
  out.seats = {{.id = "chair", .holder = "a", .organisation = "north", .tags = {"chair"}},
               {.id = "two", .holder = "b", .organisation = {}, .tags = {}},
               {.id = "empty", .holder = std::nullopt, .organisation = {}, .tags = {}},
               {.id = "secretary", .holder = "c", .organisation = {}, .tags = {}, .votes = false}};
  return out;
}
std::vector<Person> people() {
  return {
      {.id = "a", .name = "Mara Archetype"}, {.id = "b", .name = "Mark Antitype"}, {.id = "c", .name = "Dale Sample"}};
}
Meeting meeting() {
  Meeting last;
  last.date = 2026y / 10 / 15;
  return new_meeting(body(), people(), 2026y / 11 / 19, &last);
}
std::vector<std::string> titles(const Meeting& one) {
  return base::mapped(one.items, &AgendaItem::title);
}

TEST(Agenda, BeginsWithTheUsualItemsInTheirOrder) {
  const auto one = meeting();
  EXPECT_EQ(one.id, "jc-2026-11-19");
  EXPECT_EQ(one.items.front().kind, ItemKind::Opening);
  EXPECT_EQ(one.items[4].title, "Minutes of the meeting held on 15 October 2026");
  EXPECT_EQ(one.items[4].paper, "A");
  EXPECT_EQ(one.items[5].paper, "B");
  EXPECT_EQ(one.items.back().number, "8");
  EXPECT_EQ(one.minutes.previous_meeting, "2026-10-15");
}

TEST(Agenda, ExpectsWhoHoldsASeat) {
  const auto one = meeting();
  ASSERT_EQ(one.attendance.size(), 3U);
  EXPECT_EQ(one.chair, "a");
  EXPECT_EQ(one.attendance[0].seat, "chair");
  EXPECT_EQ(one.attendance[2].kind, AttendanceKind::InAttendance);
}

TEST(Agenda, GivesNoTwoPeopleTheSameInitials) {
  const auto one = meeting();
  EXPECT_EQ(one.attendance[0].initials, "MA");
  EXPECT_EQ(one.attendance[1].initials, "MAn");
  EXPECT_TRUE(faults_before_issue([&] {
                auto clash = one;
                clash.starts = 9h;
                return clash;
              }())
                  .empty());
}

TEST(Agenda, PutsNewItemsBeforeOtherBusiness) {
  auto one = meeting();
  AgendaItem item;
  item.title = "Winter plan";
  item.medium = Medium::Paper;
  add_item(one, item, false);
  EXPECT_EQ(one.items[6].title, "Winter plan");
  EXPECT_EQ(one.items[6].number, "7");
  EXPECT_EQ(one.items[6].paper, "C");
  EXPECT_FALSE(one.items[6].is_late);
  EXPECT_EQ(one.items.back().number, "9");
}

TEST(Agenda, LeavesNumbersAndLettersAloneOnceItIsIssued) {
  auto one = meeting();
  const auto before = base::mapped(one.items, &AgendaItem::number);
  AgendaItem item;
  item.title = "Late matter";
  item.medium = Medium::Paper;
  add_item(one, item, true);
  EXPECT_EQ(one.items[6].title, "Late matter");
  EXPECT_EQ(one.items[6].number, "9");
  EXPECT_EQ(one.items[6].paper, "C");
  EXPECT_TRUE(one.items[6].is_late);
  one.items.erase(one.items.begin() + 6);
  EXPECT_EQ(base::mapped(one.items, &AgendaItem::number), before);
}

TEST(Agenda, MovesItemsAndStopsAtTheEnds) {
  auto one = meeting();
  const auto before = titles(one);
  move_item(one, 0, AgendaMove::Up);
  EXPECT_EQ(titles(one), before);
  move_item(one, 0, AgendaMove::Down);
  EXPECT_EQ(titles(one)[1], before[0]);
}

TEST(Agenda, NamesWhatStandsInTheWayOfIssuingIt) {
  auto one = meeting();
  one.starts.reset();
  one.chair.reset();
  one.attendance[1].initials = "ma";
  one.items[0].title = " ";
  const auto faults = faults_before_issue(one);
  ASSERT_EQ(faults.size(), 5U);
  EXPECT_THAT(faults[0].message, HasSubstr("chairs"));
  EXPECT_THAT(faults[2].message, HasSubstr("initials MA"));
}

TEST(Agenda, LettersPapersPastZ) {
  EXPECT_EQ(paper_letter(0), "A");
  EXPECT_EQ(paper_letter(25), "Z");
  EXPECT_EQ(paper_letter(26), "AA");
  EXPECT_EQ(paper_letter(52), "BA");
}

TEST(Agenda, CountsClearDaysWithoutTheDayOfNoticeAndOfTheMeeting) {
  const base::Date thursday = 2026y / 11 / 19;
  EXPECT_EQ(last_day_of_notice(thursday, 3, true), base::Date(2026y / 11 / 15));
  EXPECT_EQ(last_day_of_notice(thursday, 5, false), base::Date(2026y / 11 / 11));
  EXPECT_EQ(last_day_of_notice(thursday, 0, true), base::Date(2026y / 11 / 18));
}

TEST(Agenda, KeepsNumberAndLetterOfAChangedItemOnceItIsIssued) {
  auto one = meeting();
  AgendaItem anew = one.items[4];
  anew.title = "Minutes of last month";
  anew.number = "99";
  anew.paper = "Z";
  change_item(one, 4, anew, true);
  EXPECT_EQ(one.items[4].title, "Minutes of last month");
  EXPECT_EQ(one.items[4].number, "5");
  EXPECT_EQ(one.items[4].paper, "A");
}

TEST(Agenda, GivesTheNextLetterToAnItemThatHasAPaperOnlyAfterIssue) {
  auto one = meeting();
  AgendaItem anew = one.items[0];
  anew.medium = Medium::Paper;
  change_item(one, 0, anew, true);
  EXPECT_EQ(one.items[0].paper, "C");
  EXPECT_EQ(one.items[4].paper, "A");
}

TEST(Agenda, SaysWhenEachItemBegins) {
  auto one = meeting();
  one.starts = 9h + 30min;
  one.items[0].minutes_allotted = 10;
  one.items[1].minutes_allotted = 25;
  const auto times = item_times(one);
  EXPECT_EQ(times[0], 9h + 30min);
  EXPECT_EQ(times[1], 9h + 40min);
  EXPECT_EQ(times[2], 10h + 5min);
}

TEST(Agenda, SaysNoTimesWhereNoneIsSetAsideOrTheStartIsNotTold) {
  auto one = meeting();
  one.starts = 9h;
  EXPECT_EQ(item_times(one)[1], std::nullopt);
  one.items[0].minutes_allotted = 10;
  one.starts.reset();
  EXPECT_EQ(item_times(one)[1], std::nullopt);
}

TEST(Agenda, TellsWhenTheItemsTakeLongerThanTheMeeting) {
  auto one = meeting();
  one.starts = 9h;
  one.ends = 10h;
  one.items[0].minutes_allotted = 60;
  EXPECT_EQ(minutes_too_many(one), std::nullopt);
  one.items[1].minutes_allotted = 1;
  EXPECT_EQ(minutes_too_many(one), 1);
  one.ends.reset();
  EXPECT_EQ(minutes_too_many(one), std::nullopt);
}

TEST(Agenda, NamesThePartsThatItsItemsStandIn) {
  auto one = meeting();
  EXPECT_THAT(parts_of(one), ElementsAre());
  one.items[2].part = AgendaPart::Private;
  one.items[0].part = AgendaPart::Public;
  EXPECT_THAT(parts_of(one), ElementsAre("public", "private"));
}

}  // namespace
}  // namespace governance
