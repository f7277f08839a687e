// Who is caught by an item's screening: its parties resolved to the people at this meeting, and whether each has been
// dealt with.
#pragma once

#include <string>
#include <vector>

#include "governance/meetings/live_meeting.h"

namespace governance {

struct CaughtPerson {
  std::string person;
  ScreeningOutcome outcome = ScreeningOutcome::NothingNoted;  ///< what screening asks of this person
  bool is_there = false;
  bool has_declared = false;  ///< an interest, or that there is none
  bool is_shut_out = false;   ///< takes no part in the decision now
  bool presides = false;
  bool presents = false;
  bool takes_minutes = false;

  /// Has declared and, where screening asks for it, takes no part in the decision; or is not there.
  [[nodiscard]] bool is_dealt_with() const;
};

/// In the order of the list. `organisations` are the partners by which parties are named.
[[nodiscard]] std::vector<CaughtPerson> caught_at(const LiveMeeting& live, const AgendaItem& item,
                                                  const std::vector<Organisation>& organisations);

}  // namespace governance
