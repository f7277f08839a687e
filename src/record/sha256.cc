#include "record/sha256.h"

#include <array>

#include <openssl/evp.h>

#include "base/check.h"

namespace record {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  base::check(done == 1 && size == digest.size(), "OpenSSL gives no SHA-256");
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(digest.size() * 2);
  for (const auto byte : digest) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

std::string length_prefixed(std::initializer_list<std::string_view> fields) {
  std::string out;
  for (const auto field : fields) {
    out += std::to_string(field.size());
    out += ':';
    out += field;
    out += ',';
  }
  return out;
}

}  // namespace record
