#include "record/connection_pool.h"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

namespace record {
namespace {

using namespace std::chrono_literals;

// A connection that does nothing and can be told to be dead.
class Idle final : public Connection {
 public:
  explicit Idle(std::atomic<bool>& alive) : alive_(alive) {}
  [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }
  [[nodiscard]] bool is_usable() override { return alive_; }

 private:
  void do_begin(Purpose) override {}
  std::int64_t do_run(std::string_view, std::span<const Value>, const OnRow&) override { return 0; }
  void do_script(const std::string&) override {}
  void do_commit() override {}
  void do_rollback() noexcept override {}
  std::atomic<bool>& alive_;
};

class Pool {
 public:
  Pool(int most, std::chrono::milliseconds patience)
      : pool_(most, patience, [this]() -> std::unique_ptr<Connection> {
          if (refuses_) throw Failure(Failure::Kind::Unavailable, "refused");
          ++opened_;
          return std::make_unique<Idle>(alive_);
        }) {}
  ConnectionPool& operator*() { return pool_; }
  ConnectionPool* operator->() { return &pool_; }
  std::atomic<bool> alive_ = true;
  std::atomic<bool> refuses_ = false;
  std::atomic<int> opened_ = 0;

 private:
  ConnectionPool pool_;
};

TEST(ConnectionPool, LendsTheSameConnectionAgain) {
  Pool pool(2, 1s);
  const Connection* first = &*pool->lend();
  EXPECT_EQ(&*pool->lend(), first);
  EXPECT_EQ(pool.opened_, 1);
}

TEST(ConnectionPool, OpensNoMoreThanItMay) {
  Pool pool(2, 1ms);
  const auto one = pool->lend();
  {
    const auto two = pool->lend();
    EXPECT_THROW((void)pool->lend(), Failure);
  }
  const auto two_again = pool->lend();
  EXPECT_EQ(pool.opened_, 2);
}

TEST(ConnectionPool, ReplacesTheDead) {
  Pool pool(1, 1s);
  (void)pool->lend();
  pool.alive_ = false;
  (void)pool->lend();
  EXPECT_EQ(pool.opened_, 2);
}

TEST(ConnectionPool, KeepsItsPlacesWhenOpeningFails) {
  Pool pool(1, 1ms);
  pool.refuses_ = true;
  for (int i = 0; i < 3; ++i) EXPECT_THROW((void)pool->lend(), Failure);
  pool.refuses_ = false;
  auto lease = pool->lend();
  pool.refuses_ = true;
  EXPECT_THROW(lease.replace(), Failure);
}

TEST(ConnectionPool, ServesEveryoneWhoWaits) {
  Pool pool(2, 60s);
  std::atomic<int> served = 0;
  std::atomic<int> at_once = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 200; ++n) {
        const auto lease = pool->lend();
        EXPECT_LE(++at_once, 2);
        ++served;
        --at_once;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(served, 1600);
  EXPECT_LE(pool.opened_, 2);
}

TEST(ConnectionPool, ServesTheOthersWhenOneGivesUpWaiting) {
  Pool pool(1, 20ms);
  auto held = std::make_unique<ConnectionPool::Lease>(pool->lend());
  std::thread gives_up([&] { EXPECT_THROW((void)pool->lend(), Failure); });
  gives_up.join();
  held.reset();
  EXPECT_NO_THROW((void)pool->lend());
}

}  // namespace
}  // namespace record
