#include "app/figure_answer.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/json_nodes.h"
#include "base/check.h"

namespace app {
namespace {

void check_finite(const std::optional<double>& value) {
  base::check(!value || std::isfinite(*value), "a figure is finite");
}
void check_finite(std::int64_t) {}
void check_finite(const std::vector<double>& values) {
  for (const double value : values) check_finite(std::optional(value));
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
  for (const AnsweredFigure& figure : figures) {
    std::visit([](const auto& value) { check_finite(value); }, figure.value);
    out.push_back({figure.key, std::visit([](const auto& value) { return node_of(value); }, figure.value)});
  }
  return json_line(std::move(out));
}

std::string figures_text(const std::vector<AnsweredFigure>& figures) {
  std::string out;
  for (const AnsweredFigure& figure : figures)
    out += fmt::format("{}: {}\n", figure.words, std::visit(Words{figure.is_share}, figure.value));
  return out;
}

}  // namespace app
