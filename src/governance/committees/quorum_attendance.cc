#include "governance/committees/quorum_attendance.h"

#include <algorithm>

#include "base/check.h"

namespace governance {
namespace {

auto find_person(QuorumAttendance& attendance, const std::string& seat, PresentAs as) {
  const auto found =
      std::ranges::find_if(attendance.present, [&](const auto& one) { return one.seat == seat && one.as == as; });
  base::check(found != attendance.present.end(), "a person who leaves or is shut out is there");
  return found;
}

}  // namespace

bool QuorumSeat::has_tag(const std::string& tag) const {
  return std::ranges::find(tags, tag) != tags.end();
}

QuorumAttendance after_leaving(QuorumAttendance attendance, const std::string& seat, PresentAs as) {
  attendance.present.erase(find_person(attendance, seat, as));
  return attendance;
}

QuorumAttendance after_exclusion(QuorumAttendance attendance, const std::string& seat, PresentAs as) {
  find_person(attendance, seat, as)->is_excluded = true;
  return attendance;
}

}  // namespace governance
