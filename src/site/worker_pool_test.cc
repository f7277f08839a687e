#include "site/worker_pool.h"

#include <atomic>
#include <future>
#include <latch>

#include <gtest/gtest.h>

namespace site {
namespace {

bool offer(WorkerPool& pool, WorkerPool::Task task) {
  return pool.offer(task);
}

TEST(WorkerPool, RunsWhatItTakes) {
  std::atomic<int> ran = 0;
  std::latch all(100);
  WorkerPool pool(3, 100);
  for (int i = 0; i < 100; ++i)
    ASSERT_TRUE(offer(pool, [&] {
      ++ran;
      all.count_down();
    }));
  all.wait();
  EXPECT_EQ(ran, 100);
}

TEST(WorkerPool, RefusesWhatItsQueueCannotHold) {
  std::promise<void> gate;
  std::latch is_running(1);
  auto opened = gate.get_future().share();
  WorkerPool pool(1, 2);
  ASSERT_TRUE(offer(pool, [&, opened] {
    is_running.count_down();
    opened.wait();
  }));
  is_running.wait();
  std::latch done(2);
  EXPECT_TRUE(offer(pool, [&] { done.count_down(); }));
  EXPECT_TRUE(offer(pool, [&] { done.count_down(); }));
  EXPECT_EQ(pool.waiting(), 2);
  WorkerPool::Task refused = [] {};
  EXPECT_FALSE(pool.offer(refused));
  EXPECT_TRUE(refused);
  gate.set_value();
  done.wait();
  EXPECT_EQ(pool.waiting(), 0);
}

TEST(WorkerPool, DropsWhatWaitsWhenItStops) {
  std::promise<void> gate;
  std::latch is_running(1);
  std::atomic<bool> has_finished = false;
  std::atomic<bool> ran_second = false;
  WorkerPool pool(1, 2);
  ASSERT_TRUE(offer(pool, [&, opened = gate.get_future().share()] {
    is_running.count_down();
    opened.wait();
    has_finished = true;
  }));
  is_running.wait();
  std::promise<void> dropped;
  auto was_dropped = dropped.get_future();
  ASSERT_TRUE(offer(pool, [&ran_second, held = std::move(dropped)] { ran_second = true; }));
  std::thread stopper([&] { pool.stop(); });
  was_dropped.wait();  // the task, and the promise in it, is destroyed without having run
  gate.set_value();
  stopper.join();
  EXPECT_TRUE(has_finished);
  EXPECT_FALSE(ran_second);
  EXPECT_FALSE(offer(pool, [] {}));
}

}  // namespace
}  // namespace site
