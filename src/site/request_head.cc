#include "site/request_head.h"

#include <algorithm>

#include "base/text.h"
#include "site/percent.h"

namespace site {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_alphanumeric(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_hexadecimal(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_port(std::string_view text) {
  return text.size() <= 5 && std::ranges::all_of(text, is_digit);
}

bool is_ipv6_host(std::string_view text) {
  const auto end = text.find(']');
  if (end == std::string_view::npos || end < 3) return false;
  const auto rest = text.substr(end + 1);
  const auto fits = [](char c) { return is_hexadecimal(c) || c == ':' || c == '.'; };
  return std::ranges::all_of(text.substr(1, end - 1), fits) &&
         (rest.empty() || (rest.starts_with(':') && is_port(rest.substr(1))));
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::size_t count_of(const RequestHead& head, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::count(head.fields, name, &std::pair<std::string, std::string>::first));
}

/// "/a/b" with no part that file systems or other servers read as something else.
bool is_plain_path(std::string_view path) {
  if (!path.starts_with('/') || path.contains('\\') || std::ranges::any_of(path, is_control)) return false;
  if (path == "/") return true;
  const auto parts = base::split(path.substr(1), '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_last = i + 1 == parts.size();
    if (parts[i] == "." || parts[i] == ".." || (parts[i].empty() && !is_last)) return false;
  }
  return true;
}

std::optional<Refusal> check_target(RequestHead& head) {
  constexpr Refusal kBad{400, "The address asked for is not one that this server can read."};
  const std::string_view target = head.target;
  const auto is_outside = [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f;
  };
  if (!target.starts_with('/') || target.contains('#') || std::ranges::any_of(target, is_outside)) return kBad;
  const auto question = target.find('?');
  const auto raw_path = target.substr(0, question);
  // Decoded, a "%2F" could not be told from a slash any more.
  if (base::lower(raw_path).contains("%2f")) return kBad;
  auto path = percent_decoded(raw_path, PlusSign::IsItself);
  if (!path || !is_plain_path(*path)) return kBad;
  head.path = std::move(*path);
  head.query = question == std::string_view::npos ? "" : target.substr(question + 1);
  return std::nullopt;
}

std::optional<Refusal> check_framing(const RequestHead& head) {
  constexpr Refusal kLength{400, "The request's Content-Length is not one plain number."};
  const auto length = head.field("content-length");
  if (count_of(head, "content-length") > 1) return kLength;
  if (length && (length->empty() || !std::ranges::all_of(*length, is_digit))) return kLength;
  const auto encoding = head.field("transfer-encoding");
  if (!encoding) return std::nullopt;
  if (head.version == 10) return Refusal{400, "HTTP/1.0 has no Transfer-Encoding."};
  if (length) return Refusal{400, "The request has both a Content-Length and a Transfer-Encoding."};
  if (count_of(head, "transfer-encoding") > 1 || base::lower(*encoding) != "chunked")
    return Refusal{501, "The only Transfer-Encoding known here is chunked."};
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> RequestHead::field(std::string_view lower_case_name) const {
  const auto at = std::ranges::find(fields, lower_case_name, &std::pair<std::string, std::string>::first);
  if (at == fields.end()) return std::nullopt;
  return at->second;
}

bool RequestHead::expects_continue() const {
  const auto expectation = field("expect");
  return version == 11 && expectation && base::lower(*expectation) == "100-continue";
}

bool is_host(std::string_view text) {
  if (text.starts_with('[')) return is_ipv6_host(text);
  const auto colon = text.find(':');
  const auto name = text.substr(0, colon);
  const auto fits = [](char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '_'; };
  return !name.empty() && name.size() <= 255 && std::ranges::all_of(name, fits) &&
         (colon == std::string_view::npos || is_port(text.substr(colon + 1)));
}

std::optional<Refusal> check_head(RequestHead& head) {
  if (head.method != "GET" && head.method != "HEAD" && head.method != "POST")
    return Refusal{501, "The only methods known here are GET, HEAD and POST."};
  const auto host = head.field("host");
  if (!host || count_of(head, "host") > 1 || !is_host(*host))
    return Refusal{400, "The request needs exactly one Host header with a host in it."};
  if (const auto refusal = check_target(head)) return refusal;
  if (const auto refusal = check_framing(head)) return refusal;
  if (head.version == 11 && head.field("expect") && !head.expects_continue())
    return Refusal{417, "The only expectation known here is 100-continue."};
  return std::nullopt;
}

}  // namespace site
