// What the checker judges: one doctor's duties, planned or worked, small enough that a whole country's pass through a
// processor's cache.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/london_time.h"
#include "base/result.h"
#include "safe_working/contract_rules/duty_kind.h"

namespace safe_working {

/// Whole minutes in 32 bits: four thousand years each way.
using RotaMinutes = std::chrono::duration<std::int32_t, std::ratio<60>>;
/// A moment. Rest and length are differences of these.
using RotaInstant = std::chrono::sys_time<RotaMinutes>;
/// What the clock on the ward shows. Dates, nights and weekends are told by these; the two kinds never mix.
using RotaWallTime = std::chrono::local_time<RotaMinutes>;

/// A moment with the clock as it stood then.
struct RotaTime {
  RotaInstant instant;
  std::int16_t ahead = 0;  ///< minutes by which London's clock was ahead of UTC: 0 or 60

  [[nodiscard]] constexpr RotaWallTime wall() const {
    return RotaWallTime(instant.time_since_epoch() + RotaMinutes(ahead));
  }
  friend constexpr bool operator==(const RotaTime&, const RotaTime&) = default;
};

/// Work done while on call: calls, travel, attendance.
struct Episode {
  RotaTime starts;
  RotaTime ends;
};

/// Whether a rota says what was meant to happen or what happened.
enum class Plan : std::uint8_t {
  Unstated,  ///< taken as planned and as worked: judged by the rules for both
  Scheduled,
  Actual,
};
[[nodiscard]] std::string_view plan_code(Plan plan);  ///< "", "scheduled", "actual": in files
[[nodiscard]] std::optional<Plan> parse_plan(std::string_view code);

inline constexpr std::int8_t kBreaksNotStated = -1;
inline constexpr std::int16_t kNoEstimate = -1;

struct RotaDuty {
  RotaTime starts;
  RotaTime ends;
  std::uint32_t row = 0;            ///< the caller's own number for it: a line of a file
  std::uint32_t first_episode = 0;  ///< in DoctorRota::episodes
  std::uint16_t episodes = 0;
  std::int16_t estimate = kNoEstimate;          ///< minutes of work expected in an on-call period
  std::int8_t breaks_of_30 = kBreaksNotStated;  ///< breaks of 30 minutes taken or planned; 60 minutes are two
  DutyKind kind = DutyKind::Shift;

  [[nodiscard]] constexpr RotaMinutes length() const { return ends.instant - starts.instant; }
  [[nodiscard]] constexpr RotaMinutes paper_length() const { return ends.wall() - starts.wall(); }
  /// It belongs to the local date that it starts on (grade C: the usual convention).
  [[nodiscard]] constexpr std::chrono::local_days date() const {
    return std::chrono::floor<std::chrono::days>(starts.wall());
  }
};

/// What the contract asks about the doctor rather than the duties.
struct DoctorTerms {
  std::optional<base::Period> reference;           ///< agreed in the work schedule; at most 26 weeks
  std::vector<base::Date> leave;                   ///< days that the average leaves out, in order
  bool opted_out = false;                          ///< a valid written opt-out from the 48-hour week
  std::optional<int> rota_weeks;                   ///< weeks in one cycle of the rota
  bool weekends_approved = false;                  ///< by the clinical director and the guardian both
  bool eight_days_agreed = false;                  ///< by the guardian and the doctors' forum
  std::optional<base::Date> moved_to_2019_limits;  ///< when this rota took on the redesign rules of 2019
};

struct DoctorRota {
  Plan plan = Plan::Unstated;
  std::vector<RotaDuty> duties;   ///< in order of start, none overlapping: see put_in_order
  std::vector<Episode> episodes;  ///< in order of start within each duty, inside it, none overlapping
  DoctorTerms terms;

  [[nodiscard]] std::span<const Episode> episodes_of(const RotaDuty& duty) const {
    return std::span(episodes).subspan(duty.first_episode, duty.episodes);
  }
};

/// Which two duties stand in each other's way.
struct Overlap {
  std::uint32_t first_row;
  std::uint32_t second_row;
};
/// Sorts by start. Duties that overlap are not judged: hours would count twice. While at work on a shift a doctor is
/// not on call (BMA and NHS Employers, rostering guidance), so an on-call period ends where a shift begins.
[[nodiscard]] std::optional<Overlap> put_in_order(DoctorRota& rota);

/// The words for a person about two duties that overlap.
[[nodiscard]] std::string_view overlap_advice();

}  // namespace safe_working
