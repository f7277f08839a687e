// A date on the ward starts at a moment only by way of London's clock.
// refused: could not convert|no viable conversion
#include "safe_working/contract_rules/rota_duty.h"

safe_working::RotaInstant midnight_after(const safe_working::RotaDuty& duty) {
  return duty.date() + std::chrono::days(1);
}
