// Cookies on the wire (RFC 6265). Their values as handlers see them are in http.h.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "site/http.h"

namespace site {

/// "a=1; b=2". What does not fit is left out; of a repeated name the first counts, which is the one that the browser
/// holds to be the most specific.
[[nodiscard]] std::map<std::string, std::string, std::less<>> parse_cookies(std::string_view header);

/// The value of a Set-Cookie header. REQUIRES: the name is a token and the value has only characters that cookies may
/// have (no space, comma, semicolon, quotation mark or backslash); else our mistake.
[[nodiscard]] std::string set_cookie_text(const Cookie& cookie);

}  // namespace site
