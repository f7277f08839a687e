#include "safe_working/work_schedules/duty.h"

#include <algorithm>

#include "base/text.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::duration_cast;
using std::chrono::hours;
using std::chrono::minutes;

constexpr auto kLongestDuty = hours(32);
constexpr std::size_t kLongestLabel = 80;

}  // namespace

minutes Duty::length() const {
  return duration_cast<minutes>(ends - starts);
}

base::Result<Duty> make_duty(DutyId id, people::PostId post, DutyKind kind, std::string label, base::LocalTime starts,
                             base::LocalTime ends, minutes breaks) {
  label = std::string(base::trimmed(label));
  if (label.empty()) return base::invalid("label", "Enter a name for the duty, for example Long day.");
  if (label.size() > kLongestLabel)
    return base::invalid("label", "Enter a name for the duty of at most 80 characters.");
  const auto from = base::instant_of(starts, base::Repeated::Earlier, "starts");
  if (!from) return std::unexpected(from.error());
  const auto to = base::instant_of(ends, base::Repeated::Later, "ends");
  if (!to) return std::unexpected(to.error());
  if (*to <= *from) return base::invalid("ends", "Enter an end that is after the start.");
  if (*to - *from > kLongestDuty) return base::invalid("ends", "Enter an end at most 32 hours after the start.");
  if (breaks < minutes(0) || breaks >= *to - *from)
    return base::invalid("breaks", "Enter breaks in minutes, shorter than the duty.");
  return Duty{id, post, kind, std::move(label), starts, ends, *from, *to, breaks};
}

std::vector<WeekDay> week_of(base::Date any_day, const std::vector<Duty>& duties) {
  const base::Date monday = base::monday_of(any_day);
  std::vector<WeekDay> week;
  week.reserve(7);
  for (int i = 0; i < 7; ++i) week.push_back({base::add_days(monday, days(i)), {}});
  for (const Duty& duty : duties) {
    const auto place = base::days_between(monday, duty.date()).count();
    if (place >= 0 && place < 7) week[static_cast<std::size_t>(place)].duties.push_back(duty);
  }
  for (WeekDay& day : week) {
    std::ranges::sort(
        day.duties, [](const Duty& a, const Duty& b) { return std::pair(a.starts, a.id) < std::pair(b.starts, b.id); });
  }
  return week;
}

}  // namespace safe_working
