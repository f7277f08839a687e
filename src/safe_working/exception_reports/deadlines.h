// Everything that has to happen by a day or an hour around one event, by era: rows with their sources, and the dates
// that come of them. The days for submitting and replying are era.h's.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"
#include "safe_working/contract_rules/settings.h"
#include "safe_working/contract_rules/source.h"
#include "safe_working/exception_reports/era.h"
#include "safe_working/exception_reports/remedy.h"
#include "safe_working/exception_reports/route.h"

namespace safe_working {

enum class Step : std::uint8_t {
  Submit,            ///< the report
  SafetyReport,      ///< the report of an immediate safety concern, said aloud at once before
  Reply,             ///< the employer's
  ArrangeTimeOff,    ///< time off in lieu gets its date
  UntakenTimeOff,    ///< what becomes of time off that is never taken
  ShortRestTimeOff,  ///< time off after rest that was too short
  Access,            ///< the doctor can use the reporting system
  AccessFine,        ///< the fine for want of access begins
};
inline constexpr Step kSteps[] = {Step::Submit,         Step::SafetyReport,     Step::Reply,  Step::ArrangeTimeOff,
                                  Step::UntakenTimeOff, Step::ShortRestTimeOff, Step::Access, Step::AccessFine};
[[nodiscard]] std::string_view step_code(Step step);  ///< "submit", "safety_report", ...
[[nodiscard]] std::string_view step_name(Step step);  ///< for people: "Submit the report"

enum class CountedFrom : std::uint8_t {
  Event,
  Report,
  EventOrReport,  ///< as the setting time_off_from says
  AccessStart,
};

/// How long a step may take. Days are local calendar days, open until the last one ends; hours are elapsed.
struct Within {
  std::chrono::hours hours{0};
  std::chrono::days days{0};
  CountedFrom from = CountedFrom::Event;
};

struct StepRule {
  Step step;
  Era era;
  std::optional<Within> within;  ///< none where the texts give no date
  std::string_view words;        ///< what is due, or what happens once it has passed
  Source source;
};
/// Every step but Submit and Reply, which era.h's rules date.
[[nodiscard]] std::span<const StepRule> step_rules();

/// A remedy that the employer must give and the doctor cannot trade.
struct CompulsoryRemedy {
  Era era;
  Remedy remedy;
  std::string_view words;
  Source source;
};
[[nodiscard]] std::span<const CompulsoryRemedy> compulsory_remedies();

/// Whether the rules of the event's day or of the report's hold. Open (grade D).
enum class EraBy : std::uint8_t { Event, Report };
/// From when the four weeks for arranging time off count under the 2019 rules. Open (grade D).
enum class TimeOffFrom : std::uint8_t { Event, Report };

struct DeadlineSettings {
  EraBy era_by = EraBy::Event;
  TimeOffFrom time_off_from = TimeOffFrom::Event;
  TwoHoursExactly two_hours_exactly = TwoHoursExactly::Hr;
};
[[nodiscard]] std::span<const SettingRow> deadline_setting_rows();
[[nodiscard]] std::string deadline_setting_text(const DeadlineSettings& settings, std::string_view name);
/// Takes "NAME=VALUE". Refuses an unknown name or value, and reply_days=working, for which no bank holidays are held.
[[nodiscard]] base::Result<void> set(DeadlineSettings& settings, std::string_view assignment);

/// A day, and the time of it where that is known.
struct DayAndTime {
  base::Date date;
  std::optional<base::Instant> at;
};

/// What happened, and what is known of it.
struct Happening {
  DayAndTime event;
  std::optional<DayAndTime> reported;
  std::optional<base::Date> access_start;  ///< the doctor's first day, or of a new host, site or rota
  bool is_working = true;                  ///< hours, breaks, pattern or support
  bool is_education = false;
  bool is_safety_concern = false;
  bool claims_pay = false;
};

struct Due {
  Step step;
  std::optional<Within> within;     ///< none where the texts give no date
  std::optional<base::Instant> by;  ///< its last moment; none too where the day it counts from is not known yet
  bool is_by_the_hour = false;      ///< a moment rather than the end of a day
  bool is_time_assumed = false;     ///< counted from the start of the event's day, as no time was given: the safe side
  std::optional<bool> is_late;      ///< the report came after it; only of Submit and SafetyReport, where known
  std::string_view words;
  Source source;
};

/// The era whose rules hold. Refuses a report from before its event, and era_by=report without a report.
[[nodiscard]] base::Result<Era> era_of(const Happening& happening, std::optional<base::Date> employer_reform_date,
                                       const DeadlineSettings& settings);
/// What is due, in the order of the steps; steps that do not concern the happening are left out.
[[nodiscard]] std::vector<Due> due_dates(const Happening& happening, Era era, const DeadlineSettings& settings);

}  // namespace safe_working
