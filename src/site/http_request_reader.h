// From bytes to requests. No socket: whoever has one feeds it.
//
// The head is first looked over byte by byte (line ends, folding, size), then parsed by Beast, then checked by
// `check_head`; only then is the body's limit chosen and its first byte read. Trailers are read past and dropped, so
// that nothing checked in the head can change after it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "site/request_head.h"

namespace site {

class RequestReader {
 public:
  enum class State {
    Empty,    ///< not a byte of a request yet
    Head,     ///< in the head
    Body,     ///< `head` is there and good; in the body
    Done,     ///< a whole request: take it, then `next`
    Refused,  ///< `refusal` says why; the rest of the connection cannot be trusted
  };

  /// `body_limit` gives the largest body for a head that passed its checks.
  RequestReader(std::size_t header_limit, std::function<std::size_t(const RequestHead&)> body_limit);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  State take(std::string_view bytes);
  /// Goes on to the request after a Done one, with the bytes that came behind it.
  State next();

  [[nodiscard]] State state() const { return state_; }
  /// REQUIRES: Body or Done. In Refused it holds what was read, perhaps nothing.
  [[nodiscard]] const RequestHead& head() const { return head_; }
  [[nodiscard]] std::string& body() { return body_; }
  [[nodiscard]] std::size_t bytes_held() const { return pending_.size() + body_.size(); }
  /// REQUIRES: Done. The client will send another request and nothing says that it should not.
  [[nodiscard]] bool keeps_alive() const { return keeps_alive_; }
  /// REQUIRES: Refused.
  [[nodiscard]] const Refusal& refusal() const { return refusal_; }

 private:
  State advance();
  void read_head();
  void parse_head(std::size_t size);
  void read_body();
  void refuse(int status, std::string_view sentence);

  class Parser;
  std::size_t header_limit_;
  std::function<std::size_t(const RequestHead&)> body_limit_;
  std::unique_ptr<Parser> parser_;
  std::string pending_;      // bytes not yet parsed
  std::size_t scanned_ = 0;  // of pending_, by read_head
  State state_ = State::Empty;
  RequestHead head_;
  std::string body_;
  bool keeps_alive_ = false;
  Refusal refusal_;
};

}  // namespace site
