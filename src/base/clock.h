// What time it is, as an argument: no engine or store asks the machine.
#pragma once

#include <chrono>

namespace base {

/// A moment, in UTC.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override {
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
  }
};

/// Stands still, for tests; `set` moves it. Not for use by several threads while it is being set.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant at) : at_(at) {}
  [[nodiscard]] Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }

 private:
  Instant at_;
};

/// Runs at the machine's pace from another day: the demonstration's autumn of 2017.
class ShiftedClock final : public Clock {
 public:
  explicit ShiftedClock(Instant start) : shift_(start - SystemClock().now()) {}
  [[nodiscard]] Instant now() const override { return SystemClock().now() + shift_; }

 private:
  std::chrono::microseconds shift_;
};

}  // namespace base
