// The grammar that header values share (RFC 9110 section 5.6): tokens, lists, parameters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace site {

/// One or more letters, digits or !#$%&'*+-.^_`|~
[[nodiscard]] bool is_token(std::string_view text);
/// No control characters, so that it cannot end its line.
[[nodiscard]] bool is_header_text(std::string_view text);

/// "a, b ,c" as its trimmed parts that are not empty. Not for lists of quoted strings.
[[nodiscard]] std::vector<std::string_view> list_items(std::string_view value);

/// `form-data; name="a"; filename="b.csv"`
struct ParameterisedValue {
  std::string value;                                            ///< lower case
  std::vector<std::pair<std::string, std::string>> parameters;  ///< lower-case names, each once

  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;
};
/// None where it does not fit the grammar or a parameter is repeated. In a quoted string \" and \\ stand for the second
/// character; other backslashes, which browsers send as they are in file names, stand for themselves.
[[nodiscard]] std::optional<ParameterisedValue> parse_parameterised(std::string_view text);

}  // namespace site
