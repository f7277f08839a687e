#include "site/cookie.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "site/header_value.h"

namespace site {
namespace {

bool is_cookie_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
}

}  // namespace

std::map<std::string, std::string, std::less<>> parse_cookies(std::string_view header) {
  std::map<std::string, std::string, std::less<>> cookies;
  for (const auto piece : base::split(header, ';')) {
    const auto equals = piece.find('=');
    if (equals == std::string_view::npos) continue;
    const auto name = base::trimmed(piece.substr(0, equals));
    const auto value = base::trimmed(piece.substr(equals + 1));
    if (is_token(name) && is_header_text(value)) cookies.emplace(name, value);
  }
  return cookies;
}

std::string set_cookie_text(const Cookie& cookie) {
  base::check(is_token(cookie.name), "a cookie's name is a token");
  base::check(std::ranges::all_of(cookie.value, is_cookie_character), "a cookie's value has only cookie characters");
  std::string text = cookie.name + "=" + cookie.value + "; Path=/; HttpOnly; SameSite=Lax";
  if (cookie.is_secure) text += "; Secure";
  if (cookie.max_age_seconds) text += "; Max-Age=" + std::to_string(*cookie.max_age_seconds);
  return text;
}

}  // namespace site
