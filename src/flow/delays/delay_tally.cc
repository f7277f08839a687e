#include "flow/delays/delay_tally.h"

#include <algorithm>

namespace flow {
namespace {

void add(DelayCount& count, const DelayCause& cause, std::int64_t days) {
  count.days += days;
  count.by_cause[cause.reason][cause.attribution] += days;
  count.by_care[cause.care] += days;
}

template <class Key, class Value>
Value value_or_nought(const std::map<Key, Value>& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? Value{} : found->second;
}

}  // namespace

std::int64_t DelayCount::of(DelayReason reason) const {
  std::int64_t out = 0;
  for (const auto attribution : kAttributions) out += of(reason, attribution);
  return out;
}

std::int64_t DelayCount::of(Attribution attribution) const {
  std::int64_t out = 0;
  for (const auto reason : kDelayReasons) out += of(reason, attribution);
  return out;
}

std::int64_t DelayCount::of(DelayReason reason, Attribution attribution) const {
  return value_or_nought(value_or_nought(by_cause, reason), attribution);
}

std::int64_t DelayCount::of(CareType care) const {
  return value_or_nought(by_care, care);
}

double DelayTally::people_per_day() const {
  const auto days = base::days_between(period.from, period.to).count() + 1;
  return static_cast<double>(system.days) / static_cast<double>(days);
}

std::int64_t days_within(const DelaySpell& spell, base::Period period) {
  const base::Date first = std::max(spell.from, period.from);
  const base::Date last = spell.to ? std::min(*spell.to, period.to) : period.to;
  return first <= last ? base::days_between(first, last).count() + 1 : 0;
}

std::optional<DelayTally> delay_tally(std::span<const DelaySpell> spells, base::Period period, base::Date through) {
  period.to = std::min(period.to, through);
  if (period.to < period.from) return std::nullopt;
  DelayTally out{.period = period, .system = {}, .by_council = {}, .by_provider = {}};
  for (const auto& spell : spells) {
    const std::int64_t days = days_within(spell, period);
    if (days == 0) continue;
    add(out.system, spell.cause, days);
    add(out.by_council[spell.council], spell.cause, days);
    add(out.by_provider[spell.provider], spell.cause, days);
  }
  return out;
}

}  // namespace flow
