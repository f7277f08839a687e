#include "flow/forecasting/arima.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "flow/forecasting/arima_weights.h"
#include "flow/forecasting/arma_guesses.h"
#include "flow/forecasting/differencing.h"
#include "flow/forecasting/method.h"

namespace flow {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Truly;

// Box and Jenkins' monthly passengers, in thousands, 1949 to 1960.
const std::vector<double> kAir = {
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158,
    133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218,
    230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235,
    227, 234, 264, 302, 293, 259, 229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278,
    284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404,
    347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472,
    548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432};

constexpr ArimaOrder kAirline{.difference = 1, .ma = 1, .season_difference = 1, .season_ma = 1};

std::vector<double> logs_of(const std::vector<double>& values) {
  std::vector<double> out;
  for (const double value : values) out.push_back(std::log(value));
  return out;
}

/// Nearly normal errors, the same each time.
std::vector<double> made_errors(std::size_t count) {
  base::SeededRandom random(20'170'401);
  std::vector<double> out(count);
  for (double& one : out)
    for (int i = 0; i < 12; ++i) one += static_cast<double>(random.below(1U << 20U)) / (1U << 20U) - 0.5;
  return out;
}

/// (1 - ar1 B - ar2 B^2)(1 - sar B^m) w = (1 + ma1 B + ma2 B^2)(1 + sma B^m) e, term by term from its definition.
std::vector<double> slow_errors(const std::vector<double>& w, std::size_t m, const ArmaWeights& weights) {
  const auto at = [](const std::vector<double>& row, std::size_t t, std::size_t lag) {
    return t >= lag ? row[t - lag] : 0.0;
  };
  std::vector<double> e(w.size());
  for (std::size_t t = 0; t < w.size(); ++t) {
    double sum = 0;
    for (const std::size_t season : {0U, 1U}) {
      const double share = season == 0 ? 1.0 : -weights.season_ar;
      sum += share * at(w, t, season * m);
      for (std::size_t i = 0; i < 2; ++i) sum -= share * weights.ar[i] * at(w, t, season * m + i + 1);
    }
    for (const std::size_t season : {0U, 1U}) {
      const double share = season == 0 ? 1.0 : weights.season_ma;
      if (season == 1) sum -= share * at(e, t, m);
      for (std::size_t i = 0; i < 2; ++i) sum -= share * weights.ma[i] * at(e, t, season * m + i + 1);
    }
    e[t] = sum;
  }
  return e;
}

double squares_of(const std::vector<double>& row) {
  double sum = 0;
  for (const double value : row) sum += value * value;
  return sum;
}

TEST(ArmaErrors, AreThoseOfTheDefinitionTermByTerm) {
  const std::vector<double> w = made_errors(60);
  const ArmaWeights weights{{0.5, -0.3}, 0.4, {0.6, 0.2}, -0.5};
  const auto fast = arma_errors(w, {2, 2, 1, 1, 4}, weights);
  const auto slow = slow_errors(w, 4, weights);
  for (std::size_t t = 0; t < w.size(); ++t) EXPECT_NEAR(fast[t], slow[t], 1e-12) << t;
}

TEST(ArmaWeights, LeaveTheLeastSquaresBehind) {
  std::vector<double> w = made_errors(200);
  for (std::size_t t = 5; t < w.size(); ++t) w[t] += 0.6 * w[t - 1] - 0.3 * w[t - 5];
  const ArmaOrder order{1, 1, 0, 1, 5};
  const ArmaFit fit = fit_arma(w, order, {});
  EXPECT_NEAR(fit.squared_errors, squares_of(slow_errors(w, 5, fit.weights)), 1e-9);
  for (const double step : {-0.1, 0.1}) {
    ArmaWeights other = fit.weights;
    other.ar[0] += step;
    EXPECT_GT(squares_of(slow_errors(w, 5, other)), fit.squared_errors);
    other = fit.weights;
    other.ma[0] += step;
    EXPECT_GT(squares_of(slow_errors(w, 5, other)), fit.squared_errors);
    other = fit.weights;
    other.season_ma += step;
    EXPECT_GT(squares_of(slow_errors(w, 5, other)), fit.squared_errors);
  }
}

TEST(ArmaWeights, StayWhereErrorsCanBeTold) {
  // A guess far outside, values that walk away, and one that is no number.
  const std::vector<double> walk = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048};
  EXPECT_LE(std::abs(fit_arma(walk, {1, 0, 0, 0, 1}, {{50, 0}, 0, {}, 0}).weights.ar[0]), 0.98);
  EXPECT_LE(std::abs(fit_arma(walk, {0, 1, 0, 0, 1}, {{}, 0, {-3, 0}, 0}).weights.ma[0]), 0.98);
  const double none = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::isfinite(fit_arma(walk, {1, 0, 0, 0, 1}, {{none, 0}, 0, {}, 0}).weights.ar[0]));
}

TEST(ArmaGuesses, FindTheOrderThatMadeTheValues) {
  std::vector<double> w = made_errors(400);
  for (std::size_t t = 2; t < w.size(); ++t) w[t] += 1.2 * w[t - 1] - 0.5 * w[t - 2];
  const auto guesses = promising_orders(w, 1, 9);
  const auto made =
      std::ranges::find_if(guesses, [](const ArmaGuess& guess) { return guess.order.ar == 2 && guess.order.ma == 0; });
  ASSERT_NE(made, guesses.end());
  EXPECT_LT(made->criterion, guesses.front().criterion + 4);
  EXPECT_GT(guesses.back().criterion, guesses.front().criterion + 100);
  EXPECT_NEAR(made->weights.ar[0], 1.2, 0.1);
  EXPECT_NEAR(made->weights.ar[1], -0.5, 0.1);
}

TEST(ArmaGuesses, AskForNoSeasonWhereThereIsNone) {
  for (const ArmaGuess& guess : promising_orders(made_errors(50), 1, 100)) {
    EXPECT_EQ(guess.order.season_ar, 0U);
    EXPECT_EQ(guess.order.season_ma, 0U);
  }
  EXPECT_EQ(promising_orders(std::vector<double>{3}, 12, 3).size(), 1U);
}

TEST(Differencing, AgreesWithRsTestOfALevel) {
  // R 4.2.2, urca: ur.kpss(x, type = "mu", use.lag = trunc(3 * sqrt(n) / 13)).
  EXPECT_NEAR(level_statistic(kAir), 4.342286797, 1e-8);
  EXPECT_NEAR(level_statistic(differences(logs_of(kAir), 12)), 0.5366879474, 1e-8);
  EXPECT_EQ(level_statistic(std::vector<double>(20, 7.0)), 0);
  EXPECT_EQ(level_statistic(std::vector<double>{7}), 0);
}

TEST(Differencing, TellsAStrongSeasonFromNone) {
  EXPECT_GT(season_strength(logs_of(kAir), 12), 0.9);
  EXPECT_LT(season_strength(made_errors(144), 12), 0.3);
  EXPECT_EQ(season_strength(std::vector<double>(40, 2.0), 12), 0);
  EXPECT_EQ(season_strength(std::vector<double>(10, 2.0), 12), 0);
}

TEST(Arima, AgreesWithRsConditionalSquares) {
  // R 4.2.2: arima(log(AirPassengers), c(0, 1, 1), c(0, 1, 1), method = "CSS").
  const auto logs = logs_of(kAir);
  const ArimaFit fit = fit_arima(logs, 12, kAirline);
  EXPECT_NEAR(fit.ma[0], -0.3771624, 0.01);
  EXPECT_NEAR(fit.season_ma[0], -0.5723791, 0.01);
  EXPECT_NEAR(fit.squared_errors, 0.1819262, 2e-5);
  const auto forecasts = expected(fit, logs, 3);
  EXPECT_NEAR(forecasts[0], 6.109592, 0.002);
  EXPECT_NEAR(forecasts[1], 6.053727, 0.002);
  EXPECT_NEAR(forecasts[2], 6.172891, 0.002);
}

TEST(Arima, RecoversTheWeightsThatMadeASeason) {
  const std::vector<double> e = made_errors(600);
  std::vector<double> values(e.size(), 100.0);
  for (std::size_t t = 13; t < values.size(); ++t)
    values[t] =
        values[t - 1] + values[t - 12] - values[t - 13] + e[t] - 0.4 * e[t - 1] - 0.6 * e[t - 12] + 0.24 * e[t - 13];
  const ArimaFit fit = fit_arima(values, 12, kAirline);
  EXPECT_NEAR(fit.ma[0], -0.4, 0.1);
  EXPECT_NEAR(fit.season_ma[0], -0.6, 0.1);
}

TEST(Arima, ForecastsByHand) {
  const ArimaFit first{.order = {.ar = 1}, .season = 1, .ar = {0.5}, .mean = 5};
  EXPECT_THAT(expected(first, std::vector<double>{3, 7}, 3), ElementsAre(6, 5.5, 5.25));
  // Twice differenced, a line under a season goes on by itself.
  std::vector<double> line;
  for (int t = 0; t < 24; ++t) line.push_back(2.0 * t + (t % 4 == 3 ? 10 : 0));
  EXPECT_THAT(expected(fit_arima(line, 4, kAirline), line, 4),
              ElementsAre(DoubleNear(48, 1e-9), DoubleNear(50, 1e-9), DoubleNear(52, 1e-9), DoubleNear(64, 1e-9)));
}

TEST(Arima, ChoosesTheDifferencesThatAreNeeded) {
  const ArimaFit passengers = fit_arimas(logs_of(kAir), 12).front();
  EXPECT_EQ(passengers.order.season_difference, 1U);
  EXPECT_EQ(passengers.order.difference, 1U);
  const ArimaFit noise = fit_arimas(made_errors(120), 12).front();
  EXPECT_EQ(noise.order.season_difference, 0U);
  EXPECT_EQ(noise.order.difference, 0U);
  EXPECT_EQ(form_name(fit_arima(kAir, 12, kAirline)), "ARIMA(0,1,1)(0,1,1)");
  EXPECT_EQ(form_name(fit_arima(kAir, 1, {.ar = 2})), "ARIMA(2,0,0)");
}

TEST(Arima, PutsTheLikeliestFitFirst) {
  const auto fits = fit_arimas(logs_of(kAir), 12);
  ASSERT_EQ(fits.size(), 3U);
  EXPECT_LE(fits[0].criterion, fits[1].criterion);
  EXPECT_LE(fits[1].criterion, fits[2].criterion);
  EXPECT_EQ(fits[0].order.season_ma, 1U);
}

TEST(Arima, GoesOnFromConstantAndShortRows) {
  for (const double value : {0.0, 5.0, -3.0}) {
    for (const std::size_t count : {1U, 2U, 7U, 25U, 60U}) {
      const std::vector<double> row(count, value);
      EXPECT_THAT(expected(fit_arimas(row, 12), row, 14), Each(DoubleNear(value, 1e-9))) << value << ' ' << count;
    }
  }
  const auto is_finite = Truly([](double value) { return std::isfinite(value); });
  for (std::size_t count = 1; count < 40; ++count) {
    const std::vector<double> row(kAir.begin(), kAir.begin() + static_cast<std::ptrdiff_t>(count));
    EXPECT_THAT(expected(fit_arimas(row, 12), row, 5), Each(is_finite)) << count;
    EXPECT_THAT(expected(fit_arimas(row, 1), row, 5), Each(is_finite)) << count;
  }
}

TEST(Arima, IsAMethodForValuesOfAnySize) {
  std::vector<double> large = kAir;
  for (double& value : large) value *= 1e300;
  const auto forecasts = forecast_by(Method::Arima, large, 12, 12);
  const auto small = forecast_by(Method::Arima, kAir, 12, 12);
  for (std::size_t step = 0; step < 12; ++step) EXPECT_NEAR(forecasts[step] / 1e300, small[step], 1e-6);
  EXPECT_THAT(forecast_by(Method::Arima, std::vector<double>(30, 0.0), 12, 3), Each(0));
  EXPECT_EQ(parse_method("arima"), Method::Arima);
}

}  // namespace
}  // namespace flow
