// What the other files of this folder try, put right: real time with real time, the wall's with the wall's.
#include "base/london_time.h"
#include "safe_working/contract_rules/rota_duty.h"
#include "safe_working/contract_rules/rota_time.h"

safe_working::RotaMinutes rest(const safe_working::RotaDuty& last, const safe_working::RotaDuty& next) {
  return next.starts.instant - last.ends.instant;
}
bool is_before(const safe_working::RotaDuty& a, const safe_working::RotaDuty& b) {
  return a.starts.instant < b.starts.instant;
}
safe_working::RotaInstant midnight_after(const safe_working::RotaDuty& duty) {
  return safe_working::midnight_of(duty.date() + std::chrono::days(1));
}
safe_working::RotaWallTime ten_at_night(const safe_working::RotaDuty& duty) {
  return duty.date() + std::chrono::hours(22);
}
base::Instant moment(base::LocalTime local) {
  return *base::instant_of(local);
}
std::chrono::minutes elapsed(base::Instant from, base::Instant to) {
  return std::chrono::floor<std::chrono::minutes>(to - from);
}
