// Patients who wait for a bed, first come first served: a ring that grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "flow/beds/stay.h"

namespace flow {

struct Waiting {
  Ticks arrived = 0;
  Ticks stay = 0;  ///< once in bed
  std::uint64_t patient = 0;
};

class WaitingLine {
 public:
  [[nodiscard]] bool empty() const { return count_ == 0; }
  /// REQUIRES: not empty.
  [[nodiscard]] const Waiting& front() const { return ring_[first_]; }

  void add(const Waiting& patient) {
    if (count_ == ring_.size()) grow();
    ring_[(first_ + count_++) & (ring_.size() - 1)] = patient;
  }
  /// REQUIRES: not empty.
  Waiting take() {
    const Waiting out = ring_[first_];
    first_ = (first_ + 1) & (ring_.size() - 1);
    --count_;
    return out;
  }

 private:
  void grow() {
    std::vector<Waiting> larger(ring_.size() * 2);
    for (std::size_t i = 0; i < count_; ++i) larger[i] = ring_[(first_ + i) & (ring_.size() - 1)];
    ring_.swap(larger);
    first_ = 0;
  }

  std::vector<Waiting> ring_ = std::vector<Waiting>(64);  ///< its size is a power of two
  std::size_t first_ = 0;
  std::size_t count_ = 0;
};

}  // namespace flow
