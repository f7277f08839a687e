// Figures that a command found, in their order: as one JSON object for programs, as lines of words for people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace app {

struct AnsweredFigure {
  std::string key;    ///< in JSON
  std::string words;  ///< "Share who wait"
  /// Nothing is null in JSON and "not known" in words; REQUIRES: numbers are finite.
  std::variant<std::optional<double>, std::int64_t, std::vector<double>> value;
  bool is_share = false;  ///< 0 to 1, which people read as a percentage
};

[[nodiscard]] std::string figures_json(const std::vector<AnsweredFigure>& figures);
[[nodiscard]] std::string figures_text(const std::vector<AnsweredFigure>& figures);

}  // namespace app
