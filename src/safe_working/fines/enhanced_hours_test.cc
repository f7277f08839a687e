#include "safe_working/fines/enhanced_hours.h"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/london_time.h"
#include "base/random.h"
#include "reference/enhanced_minutes.h"

namespace safe_working {
namespace {

using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

base::Instant at(std::string_view local, base::Repeated repeated = base::Repeated::Refuse) {
  return base::instant_of(base::parse_local_time(local).value(), repeated).value();
}
/// "2017-11-15T20:00 2017-11-16T09:30"
WorkedSpan between(std::string_view from_and_to) {
  return {at(from_and_to.substr(0, 16)), at(from_and_to.substr(17))};
}

struct Case {
  std::string_view name;
  std::string_view span;
  std::string_view shift;  // "": not known
  int basic, enhanced;
};

void expect_split(const Case& row, const EnhancedSettings& settings = {}) {
  std::optional<WorkedSpan> shift;
  if (!row.shift.empty()) shift = between(row.shift);
  const auto split = split_by_rate(between(row.span), shift, settings);
  EXPECT_EQ(split.basic.count(), row.basic) << row.name;
  EXPECT_EQ(split.enhanced.count(), row.enhanced) << row.name;
}

TEST(EnhancedHours, AreThoseOfTheNight) {
  for (const Case& row : {
           Case{"an evening to nine", "2017-11-15T19:00 2017-11-15T21:00", "", 120, 0},
           Case{"past nine", "2017-11-15T20:30 2017-11-15T22:15", "", 30, 75},
           Case{"the last minute before nine and the first after", "2017-11-15T20:59 2017-11-15T21:01", "", 1, 1},
           Case{"a morning from six", "2017-11-15T06:00 2017-11-15T08:00", "", 60, 60},
           Case{"a night whole", "2017-11-15T21:00 2017-11-16T07:00", "", 0, 600},
           Case{"a day and a night", "2017-11-15T07:00 2017-11-16T07:00", "", 840, 600},
           Case{"three days", "2017-11-15T12:00 2017-11-18T12:00", "", 3 * 840, 3 * 600},
           Case{"nothing", "2017-11-15T22:00 2017-11-15T22:00", "", 0, 0},
       })
    expect_split(row);
}

TEST(EnhancedHours, OfANightShiftGoOnToTen) {
  for (const Case& row : {
           Case{"an overrun", "2017-11-16T08:00 2017-11-16T09:30", "2017-11-15T20:00 2017-11-16T09:30", 0, 90},
           Case{"past ten", "2017-11-16T08:00 2017-11-16T10:45", "2017-11-15T20:00 2017-11-16T10:45", 45, 120},
           Case{"its first hour", "2017-11-15T20:00 2017-11-15T21:00", "2017-11-15T20:00 2017-11-16T08:00", 0, 60},
           Case{"of 8 h exactly", "2017-11-15T20:00 2017-11-16T04:00", "2017-11-15T20:00 2017-11-16T04:00", 0, 480},
           Case{"of a minute less", "2017-11-15T20:00 2017-11-16T03:59", "2017-11-15T20:00 2017-11-16T03:59", 60, 419},
           Case{"that starts at 23:59", "2017-11-16T07:00 2017-11-16T11:00", "2017-11-15T23:59 2017-11-16T11:00", 60,
                180},
           Case{"that starts at midnight", "2017-11-16T07:00 2017-11-16T11:00", "2017-11-16T00:00 2017-11-16T11:00",
                240, 0},
           Case{"that starts at 19:59", "2017-11-16T07:00 2017-11-16T09:00", "2017-11-15T19:59 2017-11-16T09:00", 120,
                0},
       })
    expect_split(row);
}

TEST(EnhancedHours, AreAllOfAShiftThatEndsLateSinceTheRefresh) {
  for (const Case& row : {
           Case{"to one", "2020-11-15T13:00 2020-11-16T01:00", "2020-11-15T13:00 2020-11-16T01:00", 0, 720},
           Case{"to four", "2020-11-15T16:00 2020-11-16T04:00", "2020-11-15T16:00 2020-11-16T04:00", 0, 720},
           Case{"a minute past four", "2020-11-15T16:00 2020-11-16T04:01", "2020-11-15T16:00 2020-11-16T04:01", 300,
                421},
           Case{"to midnight", "2020-11-15T13:00 2020-11-16T00:00", "2020-11-15T13:00 2020-11-16T00:00", 480, 180},
           Case{"to a minute past", "2020-11-15T13:00 2020-11-16T00:01", "2020-11-15T13:00 2020-11-16T00:01", 0, 661},
           Case{"the day before", "2019-07-31T13:00 2019-08-01T01:00", "2019-07-31T13:00 2019-08-01T01:00", 480, 240},
           Case{"the first day", "2019-08-01T13:00 2019-08-02T01:00", "2019-08-01T13:00 2019-08-02T01:00", 0, 720},
           Case{"its overrun alone", "2020-11-15T20:00 2020-11-16T00:30", "2020-11-15T08:00 2020-11-16T00:30", 0, 270},
       })
    expect_split(row);
}

TEST(EnhancedHours, OfALateFinishStartWhenTheTrustSays) {
  EnhancedSettings later;
  later.late_finish_from = base::parse_iso_date("2020-08-05").value();
  const Case row{"", "2020-06-15T13:00 2020-06-16T01:00", "2020-06-15T13:00 2020-06-16T01:00", 480, 240};
  expect_split(row, later);
}

TEST(EnhancedHours, AreElapsedOnesWhereTheClocksChange) {
  for (const Case& row : {
           Case{"spring, the night", "2018-03-24T21:00 2018-03-25T07:00", "", 0, 540},
           Case{"autumn, the night", "2017-10-28T21:00 2017-10-29T07:00", "", 0, 660},
           Case{"autumn, from eight", "2017-10-28T20:00 2017-10-29T09:00", "2017-10-28T20:00 2017-10-29T09:00", 0, 840},
           Case{"spring, from eight", "2018-03-24T20:00 2018-03-25T09:00", "", 180, 540},
       })
    expect_split(row);
}

TEST(EnhancedHours, MeasureANightShiftByTheClockOnTheWallWhereATrustSaysSo) {
  // 20:00 to 04:00 over the spring change is 8 h on paper and 7 h for the doctor.
  const Case real{"real", "2018-03-24T20:00 2018-03-25T04:00", "2018-03-24T20:00 2018-03-25T04:00", 60, 360};
  expect_split(real);
  EnhancedSettings on_paper;
  on_paper.shift_length = ShiftLength::Paper;
  const Case paper{"paper", real.span, real.shift, 0, 420};
  expect_split(paper, on_paper);
}

TEST(EnhancedHours, TellTheFirstHalfPastOneOfOctoberFromTheSecond) {
  const WorkedSpan first{at("2017-10-29T01:30", base::Repeated::Earlier), at("2017-10-29T02:30")};
  const WorkedSpan second{at("2017-10-29T01:30", base::Repeated::Later), at("2017-10-29T02:30")};
  EXPECT_EQ(split_by_rate(first, std::nullopt, {}).enhanced, minutes(120));
  EXPECT_EQ(split_by_rate(second, std::nullopt, {}).enhanced, minutes(60));
}

TEST(EnhancedHours, SayWhichRulesMadeThem) {
  const auto shift = between("2017-11-15T20:00 2017-11-16T09:30");
  EXPECT_THAT(split_by_rate(shift, shift, {}).by, ElementsAre(EnhancedWhen::Night, EnhancedWhen::NightShift));
  EXPECT_THAT(split_by_rate(shift, std::nullopt, {}).by, ElementsAre(EnhancedWhen::Night));
  EXPECT_THAT(split_by_rate(between("2017-11-15T09:00 2017-11-15T17:00"), std::nullopt, {}).by, IsEmpty());
}

TEST(EnhancedRules, CiteAndStandOnceEach) {
  ASSERT_EQ(enhanced_rules().size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(static_cast<std::size_t>(enhanced_rules()[i].when), i);
    EXPECT_FALSE(enhanced_rules()[i].source.document.empty());
    EXPECT_FALSE(enhanced_rules()[i].source.provision.empty());
    EXPECT_FALSE(enhanced_rules()[i].words.empty());
  }
  EXPECT_EQ(enhanced_rules()[2].from, EnhancedSettings{}.late_finish_from);
  EXPECT_EQ(fined_as_paid_source().grade, Evidence::C);
}

/// A shift of up to 26 hours somewhere around `day`, on any minute, and a span within it.
struct RandomDuty {
  WorkedSpan shift;
  WorkedSpan span;
};
RandomDuty random_duty(base::Random& random, base::Date day) {
  const auto minute = [&](std::uint64_t bound) { return minutes(random.below(bound)); };
  const auto starts = base::start_of_day(day) + minute(std::uint64_t{24} * 60);
  const auto length = random.below(std::uint64_t{26} * 60) + 1;
  const auto from = starts + minute(length);
  const auto rest = static_cast<std::uint64_t>(std::chrono::floor<minutes>(starts + minutes(length) - from).count());
  return {{starts, starts + minutes(length)}, {from, from + minute(rest + 1)}};
}

void expect_same(const WorkedSpan& span, const std::optional<WorkedSpan>& shift) {
  const auto split = split_by_rate(span, shift, {});
  const auto walked = reference::walk(span, shift);
  EXPECT_EQ(split.basic.count(), walked.basic) << base::utc_iso(span.from) << " " << base::utc_iso(span.to);
  EXPECT_EQ(split.enhanced.count(), walked.enhanced) << base::utc_iso(span.from) << " " << base::utc_iso(span.to);
  EXPECT_EQ(split.basic + split.enhanced, span.length());
}

TEST(EnhancedHours, AreThoseThatAMinuteByMinuteWalkFinds) {
  base::SeededRandom random(20171115);
  const base::Date first = base::parse_iso_date("2017-04-01").value();
  for (int round = 0; round < 400; ++round) {
    const RandomDuty duty = random_duty(random, base::add_days(first, std::chrono::days(random.below(3650))));
    expect_same(duty.span, duty.shift);
    expect_same(duty.shift, duty.shift);
    expect_same(duty.span, std::nullopt);
  }
}

TEST(EnhancedHours, AreThoseThatAWalkFindsWhereTheClocksChange) {
  base::SeededRandom random(20171029);
  for (const std::string_view day :
       {"2017-10-28", "2017-10-29", "2018-03-24", "2018-03-25", "2025-10-25", "2026-03-28"}) {
    for (int round = 0; round < 40; ++round) {
      const RandomDuty duty = random_duty(random, base::parse_iso_date(day).value());
      expect_same(duty.span, duty.shift);
      expect_same(duty.shift, duty.shift);
    }
  }
}

}  // namespace
}  // namespace safe_working
