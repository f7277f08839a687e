#include "flow/variation/point_rules.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace flow {
namespace {

bool is_outside(Zone zone) {
  return zone == Zone::HighOutside || zone == Zone::LowOutside;
}

bool is_close(Zone zone, const RuleOptions& rules) {
  return zone == Zone::HighClose || zone == Zone::LowClose ||
         (rules.outside_counts_in_two_in_three && is_outside(zone));
}

void find_outside(std::span<const Zone> zones, std::span<Signals> signals) {
  for (std::size_t i = 0; i < zones.size(); ++i)
    if (is_outside(zones[i])) signals[i].add(Signals::Outside);
}

void find_two_in_three(std::span<const Zone> zones, const RuleOptions& rules, std::span<Signals> signals) {
  bool first = false, second = false, third = false;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    first = second;
    second = third;
    third = is_close(zones[i], rules);
    if (i < 2 || first + second + third < 2) continue;
    const int side = side_of(zones[i]);
    if (side == 0 || side_of(zones[i - 1]) != side || side_of(zones[i - 2]) != side) continue;
    if (first) signals[i - 2].add(Signals::TwoInThree);
    if (second) signals[i - 1].add(Signals::TwoInThree);
    if (third) signals[i].add(Signals::TwoInThree);
  }
}

/// How many times in a row, up to now, the same of 1 and -1 was told; 0 is in no row.
class Row {
 public:
  std::size_t extend(int with) {
    const bool goes_on = with == last_;
    last_ = with;
    return length_ = (goes_on ? length_ + 1 : 1) * static_cast<std::size_t>(with != 0);
  }

 private:
  int last_ = 0;
  std::size_t length_ = 0;
};

/// Those that make up the row when it is long enough, then each that it goes on with.
void mark_row(std::span<Signals> signals, std::size_t last, std::size_t length, std::size_t needed,
              Signals::Signal signal) {
  const std::size_t count = length == needed ? needed : 1;
  for (std::size_t i = last + 1 - count; i <= last; ++i) signals[i].add(signal);
}

void find_shifts(std::span<const Zone> zones, std::size_t needed, std::span<Signals> signals) {
  Row row;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const std::size_t length = row.extend(side_of(zones[i]));
    if (length >= needed) mark_row(signals, i, length, needed, Signals::Shift);
  }
}

/// 1 up, -1 down, 0 a tie or a step from or to a point that takes no part.
int step_between(double before, double after) {
  return static_cast<int>(after > before) - static_cast<int>(after < before);
}

/// A row of steps has one point more. The point at which a trend turns is the last of one and the first of the next.
void find_trends(std::span<const double> values, std::size_t needed, std::span<Signals> signals) {
  Row row;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const int step = step_between(values[i - 1], values[i]);
    const std::size_t points = row.extend(step) + 1;
    if (points >= needed) mark_row(signals, i, points, needed, step > 0 ? Signals::Rising : Signals::Falling);
  }
}

struct Signalled {
  PointRule rule;
  int direction;  ///< 1 high or rising, -1 low or falling
};

/// In order of precedence. A point at which a trend turns is part of two; the later comes first.
struct SignalList {
  std::array<Signalled, 5> signals{};
  std::size_t count = 0;

  void add(PointRule rule, int direction) { signals[count++] = {rule, direction}; }
};

SignalList list_of(Zone zone, Signals signals) {
  SignalList list;
  if (signals.has(Signals::Outside)) list.add(PointRule::Outside, side_of(zone));
  if (signals.has(Signals::Rising) || signals.has(Signals::Falling))
    list.add(PointRule::Trend, signals.trend_direction());
  if (signals.has(Signals::Rising) && signals.has(Signals::Falling))
    list.add(PointRule::Trend, -signals.trend_direction());
  if (signals.has(Signals::TwoInThree)) list.add(PointRule::TwoInThree, side_of(zone));
  if (signals.has(Signals::Shift)) list.add(PointRule::Shift, side_of(zone));
  return list;
}

}  // namespace

void find_signals(std::span<const double> values, std::span<const Zone> zones, const RuleOptions& rules,
                  std::span<Signals> signals) {
  base::check(zones.size() == values.size() && signals.size() == values.size(), "spans of one length");
  std::ranges::fill(signals, Signals());
  if (values.empty()) return;
  find_outside(zones, signals);
  find_trends(values, rules.trend_length, signals);
  find_two_in_three(zones, rules, signals);
  find_shifts(zones, rules.shift_length, signals);
}

PointClass colour_of(int direction, Improvement improvement) {
  if (improvement == Improvement::Neutral) return direction > 0 ? PointClass::NeutralHigh : PointClass::NeutralLow;
  return (direction > 0) == (improvement == Improvement::Increase) ? PointClass::Improvement : PointClass::Concern;
}

PointMark mark_of(Zone zone, Signals signals, const RuleOptions& rules, Improvement improvement) {
  if (!signals.any()) return {};
  const SignalList list = list_of(zone, signals);
  if (rules.improvement_wins) {
    for (std::size_t i = 0; i < list.count; ++i)
      if (colour_of(list.signals[i].direction, improvement) == PointClass::Improvement)
        return {list.signals[i].rule, PointClass::Improvement};
  }
  return {list.signals[0].rule, colour_of(list.signals[0].direction, improvement)};
}

}  // namespace flow
