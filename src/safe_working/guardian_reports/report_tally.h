// What the guardian's figures ask about an exception report, and reports counted by it.
//
// A trait is a yes or no about one report as it stood at the cut-off. A figure counts the reports that have certain
// traits (ReportCondition). The store works the traits out once, in SQL (columns named as here); the same condition
// then picks tallies to add up and records to list, so that a figure and the list beneath it cannot disagree.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "people/organisation.h"
#include "safe_working/exception_reports/review.h"

namespace safe_working {

/// How soon a report was first answered, as the template asks: from submission to the last part's first answer, in
/// elapsed time.
enum class AnswerBand { Within48Hours, Within7Days, Later, NotYet };
inline constexpr AnswerBand kAnswerBands[] = {AnswerBand::Within48Hours, AnswerBand::Within7Days, AnswerBand::Later,
                                              AnswerBand::NotYet};
[[nodiscard]] std::string_view answer_band_name(AnswerBand band);

/// Reports alike in everything that a figure asks about, as they stood at the cut-off. Withdrawn ones are not counted.
/// Of reports closed before the period began only directorate, quarter, education and working are told apart, for
/// nothing else is asked of them: their grade is empty.
struct ReportTally {
  people::DirectorateId directorate;
  std::string grade;                 ///< grade code
  base::Date quarter_from;           ///< first day of the guardian's quarter in which it was submitted
  bool is_in_period = false;         ///< submitted in the report's period
  bool is_carried_over = false;      ///< submitted before the period and open when it began
  bool is_closed_in_period = false;  ///< closed from the period's first day to the cut-off
  bool is_education = false;
  bool is_working = false;  ///< hours, pattern or support
  bool is_safety_concern = false;
  bool is_open = false;
  bool is_overdue = false;           ///< open, unanswered and past its reply deadline at the cut-off
  bool is_reply_due = false;         ///< answered, or past its reply deadline, at the cut-off
  bool is_answered_in_time = false;  ///< answered on or before its reply deadline
  AnswerBand band = AnswerBand::NotYet;
  std::optional<Outcome> outcome;  ///< of a closed report
  std::int64_t reports = 0;

  friend bool operator==(const ReportTally&, const ReportTally&) = default;
};

enum class Trait {
  InPeriod,
  CarriedOver,
  ClosedInPeriod,
  Education,
  Working,
  SafetyConcern,
  Open,
  Overdue,
  ReplyDue,
  AnsweredInTime,
};
struct TraitRow {
  Trait trait;
  bool ReportTally::* member;
};
/// Every trait once, in the order of the enumeration.
[[nodiscard]] std::span<const TraitRow> trait_rows();
[[nodiscard]] const TraitRow& trait_row(Trait trait);

/// All of these traits and, where set, this outcome.
struct ReportCondition {
  std::vector<Trait> traits;
  std::optional<Outcome> outcome;
};
[[nodiscard]] bool holds(const ReportCondition& condition, const ReportTally& one);
/// How many reports the condition holds for.
[[nodiscard]] std::int64_t count(std::span<const ReportTally> tallies, const ReportCondition& condition);

}  // namespace safe_working
