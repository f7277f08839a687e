#include "governance/actions/action_rating.h"

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/number.h"
#include "base/text.h"

namespace governance {
namespace {

bool is_warned(const ActionCourse& course, base::Date due, const RatingRule& rule, base::Date today) {
  const auto warning = std::chrono::days(rule.days_of_warning);
  if (base::days_between(today, due) > warning) return false;
  return !course.updated_at || base::days_between(base::date_of(*course.updated_at), due) > warning;
}

std::string green_words(const ActionCourse& course, std::optional<base::Date> due) {
  if (!due) return "no date set";
  return course.updated_at ? "on track, as its owner says" : "not due yet";
}

}  // namespace

ActionRating rating_by_rule(const ActionCourse& course, std::optional<base::Date> due, const RatingRule& rule,
                            base::Date today) {
  if (course.status == ActionStatus::Withdrawn) return {std::nullopt, "withdrawn"};
  if (course.closing) {
    if (course.closing->reason == ClosingReason::Completed) return {Rating::Blue, "complete"};
    return {std::nullopt, "closed: " + base::lower(reason_words(course.closing->reason))};
  }
  if (course.status == ActionStatus::DoneAwaitingAgreement)
    return {Rating::Green, "said to be done, waits for the committee"};
  if (due && *due < today)
    return {Rating::Red, "overdue by " + base::counted(base::days_between(*due, today).count(), "day", "days")};
  if (course.will_miss) return {Rating::Red, "the owner says it will miss its date"};
  if (course.times_moved >= 2) return {Rating::Red, fmt::format("date moved {} times", course.times_moved)};
  if (due && is_warned(course, *due, rule, today))
    return {Rating::Amber, *due == today ? "due today, with no update" : "due soon, with no update"};
  if (course.times_moved == 1) return {Rating::Amber, "date moved once"};
  return {Rating::Green, green_words(course, due)};
}

ActionRating rating_of(const ActionCourse& course, std::optional<base::Date> due, const RatingRule& rule,
                       base::Date today) {
  auto by_rule = rating_by_rule(course, due, rule, today);
  if (!course.by_hand || !is_open(course.status)) return by_rule;
  return {course.by_hand->rating, fmt::format("set by hand: {} (by rule {}: {})", course.by_hand->reason,
                                              base::lower(rating_word(*by_rule.rating)), by_rule.why)};
}

}  // namespace governance
