// A mean that is right to the last digit, so that a point on the mean is found to be on it: added up in any order, ten
// values of 0.1 have a mean of 0.1.
#pragma once

#include <cstddef>

namespace flow {

class ExactMean {
 public:
  void add(double value) {
    // Knuth's two-sum: what rounding took from the sum is kept beside it.
    const double sum = sum_ + value;
    const double part = sum - sum_;
    lost_ += (sum_ - (sum - part)) + (value - part);
    sum_ = sum;
    ++count_;
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// NaN of no values, or where their sum is too large for a double.
  [[nodiscard]] double mean() const;

 private:
  double sum_ = 0;
  double lost_ = 0;
  std::size_t count_ = 0;
};

}  // namespace flow
