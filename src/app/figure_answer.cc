#include "app/figure_answer.h"

#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/check.h"
#include "governance/minute_book/json_node.h"

namespace app {
namespace {

using governance::JsonArray;
using governance::JsonNode;

JsonNode node_of(std::optional<double> value) {
  if (!value) return {};
  base::check(std::isfinite(*value), "a figure is finite");
  return {*value};
}
JsonNode node_of(std::int64_t value) {
  return {static_cast<double>(value)};
}
JsonNode node_of(const std::vector<double>& values) {
  JsonArray out;
  for (const double value : values) out.push_back(node_of(std::optional(value)));
  return {std::move(out)};
}

struct Words {
  bool is_share;
  std::string operator()(std::optional<double> value) const {
    if (!value) return "not known";
    return is_share ? fmt::format("{:.4g} %", *value * 100) : fmt::format("{:.6g}", *value);
  }
  std::string operator()(std::int64_t value) const { return fmt::to_string(value); }
  std::string operator()(const std::vector<double>& values) const {
    return fmt::format("{:.2f}", fmt::join(values, ", "));
  }
};

}  // namespace

std::string figures_json(const std::vector<AnsweredFigure>& figures) {
  governance::JsonObject out;
  for (const AnsweredFigure& figure : figures)
    out.push_back({figure.key, std::visit([](const auto& value) { return node_of(value); }, figure.value)});
  return governance::json_text({std::move(out)}, governance::JsonLayout::Compact) + "\n";
}

std::string figures_text(const std::vector<AnsweredFigure>& figures) {
  std::string out;
  for (const AnsweredFigure& figure : figures)
    out += fmt::format("{}: {}\n", figure.words, std::visit(Words{figure.is_share}, figure.value));
  return out;
}

}  // namespace app
