// A fixed number of threads and a queue that may be full: the bound on how much work is taken on.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace site {

class WorkerPool {
 public:
  using Task = std::move_only_function<void()>;

  /// REQUIRES: threads > 0. A task must not throw.
  WorkerPool(int threads, std::size_t queue_length);
  ~WorkerPool();

  /// False where every worker is busy and `queue_length` tasks are waiting already, or after `stop`; `task` is then
  /// left as it was. Safe from any thread.
  [[nodiscard]] bool offer(Task& task);
  [[nodiscard]] std::size_t waiting() const;
  /// Drops what waits, lets what runs finish, and returns then. Not from a task.
  void stop();

 private:
  void work();

  const std::size_t queue_length_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> queue_;
  std::size_t idle_ = 0;  // workers that wait for a task
  bool is_stopped_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace site
