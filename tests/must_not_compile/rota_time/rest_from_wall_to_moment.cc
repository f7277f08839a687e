// Rest is a difference of moments; from the wall's time to a moment there is none.
// refused: no match for .operator-.|invalid operands to binary expression
#include "safe_working/contract_rules/rota_duty.h"

safe_working::RotaMinutes rest(const safe_working::RotaDuty& last, const safe_working::RotaDuty& next) {
  return next.starts.instant - last.ends.wall();
}
