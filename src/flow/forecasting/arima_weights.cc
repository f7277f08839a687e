#include "flow/forecasting/arima_weights.h"

#include <algorithm>
#include <cmath>

namespace flow {
namespace {

constexpr std::size_t kMostArma = 6;
constexpr int kMostSteps = 6;
constexpr int kMostAttempts = 4;
/// A step that takes less than this share of the squares away is the last.
constexpr double kEnoughLess = 1e-3;
/// How near to 1 a reflection of the weights may come.
constexpr double kFarthestReflection = 0.98;
constexpr double kFirstDamping = 1e-3;
constexpr double kLeastDamping = 1e-2;

using FlatArma = std::array<double, kMostArma>;

/// The weights of one kind: of values or of errors, a step or a season apart. Held as 1 - w1 B - w2 B^2.
struct Part {
  std::size_t apart = 1;
  bool is_of_errors = false;
  std::size_t first = 0;
  std::size_t count = 0;
};

class Parts {
 public:
  explicit Parts(const ArmaOrder& order) {
    add(1, false, order.ar);
    add(order.season, false, order.season_ar);
    add(1, true, order.ma);
    add(order.season, true, order.season_ma);
  }

  [[nodiscard]] std::span<const Part> all() const { return std::span(parts_).first(used_); }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  void add(std::size_t apart, bool is_of_errors, std::size_t count) {
    if (count > 0) parts_[used_++] = {apart, is_of_errors, count_, count};
    count_ += count;
  }

  std::array<Part, 4> parts_{};
  std::size_t used_ = 0;
  std::size_t count_ = 0;
};

double& place_of(ArmaWeights& weights, const Part& part, std::size_t place) {
  if (part.apart > 1) return part.is_of_errors ? weights.season_ma : weights.season_ar;
  return part.is_of_errors ? weights.ma[place] : weights.ar[place];
}

FlatArma flattened(ArmaWeights weights, const Parts& parts) {
  FlatArma out{};
  for (const Part& part : parts.all())
    for (std::size_t i = 0; i < part.count; ++i)
      out[part.first + i] = (part.is_of_errors ? -1 : 1) * place_of(weights, part, i);
  return out;
}

ArmaWeights unflattened(const FlatArma& flat, const Parts& parts) {
  ArmaWeights out;
  for (const Part& part : parts.all())
    for (std::size_t i = 0; i < part.count; ++i)
      place_of(out, part, i) = (part.is_of_errors ? -1 : 1) * flat[part.first + i];
  return out;
}

std::span<const double> weights_in(const FlatArma& flat, const Part& part) {
  return std::span(flat).subspan(part.first, part.count);
}

/// x / (1 - w1 B^a - w2 B^2a), in place.
void divide(std::span<double> x, std::span<const double> weights, std::size_t apart) {
  const double one = weights[0];
  const double two = weights.size() > 1 ? weights[1] : 0.0;
  for (std::size_t i = apart; i < x.size(); ++i) {
    x[i] += one * x[i - apart];
    if (i >= 2 * apart) x[i] += two * x[i - 2 * apart];
  }
}

/// x (1 - w1 B^a - w2 B^2a), in place.
void multiply(std::span<double> x, std::span<const double> weights, std::size_t apart) {
  const double one = weights[0];
  const double two = weights.size() > 1 ? weights[1] : 0.0;
  for (std::size_t i = x.size(); i-- > apart;) {
    x[i] -= one * x[i - apart];
    if (i >= 2 * apart) x[i] -= two * x[i - 2 * apart];
  }
}

void to_errors(std::span<double> x, const Parts& parts, const FlatArma& at) {
  for (const Part& part : parts.all())
    if (part.is_of_errors)
      divide(x, weights_in(at, part), part.apart);
    else
      multiply(x, weights_in(at, part), part.apart);
}

/// In four parts side by side, which a processor adds up at once.
double product_of(const double* one, const double* other, std::size_t count) {
  std::array<double, 4> sums{};
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4)
    for (std::size_t part = 0; part < 4; ++part) sums[part] += one[i + part] * other[i + part];
  for (; i < count; ++i) sums[0] += one[i] * other[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Whether the reflections of 1 - w1 B - w2 B^2 stay within bounds: then its roots lie outside the unit circle.
bool is_inside(std::span<const double> weights) {
  if (weights.size() == 1) return std::abs(weights[0]) <= kFarthestReflection;
  return std::abs(weights[1]) <= kFarthestReflection && std::abs(weights[0]) <= kFarthestReflection * (1 - weights[1]);
}

void draw_inside(FlatArma& at, const Parts& parts) {
  for (const Part& part : parts.all())
    while (!is_inside(weights_in(at, part)))
      for (std::size_t i = 0; i < part.count; ++i) at[part.first + i] *= 0.9;
}

/// A symmetric positive square of `count` rows, with `damping` of its diagonal added: Gauss's elimination.
FlatArma solve_damped(std::array<FlatArma, kMostArma> square, FlatArma right, std::size_t count, double damping) {
  for (std::size_t i = 0; i < count; ++i) square[i][i] += damping * square[i][i] + 1e-300;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t row = i + 1; row < count; ++row) {
      const double share = square[row][i] / square[i][i];
      for (std::size_t k = i; k < count; ++k) square[row][k] -= share * square[i][k];
      right[row] -= share * right[i];
    }
  for (std::size_t i = count; i-- > 0;) {
    for (std::size_t k = i + 1; k < count; ++k) right[i] -= square[i][k] * right[k];
    right[i] /= square[i][i];
  }
  return right;
}

class Descent {
 public:
  Descent(std::span<const double> w, const Parts& parts, const FlatArma& guess) : w_(w), parts_(parts), at_(guess) {
    draw_inside(at_, parts_);
    errors_ = errors_at(at_);
    squares_ = product_of(errors_.data(), errors_.data(), errors_.size());
  }

  void run() {
    double damping = kFirstDamping;
    for (int step = 0; step < kMostSteps && parts_.count() > 0 && squares_ > 0; ++step) {
      find_slopes();
      const double before = squares_;
      if (!descends(damping)) return;
      if (before - squares_ < kEnoughLess * before) return;
    }
  }

  [[nodiscard]] const FlatArma& at() const { return at_; }
  [[nodiscard]] double squares() const { return squares_; }

 private:
  /// The errors' slopes by a weight: the errors divided by the polynomial it stands in, so many steps before.
  struct Slope {
    const double* values = nullptr;
    std::size_t lag = 0;
    double sign = 1;
  };

  [[nodiscard]] std::vector<double> errors_at(const FlatArma& at) const {
    std::vector<double> out(w_.begin(), w_.end());
    to_errors(out, parts_, at);
    return out;
  }

  void find_slopes() {
    std::array<Slope, kMostArma> slopes;
    std::size_t used = 0;
    for (const Part& part : parts_.all()) {
      auto& divided = divided_[used++];
      divided = errors_;
      divide(divided, weights_in(at_, part), part.apart);
      for (std::size_t i = 0; i < part.count; ++i)
        slopes[part.first + i] = {divided.data(), (i + 1) * part.apart, part.is_of_errors ? 1.0 : -1.0};
    }
    for (std::size_t row = 0; row < parts_.count(); ++row) {
      for (std::size_t column = 0; column <= row; ++column)
        square_[row][column] = square_[column][row] = product(slopes[row], slopes[column]);
      right_[row] = -product(slopes[row], {errors_.data(), 0, 1});
    }
  }

  [[nodiscard]] double product(const Slope& one, const Slope& other) const {
    const std::size_t lag = std::max(one.lag, other.lag);
    if (lag >= errors_.size()) return 0;
    return one.sign * other.sign *
           product_of(one.values + (lag - one.lag), other.values + (lag - other.lag), errors_.size() - lag);
  }

  /// Levenberg and Marquardt's: the more damping, the shorter the step, until one leads down.
  bool descends(double& damping) {
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
      FlatArma next = solve_damped(square_, right_, parts_.count(), damping);
      for (std::size_t i = 0; i < parts_.count(); ++i) next[i] += at_[i];
      if (!std::ranges::all_of(next, [](double one) { return std::isfinite(one); })) return false;
      draw_inside(next, parts_);
      auto errors = errors_at(next);
      const double squares = product_of(errors.data(), errors.data(), errors.size());
      if (squares < squares_) {
        at_ = next;
        errors_ = std::move(errors);
        squares_ = squares;
        damping *= 0.1;
        return true;
      }
      damping = std::max(kLeastDamping, damping * 10);
    }
    return false;
  }

  std::span<const double> w_;
  const Parts& parts_;
  FlatArma at_;
  std::vector<double> errors_;
  double squares_ = 0;
  std::array<std::vector<double>, 4> divided_;
  std::array<FlatArma, kMostArma> square_{};
  FlatArma right_{};
};

}  // namespace

std::vector<double> arma_errors(std::span<const double> w, const ArmaOrder& order, const ArmaWeights& weights) {
  const Parts parts(order);
  std::vector<double> out(w.begin(), w.end());
  to_errors(out, parts, flattened(weights, parts));
  return out;
}

ArmaFit fit_arma(std::span<const double> w, const ArmaOrder& order, const ArmaWeights& guess) {
  const Parts parts(order);
  FlatArma start = flattened(guess, parts);
  if (!std::ranges::all_of(start, [](double one) { return std::isfinite(one); })) start.fill(0);
  Descent descent(w, parts, start);
  descent.run();
  return {unflattened(descent.at(), parts), descent.squares()};
}

}  // namespace flow
