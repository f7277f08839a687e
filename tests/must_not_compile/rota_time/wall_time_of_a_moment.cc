// What the clock shows at a moment is asked of the clock.
// refused: could not convert|no viable conversion
#include "safe_working/contract_rules/rota_duty.h"

safe_working::RotaWallTime shown(const safe_working::RotaDuty& duty) {
  return duty.starts.instant;
}
