#include "flow/forecasting/arma_guesses.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "flow/forecasting/autoregression.h"

namespace flow {
namespace {

/// Column 0 is the value itself; then values and errors one, two and a season of steps before.
constexpr std::size_t kColumns = 7;
constexpr std::size_t kValue1 = 1, kValueSeason = 3, kError1 = 4, kErrorSeason = 6;
/// What a long autoregression looks back over beside a season.
constexpr std::size_t kBesideSeason = 3;
/// More than this share of the values are not spent on weights.
constexpr std::size_t kValuesAWeight = 4;
/// So that columns that are nearly one another's multiple do not make weights of any size.
constexpr double kGuessRidge = 1e-4;

using ColumnFigures = std::array<double, kColumns>;
using ColumnProducts = std::array<ColumnFigures, kColumns>;

std::vector<double> long_autoregression_errors(std::span<const double> w, std::size_t season) {
  const std::size_t most = std::min(w.size() / 3, season + kBesideSeason);
  const Autoregression fit = fit_autoregression_about(0, w, most);
  std::vector<double> out(w.size());
  for (std::size_t i = 0; i < w.size(); ++i) {
    double error = w[i];
    for (std::size_t lag = 0; lag < std::min(i, fit.weights.size()); ++lag) error -= fit.weights[lag] * w[i - 1 - lag];
    out[i] = error;
  }
  return out;
}

ColumnProducts products_of(std::span<const double> w, std::span<const double> errors, std::size_t season) {
  ColumnProducts out{};
  for (std::size_t i = 0; i < w.size(); ++i) {
    const auto before = [&](std::span<const double> of, std::size_t lag) { return i >= lag ? of[i - lag] : 0.0; };
    const ColumnFigures row = {w[i],
                               before(w, 1),
                               before(w, 2),
                               before(w, season),
                               before(errors, 1),
                               before(errors, 2),
                               before(errors, season)};
    for (std::size_t one = 0; one < kColumns; ++one)
      for (std::size_t other = 0; other <= one; ++other) out[one][other] += row[one] * row[other];
  }
  return out;
}

class Columns {
 public:
  explicit Columns(const ArmaOrder& order) {
    for (std::size_t i = 0; i < order.ar; ++i) add(kValue1 + i);
    if (order.season_ar > 0) add(kValueSeason);
    for (std::size_t i = 0; i < order.ma; ++i) add(kError1 + i);
    if (order.season_ma > 0) add(kErrorSeason);
  }
  [[nodiscard]] std::span<const std::size_t> all() const { return std::span(columns_).first(count_); }

 private:
  void add(std::size_t column) { columns_[count_++] = column; }

  std::array<std::size_t, kColumns> columns_{};
  std::size_t count_ = 0;
};

struct Regression {
  ColumnFigures weights{};  ///< by column
  double squares = 0;
};

/// By Cholesky's triangle.
Regression regression(const ColumnProducts& products, std::span<const std::size_t> columns) {
  const std::size_t n = columns.size();
  std::array<ColumnFigures, kColumns> triangle{};
  ColumnFigures right{};
  Regression out{.squares = products[0][0]};
  for (std::size_t row = 0; row < n; ++row) {
    double bottom = products[columns[row]][0];
    for (std::size_t column = 0; column <= row; ++column) {
      double left = products[columns[row]][columns[column]];
      if (row == column) left *= 1 + kGuessRidge;
      for (std::size_t k = 0; k < column; ++k) left -= triangle[row][k] * triangle[column][k];
      triangle[row][column] = row == column ? std::sqrt(std::max(left, std::numeric_limits<double>::min()))
                                            : left / triangle[column][column];
    }
    for (std::size_t k = 0; k < row; ++k) bottom -= triangle[row][k] * right[k];
    right[row] = bottom / triangle[row][row];
    out.squares -= right[row] * right[row];
  }
  for (std::size_t row = n; row-- > 0;) {
    for (std::size_t k = row + 1; k < n; ++k) right[row] -= triangle[k][row] * right[k];
    out.weights[columns[row]] = right[row] /= triangle[row][row];
  }
  return out;
}

ArmaGuess guess_of(const ArmaOrder& order, const ColumnProducts& products, std::size_t count) {
  const Regression found = regression(products, Columns(order).all());
  const ColumnFigures& w = found.weights;
  return {order,
          {{w[kValue1], w[kValue1 + 1]}, w[kValueSeason], {w[kError1], w[kError1 + 1]}, w[kErrorSeason]},
          arma_criterion(found.squares, count, order.count())};
}

std::vector<ArmaOrder> orders_tried(std::size_t season, bool has_season) {
  constexpr std::size_t kEach = 3;
  std::vector<ArmaOrder> out;
  for (std::size_t seasonal = 0; seasonal < (has_season ? 4U : 1U); ++seasonal)
    for (std::size_t both = 0; both < kEach * kEach; ++both)
      out.push_back({both / kEach, both % kEach, seasonal / 2, seasonal % 2, season});
  return out;
}

}  // namespace

double arma_criterion(double squared_errors, std::size_t count, std::size_t weights) {
  const auto n = static_cast<double>(count);
  const auto k = static_cast<double>(weights + 1);
  if (n <= k + 1 || !std::isfinite(squared_errors)) return std::numeric_limits<double>::infinity();
  return n * std::log(std::max(squared_errors / n, std::numeric_limits<double>::min())) + 2 * k +
         2 * k * (k + 1) / (n - k - 1);
}

std::vector<ArmaGuess> promising_orders(std::span<const double> w, std::size_t season, std::size_t most) {
  const bool has_season = season > 1 && w.size() > 2 * season;
  const auto products = products_of(w, long_autoregression_errors(w, season), season);
  std::vector<ArmaGuess> out;
  for (const ArmaOrder& order : orders_tried(season, has_season)) {
    if (order.count() > 0 && order.count() * kValuesAWeight > w.size()) continue;
    const ArmaGuess guess = guess_of(order, products, w.size());
    // After those of equal promise, which are smaller.
    out.insert(std::ranges::upper_bound(out, guess.criterion, {}, &ArmaGuess::criterion), guess);
  }
  out.resize(std::min(out.size(), most));
  return out;
}

}  // namespace flow
