// Figures and periods as a sentence has them.
#pragma once

#include <cstddef>
#include <string>

#include "flow/series/series_period.h"

namespace flow {

/// "seven", "twelve", "13".
[[nodiscard]] std::string count_words(std::size_t count);
/// With as many digits as a reader takes in: 186,490; 27.6; 0.04; 1.2e+20.
[[nodiscard]] std::string value_words(double value);
/// "April 2017"; "3 April 2017"; "point 12". `as_month`: a day stands for its month.
[[nodiscard]] std::string period_words(SeriesPeriod period, bool as_month);
/// With a capital at its start.
[[nodiscard]] std::string sentence_case(std::string words);

}  // namespace flow
