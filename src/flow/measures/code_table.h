// Words that stand for the values of an enumeration: one table gives its code, its words and the way back.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/check.h"
#include "base/result.h"
#include "base/text.h"

namespace flow {

template <class Value>
struct CodeLine {
  Value value;
  std::string_view code;
  std::string_view words;
};

template <class Value, std::size_t count>
[[nodiscard]] const CodeLine<Value>& line_of(const CodeLine<Value> (&table)[count], Value value) {
  const auto found = std::ranges::find(table, value, &CodeLine<Value>::value);
  base::check(found != std::end(table), "every value has its line");
  return *found;
}

/// By its code, or by its words in any case; refuses others, naming what there is.
template <class Value, std::size_t count>
[[nodiscard]] base::Result<Value> parse_code(const CodeLine<Value> (&table)[count], std::string_view text,
                                             std::string subject) {
  const std::string asked = base::lower(base::trimmed(text));
  std::string known;
  for (const auto& line : table) {
    if (asked == line.code || asked == base::lower(line.words)) return line.value;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", line.code);
  }
  return base::invalid(std::move(subject), fmt::format("Choose one of {}.", known));
}

}  // namespace flow
