// One connection's bytes and its clock, without the library that moves them.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace site {

/// Every function is called on the connection's own strand, and calls back on it; only `post` may be called from any
/// thread. At most one read and one write at a time. What is being read into or written from must outlive the call.
class Wire {
 public:
  /// `is_good` is false where the other end has gone or the connection was closed here.
  using Done = std::move_only_function<void(bool is_good, std::size_t bytes)>;
  using Task = std::move_only_function<void()>;

  virtual ~Wire() = default;

  [[nodiscard]] virtual bool is_secure() const = 0;
  /// The other end's address, as `plain_address` writes it.
  [[nodiscard]] virtual std::string peer_address() const = 0;
  /// Bytes have come that no read has taken yet.
  [[nodiscard]] virtual bool has_bytes_waiting() const = 0;

  /// TLS begins; at once where there is none.
  virtual void handshake(Done done) = 0;
  /// Some bytes, as soon as there are any.
  virtual void read(std::span<char> buffer, Done done) = 0;
  /// All of them.
  virtual void write(std::string_view bytes, Done done) = 0;
  /// Tells the other end that nothing more will be sent; with TLS also waits until it says the same, or sends more.
  /// Whatever `is_good` says, `read` then gives bytes that mean nothing any more, until the other end hangs up.
  virtual void shut_down(Done done) = 0;
  /// Ends everything under way, with `is_good` false.
  virtual void close() = 0;

  /// `expired` is called when the time set last by `expire_after` is over.
  virtual void on_expiry(Task expired) = 0;
  virtual void expire_after(std::chrono::milliseconds time) = 0;
  virtual void expire_never() = 0;

  virtual void post(Task task) = 0;
};

}  // namespace site
