#include "governance/forward_plan/opened_plan_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "governance/actions/action_access_pages.h"

namespace governance {
namespace {

/// Whether an interest closes the item to the visitor; asked once a meeting.
class ItemSight {
 public:
  ItemSight(record::Reader& reader, const Viewer& viewer) : reader_(reader), viewer_(viewer) {}

  [[nodiscard]] bool sees(const std::string& meeting, const std::string& number) {
    if (meeting.empty()) return true;
    const auto& live = held(meeting);
    if (!live) return true;
    const auto& items = live->plan().meeting.items;
    const auto item = std::ranges::find(items, number, &AgendaItem::number);
    return item == items.end() || sight_of(*item, *live, viewer_) == Sight::Everything;
  }

 private:
  const std::optional<LiveMeeting>& held(const std::string& id) {
    const auto [found, is_new] = meetings_.try_emplace(id);
    if (!is_new) return found->second;
    if (const auto stored = find_meeting(reader_, id)) {
      const auto committee = find_committee(reader_, stored->meeting.body);
      found->second.emplace(plan_of(reader_, stored->meeting, committee->body), entries_of(reader_, id));
    }
    return found->second;
  }

  record::Reader& reader_;
  const Viewer& viewer_;
  std::map<std::string, std::optional<LiveMeeting>> meetings_;
};

std::vector<PlanEntry> unplanned(record::Reader& reader, const people::Visit& visit, const OpenedPlan& plan,
                                 std::span<const PlanEntry> all, ItemSight& sight) {
  auto actions = action_log(reader, plan.committee.body.id);
  ActionSight action_sight(reader, visit);
  std::erase_if(actions, [&](const LoggedAction& one) { return !action_sight.may_see(one); });
  auto out = promised(actions, all, visit.today());
  const auto dates = base::mapped(plan.meetings, [](const StoredMeeting& one) { return one.meeting.date; });
  for (const auto& one : plan.meetings)
    for (auto& entry : put_off_at(one.meeting, dates, all))
      if (sight.sees(entry.meeting, entry.item)) out.push_back(std::move(entry));
  return out;
}

}  // namespace

const PlanEntry* OpenedPlan::entry(std::string_view id) const {
  const auto found = std::ranges::find(entries, id, &PlanEntry::id);
  return found == entries.end() ? nullptr : &*found;
}

std::vector<const StoredMeeting*> OpenedPlan::open_meetings(base::Date today) const {
  std::vector<const StoredMeeting*> out;
  for (const auto& one : meetings)
    if (one.state != MeetingState::Recorded && one.meeting.date >= today) out.push_back(&one);
  return out;
}

base::Result<OpenedPlan> open_plan(people::Visit& visit, bool to_change) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<OpenedPlan> {
    auto committee = find_committee(reader, visit.request.path_value("id"));
    const Viewer viewer = committee ? viewer_of(reader, visit, committee->body) : Viewer();
    if (!viewer.is_member && !viewer.is_secretary && !viewer.is_screener)
      return base::not_found("There is no such committee, or it is not one of yours.");
    if (to_change && !viewer.is_secretary)
      return base::forbidden("Only the committee's secretary changes its forward plan.");
    const auto all = plan_entries(reader, committee->body.id);
    OpenedPlan out{.committee = *std::move(committee),
                   .viewer = viewer,
                   .entries = {},
                   .outcomes = {},
                   .promises = {},
                   .meetings = {}};
    out.meetings = meetings_of(reader, out.committee.body.id);
    std::ranges::reverse(out.meetings);
    out.outcomes = plan_outcomes(reader, out.committee.body.id);
    ItemSight sight(reader, viewer);
    std::ranges::copy_if(all, std::back_inserter(out.entries),
                         [&](const PlanEntry& one) { return sight.sees(one.meeting, one.item); });
    out.promises = unplanned(reader, visit, out, all, sight);
    return out;
  });
}

html::Url plan_address(const OpenedPlan& plan, std::string_view part) {
  return html::Url(fmt::format("/committees/{}/plan{}{}", plan.committee.body.id, part.empty() ? "" : "/", part));
}

}  // namespace governance
