// What stands in the cells of a workbook: real numbers, how Excel shows them, and what percentages were divided from.
#pragma once

#include <optional>
#include <string>

#include "documents/report.h"

namespace documents {

/// Excel's calendar, as far as it is right: 1901 to 9999.
[[nodiscard]] bool is_excel_date(base::Date date);

/// As Excel computes with it: 0.1249 for a percentage, days for a duration. Nothing for what is not a number there, a
/// negative time among them.
[[nodiscard]] std::optional<double> number_of(const Quantity& quantity);

/// The decimal places that the quantity needs; a column shows as many as its neediest cell.
[[nodiscard]] int places_of(const Quantity& quantity);
/// Excel's number format, under which it shows what `shown` says; empty for text.
[[nodiscard]] std::string number_format(const Quantity& quantity, int places);

/// Words as a name in a native chart, at most 120 characters: there, what begins with "=" would be a formula.
[[nodiscard]] std::string chart_words(const std::string& words);

struct Parts {
  Quantity numerator;
  Quantity denominator;
};
/// Of a percentage or a rate.
[[nodiscard]] std::optional<Parts> parts_of(const Quantity& quantity);
/// The table with two columns more for each column of percentages or rates: its numerators and its denominators.
[[nodiscard]] Table with_parts(Table table);

}  // namespace documents
