#include "record/connection_pool.h"

#include <algorithm>

namespace record {

ConnectionPool::ConnectionPool(int most, std::chrono::milliseconds patience, Open open)
    : free_places_(most), patience_(patience), open_(std::move(open)) {}

void ConnectionPool::Lease::Forget::operator()(ConnectionPool* pool) const {
  pool->give_place_back();
}

ConnectionPool::Lease::~Lease() {
  // The connection first: who gets the place next should find it idle.
  if (pool_ != nullptr && connection_ != nullptr) pool_->keep(std::move(connection_));
}

void ConnectionPool::Lease::replace() {
  connection_.reset();
  connection_ = pool_->open_();
}

ConnectionPool::Lease ConnectionPool::lend() {
  take_place();
  Lease lease(*this);
  lease.connection_ = take_idle();
  if (lease.connection_ == nullptr) lease.connection_ = open_();
  return lease;
}

void ConnectionPool::take_place() {
  std::unique_lock lock(mutex_);
  if (free_places_ > 0) {
    --free_places_;
    return;
  }
  Waiter waiter;
  queue_.push_back(&waiter);
  if (waiter.ready.wait_for(lock, patience_, [&] { return waiter.served; })) return;
  std::erase(queue_, &waiter);
  throw Failure(Failure::Kind::Unavailable, "every connection to the database was in use for too long");
}

void ConnectionPool::give_place_back() {
  const std::lock_guard lock(mutex_);
  if (queue_.empty()) {
    ++free_places_;
    return;
  }
  // Handed on rather than set free, so that nobody who comes now can slip in before who has waited. Under the lock: the
  // waiter is gone as soon as it may run.
  Waiter* next = queue_.front();
  queue_.pop_front();
  next->served = true;
  next->ready.notify_one();
}

std::unique_ptr<Connection> ConnectionPool::take_idle() {
  for (;;) {
    std::unique_ptr<Connection> connection;
    {
      const std::lock_guard lock(mutex_);
      if (idle_.empty()) return nullptr;
      connection = std::move(idle_.back());
      idle_.pop_back();
    }
    if (connection->is_usable()) return connection;
  }
}

void ConnectionPool::keep(std::unique_ptr<Connection> connection) {
  if (!connection->is_usable()) return;
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(connection));
}

}  // namespace record
