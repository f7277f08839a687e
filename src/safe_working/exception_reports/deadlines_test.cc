#include "safe_working/exception_reports/deadlines.h"

#include <algorithm>
#include <set>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/london_time.h"

namespace safe_working {
namespace {

using std::chrono::microseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

base::Date day(std::string_view text) {
  return base::parse_iso_date(text).value();
}
base::Instant at(std::string_view local) {
  return base::instant_of(base::parse_local_time(local).value(), base::Repeated::Earlier).value();
}
/// "2017-11-06" or "2017-11-06T21:30"
DayAndTime when(std::string_view text) {
  if (text.size() == 10) return {day(text), std::nullopt};
  return {day(text.substr(0, 10)), at(text)};
}
base::Instant end_of(std::string_view date) {
  return base::end_of_day(day(date));
}

const Due& due_of(const std::vector<Due>& all, Step step) {
  const auto found = std::ranges::find(all, step, &Due::step);
  EXPECT_NE(found, all.end()) << step_code(step);
  return *found;
}
bool has(const std::vector<Due>& all, Step step) {
  return std::ranges::find(all, step, &Due::step) != all.end();
}

TEST(StepRules, CiteAndStandOnceForEachEra) {
  std::set<std::pair<Step, Era>> seen;
  for (const StepRule& rule : step_rules()) {
    EXPECT_TRUE(seen.insert({rule.step, rule.era}).second) << step_code(rule.step);
    EXPECT_FALSE(rule.words.empty());
    EXPECT_FALSE(rule.source.document.empty());
    EXPECT_FALSE(rule.source.provision.empty());
    if (rule.within) {
      EXPECT_NE(rule.within->hours.count() == 0, rule.within->days.count() == 0) << step_code(rule.step);
      EXPECT_NE(rule.source.grade, Evidence::D) << "an open date has no number";
    }
  }
  for (const Era era : kEras) {
    for (const Step step :
         {Step::SafetyReport, Step::ArrangeTimeOff, Step::UntakenTimeOff, Step::ShortRestTimeOff, Step::Access})
      EXPECT_TRUE(seen.contains({step, era})) << step_code(step) << " " << era_code(era);
  }
}

TEST(StepRules, HaveACodeAndANameEach) {
  std::set<std::string_view> codes, names;
  for (const Step step : kSteps) {
    codes.insert(step_code(step));
    names.insert(step_name(step));
  }
  EXPECT_EQ(codes.size(), std::size(kSteps));
  EXPECT_EQ(names.size(), std::size(kSteps));
}

TEST(DueDates, UnderThe2016RulesAreFourteenDaysAndSeven) {
  const Happening happening{.event = when("2017-11-06"), .reported = when("2017-11-13")};
  const auto due = due_dates(happening, Era::Original, {});
  EXPECT_EQ(due_of(due, Step::Submit).by, end_of("2017-11-20"));
  EXPECT_EQ(due_of(due, Step::Submit).is_late, false);
  EXPECT_EQ(due_of(due, Step::Reply).by, end_of("2017-11-20"));
  EXPECT_EQ(due_of(due, Step::ArrangeTimeOff).by, std::nullopt);
  EXPECT_EQ(due_of(due, Step::ShortRestTimeOff).by, at("2017-11-07T00:00"));
  EXPECT_TRUE(due_of(due, Step::ShortRestTimeOff).is_time_assumed);
  EXPECT_FALSE(has(due, Step::SafetyReport));
  EXPECT_FALSE(has(due, Step::Access));
}

TEST(DueDates, OfAClaimForPayAreSooner) {
  const Happening happening{.event = when("2017-11-06"), .reported = when("2017-11-14"), .claims_pay = true};
  const auto due = due_dates(happening, Era::Original, {});
  EXPECT_EQ(due_of(due, Step::Submit).by, end_of("2017-11-13"));
  EXPECT_EQ(due_of(due, Step::Submit).is_late, true);
  EXPECT_FALSE(has(due, Step::ArrangeTimeOff));
}

TEST(DueDates, UnderThe2019RulesFixTimeOffInFourWeeks) {
  const Happening happening{.event = when("2020-11-02"), .reported = when("2020-11-09")};
  const auto due = due_dates(happening, Era::Refresh, {});
  EXPECT_EQ(due_of(due, Step::ArrangeTimeOff).by, end_of("2020-11-30"));
  EXPECT_EQ(due_of(due, Step::UntakenTimeOff).by, end_of("2020-11-30"));
  const auto from_report = due_dates(happening, Era::Refresh, {.time_off_from = TimeOffFrom::Report});
  EXPECT_EQ(due_of(from_report, Step::ArrangeTimeOff).by, end_of("2020-12-07"));
  EXPECT_EQ(due_of(due, Step::ArrangeTimeOff).source.grade, Evidence::C);
}

TEST(DueDates, UnderTheReformAreTwentyEightDaysAndTen) {
  const Happening happening{.event = when("2026-11-02"), .reported = when("2026-11-30"), .claims_pay = false};
  const auto due = due_dates(happening, Era::Reform, {});
  EXPECT_EQ(due_of(due, Step::Submit).by, end_of("2026-11-30"));
  EXPECT_EQ(due_of(due, Step::Submit).is_late, false);
  EXPECT_EQ(due_of(due, Step::Reply).by, end_of("2026-12-10"));
  EXPECT_EQ(due_of(due, Step::ArrangeTimeOff).by, end_of("2026-12-10"));
  EXPECT_EQ(due_of(due, Step::ShortRestTimeOff).by, std::nullopt);
}

TEST(DueDates, AreUnknownUntilThereIsAReportToCountFrom) {
  const auto due = due_dates({.event = when("2026-11-02")}, Era::Reform, {});
  for (const Step step : {Step::Reply, Step::ArrangeTimeOff}) {
    EXPECT_EQ(due_of(due, step).by, std::nullopt);
    EXPECT_EQ(due_of(due, step).within->days, std::chrono::days(10));
    EXPECT_EQ(due_of(due, step).within->from, CountedFrom::Report);
  }
  EXPECT_EQ(due_of(due, Step::Submit).is_late, std::nullopt);
}

TEST(DueDates, OfASafetyConcernAreTwentyFourElapsedHours) {
  const auto late_by = [](std::string_view event, std::string_view reported) {
    const Happening happening{.event = when(event), .reported = when(reported), .is_safety_concern = true};
    return due_of(due_dates(happening, Era::Original, {}), Step::SafetyReport);
  };
  EXPECT_EQ(late_by("2017-11-06T21:30", "2017-11-07T21:30").by, at("2017-11-07T21:30"));
  EXPECT_EQ(late_by("2017-11-06T21:30", "2017-11-07T21:30").is_late, false);
  EXPECT_EQ(late_by("2017-11-06T21:30", "2017-11-07T21:31").is_late, true);
  // The clocks go back in the night between.
  EXPECT_EQ(late_by("2017-10-28T21:30", "2017-10-29T21:00").by, at("2017-10-29T20:30"));
  EXPECT_EQ(late_by("2017-10-28T21:30", "2017-10-29T21:00").is_late, true);
}

TEST(DueDates, OfASafetyConcernWithoutAnHourAreLateOnlyWhereThatIsCertain) {
  const auto due_when = [](std::string_view reported) {
    const Happening happening{.event = when("2017-11-06"), .reported = when(reported), .is_safety_concern = true};
    return due_of(due_dates(happening, Era::Original, {}), Step::SafetyReport);
  };
  EXPECT_EQ(due_when("2017-11-06").by, at("2017-11-07T00:00"));
  EXPECT_TRUE(due_when("2017-11-06").is_time_assumed);
  EXPECT_EQ(due_when("2017-11-06").is_late, false);
  EXPECT_EQ(due_when("2017-11-07").is_late, std::nullopt);
  EXPECT_EQ(due_when("2017-11-08").is_late, true);
}

TEST(DueDates, OfAccessAreSevenDaysAndTheFineFourteenUnderTheReform) {
  const Happening happening{.event = when("2026-08-05"), .access_start = day("2026-08-05")};
  const auto due = due_dates(happening, Era::Reform, {});
  EXPECT_EQ(due_of(due, Step::Access).by, end_of("2026-08-12"));
  EXPECT_EQ(due_of(due, Step::AccessFine).by, end_of("2026-08-19"));
  const auto before = due_dates(happening, Era::Refresh, {});
  EXPECT_EQ(due_of(before, Step::Access).by, std::nullopt);
  EXPECT_FALSE(has(before, Step::AccessFine));
}

TEST(DueDates, OfEducationAloneHaveNoTimeOff) {
  const auto due = due_dates({.event = when("2026-11-02"), .is_working = false, .is_education = true}, Era::Reform, {});
  std::vector<Step> steps;
  for (const Due& one : due) steps.push_back(one.step);
  EXPECT_THAT(steps, ElementsAre(Step::Submit, Step::Reply));
}

TEST(DueDates, CiteTheirSources) {
  for (const Era era : kEras) {
    const Happening all{.event = when("2026-11-02"), .access_start = day("2026-11-02"), .is_safety_concern = true};
    for (const Due& due : due_dates(all, era, {})) {
      EXPECT_FALSE(due.source.document.empty()) << step_code(due.step);
      EXPECT_FALSE(due.words.empty()) << step_code(due.step);
    }
  }
}

TEST(EraOfAHappening, FollowsTheEventUnlessATrustSaysTheReport) {
  const Happening over_the_reform{.event = when("2026-02-01"), .reported = when("2026-02-05")};
  EXPECT_EQ(era_of(over_the_reform, std::nullopt, {}), Era::Refresh);
  EXPECT_EQ(era_of(over_the_reform, std::nullopt, {.era_by = EraBy::Report}), Era::Reform);
  EXPECT_EQ(era_of(over_the_reform, day("2026-02-01"), {}), Era::Reform);
}

TEST(EraOfAHappening, IsRefusedWhereTheReportIsMissingOrBeforeTheEvent) {
  const auto missing = era_of({.event = when("2026-02-01")}, std::nullopt, {.era_by = EraBy::Report});
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().message, HasSubstr("era_by=report"));
  EXPECT_FALSE(era_of({.event = when("2017-11-06"), .reported = when("2017-11-05")}, std::nullopt, {}));
  EXPECT_FALSE(era_of({.event = when("2017-11-06T20:00"), .reported = when("2017-11-06T19:59")}, std::nullopt, {}));
  EXPECT_TRUE(era_of({.event = when("2017-11-06T20:00"), .reported = when("2017-11-06")}, std::nullopt, {}));
}

TEST(CompulsoryRemedies, AreTimeOffAfterABreachUnderTheReformAlone) {
  ASSERT_EQ(compulsory_remedies().size(), 1U);
  EXPECT_EQ(compulsory_remedies()[0].era, Era::Reform);
  EXPECT_EQ(compulsory_remedies()[0].remedy, Remedy::TimeOff);
  EXPECT_EQ(compulsory_remedies()[0].source.grade, Evidence::A);
}

TEST(DeadlineSettings, StartAtTheirDefaultsAndAreReadBack) {
  DeadlineSettings settings;
  for (const SettingRow& row : deadline_setting_rows())
    EXPECT_EQ(deadline_setting_text(settings, row.name), row.fallback) << row.name;
  for (const std::string_view assignment :
       {"era_by=report", "time_off_from=report", "two_hours_exactly=local", "reply_days=calendar"}) {
    ASSERT_TRUE(set(settings, assignment)) << assignment;
    const auto equals = assignment.find('=');
    EXPECT_EQ(deadline_setting_text(settings, assignment.substr(0, equals)), assignment.substr(equals + 1));
  }
}

TEST(DeadlineSettings, RefuseWorkingDaysForWantOfBankHolidays) {
  DeadlineSettings settings;
  const auto refused = set(settings, "reply_days=working");
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("bank holidays"));
}

TEST(DeadlineSettings, RefuseWhatIsNotThere) {
  DeadlineSettings settings;
  for (const std::string_view wrong : {"era_by=either", "era", "", "era_by", "reply_days=7"})
    EXPECT_FALSE(set(settings, wrong)) << wrong;
}

}  // namespace
}  // namespace safe_working
