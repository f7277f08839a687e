#include "governance/minute_book/object_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/london_time.h"
#include "base/text.h"

namespace governance {
namespace {

constexpr std::string_view kUseTime = "use a time of the 24-hour clock such as \"09:30\"";

struct Shown {
  std::string operator()(std::nullptr_t) const { return "null"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(double value) const { return fmt::format("the number {}", value); }
  std::string operator()(const std::string& words) const { return quoted(words); }
  std::string operator()(const JsonArray&) const { return "a list"; }
  std::string operator()(const JsonObject&) const { return "an object"; }
};

bool holds(const std::vector<std::string_view>& keys, std::string_view key) {
  return std::ranges::find(keys, key) != keys.end();
}

/// Line ends and tabs are part of text; other control characters are rubbish that no form of the record can show.
const char* control_character(const std::string& words) {
  const auto at = std::ranges::find_if(words, [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F;
  });
  return at == words.end() ? nullptr : &*at;
}

}  // namespace

std::string not_this(const JsonNode& found, std::string_view use) {
  return fmt::format("is {}; {}", std::visit(Shown(), found.value), use);
}

std::string use_one_of(std::span<const std::string_view> words) {
  return fmt::format("use one of {}", fmt::join(words, ", "));
}

void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, bool& value) {
  if (const auto* found = std::get_if<bool>(&node.value))
    value = *found;
  else
    faults.add(where, not_this(node, kUseTruth));
}

void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, int& value) {
  const auto* found = std::get_if<double>(&node.value);
  constexpr double kMost = std::numeric_limits<int>::max();
  if (found != nullptr && std::trunc(*found) == *found && std::abs(*found) <= kMost)
    value = static_cast<int>(*found);
  else
    faults.add(where, not_this(node, "use a whole number, without quotation marks"));
}

void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, double& value) {
  if (const auto* found = std::get_if<double>(&node.value))
    value = *found;
  else
    faults.add(where, not_this(node, "use a number, without quotation marks"));
}

void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, std::string& value) {
  const auto* words = std::get_if<std::string>(&node.value);
  if (words == nullptr) return faults.add(where, not_this(node, kUseWords));
  if (const char* bad = control_character(*words))
    return faults.add(where, fmt::format("holds the control character U+{:04X}; take it out",
                                         static_cast<unsigned>(static_cast<unsigned char>(*bad))));
  if (base::trimmed(*words).empty())
    return faults.add(where, "is empty; use words, or leave the key out where the format lets you");
  value = *words;
}

void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, base::Date& value) {
  const auto* words = std::get_if<std::string>(&node.value);
  const auto date = words == nullptr ? std::nullopt : std::optional(base::parse_iso_date(*words));
  if (date && *date)
    value = **date;
  else
    faults.add(where, not_this(node, kUseDate));
}

void read_value(const JsonNode& node, const BookPath& where, BookFaults& faults, TimeOfDay& value) {
  const auto* words = std::get_if<std::string>(&node.value);
  const bool is_shaped = words != nullptr && words->size() == 5 && (*words)[2] == ':';
  const auto time = is_shaped ? std::optional(base::parse_time_of_day(*words)) : std::nullopt;
  if (time && *time)
    value = **time;
  else
    faults.add(where, not_this(node, kUseTime));
}

void refuse_repeated_keys(const JsonNode& node, const BookPath& where, BookFaults& faults) {
  if (const auto* array = std::get_if<JsonArray>(&node.value))
    for (std::size_t i = 0; i < array->size(); ++i) refuse_repeated_keys((*array)[i], where.at(i), faults);
  const auto* object = std::get_if<JsonObject>(&node.value);
  if (object == nullptr) return;
  std::vector<std::string_view> keys;
  for (const auto& [key, inner] : *object) {
    keys.push_back(key);
    refuse_repeated_keys(inner, where.key(key), faults);
  }
  std::ranges::sort(keys);
  for (auto at = std::ranges::adjacent_find(keys); at != keys.end(); at = std::adjacent_find(at + 1, keys.end()))
    faults.add(where.key(*at), "stands more than once; keep one");
}

const JsonNode* ObjectReader::take(std::string_view key) {
  known_.push_back(key);
  const JsonNode* node = member(object_, key);
  return node == nullptr || std::holds_alternative<std::nullptr_t>(node->value) ? nullptr : node;
}

void ObjectReader::json(std::string_view key, std::optional<std::string>& text) {
  const JsonNode* node = take(key);
  if (node == nullptr) return;
  if (!std::holds_alternative<JsonObject>(node->value)) return fault(key, not_this(*node, kUseObject));
  refuse_repeated_keys(*node, where_.key(key), faults_);
  text = json_text(*node, JsonLayout::Compact);
}

void ObjectReader::finish() {
  std::vector<std::string_view> seen;
  for (const auto& one : object_) {
    if (faults_.is_full()) return;
    const std::string_view key = one.key;
    if (!holds(known_, key))
      fault(key, fmt::format("is not a key of this object; it has {}", fmt::join(known_, ", ")));
    else if (holds(seen, key))
      fault(key, "stands more than once; keep one");
    else
      seen.push_back(key);
  }
}

}  // namespace governance
