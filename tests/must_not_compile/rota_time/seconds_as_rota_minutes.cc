// Half a minute is not lost in silence.
// refused: could not convert|cannot convert|no viable conversion
#include "safe_working/contract_rules/rota_duty.h"

safe_working::RotaMinutes length() {
  return std::chrono::seconds(90);
}
