#include "documents/calendar_writer.h"

#include <memory>

#include <libical/ical.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/london_time.h"
#include "base/text.h"

namespace documents {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

const base::Date kWinter{std::chrono::year(2019) / 12 / 19};
const base::Date kSummer{std::chrono::year(2020) / 6 / 18};

Calendar calendar_of(std::vector<CalendarEvent> events) {
  return {.name = "Vale Partnership Committee",
          .made_at = base::start_of_day(std::chrono::year(2019) / 12 / 1),
          .events = std::move(events)};
}
CalendarEvent meeting(base::Date day) {
  return {.uid = "vpc-1@vale.example",
          .day = day,
          .starts = 9h,
          .ends = 12h,
          .summary = "Vale Partnership Committee meeting",
          .location = "Room 2"};
}

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
/// As libical reads it; nothing where it finds any fault.
std::unique_ptr<icalcomponent, Free> parsed(const std::string& file) {
  std::unique_ptr<icalcomponent, Free> root(icalparser_parse_string(file.c_str()));
  if (!root || icalcomponent_count_errors(root.get()) != 0 || !icalrestriction_check(root.get())) return nullptr;
  return root;
}
icalcomponent* first_event(icalcomponent& root) {
  return icalcomponent_get_first_component(&root, ICAL_VEVENT_COMPONENT);
}
/// By the clock changes that the file itself tells.
std::string utc_of(icaltimetype time) {
  const icaltimetype utc = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", utc.year, utc.month, utc.day, utc.hour, utc.minute);
}

TEST(CalendarWriter, IsReadByLibicalWithTheRightTimesInWinterAndSummer) {
  const auto root = parsed(calendar_file(calendar_of({meeting(kWinter), meeting(kSummer)})));
  ASSERT_TRUE(root);
  icalcomponent* winter = first_event(*root);
  EXPECT_STREQ(icalcomponent_get_summary(winter), "Vale Partnership Committee meeting");
  EXPECT_STREQ(icalcomponent_get_location(winter), "Room 2");
  EXPECT_STREQ(icalcomponent_get_uid(winter), "vpc-1@vale.example");
  EXPECT_EQ(utc_of(icalcomponent_get_dtstart(winter)), "2019-12-19 09:00");
  EXPECT_EQ(utc_of(icalcomponent_get_dtend(winter)), "2019-12-19 12:00");
  icalcomponent* summer = icalcomponent_get_next_component(root.get(), ICAL_VEVENT_COMPONENT);
  EXPECT_EQ(utc_of(icalcomponent_get_dtstart(summer)), "2020-06-18 08:00");
}

TEST(CalendarWriter, ChangesTheClockAsLondonDoes) {
  for (int year = 1997; year < 2038; ++year)
    for (const int month : {3, 10})
      for (int day = 24; day <= 31; ++day) {
        CalendarEvent event = meeting(std::chrono::year(year) / month / day);
        event.starts = 12h;
        const auto root = parsed(calendar_file(calendar_of({event})));
        ASSERT_TRUE(root);
        const auto real = base::utc_iso(*base::instant_of(base::local_time(event.day, 12h)));
        ASSERT_EQ(utc_of(icalcomponent_get_dtstart(first_event(*root))), real.substr(0, 10) + " " + real.substr(11, 5));
      }
}

TEST(CalendarWriter, FoldsLongLinesBetweenCharacters) {
  for (std::size_t shift = 0; shift < 5; ++shift) {
    CalendarEvent event = meeting(kWinter);
    event.summary = std::string(shift, 'x');
    for (int i = 0; i < 60; ++i) event.summary += "é漢🏥";
    const std::string file = calendar_file(calendar_of({event}));
    for (auto words : base::split(file, '\n')) {
      if (words.empty()) continue;
      ASSERT_TRUE(words.ends_with('\r'));
      words.remove_suffix(1);
      EXPECT_LE(words.size(), 75U);
      EXPECT_TRUE(base::is_utf8(words));
    }
    const auto root = parsed(file);
    ASSERT_TRUE(root);
    EXPECT_EQ(icalcomponent_get_summary(first_event(*root)), event.summary);
  }
}

TEST(CalendarWriter, EscapesWordsSoThatNothingElseCanBeSaidByThem) {
  CalendarEvent event = meeting(kWinter);
  event.summary = "Beds; wards, and \\n backslashes\nEND:VEVENT\r\nATTACH:http://elsewhere.example";
  event.uid = "a;b,c\nX";
  event.location = "\x01\xFF";
  const std::string file = calendar_file(calendar_of({event}));
  EXPECT_THAT(file, Not(HasSubstr("\nATTACH")));
  const auto root = parsed(file);
  ASSERT_TRUE(root);
  EXPECT_EQ(icalcomponent_count_components(root.get(), ICAL_VEVENT_COMPONENT), 1);
  EXPECT_STREQ(icalcomponent_get_summary(first_event(*root)),
               "Beds; wards, and \\n backslashes\nEND:VEVENT\nATTACH:http://elsewhere.example");
  EXPECT_STREQ(icalcomponent_get_uid(first_event(*root)), "a;b,c\nX");
}

TEST(CalendarWriter, ShowsAMeetingWithoutATimeAsAllDay) {
  CalendarEvent event = meeting(kWinter);
  event.starts.reset();
  const std::string file = calendar_file(calendar_of({event}));
  EXPECT_THAT(file, HasSubstr("DTSTART;VALUE=DATE:20191219\r\n"));
  EXPECT_THAT(file, Not(HasSubstr("DTEND")));
  EXPECT_TRUE(parsed(file));
}

TEST(CalendarWriter, LeavesOutAnEndThatIsNotAfterTheStart) {
  CalendarEvent event = meeting(kWinter);
  event.ends = 9h;
  event.location.clear();
  const std::string file = calendar_file(calendar_of({event}));
  EXPECT_THAT(file, Not(HasSubstr("DTEND")));
  EXPECT_THAT(file, Not(HasSubstr("LOCATION")));
  EXPECT_TRUE(parsed(file));
}

TEST(CalendarWriter, WritesACalendarOfNothing) {
  const auto root = parsed(calendar_file(calendar_of({})));
  ASSERT_TRUE(root);
  EXPECT_EQ(icalcomponent_count_components(root.get(), ICAL_VEVENT_COMPONENT), 0);
}

}  // namespace
}  // namespace documents
