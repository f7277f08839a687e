// Every figure of the guardian's overview and quarterly report, each made by one named function from one set of
// tallies.
//
// Pure: the store counts the reports once (one query, grouped) into tallies; everything printed anywhere is a sum over
// tallies with the same cut-off, so that two papers cannot show two values of one figure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "documents/report.h"
#include "people/grade.h"
#include "people/organisation.h"
#include "safe_working/establishment/establishment.h"
#include "safe_working/guardian_reports/guardian_quarter.h"  // IWYU pragma: export
#include "safe_working/guardian_reports/report_tally.h"      // IWYU pragma: export

namespace safe_working {

/// Everything needed to make the figures, read at one moment.
struct GuardianRecord {
  people::Organisation organisation;
  std::vector<people::Directorate> directorates;
  base::Period period;               ///< of the report: a quarter, or any
  base::Instant cut_off;             ///< nothing later counts: the end of the period, or now if earlier
  base::Date to_date_from;           ///< first day of "to date": of the first report, or the period's first day
  std::vector<ReportTally> tallies;  ///< all submitted up to the cut-off
  struct InPost {
    people::DirectorateId directorate;
    std::string grade;
    std::int64_t doctors = 0;
  };
  std::vector<InPost> in_post;  ///< on the cut-off's date
  std::optional<Establishment> establishment;
  base::Instant establishment_imported;  ///< where there is one: when its file was imported, maybe after the cut-off
  bool has_generated_reports = false;    ///< some are made up for the demonstration: every page and paper says so

  /// The cut-off's date in England.
  [[nodiscard]] base::Date cut_off_date() const;
  /// Whether the period went on after the cut-off.
  [[nodiscard]] bool is_unfinished() const;
  /// "from=2017-09-01&to=2017-11-30", and the cut-off's day where one was chosen: the end of a day before the period's
  /// last.
  [[nodiscard]] std::string query() const;
};

// ---- named figures: each is `documents::FigureItem`, with its definition --------------------------------------------

[[nodiscard]] documents::FigureItem raised_to_date(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem education_to_date(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem raised_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem education_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem carried_over(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem closed_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem time_off_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem penalties_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem work_schedule_reviews_in_period(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem safety_concerns_in_period(const GuardianRecord& record);
/// The share that was answered in time, of those raised in the period which were answered or whose deadline has passed:
/// a report whose time to answer still runs speaks neither way.
[[nodiscard]] documents::FigureItem answered_in_time(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem open_now(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem overdue_now(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem doctors_in_post(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem vacancies(const GuardianRecord& record);
[[nodiscard]] documents::FigureItem vacancy_rate(const GuardianRecord& record);

/// By name, for the lineage page: "exception_reports.raised_in_period" ...; nothing where there is no such figure.
[[nodiscard]] std::optional<documents::FigureItem> find_figure(const GuardianRecord& record, std::string_view name);
[[nodiscard]] std::vector<std::string> figure_names();

/// Which reports a figure counts (of a share: those it is a share of), and the same in words: "All of these: raised in
/// the period; closed with the outcome time off in lieu". Nothing where the figure counts no reports.
[[nodiscard]] std::optional<ReportCondition> condition_of(std::string_view figure_name);
[[nodiscard]] std::string condition_words(const ReportCondition& condition);
/// Which reports lie beneath a figure: the same test for the tally and for the records.
[[nodiscard]] bool is_beneath(std::string_view figure_name, const ReportTally& one);
/// The value as a whole number. REQUIRES: it is a count.
[[nodiscard]] std::int64_t value_of(const documents::FigureItem& figure);

// ---- tables and charts ----------------------------------------------------------------------------------------------

/// Directorate: raised in the period, reports per 100 doctors, doctors in post, open, overdue, answered in time.
[[nodiscard]] documents::Table by_directorate(const GuardianRecord& record);
[[nodiscard]] documents::Table by_grade(const GuardianRecord& record);
/// Carried over, raised, of which education, closed, outstanding: the template's table. In each row and in all, carried
/// over + raised = closed + outstanding.
[[nodiscard]] documents::Table flow_by_directorate(const GuardianRecord& record);
[[nodiscard]] documents::Table flow_by_grade(const GuardianRecord& record);
[[nodiscard]] documents::Table outcomes_in_period(const GuardianRecord& record);
[[nodiscard]] documents::Table answers_by_grade(const GuardianRecord& record);  ///< 48 hours, 7 days, later, not yet
/// The last four quarters up to the cut-off: P1's graph 1. REQUIRES: a directorate.
[[nodiscard]] documents::Chart working_by_directorate_by_quarter(const GuardianRecord& record);
/// P1's graph 2. REQUIRES: a directorate.
[[nodiscard]] documents::Chart education_by_directorate_by_quarter(const GuardianRecord& record);
[[nodiscard]] documents::Chart answer_times(const GuardianRecord& record);

}  // namespace safe_working
