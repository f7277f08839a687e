// A time on a rota is no moment until the clock changes have been faced.
// refused: could not convert|no viable conversion
#include "base/london_time.h"

base::Instant moment(base::LocalTime local) {
  return local;
}
