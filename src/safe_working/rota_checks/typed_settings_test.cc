#include "safe_working/rota_checks/typed_settings.h"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace safe_working {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Typed = std::map<std::string, std::string, std::less<>>;

base::Checked<TypedSettings> read(const Typed& typed) {
  return read_settings([&](std::string_view name) {
    const auto found = typed.find(name);
    return found == typed.end() ? std::string() : found->second;
  });
}

TEST(TypedSettings, AreTheDefaultsWhereNothingIsTyped) {
  const auto settings = read({});
  ASSERT_TRUE(settings.has_value());
  EXPECT_EQ(settings->contract, "auto");
  EXPECT_EQ(settings->values, default_settings().values);
  EXPECT_EQ(settings->settings.shortest_reference_weeks, Settings{}.shortest_reference_weeks);
}

TEST(TypedSettings, TakeEachValue) {
  const auto settings = read({{"contract", "2016"}, {"on_calls_in_a_row", " 3 "}, {"clock_changes", "paper"}});
  ASSERT_TRUE(settings.has_value());
  EXPECT_EQ(settings->settings.contract, Contract::Of2016);
  EXPECT_EQ(settings->settings.on_calls_in_a_row, 3);
  EXPECT_EQ(settings->settings.clock_changes, ClockChanges::Paper);
}

TEST(TypedSettings, RefuseWithEveryFaultAtItsField) {
  const auto settings = read({{"contract", "2002"}, {"on_calls_in_a_row", "8"}, {"limits_2019_from", "soon"}});
  ASSERT_FALSE(settings.has_value());
  std::vector<std::string> subjects;
  for (const auto& error : settings.error()) subjects.push_back(error.subject);
  EXPECT_THAT(subjects, ElementsAre("contract", "limits_2019_from", "on_calls_in_a_row"));
  EXPECT_EQ(settings.error().back().message, "On calls in a row: enter 1 to 7.");
}

TEST(TypedSettings, OfferTheWordsOfEachSettingThatHasWords) {
  std::map<std::string_view, std::vector<std::string>> choices;
  for (const SettingRow& row : setting_rows()) choices[row.name] = setting_choices(row);
  EXPECT_THAT(choices["nights_are_long"], ElementsAre("yes", "no"));
  EXPECT_THAT(choices["rest_fines_of_2016"], ElementsAre("between_shifts", "on_call", "both"));
  EXPECT_THAT(choices["limits_2019_from"], IsEmpty());
  EXPECT_THAT(choices["shortest_reference_weeks"], IsEmpty());
}

TEST(TypedSettings, TakeEveryWordThatIsOffered) {
  for (const SettingRow& row : setting_rows())
    for (const std::string& word : setting_choices(row))
      EXPECT_TRUE(read({{std::string(row.name), word}}).has_value()) << row.name << " " << word;
}

}  // namespace
}  // namespace safe_working
