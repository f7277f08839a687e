// One connection from its first byte to its last: requests in, answers out, deadlines between. No library behind it: it
// sees a Wire, and a host that answers.
//
//   Greeting -> Idle -> Head -> Body -> Handling -> Writing -> Idle ...
//                 any of these -> Parting -> Closed
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "site/answer.h"
#include "site/forwarded.h"
#include "site/http_request_reader.h"
#include "site/http_server.h"
#include "site/http_wire.h"
#include "site/worker_pool.h"

namespace site {

class HttpSession;

/// What a session asks of its server. Safe for several threads.
class SessionHost {
 public:
  virtual ~SessionHost() = default;
  [[nodiscard]] virtual const ServerOptions& options() const = 0;
  [[nodiscard]] virtual std::size_t body_limit(const RequestHead& head) const = 0;
  [[nodiscard]] virtual bool is_stopping() const = 0;
  /// Counts bytes of bodies held in memory by all sessions; false where `body_memory` is used up, and then not counted.
  [[nodiscard]] virtual bool hold(std::size_t bytes) = 0;
  virtual void let_go(std::size_t bytes) = 0;
  /// Has `task` run on a worker; false where the queue is full, and then `task` is left as it was.
  [[nodiscard]] virtual bool offer(WorkerPool::Task& task) = 0;
  /// Runs the handler. On a worker.
  [[nodiscard]] virtual Answer answer(const RequestHead& head, const std::string& body, const Peer& peer,
                                      bool keeps_alive) = 0;
  /// The server's own no. `head` may be only partly filled.
  [[nodiscard]] virtual Answer refuse(const RequestHead& head, const Refusal& refusal, const Peer& peer,
                                      bool closes) = 0;
  virtual void closed(HttpSession& session) = 0;
};

class HttpSession : public std::enable_shared_from_this<HttpSession> {
 public:
  HttpSession(std::shared_ptr<Wire> wire, SessionHost& host);

  // These may be called from any thread.
  void start();
  /// Closes at once where no request is under way; otherwise after the one that is.
  void stop_when_idle();
  void close_now();
  /// Since when it has waited for a request; none where one is under way.
  [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> idle_since() const;
  /// To make room for another: closes it where it is still idle.
  void make_room();

 private:
  enum class Phase { Greeting, Idle, Head, Body, Handling, Writing, Parting, Closed };

  void begin();
  void read();
  void on_read(bool is_good, std::size_t bytes);
  void go_on(RequestReader::State state);
  void wait_idle();
  void read_head_on();
  void read_body_on();
  void invite_body();
  void handle();
  void refuse(const Refusal& refusal);
  void send(Answer answer);
  void send_rest();
  void sent();
  void expire();
  void part();
  void close();
  void enter(Phase phase);
  /// Keeps the host's count of held bytes at `bytes` for this session.
  [[nodiscard]] bool hold(std::size_t bytes);

  std::shared_ptr<Wire> wire_;
  SessionHost& host_;
  Peer peer_;
  RequestReader reader_;
  std::vector<char> buffer_;
  Phase phase_ = Phase::Greeting;
  bool is_reading_ = false;
  bool has_invited_ = false;  // 100 Continue was sent for this request, or is being sent
  bool is_inviting_ = false;
  bool has_shut_down_ = false;
  std::size_t held_ = 0;
  Answer answer_;
  std::string_view unsent_;  // of answer_'s head, then of its body
  bool body_is_unsent_ = false;
  std::atomic<std::chrono::steady_clock::rep> idle_since_{0};  // 0: not idle
};

}  // namespace site
