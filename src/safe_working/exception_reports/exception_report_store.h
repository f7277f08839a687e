// Reading and writing exception reports. Every change and every reading of a named report writes the audit trail in the
// same transaction.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/clock.h"
#include "people/role.h"
#include "record/database.h"
#include "record/migration.h"
#include "safe_working/exception_reports/exception_report.h"
#include "safe_working/exception_reports/report_trail_store.h"
#include "safe_working/exception_reports/review.h"

namespace safe_working {

/// Keeps a new report with its parts. A second one with the same id is refused (a form sent twice):
/// the first stands, and Conflict says so.
[[nodiscard]] base::Result<void> submit(record::Transaction& transaction, const ExceptionReport& report);

/// Without logging: for handlers that then decide on access. Use with log_reading (report_trail_store.h).
[[nodiscard]] std::optional<ExceptionReport> find_report(record::Reader& reader, ReportId id);
/// Oldest first; that it was submitted is said by the report itself.
[[nodiscard]] std::vector<ReviewStep> steps_of(record::Reader& reader, ReportId id);

/// Applies the event to the part and keeps the step. `version` is what the person saw: Conflict where the report has
/// changed since ("Someone has changed this report since you opened it. ...").
[[nodiscard]] base::Result<ExceptionReport> review(record::Transaction& transaction, ReportId id, ReviewPartId part,
                                                   int version, const ReviewInput& input, people::PersonId by, Actor as,
                                                   base::Instant now);

/// One line of a list.
struct ReportSummary {
  ReportId id;
  people::PersonId doctor;
  people::DirectorateId directorate;
  std::string grade;
  Era era;
  base::Date event_date;
  std::string duty_label;
  base::Instant submitted;
  bool is_safety_concern = false;
  std::vector<ReviewPart> parts;
  people::OdsCode organisation = {};
  std::string specialty = {};
  std::optional<DutyId> duty = {};
  bool is_generated = false;
};
/// The doctor's own, newest first.
[[nodiscard]] std::vector<ReportSummary> reports_of_doctor(record::Reader& reader, people::PersonId doctor,
                                                           int most = 100);
/// The doctor's own about duties that were to start on a day of the period, in order of submission.
[[nodiscard]] std::vector<ReportSummary> reports_about(record::Reader& reader, people::PersonId doctor,
                                                       const base::Period& period);
/// Open parts waiting for a supervisor's answer, of that supervisor's trainees; soonest due first. Never reform
/// reports.
[[nodiscard]] std::vector<ReportSummary> queue_of_supervisor(record::Reader& reader, people::PersonId supervisor,
                                                             int most = 200);
/// Open parts waiting for HR or the DME within `scope`; soonest due first.
[[nodiscard]] std::vector<ReportSummary> queue_of(record::Reader& reader, const people::Scope& scope, Reviewer reviewer,
                                                  int most = 200);
/// With the guardian, oldest first.
[[nodiscard]] std::vector<ReportSummary> queue_of_guardian(record::Reader& reader, const people::Scope& scope,
                                                           int most = 200);
/// Not answered by their deadline, so that the guardian may take them over; longest overdue first.
[[nodiscard]] std::vector<ReportSummary> overdue_for_guardian(record::Reader& reader, const people::Scope& scope,
                                                              base::Instant now, int most = 200);
/// In the order given; ids not found are left out.
[[nodiscard]] std::vector<ReportSummary> summaries_of(record::Reader& reader, std::span<const ReportId> ids);

/// A number that changes whenever any report changes: figures computed once stay true while it stands.
[[nodiscard]] std::int64_t reports_change_number(record::Reader& reader);

/// Many at once, for the demonstration and the benchmark: reports with their parts and steps, no audit entry each (the
/// caller writes one for all). A report's version is taken from its number of steps.
struct ReportHistory {
  ExceptionReport report;
  std::vector<ReviewStep> steps;
};
void add_many(record::Transaction& transaction, const std::vector<ReportHistory>& reports);

/// Number 5.
[[nodiscard]] record::Migration exception_report_migration();

}  // namespace safe_working
