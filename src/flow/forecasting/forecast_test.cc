#include "flow/forecasting/forecast.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "flow/forecasting/combination.h"
#include "flow/forecasting/intervals.h"
#include "flow/forecasting/seasonal_naive.h"

namespace flow {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

SeriesPeriod period(std::string_view text) {
  return parse_series_period(text).value();
}

Series monthly(std::string name, const std::vector<double>& values) {
  Series out{std::move(name), {}};
  for (std::size_t i = 0; i < values.size(); ++i)
    out.points.push_back({period("2015-01") + static_cast<std::int64_t>(i), values[i]});
  return out;
}

/// A level that wanders, a season and noise.
std::vector<double> made(std::uint64_t seed, std::size_t count, double level = 100) {
  base::SeededRandom random(seed);
  const auto noise = [&] { return (static_cast<double>(random.below(2001)) - 1000) / 1000; };
  std::vector<double> out;
  double wander = 0;
  for (std::size_t i = 0; i < count; ++i) {
    wander += 0.03 * level * noise();
    const double season = 0.15 * level * std::sin(static_cast<double>(i) * 0.5235987755982988);
    out.push_back(std::max(0.0, level + wander + season + 0.05 * level * noise()));
  }
  return out;
}

std::vector<Series> many(std::size_t count, std::size_t length) {
  std::vector<Series> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    out.push_back(monthly("series " + std::to_string(i), made(i + 1, length, 20.0 * static_cast<double>(i + 1))));
  return out;
}

void expect_in_order(const Forecast& forecast, SeriesKind kind) {
  for (const ForecastPoint& point : forecast.points) {
    EXPECT_TRUE(std::isfinite(point.lower95) && std::isfinite(point.mean) && std::isfinite(point.upper95));
    EXPECT_LE(point.lower95, point.lower80);
    EXPECT_LE(point.lower80, point.mean);
    EXPECT_LE(point.mean, point.upper80);
    EXPECT_LE(point.upper80, point.upper95);
    EXPECT_EQ(within_kind(point.lower95, kind), point.lower95);
    EXPECT_EQ(within_kind(point.upper95, kind), point.upper95);
  }
}

TEST(Forecast, KeepsRangesInOrderForEveryMethodLengthAndKind) {
  for (const Method method : all_methods())
    for (const SeriesKind kind : {SeriesKind::Count, SeriesKind::Percentage, SeriesKind::Value})
      for (const std::size_t length : {1U, 2U, 3U, 5U, 11U, 24U, 25U, 61U}) {
        const std::vector<Series> series = {monthly("A", made(length, length, 40)), monthly("B", made(9, length, 3))};
        for (const Forecast& one :
             make_forecasts(series, {.season = 12, .horizon = 7, .kind = kind, .method = method})) {
          ASSERT_THAT(one.points, SizeIs(7)) << method_code(method) << " " << length;
          expect_in_order(one, kind);
        }
      }
}

TEST(Forecast, TakesAwkwardRows) {
  const std::vector<std::vector<double>> rows = {
      std::vector<double>(40, 0.0),
      std::vector<double>(40, 100.0),
      {1e12, 1e12 + 1, 1e12 - 1, 1e12, 1e12 + 2, 1e12},
      {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5}};
  for (const auto& row : rows)
    for (const SeriesKind kind : {SeriesKind::Count, SeriesKind::Value}) {
      const auto forecasts =
          make_forecasts(std::vector<Series>{monthly("A", row)}, {.season = 12, .horizon = 5, .kind = kind});
      expect_in_order(forecasts.front(), kind);
    }
}

TEST(Forecast, GoesOnWithAConstantAndSaysSo) {
  const auto forecasts = make_forecasts(std::vector<Series>{monthly("A", std::vector<double>(30, 100.0))},
                                        {.season = 12, .horizon = 3, .kind = SeriesKind::Percentage});
  EXPECT_DOUBLE_EQ(forecasts[0].points[2].mean, 100);
  EXPECT_THAT(forecasts[0].warnings, Contains(HasSubstr("Every value is the same")));
}

TEST(Forecast, GuessesARangeForOneValue) {
  const auto forecast =
      make_forecasts(std::vector<Series>{monthly("A", {16})}, {.horizon = 2, .kind = SeriesKind::Count}).front();
  EXPECT_DOUBLE_EQ(forecast.points[0].mean, 16);
  EXPECT_LT(forecast.points[0].lower80, 14);
  EXPECT_GT(forecast.points[1].upper80, forecast.points[0].upper80);
  EXPECT_THAT(forecast.warnings, Contains(HasSubstr("its range is a guess")));
}

TEST(Forecast, HasNothingToSayOfNothing) {
  Series none{"A", {{period("2015-01"), std::nullopt}}};
  const auto forecasts = make_forecasts(std::vector<Series>{none, {"B", {}}}, {.season = 12, .horizon = 3});
  EXPECT_EQ(forecasts[0].method, "none");
  EXPECT_THAT(forecasts[1].points, IsEmpty());
  EXPECT_THAT(make_forecasts({}, {.season = 12, .horizon = 3}), IsEmpty());
}

TEST(Forecast, GoesUpWithItsUnit) {
  std::vector<double> values = made(4, 60);
  std::vector<double> tenfold = values;
  for (double& value : tenfold) value *= 10;
  const ForecastAsked asked{.season = 12, .horizon = 6, .kind = SeriesKind::Count};
  const auto one = make_forecasts(std::vector<Series>{monthly("A", values)}, asked).front();
  const auto ten = make_forecasts(std::vector<Series>{monthly("A", tenfold)}, asked).front();
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_NEAR(ten.points[i].mean, 10 * one.points[i].mean, 1e-6 * ten.points[i].mean);
    EXPECT_NEAR(ten.points[i].upper95, 10 * one.points[i].upper95, 1e-6 * ten.points[i].upper95);
  }
}

TEST(Forecast, SaysTheSameTwice) {
  const auto series = many(6, 60);
  const ForecastAsked asked{.season = 12, .horizon = 6, .target = TargetAsked{30, period("2020-06"), {}}};
  const auto one = make_forecasts(series, asked);
  const auto other = make_forecasts(series, asked);
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].points[5].mean, other[i].points[5].mean);
    EXPECT_EQ(one[i].target->chance.not_within, other[i].target->chance.not_within);
  }
}

TEST(Forecast, FindsASeasonThatIsThere) {
  std::vector<double> values;
  values.reserve(60);
  for (int i = 0; i < 60; ++i) values.push_back(100 + 40 * std::sin(i * 0.5235987755982988));
  const auto forecast =
      make_forecasts(std::vector<Series>{monthly("A", values)}, {.season = 12, .horizon = 12}).front();
  for (int i = 0; i < 12; ++i)
    EXPECT_NEAR(forecast.points[static_cast<std::size_t>(i)].mean, 100 + 40 * std::sin((60 + i) * 0.5235987755982988),
                5);
}

TEST(Forecast, LendsAShortSeriesTheSeasonOfItsFile) {
  std::vector<Series> series;
  for (int k = 1; k <= 8; ++k) {
    std::vector<double> values;
    for (int i = k == 8 ? 40 : 0; i < 60; ++i) values.push_back(k * (100 + 40 * std::sin(i * 0.5235987755982988)));
    series.push_back(monthly("A" + std::to_string(k), values));
    if (k == 8)
      for (SeriesPoint& point : series.back().points) point.period = point.period + 40;
  }
  const auto lent = make_forecasts(series, {.season = 12, .horizon = 6}).back();
  const auto alone = make_forecasts(std::vector<Series>{series.back()}, {.season = 12, .horizon = 6}).front();
  double lent_miss = 0;
  double alone_miss = 0;
  for (int i = 0; i < 6; ++i) {
    const double actual = 8 * (100 + 40 * std::sin((60 + i) * 0.5235987755982988));
    lent_miss += std::abs(lent.points[static_cast<std::size_t>(i)].mean - actual);
    alone_miss += std::abs(alone.points[static_cast<std::size_t>(i)].mean - actual);
  }
  EXPECT_LT(lent_miss, 0.7 * alone_miss);
}

TEST(Forecast, NamesItsPeriods) {
  const auto forecast = make_forecasts(many(1, 24), {.season = 12, .horizon = 2}).front();
  EXPECT_EQ(period_text(forecast.points[0].period), "2017-01");
  EXPECT_EQ(period_text(forecast.points[1].period), "2017-02");
  Series weekly{"W", {}};
  for (int i = 0; i < 9; ++i) weekly.points.push_back({period("2024-01-05") + 7 * i, 10.0 + i});
  const auto weeks = make_forecasts(std::vector<Series>{weekly}, {.horizon = 1}).front();
  EXPECT_EQ(period_text(weeks.points[0].period), "2024-03-08");
}

TEST(Forecast, ShowsTheFloor) {
  const auto series = many(1, 24);
  const auto forecast = make_forecasts(series, {.season = 12, .horizon = 12}).front();
  EXPECT_DOUBLE_EQ(forecast.floor[0], series[0].points[12].value.value());
}

TEST(Forecast, MeansTheWayToTheTargetByReachingIt) {
  const auto series = many(1, 36);
  const auto asked = [&](double value) {
    return make_forecasts(series, {.season = 12, .horizon = 2, .target = TargetAsked{value, period("2018-09"), {}}})
        .front()
        .target->side;
  };
  EXPECT_EQ(asked(1), TargetSide::AtOrBelow);
  EXPECT_EQ(asked(1000), TargetSide::AtOrAbove);
}

TEST(Forecast, IsSurerOfANearerTarget) {
  const auto series = many(1, 60);
  const auto chance = [&](double value) {
    return make_forecasts(
               series,
               {.season = 12, .horizon = 6, .target = TargetAsked{value, period("2020-04"), TargetSide::AtOrBelow}})
        .front()
        .target->chance.chance;
  };
  EXPECT_LT(chance(10), chance(15));
  EXPECT_LT(chance(15), chance(25));
}

TEST(Forecast, CountsStepsUntilADate) {
  const auto series = many(1, 24).front();
  EXPECT_EQ(steps_until(series, period("2017-03")), 3);
  EXPECT_EQ(steps_until(series, period("2017-03-31")), 3);
  EXPECT_LT(steps_until(series, period("2016-03")).value(), 1);
  EXPECT_FALSE(steps_until(series, period("7")));
}

TEST(Combination, WeighsTheMemberThatWasRight) {
  std::vector<std::vector<double>> rows;
  rows.reserve(20);
  std::vector<Stretch> stretches;
  for (std::uint64_t i = 0; i < 20; ++i) rows.push_back(std::vector<double>(40, static_cast<double>(i + 5)));
  for (auto& row : rows) {
    row[3] += 1;
    stretches.push_back({row, 0});
  }
  const Panel panel{[](std::span<const Stretch> some, std::size_t horizon) {
                      std::vector<MemberForecasts> out;
                      for (const Stretch& one : some)
                        out.push_back({{std::vector<double>(horizon, one.values.back()),
                                        std::vector<double>(horizon, one.values.back() + 3)}});
                      return out;
                    },
                    {UsualMember{}, UsualMember{}}};
  for (const Combined& one : combine(stretches, 1, 4, panel)) {
    EXPECT_GT(one.weights[0], 0.99);
    EXPECT_THAT(one.past, SizeIs(4));
  }
}

TEST(Combination, LeavesOutAMemberWithNothingToSay) {
  const std::vector<double> row = made(3, 40);
  const Panel panel{[](std::span<const Stretch> some, std::size_t horizon) {
                      std::vector<MemberForecasts> out;
                      for (const Stretch& one : some) out.push_back({{{}, seasonal_naive(one.values, 12, horizon)}});
                      return out;
                    },
                    {UsualMember{}, UsualMember{}}};
  const Stretch stretch{row, 0};
  const auto combined = combine({&stretch, 1}, 12, 3, panel).front();
  EXPECT_EQ(combined.weights[0], 0);
  EXPECT_DOUBLE_EQ(combined.forecasts[0], row[28]);
}

TEST(Combination, MeasuresChangeOverASeason) {
  EXPECT_DOUBLE_EQ(usual_change(std::vector<double>{1, 2, 4, 2}, 2), 1.5);
  EXPECT_DOUBLE_EQ(usual_change(std::vector<double>{1, 2, 1, 2}, 2), 1);
  EXPECT_DOUBLE_EQ(usual_change(std::vector<double>{5}, 12), 0);
}

TEST(Intervals, HoldEightyAndNinetyFiveOfAHundred) {
  const std::size_t horizon = 6;
  const std::size_t length = 60;
  std::vector<Series> known;
  std::vector<std::vector<double>> all;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    all.push_back(made(seed, length + horizon));
    known.push_back(monthly("A" + std::to_string(seed), {all.back().begin(), all.back().end() - horizon}));
  }
  const auto forecasts = make_forecasts(known, {.season = 12, .horizon = horizon, .kind = SeriesKind::Count});
  double eighty = 0;
  double ninety_five = 0;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t step = 0; step < horizon; ++step) {
      const double actual = all[i][length + step];
      const ForecastPoint& point = forecasts[i].points[step];
      eighty += point.lower80 <= actual && actual <= point.upper80 ? 1 : 0;
      ninety_five += point.lower95 <= actual && actual <= point.upper95 ? 1 : 0;
    }
  const double count = static_cast<double>(all.size() * horizon);
  EXPECT_NEAR(eighty / count, 0.80, 0.05);
  EXPECT_NEAR(ninety_five / count, 0.95, 0.03);
}

TEST(Intervals, AreWiderTheFewerOriginsStandBehindThem) {
  // Errors of the same sizes throughout: seen from one origin, from two, from four, and in a hundred series.
  const auto eighty = [](std::size_t series, std::size_t origins) {
    const PastErrors errors{1, {0.5, -1, 1.5, -1}};
    const Combined one{{1, 1, 1, 1}, {1}, std::vector<PastErrors>(origins, errors), 1};
    return reaches(std::vector<Combined>(series, one), 4).front().eighty.front();
  };
  EXPECT_GT(eighty(1, 1), 1.5 * eighty(1, 2));
  EXPECT_GT(eighty(1, 2), 1.1 * eighty(1, 4));
  EXPECT_GT(eighty(1, 4), eighty(100, 4));
}

TEST(Intervals, GrowWithTheStepsWhereNothingIsKnown) {
  const std::vector<Combined> combined = {{.forecasts = {1, 1, 1, 1}, .weights = {1}, .past = {}, .unit = 2}};
  const auto reach = reaches(combined, 4).front();
  EXPECT_NEAR(reach.eighty[3], 2 * reach.eighty[0], 1e-12);
  EXPECT_GT(reach.ninety_five[0], reach.eighty[0]);
}

}  // namespace
}  // namespace flow
