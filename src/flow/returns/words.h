// Words of published files, brought to one form: headings, months, days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "flow/series/series_period.h"
#include "spreadsheets/workbook.h"

namespace flow {

/// Small letters, one space between words, without spaces at the ends; spaces that do not break and long dashes become
/// plain ones. Two headings are one where these agree.
[[nodiscard]] std::string plain_words(std::string_view text);
/// Letters and digits alone, small: for labels whose spaces, dashes and stray "?" differ from month to month.
[[nodiscard]] std::string bare_letters(std::string_view text);
/// Cut so that a refusal can show it.
[[nodiscard]] std::string shown_text(std::string_view text);

/// "November 2019", "Nov-19", "MSitAE-MARCH-2025", "2019-11", "2019-11-01", "01/11/2019", "201911", a date.
[[nodiscard]] std::optional<SeriesPeriod> month_of(std::string_view text);
/// "2019-11-30", "30/11/2019", "30.11.2019", "30 November 2019", "30th Nov 2019".
[[nodiscard]] std::optional<base::Date> day_of(std::string_view text);

}  // namespace flow
