// Words about a date, cut up for reading: each in lower case, with what its shape told.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace governance {

struct DateToken {
  std::string word;            ///< lower case, without a possessive s
  bool is_capital = false;     ///< begins with a capital: "May" the month, not "may" the verb
  bool is_acronym = false;     ///< two capitals or more and nothing else: "SLT"
  bool is_year_short = false;  ///< '17
};
[[nodiscard]] std::vector<DateToken> date_tokens(std::string_view text);

[[nodiscard]] std::optional<std::chrono::month> month_named(const std::string& word);      ///< "sept"
[[nodiscard]] std::optional<std::chrono::weekday> weekday_named(const std::string& word);  ///< "friday", "fri"
[[nodiscard]] std::optional<unsigned> day_number(const std::string& word);                 ///< "21", "21st": 1 to 31
[[nodiscard]] std::optional<std::chrono::year> year_number(const std::string& word);       ///< 1900 to 2199
/// "2019/20" and "2019-20": the year in which it ends.
[[nodiscard]] std::optional<std::chrono::year> financial_year_end(const std::string& word);
/// "2017-11-21", "21/11/2017", "21.11.17": a real day.
[[nodiscard]] std::optional<base::Date> date_in_figures(const std::string& word);

}  // namespace governance
