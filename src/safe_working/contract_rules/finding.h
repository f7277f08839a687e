// What the checker found: a breach or a notice, with the evidence that a guardian can put in front of a board.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "safe_working/contract_rules/rota_duty.h"
#include "safe_working/contract_rules/rule.h"

namespace safe_working {

enum class Verdict : std::uint8_t {
  Breach,
  Notice,  ///< something a person should look at: an undecided rule, an approved exception, a period too short to judge
};
[[nodiscard]] std::string_view verdict_code(Verdict verdict);  ///< "breach", "notice"

/// What was assumed on the way; each is said in the finding's words.
enum class Note : std::uint16_t {
  EstimateSpread = 1,       ///< estimated on-call work was spread evenly over its period
  NoEstimate = 2,           ///< an on-call period with neither work nor estimate counted as no work
  ReferenceAssumed = 4,     ///< no reference period was given: the weeks of the duties were taken
  TooShort = 8,             ///< those weeks are fewer than the setting asks for
  LeaveUnfilled = 16,       ///< too few duties after the period to make up for leave: leave days were left out
  MoveAssumed = 32,         ///< no date of moving to the 2019 limits was given: the setting's was taken
  Approved = 64,            ///< both approvals of weekend frequency are held
  ReasonableSteps = 128,    ///< the 2016 wording asks for all reasonable steps only
  FinesSetting = 256,       ///< whether it is fined under the 2016 wording rests on a setting
  JudgedOnPaper = 512,      ///< by the clock on the wall, as a setting asks
  Foreseen = 1024,          ///< a limit that holds when the night's rest is foreseen to be short
  NightAlsoEvening = 2048,  ///< a shift that is both a night and a long evening
  Agreed = 4096,            ///< judged by a limit that a local agreement raised
  CalendarDays = 8192,      ///< seven calendar days, as a setting asks
};
[[nodiscard]] constexpr std::uint16_t bit(Note note) {
  return static_cast<std::uint16_t>(note);
}

struct Finding {
  Rule rule = Rule::Hr48;
  ContractEra era = ContractEra::E2;
  Verdict verdict = Verdict::Breach;
  bool is_fine_trigger = false;  ///< money: breached by work, in an era that fines it
  bool clock_change = false;     ///< a clock change lies in what was measured
  std::uint16_t notes = 0;       ///< of Note
  Measure measured;
  Measure limit;
  std::int32_t fine_minutes = 0;   ///< which hours are fined; 0 where none are
  std::int32_t paper_minutes = 0;  ///< what the clock on the wall would have measured; only with `clock_change`
  RotaInstant from;                ///< the exact window that proves it
  RotaInstant to;
  std::uint32_t first = 0;  ///< the duties that prove it: places in DoctorRota::duties, both ends included
  std::uint32_t last = 0;

  [[nodiscard]] bool has(Note note) const { return (notes & bit(note)) != 0; }
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// The places in `rota.duties` that prove a finding: those of [first, last] which the rule counts.
[[nodiscard]] std::vector<std::uint32_t> proof_of(const Finding& finding, const DoctorRota& rota);

/// "Rest between Tue 8 Sep 22:15 and Wed 9 Sep 08:30 was 10 h 15 min; the contract asks for 11 h." and what was
/// assumed.
[[nodiscard]] std::string finding_text(const Finding& finding);
/// The measured value, or the limit, in the rule's unit as a decimal: "74", "10.25", "0.3333".
[[nodiscard]] std::string measure_decimal(const Measure& measure, Unit unit);
/// As a person says it: "10 h 15 min", "5 shifts", "7 of 13 weekends".
[[nodiscard]] std::string measure_words(const Measure& measure, Rule rule);

}  // namespace safe_working
