// Mail to a meeting's people that there is something to read. It names the committee and the day, and says where to
// read; nothing of an item, so that it is the same for those whom an interest shuts out.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"
#include "governance/committee_record/committee_record_store.h"

namespace governance {

enum class MeetingNotice { AgendaIssued, MinutesCirculated };

/// To all who hold a seat or are on the meeting's list and sign in here, but not to whoever does it. `link` is the
/// page's whole address.
void notify_of_meeting(record::Transaction& transaction, const Body& body, const Meeting& meeting, MeetingNotice notice,
                       const std::string& link, const Change& change, base::Random& random);

/// To each who was given an action at the meeting and has not accepted it, mostly because they were not there. `link`
/// is the whole address of the page of one's own actions.
void notify_of_actions_to_accept(record::Transaction& transaction, const Body& body, const Meeting& meeting,
                                 const std::string& link, const Change& change, base::Random& random);

}  // namespace governance
