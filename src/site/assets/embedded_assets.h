// The stylesheet, scripts and pictures inside the binary. The table itself is written by embed_assets.mjs at build.
#pragma once

#include <span>
#include <string_view>

namespace site {

struct EmbeddedAsset {
  std::string_view name;     ///< "sightline.css"
  std::string_view address;  ///< "/assets/sightline-3f2a91c0.css": the first 8 hexadecimal digits of `sha256`
  std::string_view content_type;
  std::string_view sha256;  ///< of `bytes`, in hexadecimal
  std::string_view bytes;
  std::string_view gzip;  ///< `bytes` compressed; empty where that does not help (a PNG)
};

/// In the order of their names.
[[nodiscard]] std::span<const EmbeddedAsset> embedded_assets();

}  // namespace site
