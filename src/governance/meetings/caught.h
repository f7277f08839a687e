// Who is caught by an item's screening: its parties resolved to the people at this meeting, and whether each has been
// dealt with.
#pragma once

#include <optional>
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

/// What an item's screening asks of a person, on the list or not; nothing where it asks nothing. Whoever is named one
/// by one is asked what stands there. The others are caught by a party that is themselves, everyone, or an organisation
/// or sector that they belong to: by the list, by a seat that they hold or sit in for, by their employer (`employer`
/// for an account that is no person of the book), or by an interest registered in that organisation.
[[nodiscard]] std::optional<ScreeningOutcome> asked_of(const AgendaItem& item, const MeetingPlan& plan,
                                                       const std::string& person, const std::string& employer = {});

}  // namespace governance
