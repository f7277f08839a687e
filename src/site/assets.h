// Stylesheet, scripts and pictures, served from inside the binary.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "site/http.h"

namespace site {

/// The response for /assets/..., or nothing where there is no such asset. Fingerprinted addresses are cached for a
/// year; ETag and gzip as the client accepts them. An address with another release's fingerprint gets today's content,
/// not to be cached: while a new release takes over, pages of one meet servers of the other.
[[nodiscard]] std::optional<Response> asset_response(const Request& request);
/// The fingerprinted address of an embedded asset: "/assets/sightline-3f2a91c0.css". REQUIRES: it exists.
[[nodiscard]] std::string asset_address(std::string_view name);

}  // namespace site
