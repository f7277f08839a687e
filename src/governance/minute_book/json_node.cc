#include "governance/minute_book/json_node.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "base/check.h"

namespace governance {
namespace {

class TextMaker {
 public:
  explicit TextMaker(JsonLayout layout) : is_indented_(layout == JsonLayout::Indented) {}

  std::string text_of(const JsonNode& node) && {
    add(node);
    if (is_indented_) out_ += '\n';
    return std::move(out_);
  }

 private:
  void add(const JsonNode& node) {
    std::visit([this](const auto& value) { add_value(value); }, node.value);
  }
  void add_value(std::nullptr_t) { out_ += "null"; }
  void add_value(bool value) { out_ += value ? "true" : "false"; }
  void add_value(double value) {
    base::check(std::isfinite(value), "a number of a JSON file is finite");
    fmt::format_to(std::back_inserter(out_), "{}", value);
  }
  void add_value(const std::string& words) {
    out_ += '"';
    for (const char c : words) add_character(c);
    out_ += '"';
  }
  void add_value(const JsonArray& array) {
    const bool is_row = is_indented_ && std::ranges::none_of(array, holds_others);
    if (is_row) return add_row(array);
    add_all(array, '[', ']', [this](const JsonNode& node) { add(node); });
  }
  void add_value(const JsonObject& object) {
    add_all(object, '{', '}', [this](const JsonMember& one) {
      add_value(one.key);
      out_ += is_indented_ ? ": " : ":";
      add(one.node);
    });
  }

  static bool holds_others(const JsonNode& node) {
    return std::holds_alternative<JsonArray>(node.value) || std::holds_alternative<JsonObject>(node.value);
  }
  /// Words and numbers alone read best on one line.
  void add_row(const JsonArray& array) {
    out_ += '[';
    for (std::size_t i = 0; i < array.size(); ++i) {
      if (i > 0) out_ += ", ";
      add(array[i]);
    }
    out_ += ']';
  }

  template <class Things, class Add>
  void add_all(const Things& things, char opening, char closing, Add add_one) {
    out_ += opening;
    ++depth_;
    bool is_first = true;
    for (const auto& thing : things) {
      if (!is_first) out_ += ',';
      is_first = false;
      new_line();
      add_one(thing);
    }
    --depth_;
    if (!is_first) new_line();
    out_ += closing;
  }
  void new_line() {
    if (!is_indented_) return;
    out_ += '\n';
    out_.append(depth_ * 2, ' ');
  }

  void add_character(char c) {
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (c == '\t') {
      out_ += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out_ += c;
    }
  }

  std::string out_;
  std::size_t depth_ = 0;
  bool is_indented_;
};

}  // namespace

const JsonNode* member(const JsonObject& object, std::string_view key) {
  const auto at = std::ranges::find(object, key, &JsonMember::key);
  return at == object.end() ? nullptr : &at->node;
}

std::string json_text(const JsonNode& node, JsonLayout layout) {
  return TextMaker(layout).text_of(node);
}

}  // namespace governance
