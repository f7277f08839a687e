// How many heavy answers are worked out at once: the rest are turned away at once instead of holding a worker.
#pragma once

#include <atomic>
#include <optional>
#include <utility>

namespace flow {

/// Safe for several threads.
class AnswerGate {
 public:
  explicit AnswerGate(int places) : free_(places), places_(places) {}

  /// A place that is held until it is destroyed. The gate must outlive it.
  class Place {
   public:
    explicit Place(AnswerGate& gate) : gate_(&gate) {}
    Place(Place&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)) {}
    Place& operator=(Place&&) = delete;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() {
      if (gate_ != nullptr) ++gate_->free_;
    }

   private:
    AnswerGate* gate_;
  };
  /// Nothing where every place is taken.
  [[nodiscard]] std::optional<Place> enter();

  /// From now on so many; those who are inside stay. Not from several threads at once. REQUIRES: places >= 0.
  void set_places(int places);

 private:
  std::atomic<int> free_;  // below nought while more are inside than there are places
  int places_;
};

}  // namespace flow
