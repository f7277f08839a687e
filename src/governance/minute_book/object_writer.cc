#include "governance/minute_book/object_writer.h"

#include <utility>

#include "base/check.h"
#include "base/london_time.h"

namespace governance {

JsonNode node_of(int value) {
  return JsonNode{static_cast<double>(value)};
}
JsonNode node_of(double value) {
  return JsonNode{value};
}
JsonNode node_of(const std::string& value) {
  return JsonNode{value};
}
JsonNode node_of(const base::Date& value) {
  return JsonNode{base::iso(value)};
}
JsonNode node_of(const TimeOfDay& value) {
  return JsonNode{base::time_text(base::LocalTime(value))};
}

void ObjectWriter::json(std::string_view key, const std::optional<std::string>& text) {
  if (!text) return;
  auto node = parse_json(*text);
  base::check(node.has_value(), "what is kept as JSON text is JSON");
  object_.push_back({std::string(key), std::move(*node)});
}

}  // namespace governance
