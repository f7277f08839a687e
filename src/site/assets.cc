#include "site/assets.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "base/check.h"
#include "site/assets/embedded_assets.h"
#include "site/gzip.h"

namespace site {
namespace {

/// An asset with its bodies as every response shares them.
struct ServedAsset {
  const EmbeddedAsset* asset;
  std::shared_ptr<const std::string> bytes;
  std::shared_ptr<const std::string> gzip;  ///< none where compressing does not help
};

const std::vector<ServedAsset>& served_assets() {
  static const auto assets = [] {
    std::vector<ServedAsset> all;
    for (const EmbeddedAsset& asset : embedded_assets()) {
      auto gzip = asset.gzip.empty() ? nullptr : std::make_shared<const std::string>(asset.gzip);
      all.push_back({&asset, std::make_shared<const std::string>(asset.bytes), std::move(gzip)});
    }
    return all;
  }();
  return assets;
}

bool is_fingerprint(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 8 && std::ranges::all_of(text, is_digit);
}

/// "/assets/sightline-3f2a91c0.css" without its folder and fingerprint; nothing where it has none.
std::optional<std::string> name_in(std::string_view path) {
  constexpr std::string_view folder = "/assets/";
  if (!path.starts_with(folder)) return std::nullopt;
  path.remove_prefix(folder.size());
  const auto dot = path.rfind('.');
  if (dot == std::string_view::npos || dot < 9 || path[dot - 9] != '-') return std::nullopt;
  if (!is_fingerprint(path.substr(dot - 8, 8))) return std::nullopt;
  return std::string(path.substr(0, dot - 9)) + std::string(path.substr(dot));
}

const ServedAsset* find_asset(std::string_view name) {
  const auto& all = served_assets();
  const auto at = std::ranges::find_if(all, [&](const ServedAsset& served) { return served.asset->name == name; });
  return at == all.end() ? nullptr : &*at;
}

/// Two bodies under one address need two tags.
std::string entity_tag(const EmbeddedAsset& asset, bool is_gzip) {
  return '"' + std::string(asset.sha256.substr(0, 32)) + (is_gzip ? "-gzip\"" : "\"");
}

}  // namespace

std::optional<Response> asset_response(const Request& request) {
  const auto name = name_in(request.path);
  const ServedAsset* served = name ? find_asset(*name) : nullptr;
  if (!served) return std::nullopt;

  const bool is_gzip = served->gzip && accepts_gzip(request.header("accept-encoding"));
  Response response;
  response.content_type = served->asset->content_type;
  if (request.path == served->asset->address) {
    response.may_be_cached = true;
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  }
  response.headers.emplace_back("ETag", entity_tag(*served->asset, is_gzip));
  if (served->gzip) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (is_gzip) response.headers.emplace_back("Content-Encoding", "gzip");
  response.shared_body = is_gzip ? served->gzip : served->bytes;
  return response;
}

std::string asset_address(std::string_view name) {
  const ServedAsset* served = find_asset(name);
  base::check(served != nullptr, "a page refers only to embedded assets");
  return std::string(served->asset->address);
}

}  // namespace site
