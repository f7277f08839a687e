#include "app/beds_model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

base::Result<std::string> beside(const std::string& path) {
  if (path == "stays.csv") return std::string("\xef\xbb\xbfID,LOS\r\n1,3\r\n2,\r\n3,NA\r\n4,0.5\r\n");
  if (path == "bad.csv") return std::string("ID,LOS\n1,3\n2,-1\n3,soon\n4,1e9\n");
  return base::invalid(path, "This file cannot be read. Check its name and that you may open it.");
}

base::Checked<flow::BedModel> read(std::string_view json, BedsGiven beds = BedsGiven::Needed) {
  return read_bed_model(json, beside, beds);
}

std::vector<std::string> places(std::string_view json) {
  std::vector<std::string> out;
  const auto model = read(json);
  if (model) return out;
  for (const base::Error& fault : model.error()) out.push_back(fault.subject);
  return out;
}

TEST(BedModelFile, ReadsAModelAsTheGuideShowsIt) {
  const auto model = read(
      R"({"arrivals_per_day":[4,3.5,3,3,3,2,2],"stay":{"lognormal":{"mean":21,"sd":18}},"beds":74,"rule":"wait",
          "warm_up_days":1000,"days":100000,"replications":20})");
  ASSERT_TRUE(model) << model.error().front().message;
  EXPECT_EQ(model->arrivals_per_day[1], 3.5);
  EXPECT_EQ(std::get<flow::LognormalStay>(model->stay).sd, 18);
  EXPECT_EQ(model->beds[6], 74);
  EXPECT_EQ(model->days, 100'000);
}

TEST(BedModelFile, ReadsRecordedStaysFromTheFileBesideIt) {
  const auto model =
      read(R"({"arrivals_per_day":4,"stay":{"sample":"stays.csv","column":"los"},"beds":[9,9,9,9,9,0,0]})");
  ASSERT_TRUE(model) << model.error().front().message;
  EXPECT_THAT(*std::get<flow::RecordedStays>(model->stay).days, ElementsAre(0.5, 3));
  EXPECT_EQ(model->beds[5], 0);
}

TEST(BedModelFile, ReadsRecordedStaysThatStandInIt) {
  const auto model =
      read(R"({"arrivals_per_day":4,"stay":{"recorded":[3,0.5,12],"smooth_days":1},"beds":9,"effort":"quick"})");
  ASSERT_TRUE(model) << model.error().front().message;
  EXPECT_THAT(*std::get<flow::RecordedStays>(model->stay).days, ElementsAre(0.5, 3, 12));
  EXPECT_EQ(model->effort, flow::SearchEffort::Quick);
  EXPECT_THAT(places(R"({"arrivals_per_day":4,"stay":{"recorded":[]},"beds":9,"effort":"slow"})"),
              ElementsAre("$.stay.recorded", "$.effort"));
  EXPECT_THAT(places(R"({"arrivals_per_day":4,"stay":{"recorded":[1,-2,"x"]},"beds":9})"),
              ElementsAre("$.stay.recorded[1]", "$.stay.recorded[2]"));
}

TEST(BedModelFile, ReadsEveryKeyThereIs) {
  const auto model = read(R"({"name":"Ward 7","arrivals_per_day":4,
    "arrivals_by_hour":[0,0,0,0,0,0,0,1,2,3,4,4,4,4,4,3,3,2,2,1,1,1,0,0],
    "stay":{"gamma":{"mean":5,"sd":4}},"beds":30,"rule":"wait","divert_after_days":2,
    "next_stages":[{"name":"P1","share":0.2,"places":8,"stay":{"exponential":{"mean":20}},"census":[3,4]}],
    "wrong_setting":{"share_of_admissions":0.31,"days_fewer":3},"growth":0.01,"stay_change":-0.02,
    "wrong_setting_moved":0.1,"census":{"beds":[1,2.5],"waiting":[0.1,0.9]},"start_weekday":"friday","days":14,
    "replications":50,"arrival_days":365,"stays_seen":400,"staffed_beds":28,
    "ranges":{"growth":[0,0.05],"stay_change":{"low":-0.1,"likely":-0.05,"high":0},"wrong_setting_moved":[0.2,0.6]},
    "scenarios":[{"name":"More","beds":32,"growth":0.02,"stay_change":0,"wrong_setting_moved":0.5}]})");
  ASSERT_TRUE(model) << model.error().front().subject << model.error().front().message;
  EXPECT_EQ(model->start_weekday, 4U);
  EXPECT_EQ(model->warm_up_days, 0);
  EXPECT_THAT(model->census->waiting, ElementsAre(0.9, 0.1)) << "the longest goes first";
  EXPECT_EQ(model->growth_range->likely, 0.01) << "as it is, where that lies within";
  EXPECT_DOUBLE_EQ(model->wrong_setting_range->likely, 0.4) << "the middle, where it does not";
  EXPECT_EQ(model->next_stages.front().census.size(), 2U);
  EXPECT_EQ(model->scenarios.front().beds->front(), 32);
}

TEST(BedModelFile, RefusesEveryFaultByItsPath) {
  EXPECT_THAT(places(R"({"arrivals_per_day":[1,2],"stay":{"weibull":{"mean":3}},"beds":0,"rule":"queue","bed":3})"),
              ElementsAre("$.arrivals_per_day", "$.stay.weibull", "$.beds", "$.rule", "$.bed"));
  EXPECT_THAT(places(R"({"arrivals_per_day":-1,"stay":{"lognormal":{"mean":0,"spread":3}},"beds":2.5,"days":0})"),
              ElementsAre("$.arrivals_per_day", "$.stay.lognormal.mean", "$.stay.lognormal.sd",
                          "$.stay.lognormal.spread", "$.beds", "$.days"));
  EXPECT_THAT(places("{}"), ElementsAre("$.arrivals_per_day", "$.stay", "$.beds"));
  EXPECT_THAT(places("[]"), ElementsAre("$"));
  EXPECT_THAT(places(R"({"arrivals_per_day":1,"arrivals_per_day":2,"stay":{"fixed":{"days":1}},"beds":2})"),
              ElementsAre("$.arrivals_per_day"));
}

TEST(BedModelFile, RefusesWhatDoesNotGoTogether) {
  const std::string start = R"({"arrivals_per_day":1,"stay":{"fixed":{"days":1}},"beds":2,)";
  EXPECT_THAT(places(start + R"("rule":"loss","divert_after_days":1})"), ElementsAre("$.divert_after_days"));
  EXPECT_THAT(places(start + R"("census":{"beds":[1]},"warm_up_days":10})"), ElementsAre("$.warm_up_days"));
  EXPECT_THAT(places(start + R"("wrong_setting_moved":0.5})"), ElementsAre("$.wrong_setting_moved"));
  EXPECT_THAT(places(start + R"("ranges":{"growth":[0.1,0],"stay_change":[1]}})"),
              ElementsAre("$.ranges.growth", "$.ranges.stay_change"));
  EXPECT_THAT(places(start + R"("scenarios":[{"name":"A"},{"name":"A"},{"beds":3}]})"),
              ElementsAre("$.scenarios[1]", "$.scenarios[2].name"));
  EXPECT_THAT(places(start + R"("next_stages":[{"name":"A","share":0.7,"places":2.5,"stay":{"fixed":{"days":1}}},
                                               {"name":"B","share":0.7,"places":2,"stay":{}}]})"),
              ElementsAre("$.next_stages[0].places", "$.next_stages[1].stay", "$.next_stages"));
}

TEST(BedModelFile, NamesTheLineOfAStayThatIsNone) {
  const auto model = read(R"({"arrivals_per_day":4,"stay":{"sample":"bad.csv","column":"LOS"},"beds":9})");
  ASSERT_FALSE(model);
  ASSERT_EQ(model.error().size(), 3U);
  EXPECT_EQ(model.error()[0].subject, "$.stay.sample");
  EXPECT_THAT(model.error()[0].message, HasSubstr("bad.csv, line 3, column LOS"));
  EXPECT_THAT(places(R"({"arrivals_per_day":4,"stay":{"sample":"none.csv","column":"LOS"},"beds":9})"),
              ElementsAre("$.stay.sample"));
  const auto column = read(R"({"arrivals_per_day":4,"stay":{"sample":"stays.csv","column":"days"},"beds":9})");
  EXPECT_THAT(column.error().front().message, HasSubstr("no column \"days\""));
}

TEST(BedModelFile, LeavesBedsOpenWhereTheyAreLookedFor) {
  const std::string model = R"({"arrivals_per_day":1,"stay":{"fixed":{"days":1}}})";
  EXPECT_TRUE(read(model, BedsGiven::LeftOpen));
  EXPECT_FALSE(read(model, BedsGiven::Needed));
}

}  // namespace
}  // namespace app
