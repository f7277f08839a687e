// One meeting's minutes: where they are on their way, what they say, what is to be amended, how they were approved.
// Every rule of changing them is here; each function changes them or says what to do instead, and changes nothing then.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "governance/minutes/minutes_state.h"
#include "governance/minutes/minutes_text.h"

namespace governance {

enum class AmendmentState { Proposed, Agreed, NotAgreed };
template <>
inline constexpr auto kWordsOf<AmendmentState> = std::to_array<std::string_view>({"proposed", "agreed", "not_agreed"});

/// A change to one item's words.
struct MinutesAmendment {
  int place = 0;         ///< the item's, in MinutesText::meeting.items
  std::string proposer;  ///< a person's id
  std::string old_text;
  std::string new_text;
  AmendmentState state = AmendmentState::Proposed;

  friend bool operator==(const MinutesAmendment&, const MinutesAmendment&) = default;
};

/// By whom minutes are approved. The last three are for a body that is stood down: it meets no more.
enum class ApprovalRoute { LaterMeeting, LastMembers, Parent, Successor };
inline constexpr ApprovalRoute kApprovalRoutes[] = {ApprovalRoute::LaterMeeting, ApprovalRoute::LastMembers,
                                                    ApprovalRoute::Parent, ApprovalRoute::Successor};
template <>
inline constexpr auto kWordsOf<ApprovalRoute> =
    std::to_array<std::string_view>({"later_meeting", "last_members", "parent", "successor"});

struct Approval {
  ApprovalRoute route = ApprovalRoute::LaterMeeting;
  std::optional<std::string> meeting;  ///< the later meeting's id
  base::Date date;                     ///< of that meeting, or of the approval
  std::optional<std::string> by;       ///< in words, where no meeting approved them: "Partnership Board, item 4"

  friend bool operator==(const Approval&, const Approval&) = default;
};
/// "at the meeting of 16 January 2020"; "on 3 January 2020 by the last members: by e-mail, all nine answering".
[[nodiscard]] std::string approval_words(const Approval& approval);

/// Invalid where it is another body's, not after the minutes' own, or not held yet.
[[nodiscard]] base::Result<Approval> approval_at(const Meeting& own, const Meeting& later, base::Date today);
/// Conflict where the body still meets: its next meeting approves. Invalid without words, or on a day that is not
/// between the meeting's and today.
[[nodiscard]] base::Result<Approval> approval_by(ApprovalRoute route, std::string_view by, base::Date on,
                                                 const Meeting& own, bool is_stood_down, base::Date today);

struct Minutes {
  MinutesState state = MinutesState::Notes;
  MinutesText text;  ///< says nothing while they are notes
  std::vector<MinutesAmendment> amendments;
  std::optional<Approval> approval;
  int drawn_from = 0;  ///< the number of the newest entry of the meeting that the draft was drawn up from

  friend bool operator==(const Minutes&, const Minutes&) = default;
};

/// What is handed in with a step: each only where the step needs it.
struct StepDetails {
  std::optional<MinutesText> text = std::nullopt;  ///< of DrawUp, and the number of the newest entry in it
  int drawn_from = 0;
  std::string note = {};
  std::optional<Approval> approval = std::nullopt;
};
/// Forbidden where another may take this step, Conflict where nobody may now, or where an amendment stands in the way.
/// Finish makes the agreed amendments. REQUIRES: DrawUp has a text.
[[nodiscard]] base::Result<void> take_step(Minutes& minutes, MinutesStep step, MinutesActor actor, StepDetails details);

/// The longest text of one item's notes or of one decision that is typed into minutes, in code points.
inline constexpr std::size_t kLongestMinutesText = 100'000;

/// New words for one item of a draft: its notes and the text of each of its decisions, in order.
[[nodiscard]] base::Result<void> word_anew(Minutes& minutes, int place, std::string_view notes,
                                           const std::vector<std::string>& decisions);

/// While they are circulated. The old text stands exactly once in the item's notes or decisions; both texts are there
/// and differ. `state` is Proposed.
[[nodiscard]] base::Result<void> propose(Minutes& minutes, MinutesAmendment amendment);
/// While they are circulated; Agreed only where it can still be made beside those agreed before it.
[[nodiscard]] base::Result<void> settle(Minutes& minutes, std::size_t amendment, AmendmentState outcome);

/// With every agreed amendment made, in order. Conflict where one no longer fits.
[[nodiscard]] base::Result<MinutesText> amended(MinutesText text, const std::vector<MinutesAmendment>& amendments);

}  // namespace governance
