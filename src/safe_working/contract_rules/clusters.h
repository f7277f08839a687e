// Windows over a limit that overlap are one matter: of each cluster the worst is reported. For this room's files alone.
#pragma once

#include <cstdint>
#include <optional>

namespace safe_working {

/// Takes windows of one length in order of their start and gives, of those that overlap, the greatest; the earliest of
/// equals. What it gives never overlaps. `Time` is a point in time, `Span` its difference.
template <class Time, class Span>
class Clusters {
 public:
  struct Window {
    Time start;
    std::int64_t amount;
    std::int64_t of;  ///< what the amount is a share of; compared as amount / of
    std::size_t first;
    std::size_t last;
  };

  explicit Clusters(Span length) : length_(length) {}

  /// Gives back the worst of the cluster before, when `window` does not belong to it.
  std::optional<Window> add(const Window& window) {
    std::optional<Window> done;
    if (worst_ && window.start >= opened_ + length_) {
      done = worst_;
      free_from_ = worst_->start + length_;
      is_free_from_new_ = true;
      worst_.reset();
    }
    if (window.start < free_from_) return done;
    if (!worst_) {
      opened_ = window.start;
      worst_ = window;
    } else if (window.amount * worst_->of > worst_->amount * window.of) {
      worst_ = window;
    }
    return done;
  }
  /// The end of the window last given, once: where windows are free to open again. What is judged only at its critical
  /// starts may be over the limit there and nowhere later.
  std::optional<Time> take_free_from(Time until) {
    if (!is_free_from_new_ || free_from_ > until) return std::nullopt;
    is_free_from_new_ = false;
    return free_from_;
  }
  /// The worst of the last cluster, if one is open.
  std::optional<Window> finish() {
    auto done = worst_;
    worst_.reset();
    return done;
  }

 private:
  Span length_;
  std::optional<Window> worst_;
  Time opened_{};
  Time free_from_ = Time::min();
  bool is_free_from_new_ = false;
};

}  // namespace safe_working
