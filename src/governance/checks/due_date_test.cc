#include "governance/checks/due_date.h"

#include <vector>

#include <gtest/gtest.h>

namespace governance {
namespace {

using base::Date;
using namespace std::chrono_literals;

constexpr Date kSaid = 2017y / 10 / 19;  // a Thursday
const std::vector<Date> kMeetings = {2017y / 9 / 21, kSaid, 2017y / 11 / 16, 2017y / 12 / 14, 2018y / 1 / 18};

std::string read(std::string_view words, std::optional<Date> said_on = kSaid) {
  const auto due = due_date(words, said_on, kMeetings);
  return due ? base::iso(due->by) + (due->is_at_meeting ? " meeting" : "") : "none";
}

struct Row {
  std::string_view words;
  std::string_view due;
};

TEST(DueDate, IsReadFromTheWordsOfMinutes) {
  for (const auto& [words, due] : std::initializer_list<Row>{
           {"2017-11-28", "2017-11-28"},
           {"by 2017-11-16", "2017-11-16 meeting"},
           {"28/11/2017", "2017-11-28"},
           {"28.11.17", "2017-11-28"},
           {"28 November 2017", "2017-11-28"},
           {"Tuesday 28th November", "2017-11-28"},
           {"28th of November, 2018", "2018-11-28"},
           {"November 28, 2017", "2017-11-28"},
           {"3 January", "2018-01-03"},
           {"2 October", "2018-10-02"},
           {"30 October", "2017-10-30"},
           {"November 2017 SLT", "2017-11-16 meeting"},
           {"November's meeting", "2017-11-16 meeting"},
           {"November\xE2\x80\x99s meeting", "2017-11-16 meeting"},
           {"the meeting in November", "2017-11-16 meeting"},
           {"January Trust Board", "2018-01-18 meeting"},
           {"March 2018 SLT", "2018-03-31 meeting"},
           {"SLT in February", "2018-02-28 meeting"},
           {"October SLT", "2017-10-31 meeting"},
           {"early December 2017", "2017-12-10"},
           {"early December", "2017-12-10"},
           {"mid-March", "2018-03-15"},
           {"late January", "2018-01-31"},
           {"end of March 2020", "2020-03-31"},
           {"by end March 2020", "2020-03-31"},
           {"end-February 2020", "2020-02-29"},
           {"beginning of February", "2018-02-10"},
           {"Nov 17", "2017-11-30"},
           {"Nov '17", "2017-11-30"},
           {"Sept", "2018-09-30"},
           {"May 2018", "2018-05-31"},
           {"next meeting", "2017-11-16 meeting"},
           {"at the next SLT", "2017-11-16 meeting"},
           {"to the following Board meeting", "2017-11-16 meeting"},
           {"next but one meeting", "2017-12-14 meeting"},
           {"the meeting after next", "2017-12-14 meeting"},
           {"this meeting", "2017-10-19 meeting"},
           {"in two weeks", "2017-11-02"},
           {"within 10 working days", "2017-11-02"},
           {"14 days", "2017-11-02"},
           {"a fortnight", "2017-11-02"},
           {"in a month", "2017-11-19"},
           {"end of the month", "2017-10-31"},
           {"month end", "2017-10-31"},
           {"next month", "2017-11-30"},
           {"end of next month", "2017-11-30"},
           {"end of the week", "2017-10-20"},
           {"next week", "2017-10-27"},
           {"end of the year", "2017-12-31"},
           {"end of the financial year", "2018-03-31"},
           {"end of financial year 2019/20", "2020-03-31"},
           {"Q3", "2017-12-31"},
           {"Q4 2017/18", "2018-03-31"},
           {"quarter 1", "2018-06-30"},
           {"end of the quarter", "2017-12-31"},
           {"Friday", "2017-10-20"},
           {"Thursday", "2017-10-26"},
           {"next Monday", "2017-10-23"},
           {"before Christmas", "2017-12-24"},
           {"in the New Year", "2018-01-31"},
           {"tomorrow", "2017-10-20"},
           {"early december", "2017-12-10"},
           {"by 2019", "2019-12-31"},
           {"2018/19", "2019-03-31"},
           {"draft in November, final in January", "2018-01-31"},
       })
    EXPECT_EQ(read(words), due) << words;
}

TEST(DueDate, IsNothingWhereTheWordsNameNoDay) {
  for (const auto* words : {"", "ongoing", "as soon as possible", "this may be in time", "to march on", "TBC",
                            "31 June", "after the next meeting", "not before November 2018", "after 3 May 2018",
                            "item 5", "every Board", "99/99/2017", "Q7", "no later", "in"})
    EXPECT_EQ(read(words), "none") << words;
}

TEST(DueDate, NeedsTheDayOnWhichTheWordsWereSaid) {
  for (const auto* words : {"next month", "November", "next meeting", "in two weeks", "Friday", "tomorrow"})
    EXPECT_EQ(read(words, std::nullopt), "none") << words;
  EXPECT_EQ(read("September 2017 SLT", std::nullopt), "2017-09-21 meeting");
  EXPECT_EQ(read("early December 2017", std::nullopt), "2017-12-10");
}

TEST(DueDate, KnowsNoMeetingThatIsNotInTheList) {
  EXPECT_EQ(read("next meeting", Date(2018y / 1 / 18)), "none");
  EXPECT_EQ(read("the meeting after next", Date(2017y / 12 / 20)), "none");
}

TEST(LastDayOf, ReadsAPeriod) {
  EXPECT_EQ(last_day_of("September to November 2017"), Date(2017y / 11 / 30));
  EXPECT_EQ(last_day_of("2017-09-01 to 2017-11-30"), Date(2017y / 11 / 30));
  EXPECT_EQ(last_day_of("December 2016 to February 2017"), Date(2017y / 2 / 28));
  EXPECT_EQ(last_day_of("Q2 2017/18"), Date(2017y / 9 / 30));
  EXPECT_EQ(last_day_of("the last quarter"), std::nullopt);
}

}  // namespace
}  // namespace governance
