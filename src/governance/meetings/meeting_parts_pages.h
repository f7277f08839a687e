// What the pages about a meeting share: an item with what became of it, the quorum's banner, who is there.
#pragma once

#include "governance/meetings/meeting_words.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "site/components.h"

namespace governance {

[[nodiscard]] NameOf naming_of(const OpenedMeeting& opened);

/// "Quorate by one: if UM leaves it fails." Nothing where the terms state no quorum or the meeting does not run.
[[nodiscard]] html::Fragment quorum_banner(const OpenedMeeting& opened);
/// What is asked, who presents, the paper, the screening.
[[nodiscard]] html::Fragment item_facts(const OpenedMeeting& opened, const AgendaItem& item);
/// Notes, decisions and actions. REQUIRES: the viewer may see everything of the item.
[[nodiscard]] html::Fragment item_course(const OpenedMeeting& opened, const AgendaItem& item);
/// Present, in attendance, apologies, not there.
[[nodiscard]] html::Fragment attendance_lists(const OpenedMeeting& opened);
/// "Item 140: Therapies update", or "Item 140 (not shown to you)".
[[nodiscard]] std::string item_heading(const OpenedMeeting& opened, const AgendaItem& item);

}  // namespace governance
