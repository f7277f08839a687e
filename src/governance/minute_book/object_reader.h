// Reads one JSON object key by key into a value, and keeps every fault with its path. What a value's keys are is said
// once for reading and writing, by its `shape` (parties_shape.h and its like).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "governance/minute_book/book_path.h"
#include "governance/minute_book/book_words.h"
#include "governance/minute_book/json_node.h"

namespace governance {

/// T, or T that may not be changed: a shape takes the first from a reader, the second from a writer.
template <class T, class U>
concept Of = std::is_same_v<std::remove_const_t<T>, U>;

class ObjectReader {
 public:
  ObjectReader(const JsonObject& object, const BookPath& where, BookFaults& faults)
      : object_(object), where_(where), faults_(faults) {}

  /// Must be there, and not null.
  template <class T>
  void required(std::string_view key, T& value);
  /// Where it is left out or null, `value` stays as it is.
  template <class T>
  void optional(std::string_view key, T& value);
  /// An object, kept as compact JSON text.
  void json(std::string_view key, std::optional<std::string>& text);
  /// Known, of any type, and not kept.
  void not_kept(std::string_view key) { (void)take(key); }

  /// For forms that a shape cannot tell: marks the key as known. Nothing where it is left out or null.
  [[nodiscard]] const JsonNode* take(std::string_view key);
  void fault(std::string_view key, const std::string& message) { faults_.add(where_.key(key), message); }
  [[nodiscard]] BookPath path(std::string_view key) const { return where_.key(key); }
  [[nodiscard]] BookFaults& faults() { return faults_; }

  /// Once every key was asked for: tells of those that nobody asked for, and of those that stand twice.
  void finish();

 private:
  const JsonObject& object_;
  const BookPath& where_;
  BookFaults& faults_;
  std::vector<std::string_view> known_;
};

// Each reads one value of its type; where it cannot, it tells the fault and leaves `value` as it is or in part.
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, bool& value);
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, int& value);
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, double& value);
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, std::string& value);
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, base::Date& value);
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, TimeOfDay& value);

/// Says what stands there and what may: "is a list; use words in quotation marks".
[[nodiscard]] std::string not_this(const JsonNode& found, std::string_view use);
/// "use one of paper, verbal, none".
[[nodiscard]] std::string use_one_of(std::span<const std::string_view> words);
/// Tells of keys that stand twice, here and in what stands inside.
void refuse_repeated_keys(const JsonNode& node, const BookPath& where, BookFaults& faults);

inline constexpr std::string_view kUseWords = "use words in quotation marks";
inline constexpr std::string_view kUseTruth = "use true or false, without quotation marks";
inline constexpr std::string_view kUseDate = "use a date such as \"2017-09-21\"";
inline constexpr std::string_view kUseList = "use a list in square brackets";
inline constexpr std::string_view kUseObject = "use an object in curly brackets";

/// What may stand where a T is asked for.
template <class T>
[[nodiscard]] std::string use_of() {
  if constexpr (HasWords<T>)
    return use_one_of(kWordsOf<T>);
  else if constexpr (std::is_same_v<T, std::string>)
    return std::string(kUseWords);
  else if constexpr (std::is_same_v<T, bool>)
    return std::string(kUseTruth);
  else if constexpr (std::is_same_v<T, base::Date>)
    return std::string(kUseDate);
  else
    return std::string(kUseList);
}

template <HasWords E>
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, E& value) {
  const auto* word = std::get_if<std::string>(&node.value);
  const auto choice = word == nullptr ? std::nullopt : choice_of<E>(*word);
  if (choice)
    value = *choice;
  else
    faults.add(where, not_this(node, use_one_of(kWordsOf<E>)));
}

template <class T>
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, std::optional<T>& value) {
  read_value(node, where, faults, value.emplace());
}

/// An element that is refused keeps its place, so that the places after it stay true. Ends where no more faults are
/// told: a long list of rubbish is not made into as many values.
template <class T>
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, std::vector<T>& value) {
  const auto* array = std::get_if<JsonArray>(&node.value);
  if (array == nullptr) return faults.add(where, not_this(node, kUseList));
  for (std::size_t i = 0; i < array->size() && !faults.is_full(); ++i)
    read_value((*array)[i], where.at(i), faults, value.emplace_back());
}

template <class T>
  requires requires(ObjectReader& in, T& value) { shape(in, value); }
void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, T& value) {
  const auto* object = std::get_if<JsonObject>(&node.value);
  if (object == nullptr) return faults.add(where, not_this(node, kUseObject));
  ObjectReader in(*object, where, faults);
  shape(in, value);
  in.finish();
}

template <class T>
void ObjectReader::required(std::string_view key, T& value) {
  const JsonNode* node = take(key);
  if (node == nullptr)
    fault(key, "is missing; " + use_of<T>());
  else
    read_value(*node, where_.key(key), faults_, value);
}

template <class T>
void ObjectReader::optional(std::string_view key, T& value) {
  if (const JsonNode* node = take(key)) read_value(*node, where_.key(key), faults_, value);
}

}  // namespace governance
