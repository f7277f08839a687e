#include "safe_working/exception_reports/era.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/london_time.h"
#include "safe_working/contract_rules/rule.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::December;
using std::chrono::year;

// Amend by adding rows; a released row is not edited, so that an old report is still judged by its own rules.
constexpr std::array kEraStarts = {
    EraStart{
        Era::Original,
        year(2016) / December / 7,
        {"University Hospitals of Leicester, guardian of safe working report, Trust Board paper P1, 7 December 2017",
         "2.1: foundation year 1 doctors moved in December 2016; the first Wednesday is assumed", Evidence::C}},
    EraStart{Era::Refresh,
             kRefreshFrom,
             {"Terms and conditions of service 2016, as refreshed in 2019",
              "in force from August 2019; the first of the month is assumed", Evidence::C}},
    EraStart{Era::Reform,
             kReformForAll,
             {"NHS Employers, exception reporting reform update, 19 September 2025",
              "4 February 2026, or the employer's earlier date", Evidence::A}},
};

constexpr Source kP1{
    "University Hospitals of Leicester, guardian of safe working report, Trust Board paper P1, 7 December 2017",
    "3.4.1", Evidence::A};
constexpr Source kAsBefore{"Terms and conditions of service 2016, as refreshed in 2019",
                           "taken to be as before the refresh", Evidence::C};

constexpr std::array kDeadlineRules = {
    DeadlineRule{.era = Era::Original,
                 .submit_within = days(14),
                 .submit_within_for_pay = days(7),
                 .reply_within = days(7),
                 .submit_source = kP1,
                 .pay_source = kP1,
                 .reply_source = kP1},
    DeadlineRule{.era = Era::Refresh,
                 .submit_within = days(14),
                 .submit_within_for_pay = days(7),
                 .reply_within = days(7),
                 .submit_source = kAsBefore,
                 .pay_source = kAsBefore,
                 .reply_source = kAsBefore},
    DeadlineRule{
        .era = Era::Reform,
        .submit_within = days(28),
        .submit_within_for_pay = days(28),
        .reply_within = days(10),
        .submit_source = {"British Medical Association, exception reporting reform page, 2025", "28 days", Evidence::A},
        .pay_source = {"British Medical Association, exception reporting reform page, 2025",
                       "no shorter limit for pay was found", Evidence::C},
        .reply_source = {"RLDatix, Exception Reporting Reforms 2025",
                         "processed within 10 days; calendar days are assumed", Evidence::B}},
};

static_assert(std::ranges::is_sorted(kEraStarts, {}, &EraStart::from));

}  // namespace

std::string_view era_code(Era era) {
  switch (era) {
    case Era::Original:
      return "original";
    case Era::Refresh:
      return "refresh";
    case Era::Reform:
      return "reform";
  }
  throw base::OurMistake("an era without a code");
}

std::optional<Era> parse_era(std::string_view code) {
  for (const Era era : kEras) {
    if (era_code(era) == code) return era;
  }
  return std::nullopt;
}

std::string_view era_name(Era era) {
  switch (era) {
    case Era::Original:
      return "the 2016 rules";
    case Era::Refresh:
      return "the 2019 rules";
    case Era::Reform:
      return "the 2026 reform";
  }
  throw base::OurMistake("an era without a name");
}

std::span<const EraStart> era_starts() {
  return kEraStarts;
}

Era era_of(base::Date event, std::optional<base::Date> employer_reform_date) {
  if (employer_reform_date && event >= *employer_reform_date) return Era::Reform;
  Era era = Era::Original;
  for (const EraStart& start : kEraStarts) {
    if (event >= start.from) era = start.era;
  }
  return era;
}

std::span<const DeadlineRule> deadline_rules() {
  return kDeadlineRules;
}

const DeadlineRule& deadline_rule(Era era) {
  const auto* const found = std::ranges::find(kDeadlineRules, era, &DeadlineRule::era);
  base::check(found != kDeadlineRules.end(), "every era has its deadlines");
  return *found;
}

base::Instant submit_by(Era era, base::Date event, bool claims_pay) {
  const DeadlineRule& rule = deadline_rule(era);
  return base::end_of_day(base::add_days(event, claims_pay ? rule.submit_within_for_pay : rule.submit_within));
}

base::Instant reply_by(Era era, base::Instant submitted) {
  return base::end_of_day(base::add_days(base::date_of(submitted), deadline_rule(era).reply_within));
}

}  // namespace safe_working
