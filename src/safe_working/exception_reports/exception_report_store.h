// Reading and writing exception reports. Every change and every reading of a named report writes the audit trail in the
// same transaction.
#pragma once

#include <optional>
#include <vector>

#include "base/clock.h"
#include "record/database.h"
#include "record/migration.h"
#include "safe_working/exception_reports/exception_report.h"
#include "safe_working/exception_reports/review.h"

namespace safe_working {

/// Keeps a new report with its parts and a first step. A second one with the same id is refused (a form sent twice):
/// the first stands, and Conflict says so.
[[nodiscard]] base::Result<void> submit(record::Transaction& transaction, const ExceptionReport& report);

/// Without logging: for handlers that then decide on access. Use with log_reading.
[[nodiscard]] std::optional<ExceptionReport> find_report(record::Reader& reader, ReportId id);
[[nodiscard]] std::vector<ReviewStep> steps_of(record::Reader& reader, ReportId id);

/// That `reader_id` opened the report, or tried to and was refused (with the reason's code).
void log_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader_id,
                 const ExceptionReport& report);
void log_refused_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader_id,
                         const ExceptionReport& report, std::string_view reason);

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
};
/// The doctor's own, newest first.
[[nodiscard]] std::vector<ReportSummary> reports_of_doctor(record::Reader& reader, people::PersonId doctor,
                                                           int most = 100);
/// Open parts waiting for a supervisor's answer, of that supervisor's trainees; soonest due first. Never reform
/// reports.
[[nodiscard]] std::vector<ReportSummary> queue_of_supervisor(record::Reader& reader, people::PersonId supervisor,
                                                             int most = 200);
/// Open parts waiting for HR or the DME in one organisation; soonest due first.
[[nodiscard]] std::vector<ReportSummary> queue_of(record::Reader& reader, const people::OdsCode& organisation,
                                                  Reviewer reviewer, int most = 200);
/// With the guardian, oldest first.
[[nodiscard]] std::vector<ReportSummary> queue_of_guardian(record::Reader& reader, const people::OdsCode& organisation,
                                                           int most = 200);

/// A number that changes whenever any report changes: figures computed once stay true while it stands.
[[nodiscard]] std::int64_t reports_change_number(record::Reader& reader);

/// Many at once, for the demonstration and the benchmark: reports with their parts and steps, no audit entry each (the
/// caller writes one for all).
struct ReportHistory {
  ExceptionReport report;
  std::vector<ReviewStep> steps;
};
void add_many(record::Transaction& transaction, const std::vector<ReportHistory>& reports);

/// Number 5.
[[nodiscard]] record::Migration exception_report_migration();

}  // namespace safe_working
