// The cookies of this room. Over TLS they carry the prefix that keeps any other host from setting them (RFC 6265bis).
#pragma once

#include <string>
#include <string_view>

#include "site/http.h"

namespace people {

/// Holds a session's token.
inline constexpr std::string_view kSessionCookie = "sightline_session";
/// Holds a random secret for the forms of one who is not signed in.
inline constexpr std::string_view kFormCookie = "sightline_form";

/// `name` as this request's browser knows it.
[[nodiscard]] std::string cookie_name(const site::Request& request, std::string_view name);
/// Its value, or "".
[[nodiscard]] std::string_view cookie_value(const site::Request& request, std::string_view name);
/// Until the browser closes.
[[nodiscard]] site::Cookie new_cookie(const site::Request& request, std::string_view name, std::string value);
[[nodiscard]] site::Cookie removed_cookie(const site::Request& request, std::string_view name);

}  // namespace people
