#include "governance/meetings/recorded_meeting.h"

#include <algorithm>

#include "base/london_time.h"
#include "base/mapped.h"
#include "base/text.h"
#include "governance/committees/quorum_words.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

TimeOfDay time_of(base::Instant at) {
  const auto wall = base::local_of(at);
  return wall - std::chrono::floor<std::chrono::days>(wall);
}

std::string all_wordings(const Wording& wording) {
  std::string out;
  for (const auto& one : wording.current) {
    if (!out.empty()) out += "\n\n";
    out += one.text;
  }
  return out;
}

bool contains(const std::vector<std::string>& people, const std::string& person) {
  return std::ranges::find(people, person) != people.end();
}

// ---- attendance ----------------------------------------------------------------------------------------------------

/// Present are those who sit in a seat that votes: whoever has one without a vote, a secretary, is in attendance.
bool sits_as_member(const LiveMeeting& live, const Attendee& there) {
  if (there.standing == Standing::InAttendance) return false;
  const auto& seats = live.plan().seats;
  const auto seat = std::ranges::find(seats, there.seat, &QuorumSeat::id);
  return seat == seats.end() || seat->has_vote;
}

Attendance row_of(const LiveMeeting& live, Attendance row, const Attendee& there) {
  if (sits_as_member(live, there))
    row.kind = AttendanceKind::Present;
  else if (row.kind != AttendanceKind::JoinedForItem)
    row.kind = AttendanceKind::InAttendance;
  row.mode = there.mode;
  if (!there.seat.empty()) row.seat = there.seat;
  if (there.standing == Standing::Deputy || there.standing == Standing::Substitute) {
    const auto holder = live.plan().holders.find(there.seat);
    row.deputy_for = holder == live.plan().holders.end() ? there.seat : holder->second;
  }
  if (live.opened() && there.stays.front().from > *live.opened()) row.from = time_of(there.stays.front().from);
  const auto left = there.stays.back().to;
  if (left && left != live.closed()) row.to = time_of(*left);
  return row;
}

/// Who was expected, was not there and sent no word stands in no list: that is what check A3 looks for.
std::vector<Attendance> attendance_of(const LiveMeeting& live) {
  std::vector<Attendance> out;
  for (const auto& planned : live.plan().meeting.attendance) {
    if (const Attendee* const there = live.attendee(planned.person)) {
      out.push_back(row_of(live, planned, *there));
    } else if (contains(live.apologies(), planned.person)) {
      out.push_back(planned);
      out.back().kind = AttendanceKind::Apologies;
    }
  }
  return out;
}

QuorumStatement stated(const QuorumOutcome& outcome) {
  QuorumStatement out;
  out.is_quorate = outcome.is_quorate;
  out.statement = outcome_words(outcome);
  std::string reason;
  for (const auto& clause : outcome.clauses) {
    if (clause.is_met) continue;
    if (!reason.empty()) reason += "; ";
    reason += shortfall_words(clause);
  }
  if (!reason.empty()) out.reason = reason;
  return out;
}

// ---- an item -------------------------------------------------------------------------------------------------------

Condition condition_of(const Wording& wording) {
  const MeetingEntry& now = wording.now();
  const auto said = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  return {.text = all_wordings(wording),
          .owner = said(now.person),
          .due = said(now.due),
          .checked_by = said(now.checked_by)};
}

Decision decision_of(const DecisionTaken& taken) {
  Decision out;
  out.verb = *taken.wording.now().verb;
  out.text = all_wordings(taken.wording);
  out.form = DecisionForm::Resolved;
  out.id = taken.wording.first.id;
  if (taken.quorum) out.is_inquorate = !taken.quorum->is_quorate;
  if (!taken.ratifies.empty()) out.ratifies = taken.ratifies;
  out.excluded = taken.excluded;
  out.abstained = taken.abstained;
  out.conditions = base::mapped(taken.conditions, condition_of);
  return out;
}

/// One handling for each person who declared or was shut out, in the order in which they first did.
std::vector<Handling> handlings_of(const ItemCourse& course) {
  std::vector<Handling> out;
  const auto of = [&](const std::string& person) -> Handling& {
    const auto found = std::ranges::find(out, person, &Handling::person);
    return found != out.end() ? *found : out.emplace_back(Handling{.person = person});
  };
  for (const auto& one : course.declarations) {
    Handling& handling = of(one.person);
    handling.declared = one.declared;
    if (one.declared == Declared::Yes && !handling.outcome) handling.outcome = ScreeningOutcome::DeclareAndParticipate;
  }
  for (const auto& one : course.exclusions) {
    Handling& handling = of(one.person);
    handling.outcome = one.outcome;
    if (one.outcome < ScreeningOutcome::LeaveForItem) continue;
    handling.left = time_of(one.time.from);
    if (one.time.to) handling.returned = time_of(*one.time.to);
  }
  if (course.decisions.empty()) return out;
  for (auto& handling : out)
    handling.took_part_in_decision = std::ranges::any_of(course.decisions, [&](const DecisionTaken& taken) {
      return contains(taken.there, handling.person) && !contains(taken.excluded, handling.person);
    });
  return out;
}

/// What was done on the day is added to what was planned: a person whom screening keeps from the item stays named.
void add_screening(AgendaItem& item, const ItemCourse& course) {
  const auto handled = handlings_of(course);
  if (handled.empty()) return;
  if (!item.screening) item.screening = Screening{};
  item.screening->declarations_by_name = !course.declarations.empty();
  auto& people = item.screening->people;
  for (const auto& one : handled) {
    const auto planned = std::ranges::find(people, one.person, &Handling::person);
    if (planned == people.end()) {
      people.push_back(one);
      continue;
    }
    const auto asked = planned->outcome;
    *planned = one;
    if (asked && (!one.outcome || *one.outcome < *asked) && !one.left) planned->outcome = asked;
  }
}

void add_quorum(AgendaItem& item, const ItemCourse& course) {
  for (const auto& taken : course.decisions)
    if (taken.quorum && !taken.excluded.empty()) item.quorum = stated(*taken.quorum);
}

/// "APPROVE the plan": what became of each part that a decision answers.
void add_outcomes(AgendaItem& item, const ItemCourse& course) {
  for (const auto& taken : course.decisions) {
    const MeetingEntry& now = taken.wording.now();
    if (now.limb > 0 && static_cast<std::size_t>(now.limb) <= item.proposal.size())
      item.proposal[static_cast<std::size_t>(now.limb) - 1].outcome =
          base::upper(word_of(*now.verb)) + " " + all_wordings(taken.wording);
  }
}

AgendaItem item_of(AgendaItem item, const ItemCourse& course) {
  std::string summary = item.summary.value_or("");
  for (const auto& note : course.notes) {
    if (!summary.empty()) summary += "\n\n";
    summary += all_wordings(note);
  }
  if (!summary.empty()) item.summary = summary;
  if (!course.presided_by.empty()) item.presided_by = course.presided_by;
  for (const auto& one : course.decisions) item.decisions.push_back(decision_of(one));
  for (const auto& one : course.actions) item.actions.push_back(one.first.id);
  item.joined = course.joined;
  item.left = course.left;
  add_screening(item, course);
  add_quorum(item, course);
  add_outcomes(item, course);
  return item;
}

}  // namespace

Meeting recorded_meeting(const LiveMeeting& live) {
  Meeting out = live.plan().meeting;
  if (live.opened()) out.started = time_of(*live.opened());
  if (live.closed()) out.finished = time_of(*live.closed());
  if (!live.chair().empty()) out.chair = live.chair();
  out.attendance = attendance_of(live);
  if (!live.quorum_points().empty()) out.quorum = stated(live.quorum_points().front().outcome);
  for (auto& item : out.items)
    if (const ItemCourse* const course = live.item(item.number.value_or(""))) item = item_of(std::move(item), *course);
  return out;
}

std::vector<Action> recorded_actions(const LiveMeeting& live) {
  std::vector<Action> out;
  for (const auto& course : live.items()) {
    for (const auto& wording : course.actions) {
      Action action;
      action.id = wording.first.id;
      action.raised_at = live.plan().meeting.id;
      action.raised_item = course.number;
      action.text = all_wordings(wording);
      const MeetingEntry& now = wording.now();
      if (!now.person.empty()) {
        action.owners = {now.person};
        action.accountable = now.person;
      }
      if (!now.due.empty()) action.due = now.due;
      action.final_state = FinalState::Open;
      out.push_back(std::move(action));
    }
  }
  return out;
}

}  // namespace governance
