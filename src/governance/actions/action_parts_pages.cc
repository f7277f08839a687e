#include "governance/actions/action_parts_pages.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/check.h"
#include "base/number.h"
#include "base/text.h"

namespace governance {
namespace {

site::TagColour colour_of(Rating rating) {
  switch (rating) {
    case Rating::Blue:
      return site::TagColour::Blue;
    case Rating::Green:
      return site::TagColour::Green;
    case Rating::Amber:
      return site::TagColour::Orange;
    case Rating::Red:
      return site::TagColour::Red;
  }
  throw base::OurMistake("a rating without a colour");
}

std::string_view joining_word(ClosingReason reason) {
  if (reason == ClosingReason::Superseded) return " by ";
  return reason == ClosingReason::Transferred ? " to " : ": ";
}

}  // namespace

html::Fragment rating_tag(const ActionRating& rating) {
  if (!rating.rating) return {};
  return site::tag(fmt::format("{} {}", rating_letter(*rating.rating), rating_word(*rating.rating)),
                   colour_of(*rating.rating));
}

html::Fragment rating_with_reason(const ActionRating& rating) {
  return rating_tag(rating) + html::element("span", {{"class", "sl-action__why"}}, base::capitalised(rating.why));
}

std::string due_text(const LoggedAction& action) {
  const std::string& said = action.course.due;
  if (!action.due) return said.empty() ? "No date" : said + " (no day that can be counted)";
  const base::Date by = action.due->by;
  std::string shown = base::short_date(by);
  const auto day_and_month =
      fmt::format("{} {}", static_cast<unsigned>(by.day()), base::month_name(static_cast<unsigned>(by.month())));
  for (const auto& same : {base::iso(by), shown, day_and_month, base::long_date(by)})
    if (said == same) return shown;
  return fmt::format("{} ({})", shown, said);
}

std::string days_left_text(const LoggedAction& action, base::Date today) {
  if (!action.due) return "";
  const auto left = base::days_between(today, action.due->by).count();
  if (left == 0) return "today";
  const auto days = base::counted(left < 0 ? -left : left, "day", "days");
  return days + (left < 0 ? " overdue" : " left");
}

std::string standing_text(const ActionCourse& course) {
  if (course.is_declined && course.status == ActionStatus::Proposed) return "Declined: needs another owner";
  if (!course.closing) return std::string(status_words(course.status));
  std::string out = "Closed: " + base::lower(reason_words(course.closing->reason));
  if (course.closing->reason != ClosingReason::Transferred)
    return course.closing->other.empty()
               ? out
               : out + std::string(joining_word(course.closing->reason)) + course.closing->other;
  if (!course.closing->other.empty()) out += " to " + course.closing->other;
  return out + (course.closing->is_accepted ? ", accepted" : ", not accepted yet");
}

std::string owner_text(const std::string& owner, const std::map<std::string, std::string>& people) {
  if (owner.empty()) return "Nobody yet";
  const auto name = [&](const std::string& one) {
    const auto found = people.find(one);
    return found == people.end() ? one : found->second;
  };
  if (owner.find(kBetweenOwners) == std::string::npos) return name(owner);
  std::vector<std::string> names;
  for (std::size_t at = 0; at < owner.size();) {
    const auto end = std::min(owner.find(kBetweenOwners, at), owner.size());
    names.push_back(name(owner.substr(at, end - at)));
    at = end + kBetweenOwners.size();
  }
  return base::listed(names) + ", none alone";
}

std::string text_shown(const LoggedAction& action) {
  return base::capitalised(action.text);
}

std::string reference_text(const LoggedAction& action) {
  return action.reference.empty() ? "No number" : action.reference;
}

html::Url action_address(const LoggedAction& action) {
  return html::Url("/actions/" + action.token);
}

}  // namespace governance
