// How long a patient stays: a fitted shape, one length for all, or recorded stays to draw from.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "flow/beds/bed_random.h"

namespace flow {

/// Time in the simulation, in parts of a day: whole, so that sums and comparisons are exact.
using Ticks = std::uint64_t;
inline constexpr Ticks kTicksPerDay = 1ULL << 32;
inline constexpr double kLongestStayDays = 1e6;  ///< a longer draw is cut to it

/// Down to a whole tick, within 0 and kLongestStayDays.
[[nodiscard]] inline Ticks ticks_of(double days) {
  const double kept = days > 0 ? days < kLongestStayDays ? days : kLongestStayDays : 0;
  return static_cast<Ticks>(static_cast<std::int64_t>(kept * static_cast<double>(kTicksPerDay)));
}
[[nodiscard]] inline double days_of(double ticks) {
  return ticks / static_cast<double>(kTicksPerDay);
}

// All in days. Means and spreads are positive, fixed stays not negative.
struct ExponentialStay {
  double mean = 1;
};
struct LognormalStay {
  double mean = 1;
  double sd = 1;  ///< of the stay itself, not of its logarithm
};
struct GammaStay {
  double mean = 1;
  double sd = 1;
};
struct FixedStay {
  double days = 1;
};
/// Draws one of the recorded stays, each as likely as the next; moved by up to half of `smooth_days` either way, not
/// below 0, where that is more than 0.
struct RecordedStays {
  std::shared_ptr<const std::vector<double>> days;  ///< in rising order, not empty, none negative
  double smooth_days = 0;
  std::string file;  ///< where they stand, for words and for reports
  std::string column;
};

using Stay = std::variant<ExponentialStay, LognormalStay, GammaStay, FixedStay, RecordedStays>;

[[nodiscard]] double mean_days(const Stay& stay);
[[nodiscard]] double sd_days(const Stay& stay);
/// Mean of the part of each stay that lies within its first `days`.
[[nodiscard]] double mean_within(const Stay& stay, double days);
/// "lognormal, mean 21 days, standard deviation 18"
[[nodiscard]] std::string stay_words(const Stay& stay);

/// Draws stays by inversion wherever the shape lets it: a longer shape from the same random number is a longer stay.
class StaySampler {
 public:
  /// Every stay is multiplied by `scale`. REQUIRES: scale > 0.
  explicit StaySampler(Stay stay, double scale = 1);

  /// A whole stay.
  [[nodiscard]] Ticks draw(std::uint64_t random) const { return ticks_of(days(random)); }
  /// One for each place of `stays`, as `draw` would make them.
  void fill(RandomStream& stream, std::span<Ticks> stays) const;
  /// What is left of the stay of someone who has been there for `elapsed_days`: the stay is conditioned on being longer
  /// than that. Someone who outstayed every record stays on as the longest tenth of the recorded stays went on beyond
  /// the length that nine in ten had ended by; who outstayed a fixed stay leaves at once.
  [[nodiscard]] Ticks draw_remaining(double elapsed_days, std::uint64_t random) const;

 private:
  [[nodiscard]] double days(std::uint64_t random) const;
  template <class Draw>
  static void fill_with(RandomStream& stream, std::span<Ticks> stays, Draw draw);

  Stay stay_;
  double scale_;
  double log_mean_ = 0;  ///< lognormal: of the logarithm, the scale in it
  double log_sd_ = 0;
  double shape_ = 1;  ///< gamma
  double gamma_scale_ = 1;
};

}  // namespace flow
