// Errors for API clients (RFC 9457).
#pragma once

#include <string_view>

#include "site/http.h"

namespace site {

/// `title` names the kind of error, `detail` says what to do about this one; `reference` is Request::reference.
[[nodiscard]] Response problem(int status, std::string_view title, std::string_view detail, std::string_view reference);

}  // namespace site
