#include "flow/beds/unlimited_beds.h"

#include <cmath>
#include <cstddef>
#include <numeric>

#include "base/check.h"

namespace flow {
namespace {

constexpr double kNegligibleWeight = 1e-30;  ///< beside the most likely number's weight

/// Chances of Poisson numbers as weights beside that of the most likely one: nothing overflows or vanishes however
/// large the mean.
class PoissonWeights {
 public:
  explicit PoissonWeights(double mean) : mean_(mean), mode_(std::floor(mean)) {
    lowest_ = highest_ = mode_;
    for (double weight = 1; lowest_ > 0 && weight > kNegligibleWeight; lowest_ -= 1) {
      weight *= lowest_ / mean_;
      below_ += weight;
      lowest_weight_ = weight;
    }
    for (double weight = 1; weight > kNegligibleWeight; total_above_ += weight, highest_weight_ = weight) {
      highest_ += 1;
      weight *= mean_ / highest_;
    }
  }

  [[nodiscard]] double smallest_at(double quantile) const {
    return quantile <= 0.5 ? from_below(quantile * total()) : from_above((1 - quantile) * total());
  }

 private:
  [[nodiscard]] double total() const { return below_ + 1 + total_above_; }

  [[nodiscard]] double from_below(double wanted) const {
    double k = lowest_;
    double weight = lowest_weight_;
    for (double sum = weight; sum < wanted && k < highest_; sum += weight) {
      k += 1;
      weight *= mean_ / k;
    }
    return k;
  }

  /// Down from the top while those above the next number stay within what may be above: small tails keep their digits.
  [[nodiscard]] double from_above(double allowed) const {
    double k = highest_;
    double weight = highest_weight_;
    for (double above = weight; above <= allowed && k > 0; above += weight) {
      weight *= k / mean_;
      k -= 1;
    }
    return k;
  }

  double mean_;
  double mode_;
  double lowest_ = 0;
  double highest_ = 0;
  double lowest_weight_ = 1;
  double highest_weight_ = 1;
  double below_ = 0;
  double total_above_ = 0;
};

double sum_of(const Week& week) {
  return std::accumulate(week.begin(), week.end(), 0.0);
}

double day_before(const Week& week, std::size_t day, std::size_t days) {
  return week[(day + 7 - days % 7) % 7];
}

/// Each day of the endless past adds what it left: a day's arrivals shrink by the same share every day after it.
double exponential_beds(const Week& arrivals, double stay, std::size_t day) {
  const double all_weeks = -std::expm1(-7 / stay);
  const double one_day = -std::expm1(-1 / stay);
  double sum = 0;
  for (std::size_t j = 0; j < 7; ++j) sum += day_before(arrivals, day, j) * std::exp(-static_cast<double>(j) / stay);
  return stay * one_day * sum / all_weeks;
}

/// Those who came within the last `stay` days: whole weeks, whole days, and the end of the day before them.
double fixed_beds(const Week& arrivals, double stay, std::size_t day) {
  const double weeks = std::floor(stay / 7);
  double left = stay - weeks * 7;
  double sum = weeks * sum_of(arrivals);
  for (std::size_t j = 0; j < 7 && left > 0; ++j, left -= 1) sum += std::fmin(left, 1) * day_before(arrivals, day, j);
  return sum;
}

}  // namespace

std::int64_t poisson_quantile(double mean, double quantile) {
  base::check(mean >= 0 && mean <= kMostMeanBeds && quantile >= 0 && quantile < 1, "a mean and a quantile below 1");
  if (mean <= 0 || quantile <= 0) return 0;
  return static_cast<std::int64_t>(PoissonWeights(mean).smallest_at(quantile));
}

Week end_of_day_beds(const Week& arrivals, double mean_stay_days, StayShape shape) {
  base::check(mean_stay_days >= 0, "a stay is not negative");
  Week out{};
  if (mean_stay_days <= 0) return out;
  for (std::size_t day = 0; day < 7; ++day)
    out[day] = shape == StayShape::Fixed ? fixed_beds(arrivals, mean_stay_days, day)
                                         : exponential_beds(arrivals, mean_stay_days, day);
  return out;
}

}  // namespace flow
