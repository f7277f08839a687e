#include "safe_working/exception_reports/era.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/london_time.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;

base::Date day(std::string_view text) {
  return base::parse_iso_date(text).value();
}
base::Instant at(std::string_view local) {
  return base::instant_of(base::parse_local_time(local).value(), base::Repeated::Earlier).value();
}

TEST(Era, FollowsTheDateOfTheEvent) {
  const struct {
    std::string_view name, event;
    Era era;
  } cases[] = {
      {"P1's quarter", "2017-11-30", Era::Original}, {"the day before the refresh", "2019-07-31", Era::Original},
      {"the refresh", "2019-08-01", Era::Refresh},   {"the day before the reform", "2026-02-03", Era::Refresh},
      {"the reform", "2026-02-04", Era::Reform},
  };
  for (const auto& row : cases) EXPECT_EQ(era_of(day(row.event), std::nullopt), row.era) << row.name;
}

TEST(Era, StartsEarlierWhereTheEmployerTookUpTheReformEarlier) {
  EXPECT_EQ(era_of(day("2025-12-31"), day("2026-01-01")), Era::Refresh);
  EXPECT_EQ(era_of(day("2026-01-01"), day("2026-01-01")), Era::Reform);
}

TEST(Era, OfTheReformIsNeverPutOffByAnEmployer) {
  EXPECT_EQ(era_of(day("2026-02-04"), day("2026-09-01")), Era::Reform);
}

TEST(Era, CodesAreReadBack) {
  for (const Era era : kEras) EXPECT_EQ(parse_era(era_code(era)), era);
  EXPECT_EQ(parse_era("X1"), std::nullopt);
  EXPECT_EQ(era_name(Era::Reform), "the 2026 reform");
}

TEST(EraStarts, CiteAndAreInOrder) {
  EXPECT_TRUE(std::ranges::is_sorted(era_starts(), {}, &EraStart::from));
  for (const EraStart& start : era_starts()) {
    EXPECT_FALSE(start.source.document.empty());
    EXPECT_FALSE(start.source.provision.empty());
  }
}

TEST(DeadlineRules, CoverEachEraOnceAndCite) {
  for (const Era era : kEras) {
    EXPECT_EQ(std::ranges::count(deadline_rules(), era, &DeadlineRule::era), 1);
    EXPECT_EQ(deadline_rule(era).era, era);
  }
  for (const DeadlineRule& rule : deadline_rules()) {
    for (const Source& source : {rule.submit_source, rule.pay_source, rule.reply_source}) {
      EXPECT_FALSE(source.document.empty());
      EXPECT_FALSE(source.provision.empty());
    }
    EXPECT_LE(rule.submit_within_for_pay, rule.submit_within);
  }
}

TEST(SubmitBy, IsTheLastMomentOfTheLastDay) {
  const struct {
    std::string_view name;
    Era era;
    std::string_view event;
    bool claims_pay;
    std::string_view day_after;  // the first moment that is too late
  } cases[] = {
      {"time off, 2016", Era::Original, "2017-11-01", false, "2017-11-16T00:00"},
      {"pay, 2016", Era::Original, "2017-11-01", true, "2017-11-09T00:00"},
      {"pay, 2019", Era::Refresh, "2020-11-01", true, "2020-11-09T00:00"},
      {"reform", Era::Reform, "2026-11-01", false, "2026-11-30T00:00"},
      {"reform, pay", Era::Reform, "2026-11-01", true, "2026-11-30T00:00"},
      {"over the clocks going back", Era::Original, "2017-10-22", true, "2017-10-30T00:00"},
      {"over the clocks going forward", Era::Original, "2018-03-20", false, "2018-04-04T00:00"},
      {"29 February counts", Era::Original, "2024-02-22", true, "2024-03-01T00:00"},
      {"no 29 February", Era::Original, "2023-02-22", true, "2023-03-02T00:00"},
      {"over the new year", Era::Original, "2017-12-28", true, "2018-01-05T00:00"},
  };
  for (const auto& row : cases) {
    EXPECT_EQ(submit_by(row.era, day(row.event), row.claims_pay), at(row.day_after) - microseconds(1)) << row.name;
  }
}

TEST(ReplyBy, CountsFromTheLocalDayOfTheReport) {
  // 23:30 on 31 July in London is 22:30 in UTC; half an hour past midnight in London is still 31 July in UTC.
  EXPECT_EQ(reply_by(Era::Original, at("2017-07-31T23:30")), at("2017-08-08T00:00") - microseconds(1));
  EXPECT_EQ(reply_by(Era::Original, at("2017-08-01T00:30")), at("2017-08-09T00:00") - microseconds(1));
  EXPECT_EQ(reply_by(Era::Reform, at("2026-11-21T09:00")), at("2026-12-02T00:00") - microseconds(1));
}

TEST(ReplyBy, IsAnHourLongerOrShorterOverTheClockChanges) {
  const auto length = [](std::string_view submitted) {
    return reply_by(Era::Refresh, at(submitted)) + microseconds(1) - at(submitted);
  };
  EXPECT_EQ(length("2020-10-20T00:00"), days(8) + hours(1));
  EXPECT_EQ(length("2020-03-25T00:00"), days(8) - hours(1));
  EXPECT_EQ(length("2020-06-01T00:00"), days(8));
}

}  // namespace
}  // namespace safe_working
