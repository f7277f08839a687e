// Which rules a report falls under, and its deadlines: dated rows with their sources.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/date.h"
#include "safe_working/contract_rules/source.h"

namespace safe_working {

/// The three processes for exception reports in the 2016 terms and conditions of service.
enum class Era {
  Original,  ///< X1: from each doctor's move to the 2016 contract
  Refresh,   ///< X2: from August 2019
  Reform,    ///< X3: from 4 February 2026, or the employer's earlier date
};
inline constexpr Era kEras[] = {Era::Original, Era::Refresh, Era::Reform};
[[nodiscard]] std::string_view era_code(Era era);  ///< "original", "refresh", "reform": stored
[[nodiscard]] std::optional<Era> parse_era(std::string_view code);
[[nodiscard]] std::string_view era_name(Era era);  ///< "the 2016 rules", "the 2019 rules", "the 2026 reform"

/// The last day by which every employer takes part in the reform.
inline constexpr base::Date kReformForAll{std::chrono::year(2026), std::chrono::month(2), std::chrono::day(4)};

/// From when each process holds where an employer has set no earlier day for the reform, oldest first.
struct EraStart {
  Era era;
  base::Date from;
  Source source;
};
[[nodiscard]] std::span<const EraStart> era_starts();

/// By the date of the event (our setting: whether it follows the event or the report is not settled, grade D).
[[nodiscard]] Era era_of(base::Date event, std::optional<base::Date> employer_reform_date);

/// Counting: local calendar days, the event's or the report's day is day 0, open until 23:59:59 of the last (our
/// convention, grade D).
struct DeadlineRule {
  Era era;
  std::chrono::days submit_within;
  std::chrono::days submit_within_for_pay;
  std::chrono::days reply_within;
  Source submit_source;
  Source pay_source;
  Source reply_source;
};
[[nodiscard]] std::span<const DeadlineRule> deadline_rules();
[[nodiscard]] const DeadlineRule& deadline_rule(Era era);

[[nodiscard]] base::Instant submit_by(Era era, base::Date event, bool claims_pay);
[[nodiscard]] base::Instant reply_by(Era era, base::Instant submitted);

}  // namespace safe_working
