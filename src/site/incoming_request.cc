#include "site/incoming_request.h"

#include <algorithm>

#include "base/text.h"
#include "site/cookie.h"
#include "site/header_value.h"

namespace site {
namespace {

constexpr Refusal kBadQuery{400, "The part of the address after the question mark could not be read."};
constexpr Refusal kBadForm{400, "The form could not be read. Go back and send it again."};
constexpr Refusal kBadType{415, "Send forms as application/x-www-form-urlencoded or multipart/form-data."};

/// Header bytes may be anything; what handlers see, log and store is UTF-8.
std::string as_utf8(std::string_view value) {
  std::string out(value);
  if (!base::is_utf8(out))
    std::ranges::replace_if(out, [](char c) { return static_cast<unsigned char>(c) > 0x7e; }, '?');
  return out;
}

std::map<std::string, std::string, std::less<>> headers_of(const RequestHead& head) {
  std::map<std::string, std::string, std::less<>> headers;
  for (const auto& [name, value] : head.fields) {
    // Read already, from proxies that may say so; nobody should read them again.
    if (name.starts_with("x-forwarded-") || name == "forwarded") continue;
    const auto [at, is_new] = headers.emplace(name, as_utf8(value));
    if (!is_new) at->second += (name == "cookie" ? "; " : ", ") + as_utf8(value);
  }
  return headers;
}

std::optional<Refusal> read_form(Request& request, const std::string& body) {
  const auto content_type = request.header("content-type");
  const auto type = parse_parameterised(content_type);
  if (type && type->value == "application/x-www-form-urlencoded") {
    auto form = parse_urlencoded(body);
    if (!form) return kBadForm;
    request.form = std::move(*form);
    return std::nullopt;
  }
  const auto boundary = multipart_boundary(content_type);
  if (!boundary) return kBadType;
  auto form = parse_multipart(body, *boundary);
  if (!form) return kBadForm;
  request.form = std::move(form->values);
  request.uploads = std::move(form->uploads);
  return std::nullopt;
}

}  // namespace

std::expected<Request, Refusal> incoming_request(const RequestHead& head, const std::string& body, const Peer& peer,
                                                 const TrustedProxies& proxies) {
  Request request;
  request.method = head.method == "POST" ? Method::Post : Method::Get;
  request.path = head.path;
  request.headers = headers_of(head);
  request.cookies = parse_cookies(request.header("cookie"));
  auto origin = origin_of(head, peer, proxies);
  request.remote_address = std::move(origin.address);
  request.is_secure = origin.is_secure;
  request.host = std::move(origin.host);

  auto query = parse_urlencoded(head.query);
  if (!query) return std::unexpected(kBadQuery);
  request.query = std::move(*query);
  if (request.method == Method::Post && !body.empty())
    if (const auto refusal = read_form(request, body)) return std::unexpected(*refusal);
  return request;
}

}  // namespace site
