// The secretary's line: what happened, in the words that minutes use, typed without leaving the keyboard.
//
//   open 9.03                              the meeting begins
//   UM here                                in an own seat, where the person holds one
//   RM here for AFa                        deputises for the holder of a seat
//   BH here by video                       also: by phone
//   SOC, LC and MA left at 9.47            any of these may name several people, and a time
//   apologies JA, SE
//   chair ML                               takes the chair, of the meeting; `chair ML for item` of the item alone
//   item 140                               the meeting turns to an item
//   AFu declares works for the provider    declares an interest in the item
//   AFu nothing to declare
//   MW, AFu out of the decision            stays and speaks; also: silent, leave (leaves the room)
//   MW back
//   APPROVE the recommendations            any verb of resolutions, as minutes print it: a decision on the item;
//   resolved to approve the plan           or after "resolved to"
//   TM and CM abstain                      from the decision set down last on the item
//   condition SP by 16 January, checked by UM: ...   what that decision is subject to; all but the text may be left out
//   action SP by 16 January: write to ...  an action; without "by" it has no date
//   close 11.50
//
// Anything else is a note on the item. A line that starts with a dash or a quotation mark is always a note.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "governance/meetings/live_meeting.h"

namespace governance {

/// What a line asks for: entries without `id`, `by` and `written_at`. Never empty. The refusal's subject is "line": its
/// message names the word that was not understood and what may stand there.
[[nodiscard]] base::Result<std::vector<MeetingEntry>> read_line(std::string_view line, const LiveMeeting& meeting,
                                                                base::Instant now);

/// "9.47", "09:47", "0947", "9.47 am" on the meeting's day, or the moment nearest to `now` where none is given.
[[nodiscard]] base::Result<base::Instant> moment_typed(std::string_view text, const Meeting& meeting);

}  // namespace governance
