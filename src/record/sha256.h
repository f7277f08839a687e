// SHA-256, and the one way that this room turns several fields into the bytes it is taken over.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace record {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// Each field as its length in bytes, a colon, the bytes and a comma: no two different lists give the same text.
///   {"ab", "", "c"}  ->  2:ab,0:,1:c,
[[nodiscard]] std::string length_prefixed(std::initializer_list<std::string_view> fields);

}  // namespace record
