#include "flow/measures/place.h"

#include "flow/measures/code_table.h"

namespace flow {
namespace {

constexpr CodeLine<PlaceKind> kKinds[] = {{PlaceKind::Council, "council", "Council"},
                                          {PlaceKind::Provider, "provider", "Provider"},
                                          {PlaceKind::Board, "board", "Integrated care board"},
                                          {PlaceKind::System, "system", "System"},
                                          {PlaceKind::Nation, "nation", "Nation"}};

constexpr std::size_t kLongestPlaceCode = 20;

}  // namespace

std::string_view code_of(PlaceKind kind) {
  return line_of(kKinds, kind).code;
}

std::string_view words_of(PlaceKind kind) {
  return line_of(kKinds, kind).words;
}

base::Result<PlaceKind> parse_place_kind(std::string_view text, std::string subject) {
  return parse_code(kKinds, text, std::move(subject));
}

base::Result<std::string> parse_place_code(std::string_view text, std::string subject) {
  std::string code = base::upper(base::trimmed(text));
  const bool is_code = !code.empty() && code.size() <= kLongestPlaceCode && std::ranges::all_of(code, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!is_code)
    return base::invalid(std::move(subject),
                         "Give the code of the place, such as E06000016 or RWE: letters and digits.");
  return code;
}

}  // namespace flow
