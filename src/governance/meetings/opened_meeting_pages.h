// A meeting as one visitor may see it: found, allowed, folded. Every page about a meeting starts here.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "governance/committee_record/committee_record_store.h"
#include "governance/meetings/item_access.h"
#include "people/visit.h"

namespace governance {

struct OpenedMeeting {
  StoredMeeting stored;
  StoredCommittee committee;
  std::vector<MeetingEntry> entries;
  LiveMeeting live;
  Viewer viewer;
  std::vector<Organisation> partners;

  [[nodiscard]] const Meeting& meeting() const { return live.plan().meeting; }
  [[nodiscard]] Sight sight(const AgendaItem& item) const { return sight_of(item, live, viewer); }
  /// By initials where the meeting gives them, else by name as the list has it.
  [[nodiscard]] std::string name_of(std::string_view person) const;
};

/// The meeting of the address's {id}. NotFound, in the same words, where there is none and where it is not the
/// visitor's to see. `to_run`: Forbidden where the visitor is not the committee's secretary.
[[nodiscard]] base::Result<OpenedMeeting> open_meeting(people::Visit& visit, bool to_run = false);

/// Likewise, of the id given.
[[nodiscard]] base::Result<OpenedMeeting> open_meeting_of(people::Visit& visit, const std::string& id,
                                                          bool to_run = false);

/// "System Leadership Team, 19 December 2019"
[[nodiscard]] std::string meeting_title(const OpenedMeeting& opened);
[[nodiscard]] html::Url meeting_address(const Meeting& meeting, std::string_view part = "");

/// Of the visitor, now. REQUIRES: somebody is signed in.
[[nodiscard]] Change change_by(const people::Visit& visit);

/// With the host that the visitor used: for mail, which is read away from here.
[[nodiscard]] std::string whole_address(const people::Visit& visit, const html::Url& address);

/// Who looks at a committee: its secretary, one of its people, a governance lead.
[[nodiscard]] Viewer viewer_of(record::Reader& reader, const people::Visit& visit, const Body& body);

}  // namespace governance
