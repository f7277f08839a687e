// For tests: a server on a free port of 127.0.0.1, and a gate to hold its handlers at.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include <gtest/gtest.h>

#include "base/log.h"
#include "site/http_server.h"
#include "site/testing/raw_client.h"

namespace site::testing {

class TestServer {
 public:
  TestServer(ServerOptions options, Handler handler) : server_(with_free_port(std::move(options)), std::move(handler)) {
    // Access lines would hide the tests' own words.
    base::set_log_level(static_cast<base::LogLevel>(static_cast<int>(base::LogLevel::Error) + 1));
    const auto started = server_.start();
    EXPECT_TRUE(started) << (started ? "" : started.error().message);
  }

  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  HttpServer* operator->() { return &server_; }

 private:
  static ServerOptions with_free_port(ServerOptions options) {
    options.port = 0;
    return options;
  }

  HttpServer server_;
};

/// Holds whoever passes until it is opened; knows how many have come.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    ++arrived_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return is_open_; });
  }
  void wait_for_arrivals(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return arrived_ >= count; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int arrived_ = 0;
  bool is_open_ = false;
};

/// Whether `claim` comes true within the tests' patience.
template <class Claim>
[[nodiscard]] bool comes_true(Claim claim) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(kPatienceMilliseconds);
  while (std::chrono::steady_clock::now() < end) {
    if (claim()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

}  // namespace site::testing
