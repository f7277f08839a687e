// The HTTP server: Boost.Beast behind this one interface.
//
// What it is made of, from the wire up: http_sockets (Asio, TLS), http_request_reader (Beast's parser), http_session
// (one connection), worker_pool, incoming_request and answer (bytes to values and back).
//
// Reads and writes happen on `io_threads`; handlers, which may block on the database, run on a bounded pool of
// `worker_threads` with a bounded queue: when it is full the person gets 503 with Retry-After at once. Every limit
// below cuts a slow or greedy client off without touching the others. HTTP/1.1 framing is strict: a request that two
// servers could read differently is refused with 400 and the connection closed.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "site/http.h"

namespace site {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one; `port()` tells which
  int io_threads = 1;
  int worker_threads = 4;
  std::size_t queue_length = 256;       ///< requests waiting for a worker
  std::size_t most_connections = 4096;  ///< beyond it the longest idle one makes room
  std::size_t header_limit = 16 * 1024;
  std::size_t body_limit = 1024 * 1024;  ///< for a path not in `upload_paths`
  std::size_t upload_limit = 20 * 1024 * 1024;
  std::vector<std::string> upload_paths;          ///< that take files: "/check", or patterns as routes have them
  std::size_t body_memory = 512 * 1024 * 1024;    ///< bodies held at once by all connections; beyond it 503
  std::chrono::milliseconds header_time{10'000};  ///< from the first byte to the end of the head
  std::chrono::milliseconds body_time{60'000};    ///< from the end of the head to the end of the body
  std::chrono::milliseconds write_time{60'000};   ///< for the client to take each 256 KiB of an answer
  std::chrono::milliseconds idle_time{75'000};    ///< before the first request, and between requests
  std::chrono::milliseconds drain_time{20'000};   ///< for requests in flight, when stopping
  std::vector<std::string> trusted_proxies;       ///< addresses whose X-Forwarded-For, -Proto and -Host count
  std::string certificate_file;                   ///< PEM chain; with key_file: TLS 1.2 or 1.3 only
  std::string key_file;
};

/// What the server has done, for /metrics.
struct ServerCounts {
  std::uint64_t connections_open = 0;
  std::uint64_t connections_total = 0;
  std::uint64_t requests_total = 0;
  std::uint64_t refused_total = 0;   ///< by the server itself, before any handler: 400, 408, 413, 431 and the like
  std::uint64_t overload_total = 0;  ///< 503 by the full queue
  std::uint64_t queue_now = 0;
};

class HttpServer {
 public:
  /// `handler` is called on worker threads, several at once; an exception it lets out becomes a bare 500.
  /// Request::reference comes filled; HEAD is answered by running the handler as GET and leaving the body out. Text
  /// bodies over 1 KiB are gzipped for clients that accept it.
  HttpServer(ServerOptions options, Handler handler);
  ~HttpServer();
  /// Binds and listens; serves until `stop`. Unavailable with the address in words where it is taken.
  [[nodiscard]] base::Result<void> start();
  /// Stops accepting, closes idle connections at once, lets requests in flight finish within drain_time, then cuts them
  /// off and waits for their handlers. Safe to call twice and from any thread but a handler's; returns when all is
  /// done.
  void stop();
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] ServerCounts counts() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace site
