// From which day a delay of acute care can be put down to social care, given when the notices were sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/london_time.h"
#include "flow/delays/delay_reason.h"

namespace flow {

/// The clock of the notices as a dated row.
struct NoticeRule {
  base::Date from;
  std::chrono::days least_notice{2};           ///< from the day on which an assessment notice counts
  std::chrono::minutes counts_until{14 * 60};  ///< a notice sent later counts as the next day's
  std::string_view source;
  std::string_view certainty;  ///< how sure, with its grade
};
/// The one in force on a day; nothing before the first.
[[nodiscard]] std::optional<NoticeRule> notice_rule_on(base::Date day);

struct Notices {
  base::LocalTime assessment;                ///< when the assessment notice was sent
  std::optional<base::LocalTime> discharge;  ///< when the discharge notice was sent
  CareType care = CareType::Acute;
};

struct EarliestDay {
  std::optional<base::Date> day;  ///< nothing: it cannot be
  base::Date assessment_counts_on;
  std::optional<base::Date> discharge_counts_on;
  std::vector<std::string> reasons;  ///< how the day came about, in sentences, the grade of certainty last
};
/// The later of the least notice after the assessment notice and the day on which the discharge notice counts. Without
/// a discharge notice the day is the one from which it could be, were it sent in time, and a sentence says so.
[[nodiscard]] EarliestDay earliest_social_care_day(const Notices& notices);

}  // namespace flow
