#include "site/assets.h"

#include <array>
#include <regex>

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include "base/check.h"
#include "site/assets/embedded_assets.h"
#include "site/testing/gunzip.h"

namespace site {
namespace {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  std::string text;
  for (const unsigned char byte : digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

Request get(std::string_view path, const std::string& accepted = "") {
  Request request;
  request.path = path;
  if (!accepted.empty()) request.headers["accept-encoding"] = accepted;
  return request;
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return "";
}

TEST(Assets, HaveTheHashOfTheirContentInTheirAddress) {
  ASSERT_FALSE(embedded_assets().empty());
  for (const EmbeddedAsset& asset : embedded_assets()) {
    EXPECT_EQ(asset.sha256, sha256(asset.bytes)) << asset.name;
    EXPECT_NE(asset.address.find("-" + std::string(asset.sha256.substr(0, 8)) + "."), std::string_view::npos)
        << asset.address;
  }
}

TEST(Assets, AreTheSameWhenUncompressed) {
  for (const EmbeddedAsset& asset : embedded_assets()) {
    if (asset.gzip.empty()) continue;
    EXPECT_EQ(testing::gunzip(asset.gzip), asset.bytes) << asset.name;
  }
}

TEST(Assets, ReferOnlyToEachOther) {
  const std::regex reference(R"(url\(([^)]*)\)|from ?['"]([^'"]*)['"])");
  for (const EmbeddedAsset& asset : embedded_assets()) {
    if (asset.content_type.starts_with("image/")) continue;
    const std::string text(asset.bytes);
    for (std::sregex_iterator at(text.begin(), text.end(), reference), end; at != end; ++at) {
      const std::string target = (*at)[1].matched ? (*at)[1] : (*at)[2];
      ASSERT_TRUE(target.starts_with("./")) << asset.name << " refers to " << target;
      EXPECT_TRUE(asset_response(get("/assets/" + target.substr(2)))) << asset.name << " refers to " << target;
    }
  }
}

TEST(Assets, LoadNothingFromAnotherHost) {
  for (const EmbeddedAsset& asset : embedded_assets()) {
    if (!asset.content_type.starts_with("text/css")) continue;
    EXPECT_EQ(asset.bytes.find("//assets.nhs.uk"), std::string_view::npos);
    EXPECT_EQ(asset.bytes.find("@font-face"), std::string_view::npos);
    EXPECT_EQ(asset.bytes.find("@import"), std::string_view::npos);
    EXPECT_EQ(asset.bytes.find("http"), std::string_view::npos);
  }
  for (const EmbeddedAsset& asset : embedded_assets())
    EXPECT_EQ(asset.bytes.find("sourceMappingURL"), std::string_view::npos);
}

TEST(AssetResponse, MayBeKeptForAYearUnderItsFingerprint) {
  const auto response = asset_response(get(asset_address("sightline.css")));
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->content_type, "text/css; charset=utf-8");
  EXPECT_TRUE(response->may_be_cached);
  EXPECT_EQ(header(*response, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_NE(response->shared_body->find(".nhsuk-button"), std::string::npos);
  EXPECT_NE(response->shared_body->find(".sl-timeline"), std::string::npos);
}

TEST(AssetResponse, IsCompressedForThoseWhoAcceptIt) {
  const std::string address = asset_address("sightline.css");
  const auto plain = asset_response(get(address));
  const auto gzip = asset_response(get(address, "br, gzip;q=0.8"));
  const auto refused = asset_response(get(address, "gzip;q=0"));
  EXPECT_EQ(header(*gzip, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(*plain, "Content-Encoding"), "");
  EXPECT_EQ(header(*refused, "Content-Encoding"), "");
  EXPECT_EQ(testing::gunzip(*gzip->shared_body), *plain->shared_body);
  EXPECT_EQ(header(*plain, "Vary"), "Accept-Encoding");
  EXPECT_NE(header(*plain, "ETag"), header(*gzip, "ETag"));
}

TEST(AssetResponse, SharesItsBodyInsteadOfCopyingIt) {
  const std::string address = asset_address("sightline.js");
  EXPECT_EQ(asset_response(get(address))->shared_body, asset_response(get(address))->shared_body);
  EXPECT_TRUE(asset_response(get(address))->body.empty());
}

TEST(AssetResponse, IsNotKeptUnderAnotherReleasesFingerprint) {
  const auto response = asset_response(get("/assets/sightline-00000000.css"));
  ASSERT_TRUE(response);
  EXPECT_FALSE(response->may_be_cached);
  EXPECT_EQ(header(*response, "Cache-Control"), "");
}

TEST(AssetResponse, IsNothingForWhatIsNotEmbedded) {
  for (const char* path :
       {"/assets/", "/assets/nothing-3f2a91c0.css", "/assets/sightline.css", "/assets/sightline-3f2a91c.css",
        "/assets/sightline-3F2A91C0.css", "/assets/-3f2a91c0.css", "/assets/x/sightline-3f2a91c0.css",
        "/assets/sightline-3f2a91c0", "/sightline-3f2a91c0.css", "/assets/sightline-3f2a91c0.js/x", ""})
    EXPECT_FALSE(asset_response(get(path))) << path;
}

TEST(AssetAddress, RefusesANameThatIsNotEmbedded) {
  EXPECT_THROW((void)asset_address("missing.css"), base::OurMistake);
}

}  // namespace
}  // namespace site
