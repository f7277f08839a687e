// The form of one agenda item, for adding it and for changing it.
#pragma once

#include "governance/meetings/opened_meeting_pages.h"
#include "site/forms.h"

namespace governance {

[[nodiscard]] html::Fragment agenda_item_fields(const OpenedMeeting& opened, const site::FormState& state);
/// What the form shows of an item that stands.
[[nodiscard]] site::FormValues agenda_item_values(const AgendaItem& item);
/// `item` as the form says it; every fault by its field. What the form does not tell stays.
[[nodiscard]] base::Checked<AgendaItem> typed_agenda_item(const site::FormValues& form, AgendaItem item);

/// The page on which the item at the place is changed.
[[nodiscard]] site::Response show_agenda_item(people::Visit& visit, const OpenedMeeting& opened, std::size_t place,
                                              const site::FormState& state, int status);
/// GET /meetings/{id}/agenda/{place}: the item at that place, to be changed.
[[nodiscard]] site::Response agenda_item_page(people::Visit& visit);

/// Where the people of the meeting may be chosen; `nobody` stands first.
[[nodiscard]] site::Select people_select(const OpenedMeeting& opened, std::string name, std::string label,
                                         std::string nobody);

}  // namespace governance
