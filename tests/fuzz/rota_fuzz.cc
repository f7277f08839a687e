// Any rota in order is judged without a crash, and what is found lies inside the rota, is over its limit and can be
// told.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <span>
#include <vector>

#include "safe_working/contract_rules/rota_checker.h"
#include "safe_working/contract_rules/rota_time.h"

namespace {

using namespace safe_working;

void require(bool claim, std::source_location at = std::source_location::current()) {
  if (claim) return;
  std::fprintf(stderr, "line %u does not hold\n", static_cast<unsigned>(at.line()));
  std::abort();
}

/// The input as numbers; noughts when it is used up.
class Numbers {
 public:
  Numbers(const std::uint8_t* data, std::size_t size) : left_(data, size) {}
  [[nodiscard]] bool at_end() const { return left_.empty(); }
  int byte() {
    if (left_.empty()) return 0;
    const int value = left_.front();
    left_ = left_.subspan(1);
    return value;
  }
  int below(int bound) { return (byte() * 256 + byte()) % bound; }
  bool yes() { return byte() % 2 == 1; }

 private:
  std::span<const std::uint8_t> left_;
};

constexpr int kDay = 24 * 60;
constexpr RotaInstant kFirst{std::chrono::sys_days{std::chrono::year(2016) / 8 / 3}};

base::Date day(Numbers& numbers) {
  return base::Date(std::chrono::sys_days(std::chrono::floor<std::chrono::days>(kFirst)) +
                    std::chrono::days(numbers.below(1600)));
}

Settings settings(Numbers& numbers) {
  Settings s;
  s.contract =
      std::array{Contract::Auto, Contract::Of2016, Contract::Of2019}[static_cast<std::size_t>(numbers.below(3))];
  s.nights_are_long = numbers.yes();
  s.clock_changes = numbers.yes() ? ClockChanges::Paper : ClockChanges::Real;
  s.seven_days = numbers.yes() ? SevenDays::Calendar : SevenDays::Rolling;
  s.limits_2019_from = day(numbers);
  s.on_calls_in_a_row = 1 + numbers.below(7);
  s.break_occasion = numbers.yes() ? BreakOccasion::Shift : BreakOccasion::Break;
  s.leave_in_average = numbers.yes() ? LeaveInAverage::DropDays : LeaveInAverage::Statute;
  s.shortest_reference_weeks = 1 + numbers.below(26);
  s.rest_fines_of_2016 = numbers.yes() ? RestFinesOf2016::OnCall : RestFinesOf2016::Both;
  return s;
}

DoctorTerms terms(Numbers& numbers) {
  DoctorTerms t;
  if (numbers.yes()) {
    const base::Date from = day(numbers);
    t.reference = base::Period{from, base::add_days(from, std::chrono::days(numbers.below(26 * 7)))};
  }
  for (int n = numbers.below(6); n > 0; --n) t.leave.push_back(day(numbers));
  std::ranges::sort(t.leave);
  t.opted_out = numbers.yes();
  if (numbers.yes()) t.rota_weeks = 1 + numbers.below(52);
  t.weekends_approved = numbers.yes();
  t.eight_days_agreed = numbers.yes();
  if (numbers.yes()) t.moved_to_2019_limits = day(numbers);
  return t;
}

RotaTime later(const RotaTime& time, int minutes) {
  return rota_time(time.instant + RotaMinutes(minutes));
}

void add_episodes(Numbers& numbers, DoctorRota& rota, RotaDuty& duty) {
  duty.first_episode = static_cast<std::uint32_t>(rota.episodes.size());
  RotaTime last = duty.starts;
  for (int n = numbers.below(6); n > 0; --n) {
    const RotaTime starts = later(last, numbers.below(300));
    const RotaTime ends = later(starts, 1 + numbers.below(400));
    if (ends.instant > duty.ends.instant) return;
    rota.episodes.push_back({starts, ends});
    ++duty.episodes;
    last = ends;
  }
}

DoctorRota rota(Numbers& numbers) {
  DoctorRota rota;
  rota.plan = std::array{Plan::Unstated, Plan::Scheduled, Plan::Actual}[static_cast<std::size_t>(numbers.below(3))];
  rota.terms = terms(numbers);
  RotaTime last = rota_time(kFirst + RotaMinutes(kDay) * numbers.below(1600));
  while (!numbers.at_end() && rota.duties.size() < 400) {
    RotaDuty duty{.starts = later(last, numbers.yes() ? numbers.below(60) : numbers.below(4 * kDay))};
    duty.ends = later(duty.starts, 1 + numbers.below(numbers.yes() ? 2 * kDay : 1000));
    duty.row = static_cast<std::uint32_t>(rota.duties.size());
    duty.kind = numbers.yes() ? DutyKind::Shift : DutyKind::OnCall;
    duty.breaks_of_30 = static_cast<std::int8_t>(numbers.below(6) - 1);
    duty.estimate =
        static_cast<std::int16_t>(std::min(numbers.below(3000) - 1, static_cast<int>(duty.length().count())));
    if (duty.kind == DutyKind::OnCall) add_episodes(numbers, rota, duty);
    rota.duties.push_back(duty);
    last = duty.ends;
  }
  return rota;
}

/// A rest is short, breaks are few, a share of missed breaks may be the limit itself; all else is over its limit.
void require_beyond_limit(const Finding& f) {
  const bool is_rest = row_of(f.rule).id.starts_with("RS-") || f.rule == Rule::OcRest5 || f.rule == Rule::OcRest8;
  const bool is_break = row_of(f.rule).unit == Unit::Breaks;
  if (is_rest || is_break)
    require(exceeds(f.limit, f.measured));
  else
    require(f.rule == Rule::BrFine ? !exceeds(f.limit, f.measured) : exceeds(f.measured, f.limit));
}

void require_sound(const Finding& f, const DoctorRota& rota, bool on_paper) {
  require((on_paper || f.from <= f.to) && f.first <= f.last && f.last < rota.duties.size());
  require(f.measured.denominator > 0 && f.limit.denominator > 0);
  require_beyond_limit(f);
  require(f.fine_minutes >= 0 && (f.is_fine_trigger || f.fine_minutes == 0));
  require(!f.is_fine_trigger || (f.verdict == Verdict::Breach && rota.plan != Plan::Scheduled));
  require(!finding_text(f).empty() && !measure_decimal(f.measured, row_of(f.rule).unit).empty());
  for (const std::uint32_t place : proof_of(f, rota)) require(f.first <= place && place <= f.last);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Numbers numbers(data, size);
  const Settings chosen = settings(numbers);
  const DoctorRota judged = rota(numbers);
  RotaChecker checker(chosen);
  const auto found = checker.check(judged);
  // On paper, October's hour that is walked twice runs backwards.
  const bool on_paper = chosen.clock_changes == ClockChanges::Paper && judged.plan == Plan::Scheduled;
  const Finding* last_of_rule[kRuleCount] = {};
  for (const Finding& finding : found) {
    require_sound(finding, judged, on_paper);
    const Finding*& last = last_of_rule[index_of(finding.rule)];
    const bool is_in_order = last == nullptr || last->from <= finding.from;
    const bool is_apart = last == nullptr || finding.rule != Rule::Hr72 || last->to <= finding.from;
    require(on_paper || (is_in_order && is_apart));
    last = &finding;
  }
  const std::vector<Finding> before(found.begin(), found.end());
  require(std::ranges::equal(checker.check(judged), before));
  return 0;
}
