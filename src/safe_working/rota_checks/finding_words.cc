#include "safe_working/rota_checks/finding_words.h"

#include <fmt/format.h>

#include "base/check.h"

namespace safe_working {

std::string finding_mark(const Finding& finding, std::size_t number) {
  return fmt::format("{}{}", finding.verdict == Verdict::Breach ? 'B' : 'N', number);
}

std::string_view verdict_name(Verdict verdict) {
  return verdict == Verdict::Breach ? "Breach" : "Notice";
}

std::string_view evidence_name(Evidence grade) {
  switch (grade) {
    case Evidence::A:
      return "Read at source";
    case Evidence::B:
      return "Quoted copy";
    case Evidence::C:
      return "Unverified";
    case Evidence::D:
      return "Open";
  }
  throw base::OurMistake("a grade of evidence without a name");
}

std::string_view evidence_meaning(Evidence grade) {
  switch (grade) {
    case Evidence::A:
      return "read in the issuing body's own text";
    case Evidence::B:
      return "read in someone else's copy or quotation of the text";
    case Evidence::C:
      return "known in the trade, not read in any source; check it before you rely on it";
    case Evidence::D:
      return "not settled by anything found; your trust decides";
  }
  throw base::OurMistake("a grade of evidence without a meaning");
}

std::string_view era_words(ContractEra era) {
  return era == ContractEra::E1 ? "2016 contract, versions 1 to 4 (until 31 July 2019)"
                                : "2016 contract, version 5 and after (from 1 August 2019)";
}

std::string fine_words(const Finding& finding, Plan plan) {
  if (finding.is_fine_trigger)
    return fmt::format("Guardian's fine: {}.", base::duration_text(std::chrono::minutes(finding.fine_minutes)));
  const LimitRow& limit = limit_of(finding);
  const bool would_be_fined = finding.verdict == Verdict::Breach && plan == Plan::Scheduled &&
                              limit.fine == FineRule::Yes && limit.fine_limit == limit.limit;
  return would_be_fined ? "Planned only. If it is worked like this, the guardian fines it." : "";
}

std::string line_words(std::span<const std::uint32_t> lines) {
  std::string out;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t last = i;
    while (last + 1 < lines.size() && lines[last + 1] == lines[last] + 1) ++last;
    if (!out.empty()) out += ", ";
    out += last == i ? std::to_string(lines[i]) : fmt::format("{} to {}", lines[i], lines[last]);
    i = last + 1;
  }
  return out;
}

std::string duty_times(const RotaDuty& duty) {
  const base::LocalTime starts(duty.starts.wall());
  const base::LocalTime ends(duty.ends.wall());
  const auto nights = base::days_between(base::date_of(starts), base::date_of(ends)).count();
  std::string out = base::time_text(starts) + " to " + base::time_text(ends);
  if (nights == 1) out += " the next day";
  if (nights > 1) out += " on " + base::weekday_date(base::date_of(ends));
  return out;
}

std::string duty_day(const RotaDuty& duty) {
  const base::Date date(duty.date());
  return fmt::format("{} {} {}", base::weekday_name(date).substr(0, 3), static_cast<unsigned>(date.day()),
                     base::month_name(static_cast<unsigned>(date.month())).substr(0, 3));
}

}  // namespace safe_working
