// Compression of what is sent (RFC 1952).
#pragma once

#include <string>
#include <string_view>

namespace site {

/// Quick rather than small: pages are compressed as they are sent.
[[nodiscard]] std::string gzip(std::string_view bytes);
/// An Accept-Encoding that allows gzip, by name or by "*", and not with a weight of nought.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);
/// Text, JSON and SVG; not what is compressed already.
[[nodiscard]] bool is_worth_compressing(std::string_view content_type, std::size_t size);

}  // namespace site
