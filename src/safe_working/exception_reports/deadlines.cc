#include "safe_working/exception_reports/deadlines.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/mapped.h"
#include "base/text.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::weeks;

constexpr std::string_view kPaperP1 =
    "University Hospitals of Leicester, guardian of safe working report, Trust Board paper P1, 7 December 2017";
constexpr std::string_view kTerms = "Terms and conditions of service 2016";
constexpr std::string_view kRefreshed = "Terms and conditions of service 2016, as refreshed in 2019";
constexpr std::string_view kSupplier = "RLDatix, Exception Reporting Reforms 2025";
constexpr std::string_view kBackground = "NHS Employers, exception reporting reform background page, 2026";
constexpr std::string_view kNothingRead = "No text that could be read";

constexpr Source kTrustsOnSafety{"Mid and South Essex, and Liverpool, exception reporting guides",
                                 "within 24 hours; those trusts' practice", Evidence::A};
constexpr Source kShortRest{"Terms and conditions of service 2016, Schedule 3, as a rota program quotes it",
                            "time off within 24 hours, or pay", Evidence::B};

constexpr std::string_view kSafetyWords =
    "Tell the responsible senior aloud at once, who gives relief or support at once; the report follows.";
constexpr std::string_view kShortRestWords = "After rest that was too short: time off by then, or the time is paid.";

// Amend by adding rows; a released row is not edited, so that an old report is still judged by its own rules.
constexpr std::array kStepRules = {
    StepRule{Step::SafetyReport, Era::Original, Within{.hours = hours(24)}, kSafetyWords, kTrustsOnSafety},
    StepRule{Step::SafetyReport, Era::Refresh, Within{.hours = hours(24)}, kSafetyWords, kTrustsOnSafety},
    StepRule{Step::SafetyReport,
             Era::Reform,
             Within{.hours = hours(24)},
             kSafetyWords,
             {kTrustsOnSafety.document, "taken to be as before the reform", Evidence::C}},
    StepRule{Step::ArrangeTimeOff,
             Era::Original,
             std::nullopt,
             "By agreement between doctor and supervisor; no date is set.",
             {kPaperP1, "3.3.2", Evidence::A}},
    StepRule{Step::ArrangeTimeOff,
             Era::Refresh,
             Within{.days = weeks(4), .from = CountedFrom::EventOrReport},
             "Time off in lieu has its date by then.",
             {kRefreshed, "fixed within four weeks", Evidence::C}},
    StepRule{Step::ArrangeTimeOff,
             Era::Reform,
             Within{.days = days(10), .from = CountedFrom::Report},
             "Time off in lieu is arranged, not taken, by then.",
             {kSupplier, "arranged within 10 days; calendar days are assumed", Evidence::B}},
    StepRule{Step::UntakenTimeOff,
             Era::Original,
             std::nullopt,
             "Time off not taken is paid at the end of the post.",
             {kTerms, "untaken time off in lieu", Evidence::C}},
    StepRule{Step::UntakenTimeOff,
             Era::Refresh,
             Within{.days = weeks(4), .from = CountedFrom::EventOrReport},
             "Time off without a date by then, or left when the doctor moves on, becomes pay.",
             {kRefreshed, "untaken time off in lieu", Evidence::C}},
    StepRule{Step::UntakenTimeOff,
             Era::Reform,
             std::nullopt,
             "What becomes of time off not taken is not settled: agree it locally.",
             {kNothingRead, "untaken time off in lieu", Evidence::D}},
    StepRule{Step::ShortRestTimeOff, Era::Original, Within{.hours = hours(24)}, kShortRestWords, kShortRest},
    StepRule{Step::ShortRestTimeOff, Era::Refresh, Within{.hours = hours(24)}, kShortRestWords, kShortRest},
    StepRule{Step::ShortRestTimeOff,
             Era::Reform,
             std::nullopt,
             "After rest that was too short time off is compulsory; no hour for it was found.",
             {kBackground, "mandated time off in lieu", Evidence::A}},
    StepRule{Step::Access,
             Era::Original,
             std::nullopt,
             "No date for access to the reporting system was found.",
             {kNothingRead, "access before the reform", Evidence::D}},
    StepRule{Step::Access,
             Era::Refresh,
             std::nullopt,
             "No date for access to the reporting system was found.",
             {kNothingRead, "access before the reform", Evidence::D}},
    StepRule{Step::Access,
             Era::Reform,
             Within{.days = days(7), .from = CountedFrom::AccessStart},
             "The doctor can use the reporting system by then.",
             {"NHS Employers, exception reporting guidance for HR and medical staffing, 2026",
              "within 7 calendar days of starting, or of changing host, site or rota", Evidence::A}},
    StepRule{Step::AccessFine,
             Era::Reform,
             Within{.days = days(14), .from = CountedFrom::AccessStart},
             "Without access by then a rolling fine begins; its amount is a setting without default.",
             {"British Medical Association, exception reporting reform page, 2025", "a fine at 14 days", Evidence::A}},
};

constexpr std::array kCompulsory = {
    CompulsoryRemedy{
        Era::Reform,
        Remedy::TimeOff,
        "After a breach of safe working hours time off in lieu is compulsory. For all other time beyond the schedule "
        "the "
        "doctor chooses time off or pay.",
        {"NHS Employers, exception reporting reform background page, 2026, and British Medical Association, reform "
         "page, 2025",
         "the sole exception to the doctor's choice", Evidence::A}},
};

struct Setting {
  SettingRow row;
  bool (*read)(DeadlineSettings&, std::string_view);
  std::string_view (*write)(const DeadlineSettings&);
};

/// Sets the one or the other of two values by its word.
template <class Value>
bool choose(Value& value, std::string_view text, std::string_view first, Value one, std::string_view second,
            Value other) {
  if (text != first && text != second) return false;
  value = text == first ? one : other;
  return true;
}

constexpr std::array kSettings = {
    Setting{
        {"era_by", "event or report", "event", "whose day picks the rules: the event's or the report's", Evidence::D},
        [](DeadlineSettings& s, std::string_view text) {
          return choose(s.era_by, text, "event", EraBy::Event, "report", EraBy::Report);
        },
        [](const DeadlineSettings& s) -> std::string_view { return s.era_by == EraBy::Event ? "event" : "report"; }},
    Setting{{"time_off_from", "event or report", "event",
             "from when the four weeks for dating time off count under the 2019 rules", Evidence::D},
            [](DeadlineSettings& s, std::string_view text) {
              return choose(s.time_off_from, text, "event", TimeOffFrom::Event, "report", TimeOffFrom::Report);
            },
            [](const DeadlineSettings& s) -> std::string_view {
              return s.time_off_from == TimeOffFrom::Event ? "event" : "report";
            }},
    Setting{{"two_hours_exactly", "hr or local", "hr",
             "who signs off a claim of exactly two hours under the reform: medical workforce, or the local step for "
             "longer ones",
             Evidence::D},
            [](DeadlineSettings& s, std::string_view text) {
              return choose(s.two_hours_exactly, text, "hr", TwoHoursExactly::Hr, "local", TwoHoursExactly::Local);
            },
            [](const DeadlineSettings& s) -> std::string_view {
              return s.two_hours_exactly == TwoHoursExactly::Hr ? "hr" : "local";
            }},
    Setting{{"reply_days", "calendar (working days need a table of bank holidays, which Sightline does not hold)",
             "calendar", "how the days for the employer's reply are counted", Evidence::D},
            [](DeadlineSettings&, std::string_view text) { return text == "calendar"; },
            [](const DeadlineSettings&) -> std::string_view { return "calendar"; }},
};

const Setting* find_setting(std::string_view name) {
  const auto* const found = std::ranges::find(kSettings, name, [](const Setting& one) { return one.row.name; });
  return found == kSettings.end() ? nullptr : found;
}

struct StepNames {
  Step step;
  std::string_view code;
  std::string_view name;
};
constexpr std::array kStepNames = {
    StepNames{Step::Submit, "submit", "Submit the report"},
    StepNames{Step::SafetyReport, "safety_report", "Report an immediate safety concern"},
    StepNames{Step::Reply, "reply", "The employer's reply"},
    StepNames{Step::ArrangeTimeOff, "arrange_time_off", "Arrange time off in lieu"},
    StepNames{Step::UntakenTimeOff, "untaken_time_off", "Time off not taken"},
    StepNames{Step::ShortRestTimeOff, "short_rest_time_off", "Time off after short rest"},
    StepNames{Step::Access, "access", "Access to the reporting system"},
    StepNames{Step::AccessFine, "access_fine", "Fine for want of access"},
};

const StepNames& names_of(Step step) {
  const auto* const found = std::ranges::find(kStepNames, step, &StepNames::step);
  base::check(found != kStepNames.end(), "every step has a name");
  return *found;
}

const StepRule* find_rule(Step step, Era era) {
  const auto* const found =
      std::ranges::find_if(kStepRules, [&](const StepRule& rule) { return rule.step == step && rule.era == era; });
  return found == kStepRules.end() ? nullptr : found;
}

bool concerns(Step step, const Happening& happening) {
  switch (step) {
    case Step::Submit:
    case Step::Reply:
      return true;
    case Step::SafetyReport:
      return happening.is_safety_concern;
    case Step::ArrangeTimeOff:
    case Step::UntakenTimeOff:
      return happening.is_working && !happening.claims_pay;
    case Step::ShortRestTimeOff:
      return happening.is_working;
    case Step::Access:
    case Step::AccessFine:
      return happening.access_start.has_value();
  }
  throw base::OurMistake("a step that concerns nothing");
}

/// Where a rule counts from; nothing where that is not known yet.
std::optional<DayAndTime> start_of(CountedFrom from, const Happening& happening) {
  switch (from) {
    case CountedFrom::Event:
      return happening.event;
    case CountedFrom::Report:
      return happening.reported;
    case CountedFrom::AccessStart:
      return happening.access_start ? std::optional(DayAndTime{*happening.access_start, std::nullopt}) : std::nullopt;
    case CountedFrom::EventOrReport:
      break;
  }
  throw base::OurMistake("a step that counts from nothing, or from an open setting");
}

base::Instant moment_of(const DayAndTime& day) {
  return day.at.value_or(base::start_of_day(day.date));
}

/// The last moment that it may have been.
base::Instant latest_of(const DayAndTime& day) {
  return day.at.value_or(base::end_of_day(day.date));
}

/// Whether the report came after so many hours, where that is certain whatever the times of day were.
std::optional<bool> is_after(hours limit, const Happening& happening) {
  if (!happening.reported) return std::nullopt;
  if (moment_of(*happening.reported) > latest_of(happening.event) + limit) return true;
  if (latest_of(*happening.reported) <= moment_of(happening.event) + limit) return false;
  return std::nullopt;
}

Due due_of(const StepRule& rule, const Happening& happening, const DeadlineSettings& settings) {
  Due due{.step = rule.step, .words = rule.words, .source = rule.source};
  if (!rule.within) return due;
  due.within = rule.within;
  if (rule.within->from == CountedFrom::EventOrReport)
    due.within->from = settings.time_off_from == TimeOffFrom::Event ? CountedFrom::Event : CountedFrom::Report;
  const auto start = start_of(due.within->from, happening);
  if (!start) return due;
  due.is_by_the_hour = rule.within->hours != hours(0);
  if (!due.is_by_the_hour) {
    due.by = base::end_of_day(base::add_days(start->date, rule.within->days));
    return due;
  }
  due.is_time_assumed = !start->at;
  due.by = moment_of(*start) + rule.within->hours;
  if (rule.step == Step::SafetyReport) due.is_late = is_after(rule.within->hours, happening);
  return due;
}

Due submit_due(const Happening& happening, Era era) {
  const DeadlineRule& rule = deadline_rule(era);
  Due due{.step = Step::Submit,
          .within = Within{.days = happening.claims_pay ? rule.submit_within_for_pay : rule.submit_within},
          .by = submit_by(era, happening.event.date, happening.claims_pay),
          .words = era == Era::Reform ? "A later report counts where what delayed it was outside the doctor's control."
                                      : "A later report is taken, and marked late.",
          .source = happening.claims_pay ? rule.pay_source : rule.submit_source};
  if (happening.reported) due.is_late = moment_of(*happening.reported) > *due.by;
  return due;
}

Due reply_due(const Happening& happening, Era era) {
  Due due{.step = Step::Reply,
          .within = Within{.days = deadline_rule(era).reply_within, .from = CountedFrom::Report},
          .words = "Once it is overdue the doctor or the guardian may take the report to the guardian.",
          .source = deadline_rule(era).reply_source};
  if (happening.reported) due.by = reply_by(era, moment_of(*happening.reported));
  return due;
}

}  // namespace

std::string_view step_code(Step step) {
  return names_of(step).code;
}
std::string_view step_name(Step step) {
  return names_of(step).name;
}

std::span<const StepRule> step_rules() {
  return kStepRules;
}
std::span<const CompulsoryRemedy> compulsory_remedies() {
  return kCompulsory;
}
std::span<const SettingRow> deadline_setting_rows() {
  static const auto rows = base::mapped(kSettings, &Setting::row);
  return rows;
}

std::string deadline_setting_text(const DeadlineSettings& settings, std::string_view name) {
  const Setting* const found = find_setting(name);
  base::check(found != nullptr, "a setting of deadlines by that name");
  return std::string(found->write(settings));
}

base::Result<void> set(DeadlineSettings& settings, std::string_view assignment) {
  const auto equals = assignment.find('=');
  const Setting* const found = find_setting(base::trimmed(assignment.substr(0, equals)));
  if (equals == std::string_view::npos || found == nullptr)
    return base::invalid(std::string(assignment),
                         "Write NAME=VALUE, where the name is era_by, time_off_from, two_hours_exactly or reply_days.");
  if (!found->read(settings, base::trimmed(assignment.substr(equals + 1))))
    return base::invalid(std::string(assignment), fmt::format("Set {} to {}.", found->row.name, found->row.values));
  return {};
}

base::Result<Era> era_of(const Happening& happening, std::optional<base::Date> employer_reform_date,
                         const DeadlineSettings& settings) {
  const auto& reported = happening.reported;
  const bool is_before = reported && (reported->date < happening.event.date ||
                                      (reported->at && happening.event.at && *reported->at < *happening.event.at));
  if (is_before) return base::invalid("reported", "The report comes before the event. Correct one of the two dates.");
  if (settings.era_by == EraBy::Event) return era_of(happening.event.date, employer_reform_date);
  if (!reported)
    return base::invalid("reported",
                         "The setting era_by=report picks the rules by the day of the report. Enter it too.");
  return era_of(reported->date, employer_reform_date);
}

std::vector<Due> due_dates(const Happening& happening, Era era, const DeadlineSettings& settings) {
  std::vector<Due> out;
  for (const Step step : kSteps) {
    if (!concerns(step, happening)) continue;
    if (step == Step::Submit) {
      out.push_back(submit_due(happening, era));
    } else if (step == Step::Reply) {
      out.push_back(reply_due(happening, era));
    } else if (const StepRule* const rule = find_rule(step, era)) {
      out.push_back(due_of(*rule, happening, settings));
    }
  }
  return out;
}

}  // namespace safe_working
