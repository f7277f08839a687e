// Random numbers of the simulation: fast, and the same from the same seed on every machine.
#pragma once

#include <bit>
#include <cstdint>

#include "flow/beds/portable_math.h"

namespace flow {

/// A good mixer of 64 bits (splitmix64's last step).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

/// In the open interval from 0 to 1: neither end ever comes.
[[nodiscard]] inline double uniform_of(std::uint64_t random) {
  return (static_cast<double>(random >> 12) + 0.5) * 0x1p-52;
}

/// Mean 1.
[[nodiscard]] inline double exponential_of(std::uint64_t random) {
  return -portable_log(uniform_of(random));
}

/// What a stream is for. Each purpose has its own, so that a change of one thing leaves the rest as it was: that is
/// what makes two runs comparable (common random numbers).
enum class StreamPurpose : std::uint64_t { Arrivals = 1, Stays, Settings, NextStages, Census, Estimation, Ranges };

[[nodiscard]] constexpr std::uint64_t stream_key(std::uint64_t seed, std::uint64_t replication, StreamPurpose purpose) {
  constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15ULL;
  return mixed(mixed(mixed(seed + kGolden) + replication + kGolden) + static_cast<std::uint64_t>(purpose) + kGolden);
}

/// xoshiro256**, seeded as base::SeededRandom is.
class RandomStream {
 public:
  explicit RandomStream(std::uint64_t key) {
    for (std::uint64_t& word : state_) word = mixed(key += 0x9e3779b97f4a7c15ULL);
  }

  [[nodiscard]] std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

 private:
  std::uint64_t state_[4];
};

/// A few numbers that hang on one: what is drawn for one patient, however many numbers it takes.
class DrawChain {
 public:
  explicit DrawChain(std::uint64_t random) : state_(random) {}
  [[nodiscard]] std::uint64_t next() { return mixed(state_ += 0x9e3779b97f4a7c15ULL); }

 private:
  std::uint64_t state_;
};

/// Gamma of that shape and scale 1 (Marsaglia and Tsang). REQUIRES: shape > 0.
[[nodiscard]] double gamma_of(double shape, DrawChain chain);

}  // namespace flow
