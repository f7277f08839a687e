#include "site/http_session.h"

#include <algorithm>

namespace site {
namespace {

constexpr std::size_t kSmallBuffer = 4 * 1024;   // what an idle connection costs
constexpr std::size_t kLargeBuffer = 64 * 1024;  // while a body is read
constexpr std::size_t kPiece = 256 * 1024;       // write_time is given anew for each
constexpr std::size_t kOnePacket = 16 * 1024;    // a body up to here is sent in one write with its head

/// Once we are stopping, how long a client may take to notice that it was told goodbye.
constexpr std::chrono::milliseconds kShortParting{500};

}  // namespace

HttpSession::HttpSession(std::shared_ptr<Wire> wire, SessionHost& host)
    : wire_(std::move(wire)),
      host_(host),
      peer_{wire_->peer_address(), wire_->is_secure()},
      reader_(host.options().header_limit, [&host](const RequestHead& head) { return host.body_limit(head); }),
      buffer_(kSmallBuffer) {}

void HttpSession::start() {
  wire_->post([self = shared_from_this()] { self->begin(); });
}

void HttpSession::stop_when_idle() {
  wire_->post([self = shared_from_this()] {
    const bool is_free = self->phase_ == Phase::Idle && !self->wire_->has_bytes_waiting();
    if (is_free || self->phase_ == Phase::Greeting) self->close();
    if (self->phase_ == Phase::Parting) self->wire_->expire_after(kShortParting);
  });
}

void HttpSession::close_now() {
  wire_->post([self = shared_from_this()] { self->close(); });
}

std::optional<std::chrono::steady_clock::time_point> HttpSession::idle_since() const {
  const auto since = idle_since_.load(std::memory_order_relaxed);
  if (since == 0) return std::nullopt;
  return std::chrono::steady_clock::time_point(std::chrono::steady_clock::duration(since));
}

void HttpSession::make_room() {
  idle_since_.store(0, std::memory_order_relaxed);  // so that the next to need room asks another
  wire_->post([self = shared_from_this()] {
    if (self->phase_ == Phase::Idle) self->close();
  });
}

void HttpSession::enter(Phase phase) {
  phase_ = phase;
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  idle_since_.store(phase == Phase::Idle ? now : 0, std::memory_order_relaxed);
}

void HttpSession::begin() {
  if (phase_ == Phase::Closed) return;
  wire_->on_expiry([weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->expire();
  });
  if (!wire_->is_secure()) return wait_idle();
  wire_->expire_after(host_.options().header_time);
  wire_->handshake([self = shared_from_this()](bool is_good, std::size_t) {
    if (self->phase_ != Phase::Greeting) return;
    is_good ? self->wait_idle() : self->close();
  });
}

// ---- in ------------------------------------------------------------------------------------------------------------

void HttpSession::read() {
  if (is_reading_) return;
  is_reading_ = true;
  wire_->read(buffer_, [self = shared_from_this()](bool is_good, std::size_t bytes) { self->on_read(is_good, bytes); });
}

void HttpSession::on_read(bool is_good, std::size_t bytes) {
  is_reading_ = false;
  switch (phase_) {
    case Phase::Idle:
    case Phase::Head:
    case Phase::Body:
      return is_good ? go_on(reader_.take({buffer_.data(), bytes})) : close();
    case Phase::Parting:
      if (!is_good) return close();
      if (has_shut_down_) read();
      return;
    default:
      return;  // refused by its deadline: what comes now no longer counts
  }
}

void HttpSession::go_on(RequestReader::State state) {
  switch (state) {
    case RequestReader::State::Empty:
      return wait_idle();
    case RequestReader::State::Head:
      return read_head_on();
    case RequestReader::State::Body:
      return read_body_on();
    case RequestReader::State::Done:
      return handle();
    case RequestReader::State::Refused:
      return refuse(reader_.refusal());
  }
}

void HttpSession::wait_idle() {
  if (host_.is_stopping()) return close();
  enter(Phase::Idle);
  wire_->expire_after(host_.options().idle_time);
  read();
}

void HttpSession::read_head_on() {
  if (phase_ != Phase::Head) {
    enter(Phase::Head);
    wire_->expire_after(host_.options().header_time);
  }
  read();
}

void HttpSession::read_body_on() {
  if (phase_ != Phase::Body) {
    enter(Phase::Body);
    has_invited_ = false;
    wire_->expire_after(host_.options().body_time);
    buffer_.resize(kLargeBuffer);
  }
  if (!hold(reader_.bytes_held())) return refuse({503, "The server is busy. Try again in a moment."});
  if (reader_.head().expects_continue() && reader_.bytes_held() == 0 && !has_invited_) return invite_body();
  read();
}

void HttpSession::invite_body() {
  has_invited_ = is_inviting_ = true;
  wire_->write("HTTP/1.1 100 Continue\r\n\r\n", [self = shared_from_this()](bool is_good, std::size_t) {
    self->is_inviting_ = false;
    if (self->phase_ != Phase::Body) return;
    is_good ? self->read() : self->close();
  });
}

bool HttpSession::hold(std::size_t bytes) {
  if (bytes > held_ && !host_.hold(bytes - held_)) return false;
  if (bytes < held_) host_.let_go(held_ - bytes);
  held_ = bytes;
  return true;
}

// ---- answering -----------------------------------------------------------------------------------------------------

void HttpSession::handle() {
  enter(Phase::Handling);
  wire_->expire_never();
  WorkerPool::Task task = [self = shared_from_this(), head = reader_.head(), body = std::move(reader_.body()),
                           keeps_alive = reader_.keeps_alive()] {
    auto answer = self->host_.answer(head, body, self->peer_, keeps_alive);
    self->wire_->post([self, answer = std::move(answer)]() mutable { self->send(std::move(answer)); });
  };
  if (host_.offer(task)) return;
  send(
      host_.refuse(reader_.head(), {503, "The server is busy. Try again in a moment."}, peer_, !reader_.keeps_alive()));
}

void HttpSession::refuse(const Refusal& refusal) {
  send(host_.refuse(reader_.head(), refusal, peer_, true));
}

void HttpSession::send(Answer answer) {
  if (phase_ == Phase::Closed) return;
  enter(Phase::Writing);
  answer_ = std::move(answer);
  body_is_unsent_ = !answer_.body_bytes().empty();
  if (body_is_unsent_ && answer_.body_bytes().size() <= kOnePacket) {
    answer_.head += answer_.body_bytes();
    body_is_unsent_ = false;
  }
  unsent_ = answer_.head;
  send_rest();
}

void HttpSession::send_rest() {
  const auto piece = unsent_.substr(0, kPiece);
  unsent_.remove_prefix(piece.size());
  wire_->expire_after(host_.options().write_time);
  wire_->write(piece, [self = shared_from_this()](bool is_good, std::size_t) {
    if (self->phase_ != Phase::Writing) return;
    is_good ? self->sent() : self->close();
  });
}

void HttpSession::sent() {
  if (unsent_.empty() && body_is_unsent_) {
    body_is_unsent_ = false;
    unsent_ = answer_.body_bytes();
  }
  if (!unsent_.empty()) return send_rest();
  const bool closes = answer_.closes;
  answer_ = {};
  (void)hold(0);
  if (buffer_.size() > kSmallBuffer && !is_reading_) buffer_ = std::vector<char>(kSmallBuffer);
  if (closes) return part();
  go_on(reader_.next());
}

// ---- the end -------------------------------------------------------------------------------------------------------

void HttpSession::expire() {
  if (is_inviting_) return close();  // a client that does not take 25 bytes will not take a refusal
  switch (phase_) {
    case Phase::Head:
      return refuse({408, "The request's headers took too long to come."});
    case Phase::Body:
      return refuse({408, "What was sent took too long to come."});
    default:
      return close();
  }
}

/// Closing a socket with unread bytes in it sends a reset, which can destroy the answer on its way to the client. So
/// the client is first given time to read it and hang up, and what it is still sending is thrown away.
void HttpSession::part() {
  enter(Phase::Parting);
  wire_->expire_after(host_.is_stopping() ? kShortParting : host_.options().header_time);
  wire_->shut_down([self = shared_from_this()](bool, std::size_t) {
    self->has_shut_down_ = true;
    if (self->phase_ == Phase::Parting) self->read();
  });
}

void HttpSession::close() {
  if (phase_ == Phase::Closed) return;
  enter(Phase::Closed);
  (void)hold(0);
  wire_->close();
  host_.closed(*this);
}

}  // namespace site
