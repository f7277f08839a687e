// Every figure of the guardian's overview and quarterly report, each made by one named function from one set of tallies.
//
// Pure: the store counts the reports once (one query, grouped) into tallies; everything printed anywhere is a sum over
// tallies with the same cut-off, so that two papers cannot show two values of one figure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "documents/report.h"
#include "people/grade.h"
#include "people/organisation.h"
#include "safe_working/establishment/establishment.h"
#include "safe_working/exception_reports/review.h"

namespace safe_working {

/// How soon a report was first answered, as the template asks: from submission to the last part's first answer.
enum class AnswerBand { Within48Hours, Within7Days, Later, NotYet };
[[nodiscard]] std::string_view answer_band_name(AnswerBand band);

/// Reports alike in everything that a figure asks about, as they stood at the cut-off. Withdrawn ones are not counted.
struct ReportTally {
  people::DirectorateId directorate;
  std::string grade;                  ///< grade code
  base::Date quarter_from;            ///< first day of the guardian's quarter in which it was submitted
  bool is_in_period = false;          ///< submitted in the report's period
  bool is_education = false;
  bool is_working = false;            ///< hours, pattern or support
  bool is_safety_concern = false;
  bool is_open = false;
  bool is_overdue = false;            ///< open, unanswered and past its reply deadline at the cut-off
  bool is_answered_in_time = false;   ///< answered on or before its reply deadline
  AnswerBand band = AnswerBand::NotYet;
  std::optional<Outcome> outcome;     ///< of a closed report
  std::int64_t reports = 0;
};

/// Everything needed to make the figures, read at one moment.
struct GuardianRecord {
  people::Organisation organisation;
  std::vector<people::Directorate> directorates;
  base::Period period;                        ///< of the report: a quarter, or any
  base::Instant cut_off;                      ///< nothing later counts: the end of the period, or now if earlier
  base::Date to_date_from;                    ///< first day of "to date": of the first report, or the period's first day
  std::vector<ReportTally> tallies;           ///< all submitted up to the cut-off
  struct InPost { people::DirectorateId directorate; std::string grade; std::int64_t doctors; };
  std::vector<InPost> in_post;                ///< on the cut-off's date
  std::optional<Establishment> establishment;
  bool has_generated_reports = false;         ///< some are made up for the demonstration: every page and paper says so
};

/// The guardian's quarters follow December to February, March to May, June to August, September to November: the first
/// day of the one that holds `date`. (A setting of the organisation's; this is the seed trust's.)
[[nodiscard]] base::Date quarter_from(base::Date date);
[[nodiscard]] base::Period quarter_of(base::Date date);

// ---- named figures: each is `documents::FigureItem`, with its definition --------------------------------------------

[[nodiscard]] documents::FigureItem raised_to_date(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem education_to_date(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem raised_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem time_off_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem penalties_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem safety_concerns_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem answered_in_time(const GuardianRecord& record);   ///< share of those in the period that were answered in time
[[nodiscard]] documents::FigureItem open_now(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem overdue_now(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem vacancies(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem vacancy_rate(const GuardianRecord& record);

/// By name, for the lineage page: "exception_reports.raised_in_period" ...; nothing where there is no such figure.
[[nodiscard]] std::optional<documents::FigureItem> find_figure(const GuardianRecord& record, std::string_view name);
[[nodiscard]] std::vector<std::string> figure_names();

/// Which reports lie beneath a figure: the same test for the tally and for the records.
[[nodiscard]] bool is_beneath(std::string_view figure_name, const ReportTally& one);

// ---- tables and charts ----------------------------------------------------------------------------------------------

/// Directorate: raised in the period, open, overdue, answered in time, doctors in post, reports per 100 doctors.
[[nodiscard]] documents::Table by_directorate(const GuardianRecord& record);
[[nodiscard]] documents::Table by_grade(const GuardianRecord& record);
[[nodiscard]] documents::Table outcomes_in_period(const GuardianRecord& record);
[[nodiscard]] documents::Table answers_by_grade(const GuardianRecord& record);       ///< 48 hours, 7 days, later, not yet
[[nodiscard]] documents::Chart working_by_directorate_by_quarter(const GuardianRecord& record);   ///< the last four quarters: P1's graph 1
[[nodiscard]] documents::Chart education_by_directorate_by_quarter(const GuardianRecord& record); ///< P1's graph 2
[[nodiscard]] documents::Chart answer_times(const GuardianRecord& record);

}  // namespace safe_working
