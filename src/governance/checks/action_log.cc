#include "governance/checks/action_log.h"

#include <algorithm>

#include "governance/checks/words.h"

namespace governance {

bool says_done(const std::optional<std::string>& status) {
  if (!status) return false;
  const Phrases words(*status);
  if (words.names_any({"not complete", "not completed", "not done", "incomplete"})) return false;
  return words.names_any({"complete", "completed", "closed", "done", "blue", "removed", "discharged"});
}

bool is_report(const ActionEntry& entry) {
  if (entry.status || !entry.note) return true;
  const Phrases note(*entry.note);
  return !(note.names("log") && note.names_any({"not in", "not on", "missing from", "absent from", "left out"}));
}

bool speaks_of_lateness(const ActionEntry& entry) {
  const Phrases words(entry.status.value_or("") + " " + entry.note.value_or(""));
  return words.names_any({"late", "overdue", "delayed", "deferred", "postponed", "extended", "revised", "moved",
                          "carried", "slipped", "red"});
}

std::optional<std::unordered_set<std::string_view>> logged_at(const Meeting& meeting) {
  std::optional<std::unordered_set<std::string_view>> out;
  for (const AgendaItem& item : meeting.items) {
    if (item.kind != ItemKind::ActionLog) continue;
    if (!out) out.emplace();
    out->insert(item.actions.begin(), item.actions.end());
  }
  return out;
}

std::vector<const Action*> live_at(const BookIndex& index, const Meeting& meeting) {
  std::vector<const Action*> out;
  std::unordered_set<const Action*> seen;
  const auto take = [&](const Action* one) {
    if (one != nullptr && seen.insert(one).second) out.push_back(one);
  };
  for (const AgendaItem& item : meeting.items)
    for (const auto& id : item.actions) take(index.action(id));
  for (const Report& report : index.reports_at(meeting.id))
    if (is_report(*report.entry)) take(report.action);
  for (const Action* one : index.raised_at(meeting.id)) take(one);
  return out;
}

bool was_closed_by(const BookIndex& index, const Action& action, base::Date date) {
  const auto is_by = [&](const ActionEntry& entry) {
    const Meeting* at = index.meeting(entry.at);
    return at != nullptr && at->date <= date;
  };
  if (std::ranges::any_of(action.history, [&](const auto& entry) { return is_by(entry) && says_done(entry.status); }))
    return true;
  // A state without a status is that of the last report.
  return is_closed(action.final_state) && (action.history.empty() || is_by(action.history.back()));
}

}  // namespace governance
