// What a secretary sets down while a meeting runs. Entries are only ever added: a correction is a newer wording, or a
// strike with its reason, so that nothing typed is lost and two secretaries can write at once.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "governance/committees/quorum_attendance.h"
#include "governance/minute_book/agenda_item.h"
#include "governance/minute_book/meeting.h"

namespace governance {

enum class EntryKind {
  Opened,      ///< the meeting began
  Closed,      ///< the meeting ended
  Arrived,     ///< a person came in, or was there from the start
  Left,        ///< a person left the meeting
  Apologies,   ///< a person's apologies were received
  Presides,    ///< a person takes the chair; of one item where the entry has one
  ItemTaken,   ///< the meeting turned to an item
  Declared,    ///< a person declared an interest in an item, or said there was none
  Excluded,    ///< a person takes less part in an item, by the outcome
  Readmitted,  ///< an exclusion ended
  Note,        ///< what was said
  Decision,    ///< what was decided
  Abstained,   ///< a person neither agreed to a decision nor opposed it
  Condition,   ///< what a decision is subject to
  Action,      ///< what somebody is to do
  Struck,      ///< another entry was a mistake
};
inline constexpr EntryKind kEntryKinds[] = {
    EntryKind::Opened,    EntryKind::Closed,     EntryKind::Arrived,   EntryKind::Left,
    EntryKind::Apologies, EntryKind::Presides,   EntryKind::ItemTaken, EntryKind::Declared,
    EntryKind::Excluded,  EntryKind::Readmitted, EntryKind::Note,      EntryKind::Decision,
    EntryKind::Abstained, EntryKind::Condition,  EntryKind::Action,    EntryKind::Struck};
[[nodiscard]] std::string_view entry_code(EntryKind kind);  ///< "item_taken": stored, and in forms
[[nodiscard]] std::optional<EntryKind> parse_entry_kind(std::string_view code);
/// Whether its words can be worded anew: notes, decisions, conditions, actions.
[[nodiscard]] bool is_worded(EntryKind kind);

/// As what a person sits there: in an own seat, for the holder of a seat, or with no seat.
enum class Standing { Holder, Deputy, Substitute, InAttendance };
inline constexpr Standing kStandings[] = {Standing::Holder, Standing::Deputy, Standing::Substitute,
                                          Standing::InAttendance};
[[nodiscard]] std::string_view standing_code(Standing standing);
[[nodiscard]] std::optional<Standing> parse_standing(std::string_view code);

inline constexpr std::size_t kLongestEntryText = 20'000;  ///< code points

/// Which of the parts below an entry has is a matter of its kind: check_entry.
struct MeetingEntry {
  std::string id;    ///< made by the page that it was typed on: sent twice, it is kept once
  int sequence = 0;  ///< 1, 2, 3 ... in the order in which the record took them; 0: not yet
  EntryKind kind = EntryKind::Note;
  base::Instant at;          ///< when it happened
  base::Instant written_at;  ///< when the record took it
  std::string by;            ///< id of the account's person who wrote it
  std::string item;          ///< the item's printed number; empty: the meeting as a whole
  std::string person;        ///< whom it is about, or who is to act; by the minute book's id
  std::string text;
  std::string replaces;  ///< the entry that this is a newer wording of, or that it strikes; empty: none
  std::optional<Standing> standing;
  std::string seat;  ///< the seat sat in, own or another's
  std::optional<AttendanceMode> mode;
  std::optional<Declared> declared;
  std::optional<ScreeningOutcome> outcome;
  std::optional<Verb> verb;
  std::string due;              ///< as typed
  int limb = 0;                 ///< of a decision: which part of the item's proposal it answers, from 1 on; 0: none
  std::string about = {};       ///< the entry of the decision that an abstention or a condition belongs to
  std::string checked_by = {};  ///< of a condition: the person who makes sure that it was met; empty: not said

  friend bool operator==(const MeetingEntry&, const MeetingEntry&) = default;
};

/// Whether it has what its kind needs and nothing else; the refusal's subject is the part's name. Whether the item, the
/// person and the entry replaced exist is for LiveMeeting to say.
[[nodiscard]] base::Result<void> check_entry(const MeetingEntry& entry);

}  // namespace governance
