// What a meeting took: an item with its paper, its screening for conflicts, and what was decided.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace governance {

/// Minutes since midnight by the clock on the wall.
using TimeOfDay = std::chrono::minutes;

enum class ItemKind {
  Opening,
  Conflicts,
  Minutes,
  ActionLog,
  Substantive,
  OtherBusinessNotice,
  OtherBusiness,
  NextMeeting
};
inline constexpr ItemKind kItemKinds[] = {ItemKind::Opening,       ItemKind::Conflicts,   ItemKind::Minutes,
                                          ItemKind::ActionLog,     ItemKind::Substantive, ItemKind::OtherBusinessNotice,
                                          ItemKind::OtherBusiness, ItemKind::NextMeeting};
enum class Medium { Paper, Verbal, None };
inline constexpr Medium kMedia[] = {Medium::Paper, Medium::Verbal, Medium::None};

/// Before whom an item is taken. The public may be shut out of the private part alone.
enum class AgendaPart { Public, Private };
inline constexpr AgendaPart kAgendaParts[] = {AgendaPart::Public, AgendaPart::Private};

/// The outcome of screening an item for conflicts (committee-governance.md, 8), from the mildest on.
enum class ScreeningOutcome {
  NotScreened,
  NothingNoted,
  RegularConflictsOnly,
  DeclareOutcomeNotStated,
  DeclareAndParticipate,
  DeclareDiscussNotDecide,
  StaySilent,
  LeaveForItem,
  WithholdPapers,
  RemoveFromRole,
};
inline constexpr ScreeningOutcome kScreeningOutcomes[] = {ScreeningOutcome::NotScreened,
                                                          ScreeningOutcome::NothingNoted,
                                                          ScreeningOutcome::RegularConflictsOnly,
                                                          ScreeningOutcome::DeclareOutcomeNotStated,
                                                          ScreeningOutcome::DeclareAndParticipate,
                                                          ScreeningOutcome::DeclareDiscussNotDecide,
                                                          ScreeningOutcome::StaySilent,
                                                          ScreeningOutcome::LeaveForItem,
                                                          ScreeningOutcome::WithholdPapers,
                                                          ScreeningOutcome::RemoveFromRole};
/// Whether those it names take no part in the decision.
[[nodiscard]] bool keeps_from_deciding(ScreeningOutcome outcome);

enum class Declared { Yes, No, NotAsked };
inline constexpr Declared kDeclared[] = {Declared::Yes, Declared::No, Declared::NotAsked};

/// How one named person with an interest was dealt with at an item.
struct Handling {
  std::string person;
  std::optional<Declared> declared;
  std::optional<ScreeningOutcome> outcome;
  std::optional<std::string> ruled_by;
  std::optional<TimeOfDay> left;
  std::optional<TimeOfDay> returned;
  std::optional<bool> took_part_in_decision;

  friend bool operator==(const Handling&, const Handling&) = default;
};
struct Screening {
  bool screened = false;
  ScreeningOutcome outcome = ScreeningOutcome::NotScreened;
  std::vector<std::string>
      parties;  ///< ids of people or organisations, or words: "all parties", "CCG GP representatives"
  std::optional<std::string> reason;
  bool declarations_by_name = false;
  std::optional<std::string> handling;  ///< in words
  std::vector<Handling> people;

  friend bool operator==(const Screening&, const Screening&) = default;
};

/// What was done with an item (committee-governance.md, 12).
enum class Verb {
  Approve,
  Agree,
  Decide,
  Ratify,
  Endorse,
  Support,
  Recommend,
  Accept,
  Receive,
  Note,
  Discuss,
  Advise,
  Defer,
  Refer,
  Withdraw,
  Reject,
};
inline constexpr Verb kVerbs[] = {Verb::Approve, Verb::Agree,   Verb::Decide,    Verb::Ratify,
                                  Verb::Endorse, Verb::Support, Verb::Recommend, Verb::Accept,
                                  Verb::Receive, Verb::Note,    Verb::Discuss,   Verb::Advise,
                                  Verb::Defer,   Verb::Refer,   Verb::Withdraw,  Verb::Reject};
/// APPROVE to ACCEPT speak for the body, so they need a quorum; to receive or note is a record only.
[[nodiscard]] bool needs_quorum(Verb verb);

enum class DecisionForm { Resolved, RecordedAgreement };
inline constexpr DecisionForm kDecisionForms[] = {DecisionForm::Resolved, DecisionForm::RecordedAgreement};

struct QuorumStatement {
  std::optional<std::string> statement;
  std::optional<bool> is_quorate;
  std::optional<std::string> reason;

  friend bool operator==(const QuorumStatement&, const QuorumStatement&) = default;
};

/// One part of a proposal and what became of it.
struct Limb {
  std::string text;
  std::optional<std::string> outcome;
  std::optional<std::string> ratifies;  ///< as Decision::ratifies: what ratifying this part ratifies

  friend bool operator==(const Limb&, const Limb&) = default;
};
struct Condition {
  std::string text;
  std::optional<std::string> owner;
  std::optional<std::string> due;
  std::optional<std::string> checked_by;  ///< who makes sure of the final text

  friend bool operator==(const Condition&, const Condition&) = default;
};
/// A change to minutes: both texts, or nobody can tell what was agreed.
struct Amendment {
  std::optional<std::string> old_text;
  std::optional<std::string> new_text;
  std::optional<std::string> proposer;

  friend bool operator==(const Amendment&, const Amendment&) = default;
};

struct Decision {
  Verb verb = Verb::Note;
  std::string text;
  std::optional<std::string> id;  ///< unlike that of any other of its item; absent: its place there, from 1 on
  DecisionForm form = DecisionForm::Resolved;
  std::optional<bool> is_inquorate;               ///< only where the minutes say so
  std::optional<std::string> reason;              ///< also: why it is another thing than was asked for
  std::optional<std::string> ratified_at;         ///< id of the meeting that ratified it
  std::optional<std::string> ratifies;            ///< "MEETING/ITEM/DECISION", or "MEETING/ITEM" for all of an item
  std::optional<std::string> ratification_route;  ///< by whom and when, while it is provisional
  std::vector<std::string> excluded;              ///< people's ids
  std::vector<std::string> abstained;
  std::vector<Limb> limbs;
  std::vector<Condition> conditions;
  std::vector<Amendment> amendments;

  friend bool operator==(const Decision&, const Decision&) = default;
};

/// How a decision of an item is named: by its id, or by its place among the item's decisions.
[[nodiscard]] std::string decision_label(const Decision& decision, std::size_t place);
/// What `ratifies` begins with for a decision taken between meetings: "between-meetings/ID".
inline constexpr std::string_view kBetweenMeetings = "between-meetings/";

struct Departure {
  std::string person;
  std::optional<TimeOfDay> at;

  friend bool operator==(const Departure&, const Departure&) = default;
};

struct AgendaItem {
  std::optional<std::string> key;        ///< stays with the item when its number changes; none: nothing hangs on it yet
  std::optional<std::string> number;     ///< as printed
  std::optional<std::string> reference;  ///< "SLT 19/140", as recorded
  std::string title;  ///< of a private item: the open title, which says nothing that must stay closed
  std::optional<std::string> closed_title;    ///< of a private item, for those who may read it
  std::optional<AgendaPart> part;             ///< absent: not told
  std::optional<std::string> private_reason;  ///< why it is private, and by what power
  std::optional<int> minutes_allotted;
  ItemKind kind = ItemKind::Substantive;
  std::optional<std::string> paper;  ///< its letter
  Medium medium = Medium::None;
  bool is_late = false;
  std::vector<std::string> presenters;
  std::optional<std::string> purpose;  ///< what is asked, in words
  std::optional<std::string> purpose_source;
  std::optional<Screening> screening;
  std::optional<std::string> presided_by;  ///< where not the chair
  std::optional<QuorumStatement> quorum;   ///< worked out again for this item
  std::optional<std::string> summary;
  std::vector<Limb> proposal;  ///< the parts of what is proposed
  std::vector<Decision> decisions;
  std::vector<std::string> actions;  ///< ids
  std::vector<std::string> joined;
  std::vector<Departure> left;

  friend bool operator==(const AgendaItem&, const AgendaItem&) = default;
};

}  // namespace governance
