// Requests and responses as handlers see them: plain values, no socket and no library behind them.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace site {

enum class Method { Get, Head, Post };

[[nodiscard]] std::string_view method_name(Method method);

/// Names and values in the order they came, percent-decoded and checked to be UTF-8 without NUL. A name may come
/// several times (checkboxes).
class FormValues {
 public:
  void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }
  /// The first value with that name, or "".
  [[nodiscard]] std::string_view get(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }
  [[nodiscard]] bool empty() const { return pairs_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// "a=1&b=two%20words": refuses bad percent signs, bytes that are not UTF-8, NUL, more than 1,000 pairs.
[[nodiscard]] base::Result<FormValues> parse_urlencoded(std::string_view text);
[[nodiscard]] std::string percent_encoded(std::string_view text);

/// A file that a person sent in a form.
struct Upload {
  std::string field;      ///< the form field's name
  std::string file_name;  ///< the last part of the name only; may be empty. Shown escaped, never used as a path
  std::string bytes;
};

/// multipart/form-data (RFC 7578): fields go into `values`, files into `uploads`. Refuses a body that does not fit its
/// boundary, more than 100 parts, part headers above 8 KiB, a field above 1 MiB.
struct MultipartForm {
  FormValues values;
  std::vector<Upload> uploads;
};
[[nodiscard]] base::Result<MultipartForm> parse_multipart(std::string_view body, std::string_view boundary);
/// The boundary of a Content-Type, where it is multipart/form-data.
[[nodiscard]] std::optional<std::string> multipart_boundary(std::string_view content_type);

struct Request {
  Method method = Method::Get;
  std::string path;  ///< percent-decoded, starts with "/", has no "." or ".." part
  FormValues query;
  FormValues form;  ///< of a POST, urlencoded or multipart
  std::vector<Upload> uploads;
  std::map<std::string, std::string, std::less<>> headers;  ///< lower-case names; repeated ones joined by ", "
  std::map<std::string, std::string, std::less<>> cookies;
  std::map<std::string, std::string, std::less<>> path_values;  ///< from the route: {id}
  std::string remote_address;                                   ///< the person's, seen through configured proxies only
  bool is_secure = false;                                       ///< came by TLS, here or at a configured proxy
  std::string host;       ///< the Host header (or X-Forwarded-Host of a configured proxy)
  std::string reference;  ///< for the log and error pages, made for each request: 10 letters and digits

  [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
  [[nodiscard]] std::string_view path_value(std::string_view name) const;
  /// An API client: Accept names JSON and not HTML.
  [[nodiscard]] bool wants_json() const;
};

struct Cookie {
  std::string name;
  std::string value;
  std::optional<int> max_age_seconds;  ///< none: until the browser closes; 0: remove
  bool is_secure = true;               ///< set from Request::is_secure; always HttpOnly, SameSite=Lax, Path=/
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< beside those that the server sets on every response
  std::vector<Cookie> cookies;
  /// A body that is shared and never copied: static assets. Used instead of `body` when set.
  std::shared_ptr<const std::string> shared_body;
  bool may_be_cached = false;  ///< otherwise `Cache-Control: no-store` is added

  [[nodiscard]] static Response html(std::string body, int status = 200);
  [[nodiscard]] static Response json(std::string body, int status = 200);
  [[nodiscard]] static Response text(std::string body, int status = 200);
  /// 303: after a POST, "now look at this page". `to` starts with one "/" (ours), else our mistake.
  [[nodiscard]] static Response redirect(std::string to);
  /// To be saved by the browser under `file_name` (ASCII letters, digits, dot, dash, underscore).
  [[nodiscard]] static Response file(std::string bytes, std::string content_type, std::string file_name);
};

using Handler = std::function<Response(const Request&)>;

/// Headers on every HTML response: strict Content-Security-Policy (no unsafe-inline, no outside host, Trusted Types),
/// nosniff, no referrer to other sites, no framing, permissions off; Strict-Transport-Security when secure.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> security_headers(bool is_secure);

}  // namespace site
