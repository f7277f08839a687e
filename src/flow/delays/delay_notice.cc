#include "flow/delays/delay_notice.h"

#include <algorithm>

#include <fmt/format.h>

namespace flow {
namespace {

using namespace std::chrono;  // dates as they are written

constexpr NoticeRule kRules[] = {
    {.from = 2015y / April / 1,
     .source = "Care Act 2014, schedule 3, as local guides have it",
     .certainty = "Grade B: two days and 14:00 are quoted from local guides; the text of the regulations was not read, "
                  "so settle a dispute by it and not by this page. Liability has been at the NHS body's discretion "
                  "since the Care Act 2014."}};

base::Date counts_on(base::LocalTime sent, const NoticeRule& rule) {
  const base::Date day = base::date_of(sent);
  const auto time = sent - base::local_time(day, minutes(0));
  return time > rule.counts_until ? base::add_days(day, days(1)) : day;
}

std::string counted_words(std::string_view what, base::LocalTime sent, base::Date counts) {
  return fmt::format("The {} sent at {} on {} counts on {}.", what, base::time_text(sent),
                     base::long_date(base::date_of(sent)), base::weekday_date(counts));
}

}  // namespace

std::optional<NoticeRule> notice_rule_on(base::Date day) {
  std::optional<NoticeRule> out;
  for (const auto& rule : kRules)
    if (rule.from <= day) out = rule;
  return out;
}

EarliestDay earliest_social_care_day(const Notices& notices) {
  EarliestDay out{
      .day = {}, .assessment_counts_on = base::date_of(notices.assessment), .discharge_counts_on = {}, .reasons = {}};
  const auto rule = notice_rule_on(out.assessment_counts_on);
  if (!rule) {
    out.reasons.emplace_back("The rules of the Care Act 2014 began on 1 April 2015; earlier ones are not held here.");
    return out;
  }
  out.assessment_counts_on = counts_on(notices.assessment, *rule);
  if (notices.care == CareType::NonAcute) {
    out.reasons.emplace_back("Notices are for acute care alone: a delay elsewhere is put down by agreement.");
    return out;
  }
  out.day = base::add_days(out.assessment_counts_on, rule->least_notice);
  out.reasons.push_back(counted_words("assessment notice", notices.assessment, out.assessment_counts_on));
  out.reasons.push_back(fmt::format("The council has at least {} days from then.", rule->least_notice.count()));
  if (notices.discharge) {
    out.discharge_counts_on = counts_on(*notices.discharge, *rule);
    out.day = std::max(*out.day, *out.discharge_counts_on);
    out.reasons.push_back(counted_words("discharge notice", *notices.discharge, *out.discharge_counts_on));
  } else {
    out.reasons.emplace_back("A discharge notice must follow: without one no day can be put down to social care.");
  }
  out.reasons.emplace_back(rule->certainty);
  return out;
}

}  // namespace flow
