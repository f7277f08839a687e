#include "flow/delays/delay_target.h"

#include "base/check.h"
#include "flow/measures/measure_value.h"

namespace flow {
namespace {

using namespace std::chrono;  // dates as they are written

constexpr double kAdultsInRate = 100'000;
constexpr double kWhole = 100;

constexpr DelayTarget kTargets[] = {
    {3.5, DenominatorKind::OccupiedBeds, 2017y / September / 30, "No more than 3.5% of occupied beds by September 2017",
     "England's mandate to the NHS for 2017/18, as NHS Providers have it", "B, quoted from a published copy"},
    {9.4, DenominatorKind::Adults, 2017y / September / 30,
     "No more than 9.4 people a day for 100,000 adults, the same target as it is put to places",
     "Rutland's Better Care Fund target paper", "B, quoted from a published copy"},
};

}  // namespace

std::span<const DelayTarget> delay_targets() {
  return kTargets;
}

double allowed_people_per_day(const DelayTarget& target, double denominator) {
  if (target.over == DenominatorKind::Adults) return target.rate * denominator / kAdultsInRate;
  base::check(target.over == DenominatorKind::OccupiedBeds, "the target is over adults or occupied beds");
  return target.rate * denominator / kWhole;
}

double allowed_delayed_days(const DelayTarget& target, double denominator, SeriesPeriod month) {
  return allowed_people_per_day(target, denominator) * static_cast<double>(days_in(month));
}

}  // namespace flow
