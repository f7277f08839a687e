// Listening, and the threads that all reading and writing happens on. The one place that knows Asio and TLS.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "site/http_wire.h"

namespace site {

struct SocketOptions {
  std::string address;
  std::uint16_t port = 0;
  int threads = 1;
  std::string certificate_file;  ///< empty: no TLS
  std::string key_file;
};

class Sockets {
 public:
  using OnConnection = std::function<void(std::shared_ptr<Wire>)>;

  Sockets();
  ~Sockets();

  /// Binds, listens, starts the threads. `on_connection` is called on one of them for each connection.
  [[nodiscard]] base::Result<void> open(const SocketOptions& options, OnConnection on_connection);
  [[nodiscard]] std::uint16_t port() const;
  /// Safe from any thread. A connection that was being accepted may still come.
  void stop_accepting();
  /// Ends the threads; what was under way is dropped. Not from one of them.
  void stop();

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace site
