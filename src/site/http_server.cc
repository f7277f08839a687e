#include "site/http_server.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "base/check.h"
#include "base/log.h"
#include "base/random.h"
#include "base/text.h"
#include "site/http_session.h"
#include "site/http_sockets.h"
#include "site/incoming_request.h"
#include "site/worker_pool.h"

namespace site {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// Ten of 31: enough to find one request in a log, and none that are easily confused when read out.
std::string new_reference() {
  constexpr std::string_view kCharacters = "23456789abcdefghjkmnpqrstuvwxyz";
  auto bits = base::SystemRandom().next();
  std::string reference;
  for (int i = 0; i < 10; ++i, bits /= kCharacters.size()) reference += kCharacters[bits % kCharacters.size()];
  return reference;
}

/// A refused method can be any text that a stranger chose.
std::string known_method(const RequestHead& head) {
  const bool is_known = head.method == "GET" || head.method == "HEAD" || head.method == "POST";
  return is_known ? head.method : "-";
}

/// Part by part; "{name}" stands for any part that is not empty.
bool fits(std::string_view pattern, std::string_view path) {
  const auto wanted = base::split(pattern, '/');
  const auto given = base::split(path, '/');
  return std::ranges::equal(wanted, given, [](std::string_view part, std::string_view is) {
    return part == is || (part.starts_with('{') && !is.empty());
  });
}

void log_request(const RequestHead& head, const Answer& answer, SteadyClock::time_point start,
                 const std::string& reference) {
  const std::chrono::duration<double, std::milli> taken = SteadyClock::now() - start;
  base::log(base::LogLevel::Info, "request",
            {{"method", known_method(head)},
             {"path", head.path},
             {"status", std::int64_t{answer.status}},
             {"ms", taken.count()},
             {"bytes", static_cast<std::int64_t>(answer.body_bytes().size())},
             {"reference", reference}});
}

}  // namespace

class HttpServer::State final : public SessionHost {
 public:
  State(ServerOptions options, Handler handler) : options_(std::move(options)), handler_(std::move(handler)) {}

  base::Result<void> start() {
    base::check(!pool_, "a server is started once");
    auto proxies = TrustedProxies::parse(options_.trusted_proxies);
    if (!proxies) return std::unexpected(proxies.error());
    proxies_ = std::move(*proxies);
    pool_.emplace(options_.worker_threads, options_.queue_length);
    return sockets_.open({.address = options_.address,
                          .port = options_.port,
                          .threads = options_.io_threads,
                          .certificate_file = options_.certificate_file,
                          .key_file = options_.key_file},
                         [this](std::shared_ptr<Wire> wire) { welcome(std::move(wire)); });
  }

  void stop() {
    const std::lock_guard one_at_a_time(stop_mutex_);
    if (!pool_ || std::exchange(is_stopped_, true)) return;
    is_stopping_ = true;
    sockets_.stop_accepting();
    for (const auto& session : all_sessions()) session->stop_when_idle();
    if (!wait_for_sessions()) {
      for (const auto& session : all_sessions()) session->close_now();
      base::log(base::LogLevel::Warning, "stop_cut_off", {});
    }
    // Workers post to the sockets' threads, so they end first.
    pool_->stop();
    sockets_.stop();
    const std::lock_guard lock(mutex_);
    sessions_.clear();
  }

  [[nodiscard]] std::uint16_t port() const { return sockets_.port(); }

  [[nodiscard]] ServerCounts counts() const {
    const std::lock_guard lock(mutex_);
    return {.connections_open = sessions_.size(),
            .connections_total = connections_total_,
            .requests_total = requests_total_,
            .refused_total = refused_total_,
            .overload_total = overload_total_,
            .queue_now = pool_ ? pool_->waiting() : 0};
  }

  // ---- for sessions ------------------------------------------------------------------------------------------------

  [[nodiscard]] const ServerOptions& options() const override { return options_; }
  [[nodiscard]] bool is_stopping() const override { return is_stopping_; }

  [[nodiscard]] std::size_t body_limit(const RequestHead& head) const override {
    const bool takes_files =
        std::ranges::any_of(options_.upload_paths, [&](const std::string& one) { return fits(one, head.path); });
    return takes_files ? options_.upload_limit : options_.body_limit;
  }

  [[nodiscard]] bool hold(std::size_t bytes) override {
    if (body_bytes_.fetch_add(bytes) + bytes <= options_.body_memory) return true;
    body_bytes_ -= bytes;
    return false;
  }
  void let_go(std::size_t bytes) override { body_bytes_ -= bytes; }

  [[nodiscard]] bool offer(WorkerPool::Task& task) override { return pool_->offer(task); }

  [[nodiscard]] Answer answer(const RequestHead& head, const std::string& body, const Peer& peer,
                              bool keeps_alive) override {
    const auto start = SteadyClock::now();
    auto request = incoming_request(head, body, peer, proxies_);
    if (!request) return refuse(head, request.error(), peer, true);
    ++requests_total_;
    request->reference = new_reference();
    auto answer = handled(*request, [&] {
      return AnswerContext{
          .is_head = head.method == "HEAD", .closes = !keeps_alive || is_stopping_, .now = base::SystemClock().now()};
    });
    log_request(head, answer, start, request->reference);
    return answer;
  }

  [[nodiscard]] Answer refuse(const RequestHead& head, const Refusal& refusal, const Peer& peer, bool closes) override {
    ++(refusal.status == 503 ? overload_total_ : refused_total_);
    auto answer = bare_answer(refusal.status, refusal.sentence, peer.is_secure,
                              {.is_head = head.method == "HEAD", .closes = closes, .now = base::SystemClock().now()});
    log_request(head, answer, SteadyClock::now(), new_reference());
    return answer;
  }

  void closed(HttpSession& session) override {
    const std::lock_guard lock(mutex_);
    sessions_.erase(&session);
    if (sessions_.empty()) all_closed_.notify_all();
  }

 private:
  /// `context` is asked for once the handler is done: the server may have begun to stop meanwhile.
  template <class Context>
  [[nodiscard]] Answer handled(const Request& request, Context context) const {
    std::string cause = "not a standard exception";
    try {
      auto response = handler_(request);
      return make_answer(request, std::move(response), context());
    } catch (const std::exception& exception) {
      cause = exception.what();
    } catch (...) {  // whatever it is, it is logged below
    }
    base::log(base::LogLevel::Error, "handler_exception", {{"cause", cause}, {"reference", request.reference}});
    return bare_answer(500, "Something went wrong on our side. If you ask for help, quote " + request.reference + ".",
                       request.is_secure, context());
  }

  void welcome(std::shared_ptr<Wire> wire) {
    std::shared_ptr<HttpSession> session;
    {
      const std::lock_guard lock(mutex_);
      ++connections_total_;
      const bool is_full = sessions_.size() >= options_.most_connections;
      if (is_stopping_ || (is_full && !make_room())) return;  // letting go of the wire closes it
      session = std::make_shared<HttpSession>(std::move(wire), *this);
      sessions_.emplace(session.get(), session);
    }
    session->start();
  }

  /// False where no connection is idle. REQUIRES: mutex_ is held.
  [[nodiscard]] bool make_room() {
    const std::shared_ptr<HttpSession>* longest = nullptr;
    auto since = SteadyClock::time_point::max();
    for (const auto& [key, session] : sessions_) {
      const auto idle_since = session->idle_since();
      if (!idle_since || *idle_since >= since) continue;
      since = *idle_since;
      longest = &session;
    }
    if (longest == nullptr) return false;
    (*longest)->make_room();
    return true;
  }

  [[nodiscard]] std::vector<std::shared_ptr<HttpSession>> all_sessions() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<HttpSession>> all;
    for (const auto& [key, session] : sessions_) all.push_back(session);
    return all;
  }

  [[nodiscard]] bool wait_for_sessions() {
    std::unique_lock lock(mutex_);
    return all_closed_.wait_for(lock, options_.drain_time, [this] { return sessions_.empty(); });
  }

  const ServerOptions options_;
  const Handler handler_;
  TrustedProxies proxies_;
  std::atomic<bool> is_stopping_ = false;
  std::atomic<std::size_t> body_bytes_ = 0;
  std::atomic<std::uint64_t> requests_total_ = 0;
  std::atomic<std::uint64_t> refused_total_ = 0;
  std::atomic<std::uint64_t> overload_total_ = 0;

  mutable std::mutex mutex_;  // of the next three
  std::condition_variable all_closed_;
  std::unordered_map<HttpSession*, std::shared_ptr<HttpSession>> sessions_;
  std::uint64_t connections_total_ = 0;

  std::mutex stop_mutex_;
  bool is_stopped_ = false;
  // Destroyed from the last up: the workers before the sockets that they post to.
  Sockets sockets_;
  std::optional<WorkerPool> pool_;
};

HttpServer::HttpServer(ServerOptions options, Handler handler)
    : state_(std::make_unique<State>(std::move(options), std::move(handler))) {}
HttpServer::~HttpServer() {
  state_->stop();
}
base::Result<void> HttpServer::start() {
  return state_->start();
}
void HttpServer::stop() {
  state_->stop();
}
std::uint16_t HttpServer::port() const {
  return state_->port();
}
ServerCounts HttpServer::counts() const {
  return state_->counts();
}

}  // namespace site
