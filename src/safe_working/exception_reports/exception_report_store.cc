#include "safe_working/exception_reports/exception_report_store.h"

#include <algorithm>

#include "base/check.h"
#include "base/mapped.h"
#include "safe_working/exception_reports/report_rows_store.h"
#include "safe_working/exception_reports/report_schema_store.h"

namespace safe_working {
namespace {

void count_change(record::Transaction& transaction) {
  transaction.change("UPDATE exception_report_change SET number = number + 1 WHERE one = 1");
}

std::vector<rows::Values> part_rows(const ExceptionReport& report) {
  return base::mapped(report.parts, [&](const ReviewPart& part) { return rows::part_values(report.id, part); });
}

/// Only what a review may change. False where the report is no longer at the version before.
bool update_report(record::Transaction& transaction, const ExceptionReport& report) {
  const auto outcome = report.outcome();
  const auto code = outcome ? std::optional(std::string(outcome_code(*outcome))) : std::nullopt;
  return transaction.change(
             "UPDATE exception_report SET version = $1, wanted = $2, answered_at = $3, closed_at = $4,"
             " withdrawn_at = $5, outcome = $6 WHERE id = $7 AND version = $8",
             report.version, remedy_code(report.wanted), report.answered(), report.closed(), report.withdrawn(), code,
             report.id, report.version - 1) == 1;
}

void update_part(record::Transaction& transaction, const ReviewPart& part) {
  const auto code = part.outcome ? std::optional(std::string(outcome_code(*part.outcome))) : std::nullopt;
  const auto changed = transaction.change(
      "UPDATE review_part SET state = $1, answered_at = $2, closed_at = $3, outcome = $4, outcome_note = $5"
      " WHERE id = $6",
      state_code(part.state), part.answered, part.closed, code, part.outcome_note, part.id);
  base::check(changed == 1, "a stored report has its parts");
}

std::unexpected<base::Error> changed_since() {
  return base::conflict(
      "Someone has changed this report since you opened it. Read what it says now, then send yours again if it still "
      "fits.");
}

}  // namespace

base::Result<void> submit(record::Transaction& transaction, const ExceptionReport& report) {
  base::check(report.version == 1, "a new report is at its first version");
  const auto kept = rows::insert(transaction, "exception_report", rows::report_columns(), {rows::report_values(report)},
                                 "ON CONFLICT (id) DO NOTHING");
  if (kept == 0) return base::conflict("You have already sent this report. It is kept once.");
  rows::insert(transaction, "review_part", rows::part_columns(), part_rows(report));
  count_change(transaction);
  note_submitted(transaction, report);
  return {};
}

std::optional<ExceptionReport> find_report(record::Reader& reader, ReportId id) {
  static const std::string report_sql =
      "SELECT " + rows::column_list(rows::report_columns()) + " FROM exception_report WHERE id = $1";
  static const std::string parts_sql =
      "SELECT " + rows::column_list(rows::part_columns()) + " FROM review_part WHERE report_id = $1";
  auto report = reader.one(report_sql, [](const record::Row& row) { return rows::report_from(row); }, id);
  if (!report) return std::nullopt;
  report->parts = reader.all(parts_sql, [](const record::Row& row) { return rows::part_from(row); }, id);
  std::ranges::sort(report->parts, {}, &ReviewPart::reviewer);
  return report;
}

std::vector<ReviewStep> steps_of(record::Reader& reader, ReportId id) {
  static const std::string sql =
      "SELECT " + rows::column_list(rows::step_columns()) + " FROM review_step WHERE report_id = $1 ORDER BY version";
  return reader.all(sql, [](const record::Row& row) { return rows::step_from(row); }, id);
}

base::Result<ExceptionReport> review(record::Transaction& transaction, ReportId id, ReviewPartId part, int version,
                                     const ReviewInput& input, people::PersonId by, Actor as, base::Instant now) {
  const auto before = find_report(transaction, id);
  if (!before) return base::not_found("There is no such report.");
  if (before->version != version) return changed_since();
  auto reviewed = apply(*before, part, input, by, as, now);
  if (!reviewed) return std::unexpected(reviewed.error());
  const ExceptionReport& after = reviewed->report;
  if (!update_report(transaction, after)) return changed_since();
  update_part(transaction, *after.find_part(part));
  rows::insert(transaction, "review_step", rows::step_columns(),
               {rows::step_values(id, after.version, reviewed->step)});
  count_change(transaction);
  note_reviewed(transaction, *before, after, reviewed->step);
  return std::move(reviewed->report);
}

std::int64_t reports_change_number(record::Reader& reader) {
  return reader.scalar<std::int64_t>("SELECT number FROM exception_report_change WHERE one = 1");
}

void add_many(record::Transaction& transaction, const std::vector<ReportHistory>& reports) {
  std::vector<rows::Values> report_values;
  std::vector<rows::Values> part_values;
  std::vector<rows::Values> step_values;
  for (const auto& [given, steps] : reports) {
    ExceptionReport report = given;
    report.version = 1 + static_cast<int>(steps.size());
    report_values.push_back(rows::report_values(report));
    for (const ReviewPart& part : report.parts) part_values.push_back(rows::part_values(report.id, part));
    for (std::size_t i = 0; i < steps.size(); ++i)
      step_values.push_back(rows::step_values(report.id, static_cast<int>(i) + 2, steps[i]));
  }
  rows::insert(transaction, "exception_report", rows::report_columns(), report_values);
  rows::insert(transaction, "review_part", rows::part_columns(), part_values);
  rows::insert(transaction, "review_step", rows::step_columns(), step_values);
  count_change(transaction);
}

record::Migration exception_report_migration() {
  return {5, "exception reports", kExceptionReportTables, ""};
}

}  // namespace safe_working
