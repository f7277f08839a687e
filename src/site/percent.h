// Percent-encoding (RFC 3986 section 2.1). `percent_encoded` is in http.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace site {

enum class PlusSign { IsItself, IsSpace };

/// None where a percent sign is not followed by two hexadecimal digits, or the bytes are not UTF-8 or hold a NUL.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, PlusSign plus);

}  // namespace site
