// A committee's forward plan as one visitor may see it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "governance/forward_plan/forward_plan_store.h"
#include "governance/meetings/opened_meeting_pages.h"

namespace governance {

struct OpenedPlan {
  StoredCommittee committee;
  Viewer viewer;
  std::vector<PlanEntry> entries;  ///< without those from an item that an interest closes to the visitor
  std::vector<PlanOutcome> outcomes;
  std::vector<PlanEntry> promises;      ///< not planned yet; likewise
  std::vector<StoredMeeting> meetings;  ///< by date

  [[nodiscard]] const PlanEntry* entry(std::string_view id) const;
  /// That can still take an item in the month or later, none of them recorded elsewhere.
  [[nodiscard]] std::vector<const StoredMeeting*> open_meetings(base::Date today) const;
};

/// The plan of the address's {id}. NotFound, in the same words, where there is none and where it is not the visitor's
/// to see. `to_change`: Forbidden where the visitor is not the committee's secretary.
[[nodiscard]] base::Result<OpenedPlan> open_plan(people::Visit& visit, bool to_change = false);

[[nodiscard]] html::Url plan_address(const OpenedPlan& plan, std::string_view part = "");

}  // namespace governance
