// Small text work that more than one room needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace base {

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// An ASCII letter.
[[nodiscard]] constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] std::string_view trimmed(std::string_view text);  ///< without leading and trailing white space
/// Trimmed, with control characters (line ends too) as spaces: what a person typed into one line.
[[nodiscard]] std::string one_line(std::string_view text);
[[nodiscard]] std::string upper(std::string_view text);  ///< ASCII letters only
[[nodiscard]] std::string lower(std::string_view text);  ///< ASCII letters only
/// With its first letter, where it is an ASCII one, as a capital.
[[nodiscard]] std::string capitalised(std::string text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& things);
[[nodiscard]] bool is_utf8(std::string_view bytes);
/// The number of code points. REQUIRES: is_utf8(text).
[[nodiscard]] std::size_t length_utf8(std::string_view text);

}  // namespace base
