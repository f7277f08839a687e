// Writes one value as a JSON object, key by key: the other side of ObjectReader, driven by the same shapes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "governance/minute_book/book_words.h"
#include "governance/minute_book/json_node.h"

namespace governance {

class ObjectWriter {
 public:
  template <class T>
  void required(std::string_view key, const T& value);
  /// Leaves out what is absent, an empty list, and an object with nothing in it.
  template <class T>
  void optional(std::string_view key, const T& value);
  /// REQUIRES: `text` is JSON.
  void json(std::string_view key, const std::optional<std::string>& text);
  void not_kept(std::string_view) {}

  [[nodiscard]] JsonNode take() { return JsonNode{std::move(object_)}; }

 private:
  JsonObject object_;
};

[[nodiscard]] inline JsonNode node_of(bool value) {
  return JsonNode{value};
}
[[nodiscard]] JsonNode node_of(int value);
[[nodiscard]] JsonNode node_of(double value);
[[nodiscard]] JsonNode node_of(const std::string& value);
[[nodiscard]] JsonNode node_of(const base::Date& value);
[[nodiscard]] JsonNode node_of(const TimeOfDay& value);

// Each may hold the other.
template <class T>
[[nodiscard]] JsonNode node_of(const std::optional<T>& value);
template <class T>
[[nodiscard]] JsonNode node_of(const std::vector<T>& value);

template <HasWords E>
[[nodiscard]] JsonNode node_of(const E& value) {
  return JsonNode{std::string(word_of(value))};
}
template <class T>
JsonNode node_of(const std::optional<T>& value) {
  return value ? node_of(*value) : JsonNode{};
}
template <class T>
JsonNode node_of(const std::vector<T>& value) {
  JsonArray array;
  array.reserve(value.size());
  for (const auto& one : value) array.push_back(node_of(one));
  return JsonNode{std::move(array)};
}
template <class T>
  requires requires(ObjectWriter& out, const T& value) { shape(out, value); }
[[nodiscard]] JsonNode node_of(const T& value) {
  ObjectWriter out;
  shape(out, value);
  return out.take();
}

template <class T>
void ObjectWriter::required(std::string_view key, const T& value) {
  object_.push_back({std::string(key), node_of(value)});
}

template <class T>
void ObjectWriter::optional(std::string_view key, const T& value) {
  // A choice or a truth value is always told: the reader's own default need not be the type's.
  if constexpr (!std::is_scalar_v<T>)
    if (value == T{}) return;
  required(key, value);
}

}  // namespace governance
