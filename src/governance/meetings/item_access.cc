#include "governance/meetings/item_access.h"

#include <algorithm>

namespace governance {
namespace {

bool is_shut_out(const AgendaItem& item, const LiveMeeting& live, const std::string& person) {
  if (person.empty()) return false;
  if (item.screening)
    for (const auto& handling : item.screening->people)
      if (handling.person == person && handling.outcome && withholds_papers(*handling.outcome)) return true;
  const ItemCourse* const course = live.item(item.number.value_or(""));
  return course != nullptr && std::ranges::any_of(course->exclusions, [&](const Exclusion& one) {
           return one.person == person && withholds_papers(one.outcome);
         });
}

}  // namespace

bool withholds_papers(ScreeningOutcome outcome) {
  return outcome >= ScreeningOutcome::LeaveForItem;
}

Sight sight_of(const AgendaItem& item, const LiveMeeting& live, const Viewer& viewer) {
  if (!viewer.is_member && !viewer.is_secretary && !viewer.is_screener) return Sight::Nothing;
  return is_shut_out(item, live, viewer.person) ? Sight::TitleOnly : Sight::Everything;
}

}  // namespace governance
