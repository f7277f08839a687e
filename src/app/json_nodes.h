// Numbers, words and lists as values of an answer in JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/minute_book/json_node.h"

namespace app {

/// null where it is not finite: JSON has no other word for it.
[[nodiscard]] governance::JsonNode node_of(double value);
[[nodiscard]] governance::JsonNode node_of(std::int64_t value);
[[nodiscard]] governance::JsonNode node_of(std::uint64_t value);
[[nodiscard]] governance::JsonNode node_of(std::string_view words);
[[nodiscard]] governance::JsonNode node_of(const std::vector<double>& values);
template <class T>
[[nodiscard]] governance::JsonNode node_of(const std::optional<T>& value) {
  return value ? node_of(*value) : governance::JsonNode{};
}

/// The whole answer on one line.
[[nodiscard]] std::string json_line(governance::JsonObject answer);

}  // namespace app
