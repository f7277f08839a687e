// What of an item a person may see: pages, packs, feeds, exports and searches all ask here.
#pragma once

#include <string>
#include <string_view>

#include "governance/meetings/live_meeting.h"

namespace governance {

enum class Sight {
  Nothing,    ///< not even that the item exists
  TitleOnly,  ///< its number and its open title: no paper, no notes, no decision's words
  Everything,
};

/// Who looks, as far as a meeting is concerned.
struct Viewer {
  std::string person;         ///< in the minute book; empty: an account that is no person of it
  bool is_secretary = false;  ///< of this committee
  bool is_screener = false;   ///< a governance lead: screens items and papers
  bool is_member = false;     ///< holds a seat, or is on the meeting's list
  std::string employer;       ///< of an account that is no person of the book: a partner's id; empty: not known
};

/// Someone whom an interest shuts out of an item, by screening or at the meeting, sees its title only: a secretary and
/// a screener too. Screening is read anew each time (caught.h): whoever comes to the list later, or registers an
/// interest later, is shut out by a party that is an organisation, a sector or everyone as those are whom it found.
[[nodiscard]] Sight sight_of(const AgendaItem& item, const LiveMeeting& live, const Viewer& viewer);

/// Whether the outcome keeps the paper and the private minutes from a person as well.
[[nodiscard]] bool withholds_papers(ScreeningOutcome outcome);

}  // namespace governance
