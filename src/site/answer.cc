#include "site/answer.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "site/cookie.h"
#include "site/gzip.h"
#include "site/header_value.h"

namespace site {
namespace {

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "";
  }
}

/// A handler that set one of these would say it twice, or say what the server does not do.
bool is_servers_own(std::string_view lower_case_name) {
  constexpr std::array kOwn = {std::string_view("content-length"), std::string_view("content-type"),
                               std::string_view("connection"),     std::string_view("date"),
                               std::string_view("set-cookie"),     std::string_view("transfer-encoding")};
  if (std::ranges::find(kOwn, lower_case_name) != kOwn.end()) return true;
  static const auto security = security_headers(true);
  return std::ranges::any_of(security,
                             [&](const auto& header) { return base::lower(header.first) == lower_case_name; });
}

void check_headers(const Response& response) {
  base::check(response.status >= 200 && response.status <= 599, "a handler answers with a final status");
  base::check(is_header_text(response.content_type), "a content type has no control characters");
  for (const auto& [name, value] : response.headers) {
    base::check(is_token(name) && is_header_text(value), "a header's name is a token and its value one line");
    base::check(!is_servers_own(base::lower(name)), "a handler leaves the server's own headers alone");
  }
}

std::string* header_of(Response& response, std::string_view lower_case_name) {
  const auto at = std::ranges::find_if(
      response.headers, [&](const auto& header) { return base::lower(header.first) == lower_case_name; });
  return at == response.headers.end() ? nullptr : &at->second;
}

std::string_view strong_part(std::string_view etag) {
  return etag.starts_with("W/") ? etag.substr(2) : etag;
}

/// RFC 9110 section 13.1.2, by weak comparison: the same page compressed and not is the same page.
bool is_known_already(const Request& request, std::string_view etag) {
  const auto known = request.header("if-none-match");
  if (base::trimmed(known) == "*") return true;
  return std::ranges::any_of(list_items(known),
                             [&](std::string_view item) { return strong_part(item) == strong_part(etag); });
}

void leave_out_what_is_known(const Request& request, Response& response) {
  const auto* etag = header_of(response, "etag");
  if (response.status != 200 || request.method == Method::Post || etag == nullptr) return;
  if (is_known_already(request, *etag)) response.status = 304;
}

std::string_view bytes_of(const Response& response) {
  return response.shared_body ? *response.shared_body : std::string_view(response.body);
}

void add_vary(Response& response) {
  auto* vary = header_of(response, "vary");
  if (vary == nullptr) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
  } else if (!base::lower(*vary).contains("accept-encoding")) {
    *vary += ", Accept-Encoding";
  }
}

void compress(const Request& request, Response& response) {
  if (header_of(response, "content-encoding") != nullptr) return;
  if (!is_worth_compressing(response.content_type, bytes_of(response).size())) return;
  add_vary(response);
  if (!accepts_gzip(request.header("accept-encoding"))) return;
  // Other bytes than the handler's strong ETag stands for; weak says "the same page".
  if (auto* etag = header_of(response, "etag"); etag != nullptr && !etag->starts_with("W/")) *etag = "W/" + *etag;
  if (response.status == 304) return;
  response.body = gzip(bytes_of(response));
  response.shared_body = nullptr;
  response.headers.emplace_back("Content-Encoding", "gzip");
}

void add(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  head += value;
  head += "\r\n";
}

std::string head_of(const Response& response, bool is_secure, const AnswerContext& context) {
  const bool has_body = response.status != 204 && response.status != 304;
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
  head.reserve(1536);
  add(head, "Date", http_date(context.now));
  if (has_body) {
    add(head, "Content-Type", response.content_type);
    add(head, "Content-Length", std::to_string(bytes_of(response).size()));
  }
  if (context.closes) add(head, "Connection", "close");
  for (const auto& [name, value] : security_headers(is_secure)) add(head, name, value);
  for (const auto& [name, value] : response.headers)
    if (response.may_be_cached || base::lower(name) != "cache-control") add(head, name, value);
  if (!response.may_be_cached) add(head, "Cache-Control", "no-store");
  for (const auto& cookie : response.cookies) add(head, "Set-Cookie", set_cookie_text(cookie));
  return head += "\r\n";
}

Answer finished(Response response, bool is_secure, const AnswerContext& context) {
  Answer answer{.status = response.status, .head = head_of(response, is_secure, context), .closes = context.closes};
  if (context.is_head || response.status == 204 || response.status == 304) return answer;
  answer.body = std::move(response.body);
  answer.shared_body = std::move(response.shared_body);
  return answer;
}

}  // namespace

Answer make_answer(const Request& request, Response response, const AnswerContext& context) {
  check_headers(response);
  leave_out_what_is_known(request, response);
  compress(request, response);
  return finished(std::move(response), request.is_secure, context);
}

Answer bare_answer(int status, std::string_view sentence, bool is_secure, const AnswerContext& context) {
  Response response = Response::text(std::string(sentence) + "\n", status);
  if (status == 503) response.headers.emplace_back("Retry-After", "2");
  return finished(std::move(response), is_secure, context);
}

std::string http_date(base::Instant instant) {
  constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant - day));
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

}  // namespace site
