#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/london_time.h"
#include "documents/writers.h"
#include "governance/book_exports/body_calendar.h"
#include "governance/book_exports/body_report.h"
#include "governance/minute_book/minute_book_reader.h"

namespace governance {
namespace {

using documents::shown;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const base::Instant kNow = base::start_of_day(std::chrono::year(2026) / 6 / 1);

MinuteBook example() {
  std::ifstream file("data/examples/minute-book.json", std::ios::binary);
  return read_minute_book(std::string(std::istreambuf_iterator<char>(file), {})).value();
}

std::vector<std::string> cells(const documents::Report& report, std::size_t table, std::size_t row) {
  std::vector<std::string> out;
  for (const auto& cell : std::get<documents::Table>(report.blocks.at(table)).rows.at(row)) out.push_back(shown(cell));
  return out;
}

TEST(BodyReport, HasATableForEachSheet) {
  const auto report = body_report(example(), "vpc", kNow);
  std::vector<std::string> captions;
  for (const auto& block : report.blocks) captions.push_back(std::get<documents::Table>(block).caption);
  EXPECT_THAT(captions, ElementsAre("Meetings", "Attendance", "Items", "Decisions", "Actions"));
  for (const auto& block : report.blocks)
    for (const auto& row : std::get<documents::Table>(block).rows)
      EXPECT_EQ(row.size(), std::get<documents::Table>(block).columns.size());
}

TEST(BodyReport, TellsWhatTheBookHolds) {
  const auto report = body_report(example(), "vpc", kNow);
  EXPECT_THAT(cells(report, 0, 0),
              ElementsAre("7", "14 May 2026", "09:32", "10:50", "Room 2, County Hall", "Dr Ash Example",
                          "Dale Placeholder", "yes", "The meeting was quorate.", "", "3", "1", "0", "3", "2"));
  EXPECT_THAT(cells(report, 1, 1), ElementsAre("7", "14 May 2026", "B. Sample", "BS", "Councillor",
                                               "Vale County Council", "present", "", "", "remote video", "", "", ""));
  EXPECT_THAT(cells(report, 2, 2), ElementsAre("7", "14 May 2026", "3", "VPC/26/43", "Contract for community beds",
                                               "substantive", "B", "paper", "Dale Placeholder", "approve the contract",
                                               "declare discuss not decide", "Vale Hospitals NHS Trust", ""));
  EXPECT_THAT(cells(report, 3, 1),
              ElementsAre("7", "14 May 2026", "3", "Contract for community beds", "APPROVE",
                          "The contract, for one year.", "resolved", "", "", "", "Cedar Specimen", "", ""));
  EXPECT_THAT(cells(report, 4, 0),
              ElementsAre("VPC/26/43/1", "14 May 2026", "3", "Send the signed contract to the partners.",
                          "Birch Sample", "", "12 Jun 2026", "open", "", "", "", ""));
}

TEST(BodyReport, BecomesAWorkbook) {
  EXPECT_TRUE(documents::excel_file(body_report(example(), "vpc", kNow)).starts_with("PK"));
  MinuteBook nothing;
  nothing.bodies.push_back({.id = "b", .name = "A body", .kind = "board"});
  EXPECT_TRUE(documents::excel_file(body_report(nothing, "b", kNow)).starts_with("PK"));
}

TEST(BodyReport, HoldsTenThousandActions) {
  MinuteBook book = example();
  const Action one = book.actions.front();
  for (int i = 0; i < 10'000; ++i) {
    book.actions.push_back(one);
    book.actions.back().id = std::to_string(i);
  }
  const auto report = body_report(book, "vpc", kNow);
  EXPECT_THAT(std::get<documents::Table>(report.blocks[4]).rows, SizeIs(10'001));
  EXPECT_TRUE(documents::excel_file(report).starts_with("PK"));
}

TEST(BodyCalendar, ShowsWhenAndWhereAndNothingElse) {
  const auto calendar = body_calendar(example(), "vpc", "vale.example", kNow);
  ASSERT_THAT(calendar.events, SizeIs(2));
  EXPECT_EQ(calendar.events[0].uid, "vpc-2026-05-14@vale.example");
  EXPECT_EQ(calendar.events[0].summary, "Vale Partnership Committee meeting");
  EXPECT_EQ(calendar.events[0].starts, std::chrono::minutes(9 * 60 + 32));
  EXPECT_EQ(calendar.events[1].uid, "vpc-2026-07-09@vale.example");
  EXPECT_EQ(calendar.events[1].location, "Room 2, County Hall");
  const std::string file = documents::calendar_file(calendar);
  for (const char* kept_back : {"Contract", "Ash", "Cedar", "beds", "Trust", "paper", "quorate"})
    EXPECT_THAT(file, Not(HasSubstr(kept_back)));
}

TEST(BodyCalendar, KeepsTheIdOfAMeetingThatWasAnnounced) {
  MinuteBook book = example();
  const auto announced = body_calendar(book, "vpc", "vale.example", kNow).events.back();
  Meeting held;
  held.id = "vpc-8";
  held.body = "vpc";
  held.date = *book.meetings.front().next_meeting.date;
  book.meetings.push_back(held);
  const auto calendar = body_calendar(book, "vpc", "vale.example", kNow);
  ASSERT_THAT(calendar.events, SizeIs(2));
  EXPECT_EQ(calendar.events.back().uid, announced.uid);
}

TEST(BodyCalendar, TellsTwoMeetingsOfOneDayApart) {
  MinuteBook book = example();
  book.meetings.push_back(book.meetings.front());
  book.meetings.back().id = "second";
  const auto calendar = body_calendar(book, "vpc", "vale.example", kNow);
  ASSERT_THAT(calendar.events, SizeIs(3));
  EXPECT_EQ(calendar.events[1].uid, "vpc-2026-05-14-2@vale.example");
}

TEST(BodyCalendar, IsEmptyForABodyThatHasNotMet) {
  MinuteBook book;
  book.bodies.push_back({.id = "b", .name = "A body", .kind = "board"});
  EXPECT_THAT(body_calendar(book, "b", "vale.example", kNow).events, SizeIs(0));
}

}  // namespace
}  // namespace governance
