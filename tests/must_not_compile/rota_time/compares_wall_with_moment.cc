// A moment is neither before nor after what a clock shows.
// refused: no match for .operator<.|invalid operands to binary expression
#include "safe_working/contract_rules/rota_duty.h"

bool is_before(const safe_working::RotaDuty& a, const safe_working::RotaDuty& b) {
  return a.starts.instant < b.starts.wall();
}
