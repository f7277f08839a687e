// A meeting as its entries make it: who is there, what was said and decided, and whether it was quorate at each point.
// All of it is worked out from the entries alone, in the order in which things happened, so that an entry made late
// ("UM left at 9.47", typed at 9.55) mends everything that follows from it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "governance/committees/quorum.h"
#include "governance/committees/quorum_rule.h"
#include "governance/meetings/meeting_entry.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

/// What ties a person to organisations beside the meeting's list: for the parties of a screening.
struct PersonTies {
  std::string employer;                ///< a partner's id, as last seen; empty: not known
  std::vector<std::string> interests;  ///< ids or names, of interests registered for the meeting's day
};

/// What a meeting is held by: its plan and what its body's terms say on that day.
struct MeetingPlan {
  Meeting meeting;  ///< with its agenda; its attendance is who is expected and who sent apologies beforehand
  std::vector<QuorumSeat> seats;                ///< holders by initials
  std::map<std::string, std::string> holders;   ///< seat to person, where it is filled
  std::optional<QuorumTerms> quorum;            ///< none: the body's terms state none
  std::vector<Organisation> partners = {};      ///< by which the parties of a screening are named
  std::map<std::string, PersonTies> ties = {};  ///< of everyone known, on the list or not, by person
  bool deputies_are_named = false;              ///< only whom `deputies` has for a seat sits there for its holder
  std::map<std::string, std::vector<std::string>> deputies = {};  ///< seat to people, where some are named
};

struct Stay {
  base::Instant from;
  std::optional<base::Instant> to;  ///< none: still there
};
struct Attendee {
  std::string person;
  Standing standing = Standing::InAttendance;
  std::string seat;
  AttendanceMode mode = AttendanceMode::InPerson;
  std::vector<Stay> stays;  ///< never empty

  [[nodiscard]] bool is_there() const { return !stays.back().to; }
};

struct Declaration {
  std::string person;
  Declared declared = Declared::NotAsked;
  std::string text;
};
struct Exclusion {
  std::string person;
  ScreeningOutcome outcome = ScreeningOutcome::LeaveForItem;
  std::string reason;
  Stay time;
};

/// Something worded, and worded again. Where two people worded the same one anew at once, both wordings stand until
/// one of them is struck or worded over.
struct Wording {
  MeetingEntry first;
  std::vector<MeetingEntry> current;  ///< one, or several at odds, the oldest first; never empty
  std::vector<MeetingEntry> earlier;

  [[nodiscard]] const MeetingEntry& now() const { return current.front(); }
  [[nodiscard]] bool is_at_odds() const { return current.size() > 1; }
};
struct DecisionTaken {
  Wording wording;
  std::optional<QuorumOutcome> quorum;      ///< at the moment of the decision, without those shut out of the item
  std::vector<std::string> excluded;        ///< people
  std::vector<std::string> there;           ///< people in the room, excluded or not
  std::vector<std::string> abstained = {};  ///< people who counted for the quorum and did not side with either
  std::vector<Wording> conditions = {};
  std::string ratifies = {};  ///< as Decision::ratifies; empty: nothing. None while it is provisional itself

  /// It speaks for the body, and the body was not quorate: it stands only once it is ratified.
  [[nodiscard]] bool is_provisional() const;
};

struct ItemCourse {
  std::string number;
  std::optional<base::Instant> taken;
  std::string presided_by;  ///< where not who chairs the meeting
  std::vector<Wording> notes;
  std::vector<DecisionTaken> decisions;
  std::vector<Wording> actions;
  std::vector<Declaration> declarations;
  std::vector<Exclusion> exclusions;
  std::vector<std::string> joined;
  std::vector<Departure> left;
};

/// The quorum after something that could change it.
struct QuorumPoint {
  base::Instant at;
  std::string entry;  ///< its id
  std::string item;
  QuorumOutcome outcome;
};

class LiveMeeting {
 public:
  /// The entries may come in any order.
  LiveMeeting(MeetingPlan plan, std::span<const MeetingEntry> entries);

  [[nodiscard]] const MeetingPlan& plan() const { return *plan_; }
  [[nodiscard]] std::optional<base::Instant> opened() const { return opened_; }
  [[nodiscard]] std::optional<base::Instant> closed() const { return closed_; }
  [[nodiscard]] bool is_running() const { return opened_ && !closed_; }
  [[nodiscard]] const std::string& chair() const { return chair_; }        ///< a person; may be empty
  [[nodiscard]] const std::string& current_item() const { return item_; }  ///< its number; empty before the first
  [[nodiscard]] const std::vector<Attendee>& attendees() const { return attendees_; }
  [[nodiscard]] const std::vector<std::string>& apologies() const { return apologies_; }
  /// In the order of the agenda.
  [[nodiscard]] const std::vector<ItemCourse>& items() const { return items_; }
  [[nodiscard]] const std::vector<Wording>& notes() const { return notes_; }  ///< of the meeting as a whole
  [[nodiscard]] const std::vector<QuorumPoint>& quorum_points() const { return points_; }
  /// What was struck, and by which entry.
  [[nodiscard]] const std::map<std::string, std::string>& struck() const { return struck_; }

  [[nodiscard]] const Attendee* attendee(std::string_view person) const;
  [[nodiscard]] bool is_there(std::string_view person) const;
  [[nodiscard]] const ItemCourse* item(std::string_view number) const;
  [[nodiscard]] const MeetingEntry* entry(std::string_view id) const;
  /// The item as it was planned; null where the agenda has none of that number.
  [[nodiscard]] const AgendaItem* planned_item(std::string_view number) const;
  /// The decision that answers this part of an item's proposal; null where none does yet.
  [[nodiscard]] const DecisionTaken* answer_to(std::string_view item, int limb) const;
  /// The decision that an entry words, first or anew; null where it is none, or is struck.
  [[nodiscard]] const DecisionTaken* decision(std::string_view entry) const;
  /// Those who take no part in deciding an item now.
  [[nodiscard]] std::vector<std::string> excluded_from(std::string_view item) const;
  /// Who counts for a quorum, as things stand, at the item.
  [[nodiscard]] QuorumAttendance attendance_at(std::string_view item) const;
  /// As things stand, at the current item; nothing where the terms state no quorum.
  [[nodiscard]] std::optional<QuorumOutcome> quorum() const;

  /// When something happens that is typed at `now` without a time: now, but never before what was typed last, and on
  /// the meeting's own day also where it is typed up later.
  [[nodiscard]] base::Instant next_moment(base::Instant now) const;

  /// Whether the entry can follow what stands; the message says what to do instead.
  [[nodiscard]] base::Result<void> may_add(const MeetingEntry& entry) const;

 private:
  void take(const MeetingEntry& entry);
  void take_arrival(const MeetingEntry& entry);
  void take_departure(const MeetingEntry& entry);
  void take_decision(const MeetingEntry& entry);
  void take_about_decision(const MeetingEntry& entry);
  void end_stays(base::Instant at);
  void add_point(const MeetingEntry& entry);
  void turn_to(const std::string& number);
  Attendee* find_attendee(std::string_view person);
  ItemCourse* find_item(std::string_view number);
  [[nodiscard]] Wording worded(const MeetingEntry& first) const;
  [[nodiscard]] base::Result<void> check_people(const MeetingEntry& entry) const;
  [[nodiscard]] base::Result<void> check_replaced(const MeetingEntry& entry) const;
  [[nodiscard]] base::Result<void> check_seat(const MeetingEntry& entry) const;
  [[nodiscard]] base::Result<void> check_limb(const MeetingEntry& entry) const;
  [[nodiscard]] base::Result<void> check_about(const MeetingEntry& entry) const;
  [[nodiscard]] base::Result<void> check_abstention(const MeetingEntry& entry, const DecisionTaken& decision) const;
  [[nodiscard]] base::Result<void> check_time(const MeetingEntry& entry) const;

  std::shared_ptr<const MeetingPlan> plan_;  ///< shared by copies
  std::vector<MeetingEntry> entries_;        ///< in the order in which things happened
  std::vector<MeetingEntry> rewordings_;     ///< of them, those that word another anew and were not struck
  std::map<std::string, std::string> struck_;
  std::optional<base::Instant> opened_;
  std::optional<base::Instant> closed_;
  std::string chair_;
  std::string item_;
  std::vector<Attendee> attendees_;
  std::vector<std::string> apologies_;
  std::vector<ItemCourse> items_;
  std::vector<Wording> notes_;
  std::vector<QuorumPoint> points_;
};

}  // namespace governance
