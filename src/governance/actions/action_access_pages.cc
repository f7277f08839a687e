#include "governance/actions/action_access_pages.h"

#include <algorithm>

#include "base/check.h"

namespace governance {

const Body& ActionSight::body(const std::string& committee) {
  auto found = bodies_.find(committee);
  if (found == bodies_.end()) {
    auto stored = find_committee(reader_, committee);
    base::check(stored.has_value(), "an action's committee is in the record");
    found = bodies_.emplace(committee, std::move(stored->body)).first;
  }
  return found->second;
}

const Viewer& ActionSight::viewer(const std::string& committee) {
  auto found = viewers_.find(committee);
  if (found == viewers_.end()) found = viewers_.emplace(committee, viewer_of(reader_, visit_, body(committee))).first;
  return found->second;
}

ActionRole ActionSight::role(const LoggedAction& action) {
  const Viewer& looks = viewer(action.committee);
  return {.is_owner = !looks.person.empty() && looks.person == action.course.owner, .is_secretary = looks.is_secretary};
}

const ActionSight::Meeting& ActionSight::meeting(const LoggedAction& action) {
  const auto found = meetings_.find(action.meeting);
  if (found != meetings_.end()) return found->second;
  Meeting out;
  if (const auto stored = find_meeting(reader_, action.meeting)) {
    // Whoever may see the committee's actions is one of its own as far as this meeting goes.
    Viewer looks = viewer(action.committee);
    looks.is_member = true;
    const LiveMeeting live(plan_of(reader_, stored->meeting, body(stored->meeting.body)),
                           entries_of(reader_, action.meeting));
    out.items = stored->meeting.items;
    for (const auto& item : out.items) out.is_closed.push_back(sight_of(item, live, looks) != Sight::Everything);
  }
  return meetings_.emplace(action.meeting, std::move(out)).first->second;
}

bool ActionSight::may_see(const LoggedAction& action) {
  if (action.committee.empty()) return false;
  const Viewer& looks = viewer(action.committee);
  if (!looks.is_member && !looks.is_secretary && !looks.is_screener && !role(action).is_owner) return false;
  // An interest shuts out a person; an account that is nobody of the minute book has none.
  if (looks.person.empty() || action.meeting.empty()) return true;
  const Meeting& raised = meeting(action);
  const auto item = std::ranges::find(raised.items, action.item, [](const AgendaItem& one) { return one.number; });
  if (item != raised.items.end()) return !raised.is_closed[static_cast<std::size_t>(item - raised.items.begin())];
  // Of an item that is not known it can only be said that none was closed.
  return std::ranges::find(raised.is_closed, true) == raised.is_closed.end();
}

base::Result<OpenedAction> open_action(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<OpenedAction> {
    const std::string token(visit.request.path_value("id"));
    auto logged = find_logged_action(reader, token);
    ActionSight sight(reader, visit);
    if (!logged || logged->course.status == ActionStatus::Withdrawn || !sight.may_see(*logged))
      return base::not_found("There is no such action, or it is not one of yours.");
    const ActionRole role = sight.role(*logged);
    return OpenedAction{.stored = *find_action(reader, token),
                        .logged = *logged,
                        .committee = *find_committee(reader, logged->committee),
                        .role = role,
                        .rule = rating_rule_of(reader, logged->committee),
                        .people = people_by_id(reader)};
  });
}

std::map<std::string, std::string> people_by_id(record::Reader& reader) {
  std::map<std::string, std::string> out;
  for (auto& one : committee_people(reader)) out.emplace(std::move(one.person.id), std::move(one.person.name));
  return out;
}

}  // namespace governance
