// For tests: a socket to 127.0.0.1 that sends exactly the bytes it is given and reads answers apart.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/text.h"

namespace site::testing {

/// No wait in a test is longer: what takes this long has failed.
inline constexpr int kPatienceMilliseconds = 20'000;

struct RawAnswer {
  int status = 0;  ///< 0: the connection ended before a whole answer came
  std::string head;
  std::string body;

  /// The value of the first header of that name, or "".
  [[nodiscard]] std::string header(std::string_view name) const {
    const auto lower_head = base::lower(head);
    const auto at = lower_head.find("\r\n" + base::lower(name) + ": ");
    if (at == std::string::npos) return "";
    const auto start = at + 2 + name.size() + 2;
    return head.substr(start, head.find("\r\n", start) - start);
  }
};

class RawClient {
 public:
  /// `receive_bytes` above 0 makes a client that takes little before it must read.
  explicit RawClient(std::uint16_t port, int receive_bytes = 0) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_bytes > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof(receive_bytes));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_open_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  [[nodiscard]] bool is_open() const { return is_open_; }

  /// False where the other end has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// The next answer; `has_body` is false for one to HEAD.
  RawAnswer read(bool has_body = true) {
    RawAnswer answer;
    while (!pending_.contains("\r\n\r\n"))
      if (!receive()) return answer;
    const auto head_size = pending_.find("\r\n\r\n") + 4;
    answer.head = pending_.substr(0, head_size);
    pending_.erase(0, head_size);
    const auto length = answer.header("content-length");
    const auto body_size = has_body && !length.empty() ? static_cast<std::size_t>(std::atoll(length.c_str())) : 0;
    while (pending_.size() < body_size)
      if (!receive()) return answer;
    answer.body = pending_.substr(0, body_size);
    pending_.erase(0, body_size);
    answer.status = std::atoi(answer.head.c_str() + 9);
    return answer;
  }

  RawAnswer ask(std::string_view bytes) {
    send(bytes);
    return read();
  }

  /// Waits until the other end has closed; false where it sends more, or does not close.
  bool is_closed_by_server() {
    const bool came = receive();
    return !came && !has_timed_out_ && pending_.empty();
  }

  /// Bytes have come, or the end; asks once, without waiting.
  [[nodiscard]] bool has_news() const {
    pollfd waiting{socket_, POLLIN, 0};
    return !pending_.empty() || ::poll(&waiting, 1, 0) > 0;
  }

  [[nodiscard]] int descriptor() const { return socket_; }

 private:
  bool receive() {
    pollfd waiting{socket_, POLLIN, 0};
    has_timed_out_ = ::poll(&waiting, 1, kPatienceMilliseconds) == 0;
    if (has_timed_out_) return false;
    char buffer[16 * 1024];
    const auto got = ::recv(socket_, buffer, sizeof(buffer), 0);
    if (got <= 0) return false;
    pending_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  bool is_open_ = false;
  bool has_timed_out_ = false;
  std::string pending_;
};

inline std::string get(std::string_view target) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: h\r\n\r\n";
}
inline std::string post(std::string_view target, std::string_view body) {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace site::testing
