// The lists of exception_report_store.h.
#include <algorithm>
#include <array>

#include "base/check.h"
#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/exception_reports/report_rows_store.h"

namespace safe_working {
namespace {

constexpr std::array<std::string_view, 13> kSummary = {
    "id",           "doctor_id",         "directorate_id", "grade",     "era",     "event_date",  "duty_label",
    "submitted_at", "is_safety_concern", "organisation",   "specialty", "duty_id", "is_generated"};

/// Every part of the reports that `chosen` (report_id, place) names, in the order of place.
std::string list_sql(std::string_view chosen) {
  return "SELECT " + rows::column_list(kSummary, "r.") + ", " + rows::column_list(rows::part_columns(), "p.") +
         " FROM (" + std::string(chosen) +
         ") q JOIN exception_report r ON r.id = q.report_id JOIN review_part p ON p.report_id = r.id"
         " ORDER BY q.place, r.id";
}

ReportSummary summary_from(const record::Row& row) {
  const auto era = parse_era(row.get<std::string>(4));
  const auto organisation = people::OdsCode::parse(row.get<std::string>(9));
  base::check(era && organisation, "a stored code is one that this program knows");
  return {.id = row.get<ReportId>(0),
          .doctor = row.get<people::PersonId>(1),
          .directorate = row.get<people::DirectorateId>(2),
          .grade = row.get<std::string>(3),
          .era = *era,
          .event_date = row.get<base::Date>(5),
          .duty_label = row.get<std::string>(6),
          .submitted = row.get<base::Instant>(7),
          .is_safety_concern = row.get<bool>(8),
          .parts = {},
          .organisation = *organisation,
          .specialty = row.get<std::string>(10),
          .duty = row.get<std::optional<DutyId>>(11),
          .is_generated = row.get<bool>(12)};
}

/// A report's parts come one after the other.
template <class... Params>
std::vector<ReportSummary> list(record::Reader& reader, const std::string& sql, const Params&... params) {
  std::vector<ReportSummary> out;
  reader.each(
      sql,
      [&](const record::Row& row) {
        if (out.empty() || out.back().id != row.get<ReportId>(0)) out.push_back(summary_from(row));
        out.back().parts.push_back(rows::part_from(row, kSummary.size()));
      },
      params...);
  for (ReportSummary& summary : out) std::ranges::sort(summary.parts, {}, &ReviewPart::reviewer);
  return out;
}

std::optional<std::string> text_of(const std::optional<people::DirectorateId>& id) {
  return id ? std::optional(id->text()) : std::nullopt;
}

}  // namespace

std::vector<ReportSummary> reports_of_doctor(record::Reader& reader, people::PersonId doctor, int most) {
  static const std::string sql = list_sql(
      "SELECT id AS report_id, -submitted_at AS place FROM exception_report WHERE doctor_id = $1"
      " ORDER BY submitted_at DESC, id LIMIT $2");
  return list(reader, sql, doctor, most);
}

std::vector<ReportSummary> reports_about(record::Reader& reader, people::PersonId doctor, const base::Period& period) {
  static const std::string sql = list_sql(
      "SELECT id AS report_id, submitted_at AS place FROM exception_report"
      " WHERE doctor_id = $1 AND event_date >= $2 AND event_date <= $3");
  return list(reader, sql, doctor, period.from, period.to);
}

// Each queue starts from a partial index of review_part, which holds open parts alone, in the queue's own order. CROSS
// JOIN says so: without it SQLite, which has no statistics, walks through all reports of the organisation instead.

std::vector<ReportSummary> queue_of_supervisor(record::Reader& reader, people::PersonId supervisor, int most) {
  static const std::string sql = list_sql(
      "SELECT w.report_id, w.due_at AS place FROM exception_report o CROSS JOIN review_part w"
      " WHERE w.report_id = o.id AND o.supervisor_id = $1 AND o.closed_at IS NULL AND o.withdrawn_at IS NULL"
      " AND o.era <> 'reform' AND w.reviewer = 'supervisor' AND w.state IN ('submitted', 'under_review', "
      "'clarification')"
      " ORDER BY w.due_at, w.report_id LIMIT $2");
  return list(reader, sql, supervisor, most);
}

std::vector<ReportSummary> queue_of(record::Reader& reader, const people::Scope& scope, Reviewer reviewer, int most) {
  static const std::string sql = list_sql(
      "SELECT w.report_id, w.due_at AS place FROM review_part w CROSS JOIN exception_report o"
      " WHERE w.reviewer = $1 AND w.state IN ('submitted', 'under_review', 'clarification') AND o.id = w.report_id"
      " AND o.organisation = $2 AND o.directorate_id = coalesce($3, o.directorate_id)"
      " AND o.specialty = coalesce($4, o.specialty) ORDER BY w.due_at, w.report_id LIMIT $5");
  return list(reader, sql, reviewer_code(reviewer), scope.organisation.text(), text_of(scope.directorate),
              scope.specialty, most);
}

std::vector<ReportSummary> queue_of_guardian(record::Reader& reader, const people::Scope& scope, int most) {
  static const std::string sql = list_sql(
      "SELECT w.report_id, min(o.submitted_at) AS place FROM review_part w CROSS JOIN exception_report o"
      " WHERE w.state = 'with_guardian' AND o.id = w.report_id AND o.organisation = $1"
      " AND o.directorate_id = coalesce($2, o.directorate_id) AND o.specialty = coalesce($3, o.specialty)"
      " GROUP BY w.report_id ORDER BY place, w.report_id LIMIT $4");
  return list(reader, sql, scope.organisation.text(), text_of(scope.directorate), scope.specialty, most);
}

std::vector<ReportSummary> overdue_for_guardian(record::Reader& reader, const people::Scope& scope, base::Instant now,
                                                int most) {
  // A split report stands once, for the first of its parts that wait: both fall due at the same moment.
  static const std::string sql = list_sql(
      "SELECT w.report_id, w.due_at AS place FROM review_part w CROSS JOIN exception_report o"
      " WHERE w.state IN ('submitted', 'under_review', 'clarification') AND w.due_at < $1 AND o.id = w.report_id"
      " AND o.organisation = $2 AND o.directorate_id = coalesce($3, o.directorate_id)"
      " AND o.specialty = coalesce($4, o.specialty) AND NOT EXISTS (SELECT 1 FROM review_part e"
      " WHERE e.report_id = w.report_id AND e.reviewer < w.reviewer"
      " AND e.state IN ('submitted', 'under_review', 'clarification'))"
      " ORDER BY w.due_at, w.report_id LIMIT $5");
  return list(reader, sql, now, scope.organisation.text(), text_of(scope.directorate), scope.specialty, most);
}

std::vector<ReportSummary> summaries_of(record::Reader& reader, std::span<const ReportId> ids) {
  static const std::string sql = list_sql("SELECT id AS report_id, 0 AS place FROM exception_report WHERE id = $1");
  std::vector<ReportSummary> out;
  for (const ReportId id : ids) {
    for (ReportSummary& summary : list(reader, sql, id)) out.push_back(std::move(summary));
  }
  return out;
}

}  // namespace safe_working
