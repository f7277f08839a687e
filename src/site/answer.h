// From a handler's Response to the bytes that go on the wire.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "site/http.h"
#include "site/request_head.h"

namespace site {

struct Answer {
  int status = 200;
  std::string head;                                ///< status line and headers, with the empty line
  std::string body;                                ///< empty for HEAD, 204 and 304
  std::shared_ptr<const std::string> shared_body;  ///< instead of `body` when set
  bool closes = false;                             ///< the connection is to be closed after it, and the head says so

  [[nodiscard]] std::string_view body_bytes() const { return shared_body ? *shared_body : std::string_view(body); }
};

struct AnswerContext {
  bool is_head = false;
  bool closes = false;
  base::Instant now;
};

/// Adds what every response carries (Date, Content-Length, security headers, Cache-Control: no-store unless it may be
/// cached), turns a matching If-None-Match into 304, compresses, and leaves the body out for HEAD.
/// REQUIRES: `response` names no header that is the server's own, and holds no control characters in names and values.
[[nodiscard]] Answer make_answer(const Request& request, Response response, const AnswerContext& context);

/// A plain sentence from the server itself, for when no handler is to be asked.
[[nodiscard]] Answer bare_answer(int status, std::string_view sentence, bool is_secure, const AnswerContext& context);

/// "Wed, 01 Nov 2017 09:30:00 GMT"
[[nodiscard]] std::string http_date(base::Instant instant);

}  // namespace site
