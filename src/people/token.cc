#include "people/token.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "base/check.h"

namespace people {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenCharacters = 43;
constexpr std::size_t kFingerprintBytes = 32;

bool is_base64url(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

std::string new_token(base::Random& random) {
  std::array<std::uint8_t, kTokenBytes> bytes{};
  random.fill(bytes);
  std::array<char, kTokenCharacters + 1> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return {text.data(), kTokenCharacters};
}

bool has_shape_of_token(std::string_view text) {
  return text.size() == kTokenCharacters && std::ranges::all_of(text, is_base64url);
}

std::vector<std::uint8_t> fingerprint(std::string_view purpose, std::string_view text) {
  base::check(purpose.size() >= crypto_generichash_KEYBYTES_MIN && purpose.size() <= crypto_generichash_KEYBYTES_MAX,
              "a fingerprint's purpose has 16 to 64 characters");
  const std::vector<std::uint8_t> key(purpose.begin(), purpose.end());
  const std::vector<std::uint8_t> message(text.begin(), text.end());
  std::vector<std::uint8_t> out(kFingerprintBytes);
  crypto_generichash(out.data(), out.size(), message.data(), message.size(), key.data(), key.size());
  return out;
}

}  // namespace people
