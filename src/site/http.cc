#include "site/http.h"

#include <algorithm>

#include "base/check.h"

namespace site {
namespace {

std::string_view found_in(const std::map<std::string, std::string, std::less<>>& values, std::string_view name) {
  const auto at = values.find(name);
  return at == values.end() ? std::string_view() : std::string_view(at->second);
}

bool is_file_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

}  // namespace

std::string_view method_name(Method method) {
  switch (method) {
    case Method::Get:
      return "GET";
    case Method::Head:
      return "HEAD";
    case Method::Post:
      return "POST";
  }
  return "GET";
}

std::string_view FormValues::get(std::string_view name) const {
  const auto at = std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first);
  return at == pairs_.end() ? std::string_view() : std::string_view(at->second);
}

bool FormValues::has(std::string_view name) const {
  return std::ranges::find(pairs_, name, &std::pair<std::string, std::string>::first) != pairs_.end();
}

std::vector<std::string_view> FormValues::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [each, value] : pairs_)
    if (each == name) values.emplace_back(value);
  return values;
}

std::string_view Request::header(std::string_view lower_case_name) const {
  return found_in(headers, lower_case_name);
}
std::string_view Request::cookie(std::string_view name) const {
  return found_in(cookies, name);
}
std::string_view Request::path_value(std::string_view name) const {
  return found_in(path_values, name);
}

bool Request::wants_json() const {
  const auto accept = header("accept");
  return (accept.contains("application/json") || accept.contains("+json")) && !accept.contains("text/html");
}

Response Response::html(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response Response::json(std::string body, int status) {
  Response response = html(std::move(body), status);
  response.content_type = "application/json";
  return response;
}

Response Response::text(std::string body, int status) {
  Response response = html(std::move(body), status);
  response.content_type = "text/plain; charset=utf-8";
  return response;
}

Response Response::redirect(std::string to) {
  // Browsers read "//host" and "/\host" as another site's address.
  base::check(to.starts_with('/') && !to.starts_with("//") && !to.starts_with("/\\"),
              "a redirect stays on our own site");
  Response response = text("", 303);
  response.headers.emplace_back("Location", std::move(to));
  return response;
}

Response Response::file(std::string bytes, std::string content_type, std::string file_name) {
  base::check(!file_name.empty() && std::ranges::all_of(file_name, is_file_name_character),
              "a file is saved under a name of ASCII letters, digits, dots, dashes and underscores");
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(bytes);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file_name + "\"");
  return response;
}

}  // namespace site
