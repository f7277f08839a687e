// Cases of control charts in words, for an analyst to read and to add to: tests/scenarios/variation/*.txt.
// The first of them, how_to_write_one.txt, shows every kind of line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "flow/variation/series_chart.h"

namespace scenarios {

/// One line that begins with "expect".
struct ChartExpectation {
  std::size_t line = 0;
  std::vector<std::string> words;  ///< after "expect"; a quoted text is one word, with its quotation marks
};

struct VariationScenario {
  std::string title;
  std::string place;  ///< "shifts.txt:12"
  flow::Series series;
  std::optional<flow::Series> denominators;
  flow::ChartAsk ask;
  std::vector<ChartExpectation> expected;
};

/// Every fault of the file, each with "shifts.txt:12" as its subject.
[[nodiscard]] base::Checked<std::vector<VariationScenario>> parse_variation(std::string_view text,
                                                                            std::string_view file);

/// What differs from what was expected, with its line; empty where nothing does.
[[nodiscard]] std::vector<std::string> faults_of(const VariationScenario& scenario);

}  // namespace scenarios
