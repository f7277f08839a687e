// What the pages about actions share: a rating with its letter and words, a date with how far off it is, an owner.
#pragma once

#include <map>
#include <string>

#include "governance/actions/logged_action.h"
#include "site/components.h"

namespace governance {

/// "R Red". Nothing where there is no rating.
[[nodiscard]] html::Fragment rating_tag(const ActionRating& rating);
/// The tag, and beneath it why.
[[nodiscard]] html::Fragment rating_with_reason(const ActionRating& rating);

/// "10 Dec 2026", with the words that it was said in where they are others; "No date" where there is none.
[[nodiscard]] std::string due_text(const LoggedAction& action);
/// "3 days left", "2 days overdue", "today"; empty where there is no date.
[[nodiscard]] std::string days_left_text(const LoggedAction& action, base::Date today);
/// "In progress", "Closed: superseded by SLT/19/142"
[[nodiscard]] std::string standing_text(const ActionCourse& course);
/// A name; the words of a log brought in; "KE and MP, none alone"; "Nobody yet".
[[nodiscard]] std::string owner_text(const std::string& owner, const std::map<std::string, std::string>& people);
/// As set down, beginning with a capital.
[[nodiscard]] std::string text_shown(const LoggedAction& action);
/// "SLT/19/140/1", or "No number".
[[nodiscard]] std::string reference_text(const LoggedAction& action);
[[nodiscard]] html::Url action_address(const LoggedAction& action);

}  // namespace governance
