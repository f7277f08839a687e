#include "governance/actions/logged_action.h"

#include <algorithm>

#include "base/mapped.h"
#include "base/text.h"
#include "governance/actions/action_reference.h"

namespace governance {
namespace {

bool has_all_words(const LoggedAction& action, std::string_view wanted) {
  const std::string in = base::lower(action.reference + " " + action.text);
  const std::string asked = base::lower(wanted);
  for (const auto word : base::split(asked, ' '))
    if (!word.empty() && in.find(word) == std::string::npos) return false;
  return true;
}

/// As a reader types it, a reference may have other marks between its parts.
bool is_reference(const LoggedAction& action, std::string_view wanted) {
  return !action.reference.empty() && normalised(action.reference) == normalised(wanted);
}

bool is_in_part(ActionStatus status, LogPart part) {
  if (status == ActionStatus::Withdrawn) return false;
  return part == LogPart::All || is_open(status) == (part == LogPart::Open);
}

}  // namespace

std::optional<DueDate> due_of(const ActionCourse& course, std::optional<base::Date> raised_on,
                              std::span<const base::Date> meetings) {
  if (course.due.empty()) return std::nullopt;
  if (const auto date = base::parse_iso_date(course.due)) return DueDate{.by = *date};
  return due_date(course.due, raised_on, meetings);
}

ActionRating rating_of(const LoggedAction& action, const RatingRule& rule, base::Date today) {
  return rating_of(action.course, action.due ? std::optional(action.due->by) : std::nullopt, rule, today);
}

bool fits(const LoggedAction& action, const LogFilter& filter, const RatingRule& rule, base::Date today) {
  if (!is_in_part(action.course.status, filter.part)) return false;
  if (!filter.owner.empty() && action.course.owner != filter.owner) return false;
  if (filter.rating && rating_of(action, rule, today).rating != filter.rating) return false;
  return filter.words.empty() || has_all_words(action, filter.words) || is_reference(action, filter.words);
}

std::vector<const LoggedAction*> in_log_order(std::span<const LoggedAction> actions, const LogFilter& filter,
                                              const RatingRule& rule, base::Date today) {
  struct Key {
    bool is_closed;
    bool has_no_date;
    base::Date due;
    std::string reference;
    const LoggedAction* action;

    auto operator<=>(const Key&) const = default;
  };
  std::vector<Key> keys;
  for (const auto& one : actions) {
    if (!fits(one, filter, rule, today)) continue;
    const bool closed = !is_open(one.course.status);
    const auto due = closed ? std::nullopt : one.due;
    // Those without a reference come after all others.
    keys.push_back(
        {closed, !due, due ? due->by : base::Date(), one.reference.empty() ? "~" : sort_key(one.reference), &one});
  }
  std::ranges::sort(keys);
  return base::mapped(keys, &Key::action);
}

std::vector<std::string> unused_numbers(std::span<const LoggedAction> actions) {
  std::vector<std::string> references;
  references.reserve(actions.size());
  for (const auto& one : actions) references.push_back(one.reference);
  return numbering_gaps(references);
}

std::vector<std::string> withdrawn_numbers(std::span<const LoggedAction> actions) {
  std::vector<std::string> out;
  for (const auto& one : actions)
    if (one.course.status == ActionStatus::Withdrawn) out.push_back(one.reference);
  std::ranges::sort(out, {}, sort_key);
  return out;
}

}  // namespace governance
