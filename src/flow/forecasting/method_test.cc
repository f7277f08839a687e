#include "flow/forecasting/method.h"

#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/forecasting/autoregression.h"
#include "flow/forecasting/ets.h"
#include "flow/forecasting/seasonal_naive.h"
#include "flow/forecasting/shared_autoregression.h"
#include "flow/forecasting/theta.h"

namespace flow {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;

const std::vector<double> kSales = {445.36, 453.20, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43,
                                    521.28, 508.95, 488.89, 509.87, 456.72, 473.82, 525.95, 549.83, 542.34};
const std::vector<double> kPassengers = {112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118,
                                         115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
                                         145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166};

TEST(SeasonalNaive, SaysTheLastSeasonAgain) {
  EXPECT_THAT(seasonal_naive(std::vector<double>{1, 2, 3, 4}, 3, 4), ElementsAre(2, 3, 4, 2));
}

TEST(SeasonalNaive, SaysTheLastValueWhereThereIsLessThanASeason) {
  EXPECT_THAT(seasonal_naive(std::vector<double>{1, 2}, 3, 2), ElementsAre(2, 2));
}

TEST(Theta, IsHalfTheSlopeOfALine) {
  EXPECT_DOUBLE_EQ(slope_of(std::vector<double>{1, 3, 5, 7}), 2);
  EXPECT_DOUBLE_EQ(slope_of(std::vector<double>{4}), 0);
}

TEST(Theta, AgreesWithR) {
  // R 4.2.2, forecast 8.20: thetaf(ts(passengers, frequency = 12), h = 4)$mean.
  const auto forecasts = theta(kPassengers, 12, 4);
  EXPECT_NEAR(forecasts[0], 166.8460881, 0.02);
  EXPECT_NEAR(forecasts[3], 169.3901035, 0.02);
}

TEST(Ets, ChoosesAGrowingSeasonOnLogs) {
  std::vector<double> values;
  values.reserve(60);
  for (int i = 0; i < 60; ++i)
    values.push_back(std::exp(3 + 0.02 * i + 0.4 * std::sin(i * 0.5235987755982988) + 0.01 * ((i * 7) % 5 - 2)));
  const EtsFit fit = fit_ets(values, 12);
  EXPECT_TRUE(fit.on_logs) << form_name(fit);
  EXPECT_FALSE(fit.smoothed.seasons.empty()) << form_name(fit);
  const double next = std::exp(3 + 0.02 * 60);
  EXPECT_NEAR(expected(fit, 1)[0], next, 0.05 * next);
}

TEST(Ets, LeavesLogsAloneWhereAValueIsNotAboveNought) {
  std::vector<double> values = kPassengers;
  values[3] = 0;
  EXPECT_FALSE(fit_ets(values, 12).on_logs);
}

TEST(Ets, TakesOneValue) {
  EXPECT_THAT(expected(fit_ets(std::vector<double>{5}, 12), 2), Each(DoubleNear(5, 1e-9)));
}

TEST(Autoregression, AgreesWithRsBurg) {
  // R 4.2.2: ar.burg(sales, order.max = 2, aic = FALSE)$ar is 0.74496, -0.06927; with one weight AICc is content.
  const Autoregression fit = fit_autoregression(kSales, 1);
  ASSERT_EQ(fit.weights.size(), 1U);
  EXPECT_NEAR(fit.weights[0] * (1 + 0.06927151132), 0.74496088539, 1e-8);
}

TEST(Autoregression, GoesBackToTheMean) {
  const Autoregression fit{10, {0.5}, 1};
  EXPECT_THAT(expected(fit, std::vector<double>{9, 14}, 3), ElementsAre(12, 11, 10.5));
}

TEST(Autoregression, TakesShortAndConstantRows) {
  EXPECT_THAT(expected(fit_autoregression(std::vector<double>{4}, 8), std::vector<double>{4}, 2), ElementsAre(4, 4));
  EXPECT_THAT(autoregression_about_line(std::vector<double>{4}, 8, 2), ElementsAre(4, 4));
  EXPECT_THAT(autoregression_about_line(std::vector<double>(30, 4.0), 8, 2), ElementsAre(4, 4));
}

TEST(Autoregression, CarriesHalfOfALineOn) {
  std::vector<double> line;
  for (int i = 0; i < 60; ++i) line.push_back(2.0 * i + (i % 2));
  const auto beside = autoregression_about_line(line, 0, 3);
  EXPECT_NEAR(beside[2] - beside[1], 1, 0.01);
  EXPECT_THAT(autoregression_about_line(std::vector<double>(20, 5.0), 4, 2), ElementsAre(5, 5));
}

TEST(SharedAutoregression, SumsTheProductsOfEveryPairOfLags) {
  // The shifts from pair to pair beside the sums themselves, about the mean of the two values before.
  const std::vector<double> row = {3, 1, 4, 1, 5, 9, 2, 6};
  double both = 0, first = 0, second = 0, with_first = 0, with_second = 0;
  for (std::size_t i = 2; i < row.size(); ++i) {
    const double mean = 0.5 * (row[i - 1] + row[i - 2]);
    const double a = row[i - 1] - mean, b = row[i - 2] - mean, y = row[i] - mean;
    both += a * b, first += a * a, second += b * b, with_first += a * y, with_second += b * y;
  }
  const double ridge = 0.1;
  const double more = ridge * (first + second) / 2;
  const double determinant = (first + more) * (second + more) - both * both;
  LagProducts products(2);
  products.add(row);
  EXPECT_THAT(products.weights(ridge),
              ElementsAre(testing::DoubleNear(((second + more) * with_first - both * with_second) / determinant, 1e-6),
                          testing::DoubleNear(((first + more) * with_second - both * with_first) / determinant, 1e-6)));
}

TEST(SharedAutoregression, LearnsARuleThatManyRowsFollow) {
  // Each value is that two before it, in every row.
  LagProducts products(2);
  for (const double low : {1.0, 5.0, -3.0}) {
    std::vector<double> row;
    row.reserve(20);
    for (int i = 0; i < 20; ++i) row.push_back(i % 2 == 0 ? low : low + 4);
    products.add(row);
  }
  const auto weights = products.weights(1e-6);
  EXPECT_THAT(expected_from_lags(std::vector<double>{7, 9}, weights, 3),
              ElementsAre(DoubleNear(7, 1e-3), DoubleNear(9, 1e-3), DoubleNear(7, 1e-3)));
}

TEST(SharedAutoregression, LearnsNothingFromRowsWithoutChange) {
  LagProducts products(3);
  products.add(std::vector<double>(10, 2.0));
  products.add(std::vector<double>{1, 2});
  EXPECT_EQ(products.count(), 0);
  EXPECT_THAT(products.weights(1e-3), Each(0));
}

TEST(Method, HasACodeEach) {
  for (const Method method : all_methods()) EXPECT_EQ(parse_method(method_code(method)), method);
  EXPECT_FALSE(parse_method("tbats"));
}

TEST(Method, CombIsTheMeanOfThree) {
  const auto one = [&](Method method) { return forecast_by(method, kSales, 1, 1)[0]; };
  EXPECT_NEAR(one(Method::Comb), (one(Method::SimpleSmoothing) + one(Method::Holt) + one(Method::Damped)) / 3, 1e-9);
}

TEST(Method, Naive2IsTheLastValueWithItsSeason) {
  std::vector<double> values;
  values.reserve(36);
  for (int i = 0; i < 36; ++i) values.push_back(i % 4 == 0 ? 20.0 : 10.0);
  EXPECT_THAT(forecast_by(Method::Naive2, values, 4, 2), ElementsAre(DoubleNear(20, 1e-9), DoubleNear(10, 1e-9)));
}

}  // namespace
}  // namespace flow
