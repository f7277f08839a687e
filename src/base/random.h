// Random numbers as an argument: secret ones from the machine, repeatable ones from a seed.
#pragma once

#include <cstdint>
#include <span>

namespace base {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;

  [[nodiscard]] std::uint64_t next();
  /// Uniform in [0, bound). REQUIRES: bound > 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t bound);
};

/// The operating system's generator: fit for secrets. Safe for use by several threads.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

/// xoshiro256** seeded by splitmix64: the same seed gives the same numbers on every machine. Never for secrets.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed);
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::uint64_t step();
  std::uint64_t state_[4];
};

}  // namespace base
