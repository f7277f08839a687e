#include "governance/checks/reference_shape.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"

namespace governance {
namespace {

/// As many figures together are a date rather than a number.
constexpr std::size_t kDateFigures = 6;

std::size_t run(std::string_view text, bool (*is_of)(char)) {
  const auto end = std::ranges::find_if_not(text, is_of);
  return static_cast<std::size_t>(end - text.begin());
}

/// How many characters of `text` the token takes; nothing where it does not fit.
std::optional<std::size_t> taken(std::string_view token, std::string_view text) {
  const auto figures = run(text, base::is_digit);
  const auto exactly = [&](std::size_t n) { return figures >= n ? std::optional(n) : std::nullopt; };
  if (token == "yy") return exactly(2);
  if (token == "yyyy" || token == "fy") return exactly(4);
  if (token == "yymmdd") return exactly(6);
  if (token.starts_with("seq_scope")) return 0;
  if (token == "body") return run(text, base::is_letter) > 0 ? std::optional(run(text, base::is_letter)) : std::nullopt;
  if (!token.starts_with("seq") && token != "meeting_no") return std::nullopt;
  const bool is_padded = token.starts_with("seq:0") && token.size() == 6 && base::is_digit(token[5]);
  const std::size_t width = is_padded ? static_cast<std::size_t>(token[5] - '0') : 1;
  // A number longer than its width has no noughts before it, and one without a width has none at all.
  const bool has_nought = figures > width && text[0] == '0';
  return figures < width || has_nought ? std::nullopt : std::optional(figures);
}

std::string shape_of(std::string_view reference) {
  std::string out;
  for (std::size_t i = 0; i < reference.size();) {
    const auto rest = reference.substr(i);
    const auto figures = run(rest, base::is_digit);
    const auto letters = run(rest, base::is_letter);
    if (figures > 0)
      out += figures >= kDateFigures ? "D" : "9";
    else if (letters > 0)
      out += "A";
    else
      out += rest[0];
    i += std::max<std::size_t>({figures, letters, 1});
  }
  return out;
}

std::string_view last_number(std::string_view reference) {
  std::size_t from = reference.size();
  while (from > 0 && base::is_digit(reference[from - 1])) --from;
  return reference.substr(from);
}

/// Within one shape: the first reference, and one that is padded where another shorter one is not.
std::vector<std::string> padding_examples(const std::vector<std::string>& all) {
  const auto padded = std::ranges::find_if(all, [](const auto& one) {
    const auto number = last_number(one);
    return number.size() > 1 && number.front() == '0';
  });
  if (padded == all.end()) return {all.front()};
  const auto width = last_number(*padded).size();
  const auto bare = std::ranges::find_if(all, [&](const auto& one) { return last_number(one).size() < width; });
  if (bare == all.end()) return {all.front()};
  return {*padded, *bare};
}

/// "/1" and "a" after an item's reference: what arose from the item.
bool is_sub_number(std::string_view rest) {
  if (!rest.empty() && (rest.front() == '/' || rest.front() == '.')) rest.remove_prefix(1);
  return !rest.empty() && rest.size() <= 3 &&
         (run(rest, base::is_digit) == rest.size() || (rest.size() == 1 && base::is_letter(rest[0])));
}

}  // namespace

bool fits_pattern(std::string_view reference, std::string_view pattern) {
  while (!pattern.empty()) {
    const auto end = pattern.front() == '{' ? pattern.find('}') : std::string_view::npos;
    if (end == std::string_view::npos) {
      if (reference.empty() || reference.front() != pattern.front()) return false;
      reference.remove_prefix(1);
      pattern.remove_prefix(1);
      continue;
    }
    const auto length = taken(pattern.substr(1, end - 1), reference);
    if (!length) return false;
    reference.remove_prefix(*length);
    pattern.remove_prefix(end + 1);
  }
  return reference.empty() || is_sub_number(reference);
}

std::vector<std::string> examples_by_shape(const std::vector<std::string>& references) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::string>> by_shape;
  for (const auto& one : references) {
    const auto shape = shape_of(one);
    if (!by_shape.contains(shape)) order.push_back(shape);
    by_shape[shape].push_back(one);
  }
  std::vector<std::string> out;
  for (const auto& shape : order)
    for (auto& example : padding_examples(by_shape[shape])) out.push_back(std::move(example));
  return out;
}

}  // namespace governance
