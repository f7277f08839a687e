#include "safe_working/contract_rules/settings.h"

#include <set>
#include <string>

#include <gmock/gmock.h>

namespace safe_working {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr base::Date date(int year, unsigned month, unsigned day) {
  return base::Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

Settings after(std::string_view assignment) {
  Settings settings;
  const auto done = set(settings, assignment);
  EXPECT_TRUE(done.has_value()) << assignment;
  return settings;
}

std::string refusal(std::string_view assignment) {
  Settings settings;
  const auto done = set(settings, assignment);
  return done ? "" : done.error().message;
}

TEST(Settings, AreDescribedWithValuesDefaultAndEffect) {
  std::set<std::string_view> names;
  EXPECT_THAT(setting_rows(), Not(IsEmpty()));
  for (const SettingRow& row : setting_rows()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_THAT(row.values, Not(IsEmpty())) << row.name;
    EXPECT_THAT(row.fallback, Not(IsEmpty())) << row.name;
    EXPECT_THAT(row.effect, Not(IsEmpty())) << row.name;
    EXPECT_GE(row.grade, Evidence::B) << row.name << ": what is settled at source is no setting";
  }
}

/// The default that is printed is the default that holds.
TEST(Settings, KeepTheirDefaultWhenItIsTyped) {
  for (const SettingRow& row : setting_rows()) {
    const Settings typed = after(std::string(row.name) + "=" + std::string(row.fallback));
    EXPECT_EQ(typed.contract, Contract::Auto) << row.name;
    EXPECT_FALSE(typed.nights_are_long) << row.name;
    EXPECT_EQ(typed.clock_changes, ClockChanges::Real) << row.name;
    EXPECT_EQ(typed.seven_days, SevenDays::Rolling) << row.name;
    EXPECT_EQ(typed.limits_2019_from, date(2020, 8, 5)) << row.name;
    EXPECT_EQ(typed.on_calls_in_a_row, 1) << row.name;
    EXPECT_EQ(typed.break_occasion, BreakOccasion::Break) << row.name;
    EXPECT_EQ(typed.leave_in_average, LeaveInAverage::Statute) << row.name;
    EXPECT_EQ(typed.shortest_reference_weeks, 4) << row.name;
    EXPECT_EQ(typed.rest_fines_of_2016, RestFinesOf2016::Both) << row.name;
  }
}

TEST(Settings, TakeEachOfTheirValues) {
  EXPECT_TRUE(after("nights_are_long=yes").nights_are_long);
  EXPECT_FALSE(after("nights_are_long=no").nights_are_long);
  EXPECT_EQ(after("clock_changes=paper").clock_changes, ClockChanges::Paper);
  EXPECT_EQ(after("seven_days=calendar").seven_days, SevenDays::Calendar);
  EXPECT_EQ(after("limits_2019_from=2019-12-04").limits_2019_from, date(2019, 12, 4));
  EXPECT_EQ(after("on_calls_in_a_row=7").on_calls_in_a_row, 7);
  EXPECT_EQ(after("break_occasion=shift").break_occasion, BreakOccasion::Shift);
  EXPECT_EQ(after("leave_in_average=drop_days").leave_in_average, LeaveInAverage::DropDays);
  EXPECT_EQ(after("shortest_reference_weeks=26").shortest_reference_weeks, 26);
  EXPECT_EQ(after("rest_fines_of_2016=between_shifts").rest_fines_of_2016, RestFinesOf2016::BetweenShifts);
  EXPECT_EQ(after("rest_fines_of_2016=on_call").rest_fines_of_2016, RestFinesOf2016::OnCall);
}

TEST(Settings, RefuseEveryOtherValueAndNameThoseThereAre) {
  for (const SettingRow& row : setting_rows()) {
    for (const std::string_view value : {"", "maybe", "YES", " yes", "-1", "0", "27", "2020-02-30", "1 2", "1e0"}) {
      EXPECT_THAT(refusal(std::string(row.name) + "=" + std::string(value)), HasSubstr(row.values))
          << row.name << "=" << value;
    }
  }
}

TEST(Settings, RefuseNumbersJustOutsideTheirRange) {
  EXPECT_THAT(refusal("on_calls_in_a_row=0"), HasSubstr("1 to 7"));
  EXPECT_THAT(refusal("on_calls_in_a_row=8"), HasSubstr("1 to 7"));
  EXPECT_THAT(refusal("shortest_reference_weeks=0"), HasSubstr("1 to 26"));
  EXPECT_THAT(refusal("shortest_reference_weeks=27"), HasSubstr("1 to 26"));
  EXPECT_THAT(refusal("shortest_reference_weeks=99999999999999999999"), HasSubstr("1 to 26"));
}

TEST(Settings, RefuseAnUnknownNameAndNameThoseThereAre) {
  for (const SettingRow& row : setting_rows()) EXPECT_THAT(refusal("nights_are_short=yes"), HasSubstr(row.name));
  EXPECT_THAT(refusal("Nights_are_long=yes"), HasSubstr("There is no setting"));
  EXPECT_THAT(refusal("=yes"), HasSubstr("There is no setting"));
}

TEST(Settings, RefuseWhatIsNoAssignment) {
  EXPECT_THAT(refusal("nights_are_long"), HasSubstr("NAME=VALUE"));
  EXPECT_THAT(refusal(""), HasSubstr("NAME=VALUE"));
}

TEST(Settings, StayAsTheyWereWhenAValueIsRefused) {
  Settings settings = after("on_calls_in_a_row=5");
  EXPECT_FALSE(set(settings, "on_calls_in_a_row=8").has_value());
  EXPECT_EQ(settings.on_calls_in_a_row, 5);
  ASSERT_TRUE(set(settings, "limits_2019_from=2019-12-04").has_value());
  EXPECT_FALSE(set(settings, "limits_2019_from=2019-13-04").has_value());
  EXPECT_EQ(settings.limits_2019_from, date(2019, 12, 4));
}

TEST(Contracts, AreReadByTheirThreeNames) {
  EXPECT_EQ(parse_contract("auto"), Contract::Auto);
  EXPECT_EQ(parse_contract("2016"), Contract::Of2016);
  EXPECT_EQ(parse_contract("2019"), Contract::Of2019);
}

TEST(Contracts, AreNotGuessed) {
  for (const std::string_view text : {"", "2017", "Auto", "2019 ", "E2"}) {
    const auto contract = parse_contract(text);
    ASSERT_FALSE(contract.has_value()) << text;
    EXPECT_THAT(contract.error().message, HasSubstr("auto, 2016 or 2019"));
  }
}

}  // namespace
}  // namespace safe_working
