// How an action stands, by rule: blue, green, amber or red. A rating always has its letter, its word and its reason; no
// page shows it by colour alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "governance/actions/action_course.h"

namespace governance {

/// What a committee may set for itself.
struct RatingRule {
  int days_of_warning = 14;  ///< amber from so many days before the date, without an update since
};

struct ActionRating {
  std::optional<Rating> rating;  ///< none: closed otherwise than completed, so there is nothing to rate
  std::string why;               ///< "overdue by 3 days"; never empty
};

/// Blue: closed as completed. Red: overdue, moved twice, or the owner says it will miss its date. Amber: due within the
/// days of warning with no update in them, or moved once. Green: all else, and what the owner says is done.
[[nodiscard]] ActionRating rating_by_rule(const ActionCourse& course, std::optional<base::Date> due,
                                          const RatingRule& rule, base::Date today);
/// The rule's, or the one set by hand with its reason. A closed action goes by the rule.
[[nodiscard]] ActionRating rating_of(const ActionCourse& course, std::optional<base::Date> due, const RatingRule& rule,
                                     base::Date today);

}  // namespace governance
