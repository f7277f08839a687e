// Words and marks for findings on pages and in files.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "safe_working/contract_rules/finding_row.h"

namespace safe_working {

/// "B1", "N2": a letter for the verdict and the finding's number. A mark is never colour alone.
[[nodiscard]] std::string finding_mark(const Finding& finding, std::size_t number);
[[nodiscard]] std::string_view verdict_name(Verdict verdict);  ///< "Breach", "Notice"

/// How sure we are of a source: "Read at source", "Quoted copy", "Unverified", "Open".
[[nodiscard]] std::string_view evidence_name(Evidence grade);
/// The same in a sentence.
[[nodiscard]] std::string_view evidence_meaning(Evidence grade);

/// "2016 terms, versions 1 to 4, until 31 July 2019"
[[nodiscard]] std::string_view era_words(ContractEra era);

/// What it costs: the hours fined, or that a planned breach is fined once it is worked. Empty where there is no fine,
/// and where the plan alone does not show whether there will be one.
[[nodiscard]] std::string fine_words(const Finding& finding, Plan plan);

/// Lines of a file, in order: "4", "2 to 5, 8".
[[nodiscard]] std::string line_words(std::span<const std::uint32_t> lines);

/// "08:00 to 20:30", "20:30 to 09:00 the next day", "09:00 to 09:00 on Monday 9 November 2026".
[[nodiscard]] std::string duty_times(const RotaDuty& duty);
/// "Mon 9 Nov"
[[nodiscard]] std::string duty_day(const RotaDuty& duty);

}  // namespace safe_working
