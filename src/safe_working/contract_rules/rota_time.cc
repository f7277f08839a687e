#include "safe_working/contract_rules/rota_time.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"

namespace safe_working {
namespace {

using std::chrono::floor;
using std::chrono::January;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::year;

constexpr int kFirstHeldYear = kFirstRotaYear - 1;
constexpr int kLastHeldYear = kLastRotaYear + 1;

/// The clock changes of the years held, in order.
class ClockTable {
 public:
  ClockTable() {
    const base::Instant last = sys_days(year(kLastHeldYear + 1) / January / 1);
    for (base::Instant at = sys_days(year(kFirstHeldYear) / January / 1); at < last;) {
      const auto stretch = base::clock_stretch_at(at);
      stretches_.push_back({floor<RotaMinutes>(at), static_cast<std::int16_t>(stretch.ahead.count())});
      at = stretch.to;
    }
    stretches_.push_back({RotaInstant::max(), 0});
  }

  /// The stretch that holds a moment: guessed from two changes a year, then mended.
  [[nodiscard]] std::size_t place_of(RotaInstant instant) const {
    constexpr std::int64_t kMinutesBetweenChanges = 262'980;
    const auto since = std::max<std::int64_t>(0, (instant - stretches_.front().from).count());
    auto place = std::min(static_cast<std::size_t>(since / kMinutesBetweenChanges), stretches_.size() - 2);
    while (stretches_[place].from > instant && place > 0) --place;
    while (stretches_[place + 1].from <= instant) ++place;
    return place;
  }

  [[nodiscard]] std::int16_t ahead(std::size_t place) const { return stretches_[place].ahead; }
  [[nodiscard]] bool holds(std::size_t place, RotaInstant instant) const {
    return stretches_[place].from <= instant && instant < stretches_[place + 1].from;
  }

 private:
  struct Stretch {
    RotaInstant from;
    std::int16_t ahead;
  };
  std::vector<Stretch> stretches_;
};

const ClockTable& table() {
  static const ClockTable held;
  return held;
}

RotaInstant less(base::LocalTime wall, int ahead) {
  return RotaInstant(RotaMinutes(static_cast<std::int32_t>(wall.time_since_epoch().count()) - ahead));
}

bool is_in_years(base::LocalTime wall) {
  using std::chrono::local_days;
  return wall >= local_days(year(kFirstRotaYear) / January / 1) &&
         wall < local_days(year(kLastRotaYear + 1) / January / 1);
}

std::unexpected<base::Error> not_in_years(std::string subject) {
  return base::invalid(std::move(subject),
                       fmt::format("Enter a date between {} and {}.", kFirstRotaYear, kLastRotaYear));
}

}  // namespace

base::Result<RotaTime> rota_time(base::LocalTime wall, base::Repeated repeated, std::string subject) {
  if (!is_in_years(wall)) return not_in_years(std::move(subject));
  const ClockTable& clock = table();
  // As if London were on UTC: at most an hour off, so that only a stretch begun that hour or ending it can differ.
  const std::size_t place = clock.place_of(less(wall, 0));
  const RotaTime here{less(wall, clock.ahead(place)), clock.ahead(place)};
  const bool holds_here = clock.holds(place, here.instant);
  const bool may_be_before = place > 0 && clock.holds(place - 1, less(wall, clock.ahead(place - 1)));
  if (holds_here && !may_be_before) return here;
  // Beside a change, or in an hour that happens twice or never, the full rules decide.
  const auto instant = base::instant_of(wall, repeated, std::move(subject));
  if (!instant) return std::unexpected(instant.error());
  return rota_time(floor<RotaMinutes>(*instant));
}

base::Result<RotaTime> rota_time(base::LocalTime wall, minutes offset, std::string subject) {
  if (!is_in_years(wall)) return not_in_years(std::move(subject));
  const RotaTime time = rota_time(less(wall, static_cast<int>(offset.count())));
  if (time.ahead == offset.count()) return time;
  return base::invalid(std::move(subject), fmt::format("The clock in London did not show {} on {} with the offset {}. "
                                                       "Enter +00:00 in winter and +01:00 in summer.",
                                                       base::time_text(wall), base::long_date(base::date_of(wall)),
                                                       base::duration_text(offset)));
}

RotaTime rota_time(RotaInstant instant) {
  return {instant, table().ahead(table().place_of(instant))};
}

RotaInstant midnight_of(std::chrono::local_days date) {
  // London's clock changes at 01:00 and 02:00, so that midnight happens once, by the clock of the evening before.
  const auto as_utc = RotaInstant(std::chrono::duration_cast<RotaMinutes>(date.time_since_epoch()));
  const auto ahead = table().ahead(table().place_of(as_utc - RotaMinutes(61)));
  return as_utc - RotaMinutes(ahead);
}

}  // namespace safe_working
