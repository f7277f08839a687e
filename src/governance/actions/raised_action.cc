#include "governance/actions/raised_action.h"

#include <algorithm>

#include "base/check.h"
#include "governance/meetings/recorded_meeting.h"

namespace governance {
namespace {

/// Who stays to the end is there in the minute in which it ends too.
bool covers(const Stay& stay, base::Instant at, std::optional<base::Instant> closed = std::nullopt) {
  return stay.from <= at && (!stay.to || at < *stay.to || stay.to == closed);
}

bool was_in_the_room(const LiveMeeting& live, const ItemCourse& course, const std::string& person, base::Instant at) {
  const Attendee* const there = live.attendee(person);
  if (there == nullptr) return false;
  if (std::ranges::none_of(there->stays, [&](const Stay& stay) { return covers(stay, at, live.closed()); }))
    return false;
  return std::ranges::none_of(course.exclusions, [&](const Exclusion& one) {
    return one.person == person && one.outcome >= ScreeningOutcome::LeaveForItem && covers(one.time, at);
  });
}

bool is_proposed(const LiveMeeting& live, const Action& action) {
  const ItemCourse* const course = live.item(action.raised_item.value_or(""));
  base::check(course != nullptr, "an action is raised at an item of its meeting");
  const auto wording = std::ranges::find(course->actions, action.id, [](const Wording& one) { return one.first.id; });
  return action.accountable && !was_in_the_room(live, *course, *action.accountable, wording->first.at);
}

}  // namespace

std::vector<RaisedAction> raised_actions(const LiveMeeting& live) {
  std::vector<RaisedAction> out;
  for (auto& action : recorded_actions(live)) {
    const bool proposed = is_proposed(live, action);
    out.push_back({std::move(action), proposed});
  }
  return out;
}

std::optional<ActionStep> rewording(const RaisedAction& before, const RaisedAction& now, const ActionCourse& course) {
  const bool has_new_owner = now.action.accountable != before.action.accountable;
  const bool has_new_due = now.action.due != before.action.due;
  // Someone's coming or going, typed late, mends an acceptance that nobody has spoken on since.
  const auto assumed = before.is_proposed ? ActionStatus::Proposed : ActionStatus::Open;
  const bool mends_acceptance = now.is_proposed != before.is_proposed && course.status == assumed &&
                                !course.is_declined && course.owner == before.action.accountable;
  if (!has_new_owner && !has_new_due && !mends_acceptance && now.action.text == before.action.text) return std::nullopt;
  ActionStep out;
  out.kind = StepKind::Reworded;
  out.note = now.action.text;
  out.owner = has_new_owner ? now.action.accountable.value_or("") : course.owner;
  out.due = has_new_due ? now.action.due.value_or("") : course.due;
  if (has_new_owner || mends_acceptance) out.is_proposed = now.is_proposed;
  return out;
}

RaisedAt raised_at(const Meeting& meeting, const std::string& item) {
  const auto found = std::ranges::find(meeting.items, item, [](const AgendaItem& one) { return one.number; });
  base::check(found != meeting.items.end(), "the meeting has the item");
  return {.meeting = meeting.id,
          .date = meeting.date,
          .meeting_no = meeting.number.value_or(""),
          .item = item,
          .item_reference = found->reference.value_or("")};
}

}  // namespace governance
