// JSON as a plain value: what a file says, before anyone asks what it means.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace governance {

struct JsonNode;
struct JsonMember;
using JsonArray = std::vector<JsonNode>;
using JsonObject = std::vector<JsonMember>;  ///< in the order of the file; a key may stand twice

struct JsonNode {
  std::variant<std::nullptr_t, bool, double, std::string, JsonArray, JsonObject> value;  ///< null at first
};
struct JsonMember {
  std::string key;
  JsonNode node;
};

/// The first member of that key; nothing where there is none.
[[nodiscard]] const JsonNode* member(const JsonObject& object, std::string_view key);

enum class JsonLayout { Compact, Indented };
/// UTF-8; numbers in the shortest form that reads back as the same. REQUIRES: numbers are finite, text is UTF-8.
[[nodiscard]] std::string json_text(const JsonNode& node, JsonLayout layout);

/// What a hostile file may make us hold.
struct JsonLimits {
  std::size_t bytes = 64UL * 1024 * 1024;
  std::size_t depth = 32;
  std::size_t values = 2'000'000;
};
/// The refusal's subject is "line 3, column 7", counted in characters from 1; for bytes that are not UTF-8, "line 3".
/// A byte order mark is skipped.
[[nodiscard]] base::Result<JsonNode> parse_json(std::string_view bytes, const JsonLimits& limits = {});

}  // namespace governance
