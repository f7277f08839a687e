#include "governance/meetings/item_access.h"

#include <algorithm>

#include "governance/meetings/caught.h"

namespace governance {
namespace {

bool is_shut_out(const AgendaItem& item, const LiveMeeting& live, const Viewer& viewer) {
  const auto asked = asked_of(item, live.plan(), viewer.person, viewer.employer);
  if (asked && withholds_papers(*asked)) return true;
  if (viewer.person.empty()) return false;
  const ItemCourse* const course = live.item(item.number.value_or(""));
  return course != nullptr && std::ranges::any_of(course->exclusions, [&](const Exclusion& one) {
           return one.person == viewer.person && withholds_papers(one.outcome);
         });
}

}  // namespace

bool withholds_papers(ScreeningOutcome outcome) {
  return outcome >= ScreeningOutcome::LeaveForItem;
}

Sight sight_of(const AgendaItem& item, const LiveMeeting& live, const Viewer& viewer) {
  if (!viewer.is_member && !viewer.is_secretary && !viewer.is_screener) return Sight::Nothing;
  return is_shut_out(item, live, viewer) ? Sight::TitleOnly : Sight::Everything;
}

}  // namespace governance
