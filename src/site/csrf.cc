#include "site/csrf.h"

#include <array>
#include <optional>
#include <span>

#include <sodium.h>

#include "base/check.h"
#include "base/random.h"
#include "base/text.h"

namespace site {
namespace {

constexpr std::size_t kSize = 32;
constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
using Half = std::array<unsigned char, kSize>;

Half hashed(std::string_view text, const Half* key) {
  Half out{};
  crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     key == nullptr ? nullptr : key->data(), key == nullptr ? 0 : key->size());
  return out;
}

/// What the token says once unmasked. The name keeps it apart from any other hash of the same secret.
Half proof_of(std::string_view session_secret) {
  const Half key = hashed(session_secret, nullptr);
  return hashed("sightline anti-forgery token, version 1", &key);
}

std::string base64_of(const std::array<unsigned char, 2 * kSize>& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();  // the NUL that sodium ends it with
  return text;
}

std::optional<std::array<unsigned char, 2 * kSize>> bytes_of(std::string_view token) {
  std::array<unsigned char, 2 * kSize> bytes{};
  std::size_t size = 0;
  const int result =
      sodium_base642bin(bytes.data(), bytes.size(), token.data(), token.size(), nullptr, &size, nullptr, kVariant);
  if (result != 0 || size != bytes.size()) return std::nullopt;
  return bytes;
}

std::string_view without_default_port(std::string_view host, std::string_view port) {
  return host.ends_with(port) ? host.substr(0, host.size() - port.size()) : host;
}

bool is_same_host(std::string_view origin, std::string_view host) {
  const bool is_https = origin.starts_with("https://");
  if (!is_https && !origin.starts_with("http://")) return false;
  const std::string_view port = is_https ? ":443" : ":80";
  const auto origin_host = base::lower(origin.substr(origin.find("//") + 2));
  return without_default_port(origin_host, port) == without_default_port(base::lower(host), port);
}

}  // namespace

std::string csrf_token(std::string_view session_secret) {
  base::check(!session_secret.empty(), "a form's token needs a secret");
  const Half proof = proof_of(session_secret);
  std::array<unsigned char, 2 * kSize> token{};
  base::SystemRandom().fill(std::span(token).first(kSize));
  for (std::size_t i = 0; i < kSize; ++i) token[kSize + i] = static_cast<unsigned char>(proof[i] ^ token[i]);
  return base64_of(token);
}

bool csrf_token_is_valid(std::string_view session_secret, std::string_view token) {
  const auto bytes = bytes_of(token);
  if (!bytes || session_secret.empty()) return false;
  Half proof{};
  for (std::size_t i = 0; i < kSize; ++i) proof[i] = static_cast<unsigned char>((*bytes)[i] ^ (*bytes)[kSize + i]);
  return sodium_memcmp(proof.data(), proof_of(session_secret).data(), kSize) == 0;
}

bool is_cross_site(const Request& request) {
  const auto fetch_site = request.header("sec-fetch-site");
  // "same-site" is another host of the same registered domain: not ours.
  if (!fetch_site.empty()) return fetch_site != "same-origin" && fetch_site != "none";
  const auto origin = request.header("origin");
  return !origin.empty() && !is_same_host(origin, request.host);
}

}  // namespace site
