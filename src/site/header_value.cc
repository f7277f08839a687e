#include "site/header_value.h"

#include <algorithm>

#include "base/text.h"

namespace site {
namespace {

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").contains(c);
}

bool is_control_but_tab(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

void skip_space(std::string_view& text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
}

std::string_view take_until(std::string_view& text, std::string_view ends) {
  const auto taken = text.substr(0, text.find_first_of(ends));
  text.remove_prefix(taken.size());
  return taken;
}

/// REQUIRES: text starts with a quotation mark.
std::optional<std::string> take_quoted(std::string_view& text) {
  std::string out;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return out;
    }
    const bool is_escape = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
    if (is_escape) ++i;
    out += text[i];
  }
  return std::nullopt;
}

std::optional<std::string> take_parameter_value(std::string_view& text) {
  if (text.starts_with('"')) return take_quoted(text);
  const auto token = take_until(text, "; \t");
  if (!is_token(token)) return std::nullopt;
  return std::string(token);
}

/// `; name=value` at the start of `text`.
std::optional<std::pair<std::string, std::string>> take_parameter(std::string_view& text) {
  if (!text.starts_with(';')) return std::nullopt;
  text.remove_prefix(1);
  skip_space(text);
  const auto name = take_until(text, "=; \t");
  if (!is_token(name) || !text.starts_with('=')) return std::nullopt;
  text.remove_prefix(1);
  auto value = take_parameter_value(text);
  if (!value) return std::nullopt;
  skip_space(text);
  return std::pair(base::lower(name), std::move(*value));
}

}  // namespace

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}
bool is_header_text(std::string_view text) {
  return std::ranges::none_of(text, is_control_but_tab);
}

std::vector<std::string_view> list_items(std::string_view value) {
  std::vector<std::string_view> items;
  for (const auto part : base::split(value, ','))
    if (const auto item = base::trimmed(part); !item.empty()) items.push_back(item);
  return items;
}

std::optional<std::string_view> ParameterisedValue::parameter(std::string_view name) const {
  const auto at = std::ranges::find(parameters, name, &std::pair<std::string, std::string>::first);
  if (at == parameters.end()) return std::nullopt;
  return at->second;
}

std::optional<ParameterisedValue> parse_parameterised(std::string_view text) {
  text = base::trimmed(text);
  ParameterisedValue parsed{.value = base::lower(base::trimmed(take_until(text, ";")))};
  if (parsed.value.empty()) return std::nullopt;
  while (!text.empty()) {
    auto parameter = take_parameter(text);
    if (!parameter || parsed.parameter(parameter->first)) return std::nullopt;
    parsed.parameters.push_back(std::move(*parameter));
  }
  return parsed;
}

}  // namespace site
