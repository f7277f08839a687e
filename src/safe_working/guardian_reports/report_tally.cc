#include "safe_working/guardian_reports/report_tally.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace safe_working {
namespace {

constexpr std::array kTraits = {
    TraitRow{Trait::InPeriod, &ReportTally::is_in_period},
    TraitRow{Trait::CarriedOver, &ReportTally::is_carried_over},
    TraitRow{Trait::ClosedInPeriod, &ReportTally::is_closed_in_period},
    TraitRow{Trait::Education, &ReportTally::is_education},
    TraitRow{Trait::Working, &ReportTally::is_working},
    TraitRow{Trait::SafetyConcern, &ReportTally::is_safety_concern},
    TraitRow{Trait::Open, &ReportTally::is_open},
    TraitRow{Trait::Overdue, &ReportTally::is_overdue},
    TraitRow{Trait::ReplyDue, &ReportTally::is_reply_due},
    TraitRow{Trait::AnsweredInTime, &ReportTally::is_answered_in_time},
};

}  // namespace

std::string_view answer_band_name(AnswerBand band) {
  switch (band) {
    case AnswerBand::Within48Hours:
      return "Within 48 hours";
    case AnswerBand::Within7Days:
      return "Within 7 days";
    case AnswerBand::Later:
      return "Later than 7 days";
    case AnswerBand::NotYet:
      return "Not yet answered";
  }
  throw base::OurMistake("an answer band that has no name");
}

std::span<const TraitRow> trait_rows() {
  return kTraits;
}

const TraitRow& trait_row(Trait trait) {
  return kTraits.at(static_cast<std::size_t>(std::to_underlying(trait)));
}

bool holds(const ReportCondition& condition, const ReportTally& one) {
  if (condition.outcome && one.outcome != condition.outcome) return false;
  return std::ranges::all_of(condition.traits, [&](Trait trait) { return one.*trait_row(trait).member; });
}

std::int64_t count(std::span<const ReportTally> tallies, const ReportCondition& condition) {
  std::int64_t sum = 0;
  for (const auto& one : tallies)
    if (holds(condition, one)) sum += one.reports;
  return sum;
}

}  // namespace safe_working
