#include "safe_working/contract_rules/finding.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/number.h"
#include "safe_working/contract_rules/rota_time.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;

/// "Tue 8 Sep 22:15"
std::string moment(RotaInstant instant) {
  const base::LocalTime wall(rota_time(instant).wall());
  const base::Date date = base::date_of(wall);
  return fmt::format("{} {} {} {}", base::weekday_name(date).substr(0, 3), static_cast<unsigned>(date.day()),
                     base::month_name(static_cast<unsigned>(date.month())).substr(0, 3), base::time_text(wall));
}

/// The day of a moment; `is_end` takes a midnight for the day before it.
std::string day(RotaInstant instant, bool is_end = false) {
  const base::LocalTime wall(rota_time(instant).wall());
  const base::Date date = base::date_of(is_end ? wall - minutes(1) : wall);
  return fmt::format("{} {}", base::weekday_name(date).substr(0, 3), base::short_date(date));
}

std::string hours_text(std::int64_t count) {
  return base::duration_text(minutes(count));
}

std::string limit_words(const Finding& finding) {
  return measure_words(finding.limit, finding.rule);
}
std::string measured_words(const Finding& finding) {
  return measure_words(finding.measured, finding.rule);
}

std::string rest_sentence(const Finding& f, std::string_view after) {
  return fmt::format("Rest between {} and {}{} was {}; the contract asks for {}.", moment(f.from), moment(f.to), after,
                     measured_words(f), limit_words(f));
}

std::string row_sentence(const Finding& f, std::string_view what) {
  return fmt::format("{} {} from {} to {}; the contract allows {}.", measured_words(f), what, moment(f.from),
                     moment(f.to), f.limit.numerator);
}

std::string breaks_sentence(const Finding& f) {
  return fmt::format("The shift from {} to {} had {} of 30 minutes; the contract asks for {}.", moment(f.from),
                     moment(f.to), measured_words(f), f.limit.numerator);
}

std::string average_sentence(const Finding& f) {
  return fmt::format("Work from {} to {} averaged {}; the contract allows {}.", day(f.from), day(f.to, true),
                     measured_words(f), limit_words(f));
}

std::string weekends_sentence(const Finding& f) {
  return fmt::format("There is work on {} from {} to {}; the contract allows 1 in {}.", measured_words(f), day(f.from),
                     day(f.to, true), f.limit.denominator);
}

std::string main_sentence(const Finding& f) {
  switch (f.rule) {
    case Rule::Hr48:
    case Rule::Hr56:
      return average_sentence(f);
    case Rule::Hr72:
      return fmt::format("There are {} of work between {} and {}; the contract allows {} in seven days.",
                         measured_words(f), moment(f.from), moment(f.to), limit_words(f));
    case Rule::Sh13:
      return fmt::format("The shift from {} to {} is {} long; the contract allows {}.", moment(f.from), moment(f.to),
                         measured_words(f), limit_words(f));
    case Rule::ShLong:
      return row_sentence(f, "of more than 10 hours in a row");
    case Rule::ShEve:
      return row_sentence(f, "on long evenings in a row");
    case Rule::ShNight:
      return row_sentence(f, "at night in a row");
    case Rule::ShCons:
    case Rule::ShConsLi:
      return row_sentence(f, "in a row with a duty");
    case Rule::RsLong:
      return rest_sentence(f, ", after long shifts in a row,");
    case Rule::RsEve:
      return rest_sentence(f, ", after four long evenings,");
    case Rule::RsNight:
      return rest_sentence(f, ", after night shifts,");
    case Rule::RsCons:
      return rest_sentence(f, ", after days in a row,");
    case Rule::Rs11:
      return rest_sentence(f, "");
    case Rule::We2:
    case Rule::We3:
      return weekends_sentence(f);
    case Rule::Br1:
    case Rule::Br2:
    case Rule::Br3:
      return breaks_sentence(f);
    case Rule::BrFine:
      return fmt::format("From {} to {}, {} were missed; a quarter or more is fined.", day(f.from), day(f.to, true),
                         measured_words(f));
    case Rule::Oc24:
      return fmt::format("The on-call period from {} to {} is {} long; the contract allows {}.", moment(f.from),
                         moment(f.to), measured_words(f), limit_words(f));
    case Rule::OcCons:
      return fmt::format("{} in succession from {} to {}; the contract allows {}, or a Saturday and its Sunday.",
                         measured_words(f), moment(f.from), moment(f.to), f.limit.numerator);
    case Rule::Oc3In7:
      return row_sentence(f, "within seven days");
    case Rule::OcDay:
    case Rule::OcDay5:
      return fmt::format("There are {} of shifts on {}, the day after on-call; the contract allows {}.",
                         measured_words(f), day(f.from), limit_words(f));
    case Rule::OcRest5:
      return fmt::format("The longest unbroken rest on call between {} and {} was {}; the contract asks for {}.",
                         moment(f.from), moment(f.to), measured_words(f), limit_words(f));
    case Rule::OcRest8:
      return fmt::format("Rest in the 24 hours from {} was {}; the contract asks for {}.", moment(f.from),
                         measured_words(f), limit_words(f));
    case Rule::WeF2:
    case Rule::BrPos:
    case Rule::OcTell:
    case Rule::OcDup:
    case Rule::Td:
    case Rule::Ext:
      break;
  }
  throw base::OurMistake("a finding of a rule that is not modelled");
}

struct NoteWords {
  Note note;
  std::string_view words;
};

constexpr NoteWords kNotes[] = {
    {Note::EstimateSpread,
     "Estimated work on call is spread evenly over its period, which the contract does not settle."},
    {Note::NoEstimate, "An on-call period with neither work nor an estimate counts as no work."},
    {Note::ReferenceAssumed, "No agreed period was given, so the weeks of these duties were taken."},
    {Note::TooShort, "That is too short a time to judge by."},
    {Note::LeaveUnfilled,
     "There are too few duties after the period to make up for leave, so days of leave are left out."},
    {Note::MoveAssumed,
     "The day this rota moved to the 2019 limits was not given; setting limits_2019_from was taken (unverified)."},
    {Note::Approved, "The clinical director and the guardian have approved it."},
    {Note::ReasonableSteps, "The 2016 contract asks for all reasonable steps only (unverified)."},
    {Note::FinesSetting,
     "Which short rest was fined under the 2016 contract is not settled (setting rest_fines_of_2016)."},
    {Note::JudgedOnPaper, "Judged by the clock on the wall (setting clock_changes=paper)."},
    {Note::Foreseen, "This limit holds when it is foreseen that the night's rest will be short."},
    {Note::NightAlsoEvening,
     "The shift is both a night and a long evening; the contract does not say which counts, so each is judged."},
    {Note::Agreed, "A local agreement raised the limit."},
    {Note::CalendarDays, "Counted from midnight to midnight (setting seven_days=calendar)."},
};

std::string decimal(double value, int places) {
  std::string text = fmt::format("{:.{}f}", value, places);
  if (text.contains('.')) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  return text;
}

bool counts(const Finding& finding, const DoctorRota& rota, const RotaDuty& duty) {
  switch (finding.rule) {
    case Rule::We2:
    case Rule::We3: {
      const local_days date = duty.date();
      const local_days saturday = date - (std::chrono::weekday(date) - std::chrono::Monday) + days(5);
      return duty.starts.wall() < RotaWallTime(saturday + days(2)) - minutes(1) &&
             duty.ends.wall() > RotaWallTime(saturday) + minutes(1);
    }
    case Rule::Rs11:
    case Rule::BrFine:
      return duty.kind == DutyKind::Shift && (finding.rule == Rule::Rs11 || duty.breaks_of_30 != kBreaksNotStated);
    case Rule::OcCons:
    case Rule::Oc3In7:
      return duty.kind == DutyKind::OnCall;
    default:
      return &duty >= rota.duties.data();
  }
}

}  // namespace

std::string_view verdict_code(Verdict verdict) {
  return verdict == Verdict::Breach ? "breach" : "notice";
}

std::vector<std::uint32_t> proof_of(const Finding& finding, const DoctorRota& rota) {
  std::vector<std::uint32_t> proof;
  for (std::uint32_t i = finding.first; i <= finding.last; ++i)
    if (counts(finding, rota, rota.duties[i])) proof.push_back(i);
  return proof;
}

std::string measure_decimal(const Measure& measure, Unit unit) {
  const double value = static_cast<double>(measure.numerator) / static_cast<double>(measure.denominator);
  const bool is_time = unit == Unit::Hours || unit == Unit::WeeklyHours;
  return decimal(is_time ? value / 60 : value, unit == Unit::Share ? 4 : 6);
}

std::string measure_words(const Measure& measure, Rule rule) {
  const auto n = measure.numerator;
  switch (row_of(rule).unit) {
    case Unit::Hours:
      return hours_text(n);
    case Unit::WeeklyHours:
      return decimal(static_cast<double>(n) / static_cast<double>(measure.denominator) / 60, 2) + " hours a week";
    case Unit::Shifts:
      return base::counted(n, "shift", "shifts");
    case Unit::Days:
      return base::counted(n, "day", "days");
    case Unit::Periods:
      return base::counted(n, "on-call period", "on-call periods");
    case Unit::Breaks:
      return base::counted(n, "break", "breaks");
    case Unit::Share:
      return fmt::format("{} of {} {}", n, measure.denominator, rule == Rule::BrFine ? "breaks due" : "weekends");
  }
  throw base::OurMistake("a unit without words");
}

std::string finding_text(const Finding& finding) {
  std::string text = main_sentence(finding);
  if (finding.clock_change && finding.paper_minutes != 0)
    text += fmt::format(" The clocks changed: on paper it is {}.", hours_text(finding.paper_minutes));
  else if (finding.clock_change)
    text += " The clocks changed in this time; real hours are counted.";
  for (const NoteWords& one : kNotes) {
    if (!finding.has(one.note)) continue;
    text += ' ';
    text += one.words;
  }
  const LimitRow* const limit = limits_of(finding.era).find(finding.rule);
  if (limit && limit->source.grade == Evidence::C) text += " This rule is unverified: confirm it before you act on it.";
  if (limit && limit->source.grade == Evidence::D) text += " Nothing that was read settles this rule.";
  return text;
}

}  // namespace safe_working
