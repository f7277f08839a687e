// The smallest value of a function of few numbers: Nelder and Mead's simplex. No derivatives, no randomness.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace flow {

template <std::size_t N>
struct Box {
  std::array<double, N> low;
  std::array<double, N> high;
};

template <std::size_t N>
struct Minimum {
  std::array<double, N> at;
  double value;
};

struct SearchLimits {
  int most_evaluations = 100;
  double enough = 1e-6;  ///< stops when the simplex's values differ by less than this share of them
};

/// A simplex of N + 1 corners that reflects, stretches and shrinks towards lower ground inside the box.
template <std::size_t N, class Function>
class Simplex {
 public:
  using Point = std::array<double, N>;

  Simplex(const Function& function, const Box<N>& box, const Point& start, const Point& step)
      : function_(function), box_(box) {
    corners_[0] = measured(start);
    for (std::size_t i = 0; i < N; ++i) {
      Point corner = start;
      corner[i] += step[i] + corner[i] > box.high[i] ? -step[i] : step[i];
      corners_[i + 1] = measured(corner);
    }
  }

  Minimum<N> search(SearchLimits limits) {
    sort();
    while (evaluations_ < limits.most_evaluations && !is_flat(limits.enough)) step();
    return corners_[0];
  }

 private:
  Minimum<N> measured(Point point) {
    for (std::size_t i = 0; i < N; ++i) point[i] = std::clamp(point[i], box_.low[i], box_.high[i]);
    ++evaluations_;
    const double value = function_(point);
    return {point, std::isfinite(value) ? value : 1e300};
  }

  /// Equal corners keep their order, so that every machine goes the same way.
  void sort() {
    for (std::size_t i = 1; i <= N; ++i)
      for (std::size_t j = i; j > 0 && corners_[j].value < corners_[j - 1].value; --j)
        std::swap(corners_[j], corners_[j - 1]);
  }

  [[nodiscard]] bool is_flat(double enough) const {
    return corners_[N].value - corners_[0].value <= enough * (std::abs(corners_[0].value) + 1e-300);
  }

  /// From the worst corner through the middle of the others, `far` times as far beyond it.
  Minimum<N> beyond_middle(double far) {
    Point point{};
    for (std::size_t i = 0; i < N; ++i) {
      double middle = 0;
      for (std::size_t corner = 0; corner < N; ++corner) middle += corners_[corner].at[i];
      middle /= static_cast<double>(N);
      point[i] = middle + far * (middle - corners_[N].at[i]);
    }
    return measured(point);
  }

  void step() {
    const auto reflected = beyond_middle(1.0);
    if (reflected.value < corners_[0].value) {
      const auto stretched = beyond_middle(2.0);
      corners_[N] = stretched.value < reflected.value ? stretched : reflected;
    } else if (reflected.value < corners_[N - 1].value) {
      corners_[N] = reflected;
    } else {
      draw_in(reflected);
    }
    sort();
  }

  void draw_in(const Minimum<N>& reflected) {
    const bool outside = reflected.value < corners_[N].value;
    const auto nearer = beyond_middle(outside ? 0.5 : -0.5);
    if (nearer.value < std::min(reflected.value, corners_[N].value)) {
      corners_[N] = nearer;
      return;
    }
    for (std::size_t corner = 1; corner <= N; ++corner) {
      Point point = corners_[corner].at;
      for (std::size_t i = 0; i < N; ++i) point[i] = 0.5 * (point[i] + corners_[0].at[i]);
      corners_[corner] = measured(point);
    }
  }

  const Function& function_;
  const Box<N>& box_;
  std::array<Minimum<N>, N + 1> corners_;
  int evaluations_ = 0;
};

/// REQUIRES: `start` lies inside `box`; each step is positive and less than half the box's width.
template <std::size_t N, class Function>
[[nodiscard]] Minimum<N> minimise(const Function& function, const Box<N>& box, const std::array<double, N>& start,
                                  const std::array<double, N>& step, SearchLimits limits = {}) {
  return Simplex<N, Function>(function, box, start, step).search(limits);
}

}  // namespace flow
