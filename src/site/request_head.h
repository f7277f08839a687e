// The head of a request as it came, and what our server asks of it beyond the grammar: anything that two servers on the
// same connection could read differently is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace site {

/// Why the server itself says no; the connection is closed after it.
struct Refusal {
  int status = 400;
  std::string_view sentence;  ///< for the person or programmer at the other end; always a literal
};

struct RequestHead {
  std::string method;                                       ///< as sent
  std::string target;                                       ///< as sent
  int version = 11;                                         ///< 10 or 11
  std::vector<std::pair<std::string, std::string>> fields;  ///< lower-case names, in the order they came

  std::string path;   ///< of the target, decoded; filled by `check_head`
  std::string query;  ///< of the target, as sent without "?"; filled by `check_head`

  /// The first field with that name.
  [[nodiscard]] std::optional<std::string_view> field(std::string_view lower_case_name) const;
  /// The client waits to be told that its body is wanted.
  [[nodiscard]] bool expects_continue() const;
};

/// Fills `path` and `query`. Refuses: a method other than GET, HEAD, POST (501); a Host that is missing, repeated or
/// not a host; a target that is not a plain path of our own (no empty, "." or ".." part, no encoded slash or backslash,
/// UTF-8 without control characters); a repeated or listed Content-Length; any Transfer-Encoding but one "chunked"
/// (501), or any at all in HTTP/1.0; an expectation other than 100-continue (417).
[[nodiscard]] std::optional<Refusal> check_head(RequestHead& head);

/// "ward.example:8080", "[::1]"; lower or upper case.
[[nodiscard]] bool is_host(std::string_view text);

}  // namespace site
