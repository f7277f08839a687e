#include "flow/forecasting/month_lengths.h"

#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "flow/forecasting/forecast.h"

namespace flow {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsFalse;
using testing::IsTrue;

SeriesPeriod at(std::string_view text) {
  return parse_series_period(text).value();
}

/// 30 months of about 100 a mean month, each with a noise of up to `noise`.
PreparedSeries row(std::uint64_t seed, bool by_day, double noise) {
  base::SeededRandom random(seed);
  PreparedSeries out{.first = at("2016-04"), .values = {}, .last = at("2018-09"), .warnings = {}};
  for (std::int64_t i = 0; i < 30; ++i) {
    const double chance = noise * (static_cast<double>(random.below(2001)) / 1000 - 1);
    out.values.push_back((100 + chance) * (by_day ? month_length(out.first + i) : 1));
  }
  return out;
}

std::vector<PreparedSeries> rows(std::uint64_t count, bool by_day, double noise) {
  std::vector<PreparedSeries> out;
  for (std::uint64_t seed = 1; seed <= count; ++seed) out.push_back(row(seed, by_day, noise));
  return out;
}

TEST(MonthLengths, KnowLeapYears) {
  EXPECT_NEAR(month_length(at("2016-02")), 29 / 30.436875, 1e-12);
  EXPECT_NEAR(month_length(at("2017-02")), 28 / 30.436875, 1e-12);
  EXPECT_NEAR(month_length(at("2017-12")), 31 / 30.436875, 1e-12);
}

TEST(MonthLengths, TellAmountsFromLevels) {
  EXPECT_THAT(gather_by_day(rows(20, true, 2)), Each(IsTrue()));
  EXPECT_THAT(gather_by_day(rows(20, false, 2)), Each(IsFalse()));
}

TEST(MonthLengths, TellOneClearRowAlone) {
  EXPECT_THAT(gather_by_day(rows(1, true, 1)), ElementsAre(true));
}

TEST(MonthLengths, LetTheFileSpeakForARowThatIsUnsure) {
  auto all = rows(20, true, 2);
  PreparedSeries unsure = row(77, true, 2);
  unsure.values.resize(3);
  EXPECT_THAT(gather_by_day(std::vector<PreparedSeries>{unsure}), ElementsAre(false));
  all.push_back(unsure);
  EXPECT_TRUE(gather_by_day(all).back());
}

TEST(MonthLengths, AreOfMonthsAlone) {
  PreparedSeries days = row(1, true, 1);
  days.first = at("2017-01-01");
  days.last = at("2017-01-30");
  PreparedSeries quarters = row(1, true, 1);
  quarters.spacing = 3;
  PreparedSeries nothing;
  PreparedSeries constant = row(1, false, 0);
  EXPECT_THAT(gather_by_day(std::vector{days, quarters, nothing}), Each(IsFalse()));
  EXPECT_THAT(gather_by_day(std::vector{constant}), ElementsAre(false));
  PreparedSeries noughts = constant;
  noughts.values.assign(30, 0.0);
  EXPECT_THAT(gather_by_day(std::vector{noughts}), ElementsAre(false));
}

TEST(MonthLengths, AreForgottenInMeanMonths) {
  for (const double value : in_mean_months(row(1, true, 0))) EXPECT_NEAR(value, 100, 1e-9);
}

TEST(MonthLengths, ShortenTheForecastOfFebruaryAndLeaveTheFloor) {
  const PreparedSeries made = row(3, true, 0.5);
  Series series{"attendances", {}};
  for (std::size_t i = 0; i < made.values.size(); ++i)
    series.points.push_back({made.first + static_cast<std::int64_t>(i), made.values[i]});
  const auto forecast = make_forecasts(std::vector{series}, {.season = 12, .horizon = 6, .kind = SeriesKind::Count})[0];
  EXPECT_NEAR(forecast.points[4].mean, 100 * month_length(at("2019-02")), 0.7);
  EXPECT_NEAR(forecast.points[5].mean, 100 * month_length(at("2019-03")), 0.7);
  EXPECT_DOUBLE_EQ(forecast.floor[0], made.values[18]);
}

}  // namespace
}  // namespace flow
