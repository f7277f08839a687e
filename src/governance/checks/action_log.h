// What a body's logs show of its actions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "governance/checks/book_index.h"

namespace governance {

/// Whether a status says that the work is over: "Completed", "green/complete, removed".
[[nodiscard]] bool says_done(const std::optional<std::string>& status);
/// Whether the entry is a report, and not a remark that the log left the action out.
[[nodiscard]] bool is_report(const ActionEntry& entry);
/// Whether the note names what became of a late action: that it is late, moved or taken further.
[[nodiscard]] bool speaks_of_lateness(const ActionEntry& entry);

/// The ids that a meeting's action log lists; nothing where it took no log.
[[nodiscard]] std::optional<std::unordered_set<std::string_view>> logged_at(const Meeting& meeting);
/// Ids of what was live at a meeting: raised there, listed in its log or reported to it; each once, in order.
[[nodiscard]] std::vector<const Action*> live_at(const BookIndex& index, const Meeting& meeting);
/// Whether it was closed at that meeting or before.
[[nodiscard]] bool was_closed_by(const BookIndex& index, const Action& action, base::Date date);

}  // namespace governance
