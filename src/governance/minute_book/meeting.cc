#include "governance/minute_book/meeting.h"

namespace governance {

bool is_listed(AttendanceKind kind) {
  return kind <= AttendanceKind::Apologies;
}

bool was_there(AttendanceKind kind) {
  return kind != AttendanceKind::Apologies && kind != AttendanceKind::NamedAbsentNotListed;
}

}  // namespace governance
