#include "app/json_nodes.h"

#include <cmath>
#include <utility>

#include "base/mapped.h"

namespace app {

using governance::JsonNode;

JsonNode node_of(double value) {
  return std::isfinite(value) ? JsonNode{value} : JsonNode{};
}
JsonNode node_of(std::int64_t value) {
  return {static_cast<double>(value)};
}
JsonNode node_of(std::uint64_t value) {
  return {static_cast<double>(value)};
}
JsonNode node_of(std::string_view words) {
  return {std::string(words)};
}
JsonNode node_of(const std::vector<double>& values) {
  return {base::mapped(values, [](double value) { return node_of(value); })};
}

std::string json_line(governance::JsonObject answer) {
  return governance::json_text({std::move(answer)}, governance::JsonLayout::Compact) + "\n";
}

}  // namespace app
