// What the program has done, in the text form that Prometheus reads. Counts only: no names, ids or addresses.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "site/http_server.h"

namespace app {

/// Safe for several threads.
class Metrics {
 public:
  /// One counter a route; the last is for requests that no route takes.
  explicit Metrics(std::vector<std::string> route_names);
  void count(std::size_t route, int status, std::chrono::nanoseconds took);
  [[nodiscard]] std::string text(const site::ServerCounts& server) const;

 private:
  static constexpr std::array kLimits{0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0};  // seconds
  struct OfRoute {
    std::array<std::atomic<std::uint64_t>, 5> by_class{};  // 1xx ... 5xx
    std::array<std::atomic<std::uint64_t>, kLimits.size()> within{};
    std::atomic<std::uint64_t> nanoseconds{0};
  };
  std::vector<std::string> names_;
  std::vector<std::unique_ptr<OfRoute>> routes_;
};

}  // namespace app
