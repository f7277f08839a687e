// An action as a log shows it; which of them a reader asks for, and in which order.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "governance/actions/action_course.h"
#include "governance/actions/action_rating.h"
#include "governance/checks/due_date.h"

namespace governance {

struct LoggedAction {
  std::string token;
  std::string committee;
  std::string reference;  ///< as typed, or as given; may be empty for one brought in
  std::string text;
  std::string meeting;  ///< that raised it; empty where it is not known
  std::string item;
  std::optional<base::Date> raised_on;
  ActionCourse course;
  std::optional<DueDate> due;
};

/// The day that the words for when it is due stand for, with the committee's meetings as they are planned now.
/// `meetings`: in order of date.
[[nodiscard]] std::optional<DueDate> due_of(const ActionCourse& course, std::optional<base::Date> raised_on,
                                            std::span<const base::Date> meetings);
[[nodiscard]] ActionRating rating_of(const LoggedAction& action, const RatingRule& rule, base::Date today);

enum class LogPart { Open, Closed, All };
struct LogFilter {
  LogPart part = LogPart::Open;
  std::string owner;  ///< empty: anyone's
  std::optional<Rating> rating;
  std::string words;  ///< all of them stand in the reference or the text, without regard to case
};
[[nodiscard]] bool fits(const LoggedAction& action, const LogFilter& filter, const RatingRule& rule, base::Date today);

/// Those that fit. Open ones first, the soonest due first, those without a date after them; then closed ones. Those
/// alike by reference. They point into `actions`.
[[nodiscard]] std::vector<const LoggedAction*> in_log_order(std::span<const LoggedAction> actions,
                                                            const LogFilter& filter, const RatingRule& rule,
                                                            base::Date today);

/// For the note beneath a log: numbers that no action has, and those that were withdrawn.
[[nodiscard]] std::vector<std::string> unused_numbers(std::span<const LoggedAction> actions);
[[nodiscard]] std::vector<std::string> withdrawn_numbers(std::span<const LoggedAction> actions);

}  // namespace governance
