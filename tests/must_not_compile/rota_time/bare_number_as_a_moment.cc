// A number says neither what it counts nor from when.
// refused: could not convert|cannot convert|no viable conversion
#include "safe_working/contract_rules/rota_duty.h"

safe_working::RotaInstant start() {
  return 29'000'000;
}
