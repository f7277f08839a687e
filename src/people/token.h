// Secrets made for browsers, and the fingerprints that the database keeps of secrets and of other things better not
// kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace people {

/// 32 random bytes as 43 characters of base64url.
[[nodiscard]] std::string new_token(base::Random& random);
[[nodiscard]] bool has_shape_of_token(std::string_view text);

/// BLAKE2b, 32 bytes. `purpose` keeps the fingerprints of one kind of thing apart from another's. REQUIRES: 16 to 64
/// characters of purpose.
[[nodiscard]] std::vector<std::uint8_t> fingerprint(std::string_view purpose, std::string_view text);

}  // namespace people
