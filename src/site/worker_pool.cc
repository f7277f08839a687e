#include "site/worker_pool.h"

#include "base/check.h"

namespace site {

WorkerPool::WorkerPool(int threads, std::size_t queue_length) : queue_length_(queue_length) {
  base::check(threads > 0, "a pool has at least one worker");
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  stop();
}

bool WorkerPool::offer(Task& task) {
  {
    const std::lock_guard lock(mutex_);
    if (is_stopped_ || queue_.size() >= queue_length_ + idle_) return false;
    queue_.push_back(std::move(task));
  }
  changed_.notify_one();
  return true;
}

std::size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void WorkerPool::stop() {
  {
    std::deque<Task> dropped;  // destroyed after the lock is given back
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
    dropped.swap(queue_);
  }
  changed_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

void WorkerPool::work() {
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      ++idle_;
      changed_.wait(lock, [this] { return is_stopped_ || !queue_.empty(); });
      --idle_;
      if (is_stopped_) return;
      task = std::move(queue_.front());
      queue_.pop_front();
    }
    task();
  }
}

}  // namespace site
