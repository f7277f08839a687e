// Series as people bring them: a CSV file with a row for each value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "flow/series/series.h"

namespace flow {

/// The columns to read. A file may have others, which are passed over.
struct SeriesColumns {
  std::string series = "series";  ///< names the series of each row; a file without this column holds one series
  bool must_have_series = false;  ///< whether a file without it is refused
};

/// Columns `date` or `period`, `value`, and the series' where there is one. An empty value, NA and NaN are missing
/// values. Rows may stand in any order. Series come in the order in which the file first names them. Refuses with each
/// fault's line and column: no such column, a period or a number that cannot be read, periods of two kinds in a series,
/// a period twice in a series, a gap of more than 100,000 days, months or steps.
[[nodiscard]] base::Checked<std::vector<Series>> read_series(std::string_view bytes, const SeriesColumns& columns = {});

/// "12", "-0.5", "1.2e3"; no thousands separators, no infinities.
[[nodiscard]] base::Result<double> parse_value(std::string_view text, std::string subject = "");

}  // namespace flow
