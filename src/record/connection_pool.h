// Connections to the same database, lent one at a time to whoever has waited longest.
//
// Safe for several threads. Opens a connection when it is first needed, and again where an idle one turns out to be
// dead.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "record/connection.h"

namespace record {

class ConnectionPool {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;

  /// A connection on loan, given back when the object goes. Does not outlive its pool.
  class Lease {
   public:
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    [[nodiscard]] Connection& operator*() const { return *connection_; }
    [[nodiscard]] Connection* operator->() const { return connection_.get(); }
    /// Puts a new connection in its place. Throws Failure where there is none to be had.
    void replace();

   private:
    friend class ConnectionPool;
    explicit Lease(ConnectionPool& pool) : pool_(&pool) {}
    struct Forget {
      void operator()(ConnectionPool* pool) const;
    };
    std::unique_ptr<ConnectionPool, Forget> pool_;  // null once moved from: the place in the pool
    std::unique_ptr<Connection> connection_;
  };

  /// `most` at one time; who waits longer than `patience` gets Failure::Unavailable.
  ConnectionPool(int most, std::chrono::milliseconds patience, Open open);
  [[nodiscard]] Lease lend();

 private:
  struct Waiter {
    std::condition_variable ready;
    bool served = false;
  };
  void take_place();
  void give_place_back();
  [[nodiscard]] std::unique_ptr<Connection> take_idle();
  void keep(std::unique_ptr<Connection> connection);

  std::mutex mutex_;
  int free_places_;
  std::deque<Waiter*> queue_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::chrono::milliseconds patience_;
  Open open_;
};

}  // namespace record
