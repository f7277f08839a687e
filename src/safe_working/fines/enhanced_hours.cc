#include "safe_working/fines/enhanced_hours.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/london_time.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr auto kNightStarts = hours(21);
constexpr auto kNightEnds = hours(7);
constexpr auto kNightShiftFrom = hours(20);
constexpr auto kNightShiftAtLeast = hours(8);
constexpr auto kNightShiftUntil = hours(10);
constexpr auto kLateFinishBy = hours(4);

constexpr std::string_view kPaySchedule =
    "Terms and conditions of service 2016, Schedule 2, as the BMA's payslip page says";

constexpr std::array kEnhancedRules = {
    EnhancedRule{EnhancedWhen::Night, std::nullopt, "from 21:00 to 07:00", {kPaySchedule, "night hours", Evidence::A}},
    EnhancedRule{EnhancedWhen::NightShift,
                 std::nullopt,
                 "up to 10:00, of a shift of 8 hours or more that starts from 20:00 to 23:59",
                 {kPaySchedule, "night hours", Evidence::A}},
    EnhancedRule{
        EnhancedWhen::LateFinish,
        kRefreshFrom,
        "all of a shift that ends after midnight and by 04:00",
        {kPaySchedule, "night hours, from the refresh of August 2019; the first of the month is assumed", Evidence::C}},
};

constexpr Source kFinedAsPaid{
    "Pay and Conditions Circulars (M&D), guardian fines",
    "a fine is taken to be enhanced in the hours in which pay is: they say enhanced, not when", Evidence::C};

base::Instant moment(base::Date date, minutes time_of_day) {
  const auto found = base::instant_of(base::local_time(date, time_of_day));
  base::check(found.has_value(), "no time of these rules falls in a clock change");
  return *found;
}

minutes time_of_day(base::LocalTime local) {
  return local - std::chrono::floor<days>(local);
}

minutes length_of(const WorkedSpan& shift, ShiftLength by) {
  if (by == ShiftLength::Real) return shift.length();
  return base::local_of(shift.to) - base::local_of(shift.from);
}

bool is_night_shift(const WorkedSpan& shift, const EnhancedSettings& settings) {
  return time_of_day(base::local_of(shift.from)) >= kNightShiftFrom &&
         length_of(shift, settings.shift_length) >= kNightShiftAtLeast;
}

bool is_late_finish(const WorkedSpan& shift, const EnhancedSettings& settings) {
  const auto starts = base::local_of(shift.from);
  const auto ends = base::local_of(shift.to);
  const auto end_of_it = time_of_day(ends);
  return base::date_of(starts) >= settings.late_finish_from && base::date_of(ends) > base::date_of(starts) &&
         end_of_it > minutes(0) && end_of_it <= kLateFinishBy;
}

/// The part of `span` that lies in `window`; empty (from == to) where none does.
WorkedSpan common(const WorkedSpan& span, const WorkedSpan& window) {
  const auto from = std::clamp(window.from, span.from, span.to);
  return {from, std::max(from, std::min(span.to, window.to))};
}

class Split {
 public:
  explicit Split(const WorkedSpan& span) : span_(span) {}

  void add(EnhancedWhen when, const WorkedSpan& window) {
    const WorkedSpan part = common(span_, window);
    if (part.from == part.to) return;
    enhanced_.push_back(part);
    if (std::ranges::find(by_, when) == by_.end()) by_.push_back(when);
  }

  SplitMinutes result() {
    SplitMinutes out{.by = by_};
    for (const WorkedSpan& part : each_hour_once(enhanced_)) out.enhanced += part.length();
    out.basic = span_.length() - out.enhanced;
    return out;
  }

 private:
  WorkedSpan span_;
  std::vector<WorkedSpan> enhanced_;
  std::vector<EnhancedWhen> by_;
};

}  // namespace

std::span<const EnhancedRule> enhanced_rules() {
  return kEnhancedRules;
}

const Source& fined_as_paid_source() {
  return kFinedAsPaid;
}

SplitMinutes split_by_rate(const WorkedSpan& span, const std::optional<WorkedSpan>& shift,
                           const EnhancedSettings& settings) {
  base::check(span.from <= span.to, "a span ends before it starts");
  base::check(!shift || span.is_inside(*shift), "a span outside its shift");
  Split split(span);
  const base::Date last = base::date_of(span.to);
  for (base::Date night = base::add_days(base::date_of(span.from), days(-1)); night <= last;
       night = base::add_days(night, days(1)))
    split.add(EnhancedWhen::Night, {moment(night, kNightStarts), moment(base::add_days(night, days(1)), kNightEnds)});
  if (shift && is_night_shift(*shift, settings)) {
    const base::Date morning = base::add_days(base::date_of(shift->from), days(1));
    split.add(EnhancedWhen::NightShift, {shift->from, moment(morning, kNightShiftUntil)});
  }
  if (shift && is_late_finish(*shift, settings)) split.add(EnhancedWhen::LateFinish, *shift);
  return split.result();
}

}  // namespace safe_working
