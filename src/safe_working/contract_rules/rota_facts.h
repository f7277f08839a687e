// What every rule asks of a doctor's duties, worked out once: the checker's working space. For this room's files alone.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

#include "safe_working/contract_rules/finding.h"
#include "safe_working/contract_rules/rota_checker.h"
#include "safe_working/contract_rules/rota_duty.h"
#include "safe_working/contract_rules/settings.h"

namespace safe_working {

/// The line of time that a rota is judged on: real time, or the clock on the wall where a setting asks for that. A type
/// of its own, so that neither is taken for it unseen.
struct JudgedClock {
  using duration = RotaMinutes;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<JudgedClock>;
  static constexpr bool is_steady = false;
};
using JudgedTime = JudgedClock::time_point;

struct DutyTraits {
  bool is_long : 1;  ///< among long shifts: nights as the setting says
  bool is_evening : 1;
  bool is_night : 1;
  bool is_on_call : 1;
  bool is_e2 : 1;      ///< judged by the second era
  bool has_moved : 1;  ///< judged by the redesign limits
};

/// A piece of work: a shift, an episode, or a whole on-call period with its estimate spread over it.
struct WorkPiece {
  JudgedTime starts;
  JudgedTime ends;
  std::int32_t minutes;  ///< fewer than ends - starts where it is an estimate
  std::uint32_t duty;

  /// Work in [from, to), in [0, minutes]; a part of an estimate rounded half up.
  [[nodiscard]] std::int32_t between(JudgedTime from, JudgedTime to) const {
    const std::int32_t part = (std::min(to, ends) - std::max(from, starts)).count();
    const std::int32_t length = (ends - starts).count();
    if (part <= 0) return 0;
    if (length == minutes) return part;
    return static_cast<std::int32_t>((2LL * minutes * part + length) / (2LL * length));
  }
};

struct RotaFacts {
  const EraLimits& first_era = limits_of(ContractEra::E1);
  const EraLimits& second_era = limits_of(ContractEra::E2);
  const DoctorRota* rota = nullptr;
  const Settings* settings = nullptr;
  std::span<const RotaDuty> duties;
  bool is_on_paper = false;
  bool has_on_call = false;
  bool has_breaks = false;        ///< any duty states them
  bool has_clock_change = false;  ///< the clock stood differently at the first start and somewhere later
  std::chrono::local_days e2_from;
  std::chrono::local_days moved_from;
  JudgedTime e2_begins;  ///< the midnight of e2_from; the least or greatest time where no duty is near it
  std::vector<std::chrono::local_days> dates;  ///< of start
  std::vector<DutyTraits> traits;
  std::vector<WorkPiece> pieces;          ///< in order
  std::vector<std::int64_t> work_before;  ///< minutes of all pieces before the i-th; one more entry than pieces

  /// Fills everything. Keeps no more than pointers into the rota and the settings.
  void work_out(const DoctorRota& of, const Settings& by);

  [[nodiscard]] JudgedTime judged(const RotaTime& time) const {
    return JudgedTime(is_on_paper ? time.wall().time_since_epoch() : time.instant.time_since_epoch());
  }
  [[nodiscard]] JudgedTime start(std::size_t i) const { return judged(duties[i].starts); }
  [[nodiscard]] JudgedTime end(std::size_t i) const { return judged(duties[i].ends); }
  [[nodiscard]] RotaMinutes length(std::size_t i) const { return end(i) - start(i); }
  /// A moment on the judged line as a real one.
  [[nodiscard]] RotaTime real(JudgedTime time) const;
  [[nodiscard]] JudgedTime midnight(std::chrono::local_days date) const;

  /// Work in [from, to).
  [[nodiscard]] std::int64_t work_between(JudgedTime from, JudgedTime to) const;
  /// The same, where the caller knows the pieces that overlap it: [first, past), at least one.
  [[nodiscard]] std::int64_t work_of_pieces(std::size_t first, std::size_t past, JudgedTime from, JudgedTime to) const;
  /// The work that a duty counts for, in minutes: see docs/decisions/how-duties-are-judged.md.
  [[nodiscard]] std::int32_t work_of(std::size_t i) const;

  [[nodiscard]] const EraLimits& limits_at(std::size_t i) const { return traits[i].is_e2 ? second_era : first_era; }
  [[nodiscard]] const EraLimits& redesign_limits_at(std::size_t i) const {
    return traits[i].has_moved ? second_era : first_era;
  }
  /// For windows and averages: by the moment they start.
  [[nodiscard]] const EraLimits& limits_from(JudgedTime start) const {
    return start >= e2_begins ? second_era : first_era;
  }
  /// What is assumed of the work of one duty: an estimate spread over it, or nothing known of it.
  [[nodiscard]] std::uint16_t estimate_note(std::size_t i) const;
  /// Said of a finding whose limit rests on an assumed day of moving.
  [[nodiscard]] std::uint16_t move_note() const;

  /// A finding with its window, era, limit, whether it is fined, and what the clock changes did to it. `measured` is in
  /// the rule's unit.
  [[nodiscard]] Finding finding(const LimitRow& limit, Measure measured, JudgedTime from, JudgedTime to,
                                std::size_t first, std::size_t last) const;
  /// As above, for a rule that measures the window itself in minutes: `paper_minutes` is what the wall clock shows.
  [[nodiscard]] Finding finding_of_time(const LimitRow& limit, JudgedTime from, JudgedTime to, std::size_t first,
                                        std::size_t last) const;
};

using Findings = std::vector<Finding>;

void judge_average_hours(const RotaFacts& facts, const RuleSelection& rules, Findings& findings);
void judge_hours_in_seven_days(const RotaFacts& facts, Findings& findings);
void judge_shift_length(const RotaFacts& facts, Findings& findings);
void judge_runs(const RotaFacts& facts, const RuleSelection& rules, Findings& findings);
void judge_days_in_a_row(const RotaFacts& facts, const RuleSelection& rules, Findings& findings);
void judge_rest_between_shifts(const RotaFacts& facts, Findings& findings);
void judge_weekends(const RotaFacts& facts, const RuleSelection& rules, Findings& findings);
void judge_breaks(const RotaFacts& facts, const RuleSelection& rules, Findings& findings);
void judge_on_call(const RotaFacts& facts, const RuleSelection& rules, Findings& findings);

}  // namespace safe_working
