// Windows over a limit that overlap are one matter: of each cluster the worst is reported. For this room's files alone.
#pragma once

#include <cstdint>
#include <optional>

namespace safe_working {

/// Takes windows in order of their start and gives, of those that overlap, the greatest; of equals the first plain one,
/// else the first. What it gives never overlaps.
template <class Time>
class Clusters {
 public:
  struct Window {
    Time start;
    Time end;
    std::int64_t amount;
    std::int64_t of;  ///< what the amount is a share of; compared as amount / of
    std::size_t first;
    std::size_t last;
    bool is_plain = true;  ///< of equals, a plain one is preferred: it is the easier to follow
  };

  /// Gives back the worst of the cluster before, when `window` does not belong to it.
  std::optional<Window> add(const Window& window) {
    auto done = close_before(window.start);
    if (window.start < free_from_) return done;
    if (!worst_) {
      first_ends_ = window.end;
      worst_ = window;
    } else if (is_worse(window, *worst_)) {
      worst_ = window;
    }
    return done;
  }

  /// The worst of the open cluster, where no window from `start` on belongs to it.
  std::optional<Window> close_before(Time start) {
    if (!worst_ || start < first_ends_) return std::nullopt;
    free_from_ = worst_->end;
    is_free_from_new_ = true;
    return finish();
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
  static bool is_worse(const Window& window, const Window& than) {
    const auto left = window.amount * than.of;
    const auto right = than.amount * window.of;
    return left > right || (left == right && window.is_plain && !than.is_plain);
  }

  std::optional<Window> worst_;
  Time first_ends_{};
  Time free_from_ = Time::min();
  bool is_free_from_new_ = false;
};

}  // namespace safe_working
