#include "safe_working/exception_reports/report_rows_store.h"

#include <array>

#include "base/check.h"

namespace safe_working::rows {
namespace {

using record::to_value;

constexpr std::array<std::string_view, 40> kReport = {"id",
                                                      "doctor_id",
                                                      "post_id",
                                                      "organisation",
                                                      "directorate_id",
                                                      "specialty",
                                                      "grade",
                                                      "post_starts",
                                                      "post_ends",
                                                      "supervisor_id",
                                                      "duty_id",
                                                      "duty_label",
                                                      "era",
                                                      "event_date",
                                                      "scheduled_starts",
                                                      "scheduled_ends",
                                                      "actual_starts",
                                                      "actual_ends",
                                                      "scheduled_breaks",
                                                      "missed_breaks",
                                                      "is_hours",
                                                      "is_pattern",
                                                      "is_education",
                                                      "is_support",
                                                      "is_working",
                                                      "is_safety_concern",
                                                      "what_happened",
                                                      "steps_taken",
                                                      "wanted",
                                                      "wanted_when",
                                                      "submitted_at",
                                                      "submitted_date",
                                                      "is_late",
                                                      "is_generated",
                                                      "version",
                                                      "due_at",
                                                      "answered_at",
                                                      "closed_at",
                                                      "withdrawn_at",
                                                      "outcome"};

constexpr std::array<std::string_view, 9> kPart = {"id",          "report_id", "reviewer", "state",       "due_at",
                                                   "answered_at", "closed_at", "outcome",  "outcome_note"};

constexpr std::array<std::string_view, 11> kStep = {
    "report_id", "version", "part_id", "event", "from_state", "to_state", "by_id", "actor", "at", "note", "outcome"};

/// A stored code as what it stands for.
template <class T>
T known(std::optional<T> parsed) {
  base::check(parsed.has_value(), "a stored code is one that this program knows");
  return *std::move(parsed);
}

std::optional<std::string> code_of(std::optional<Outcome> outcome) {
  if (!outcome) return std::nullopt;
  return std::string(outcome_code(*outcome));
}

std::optional<Outcome> outcome_from(const record::Row& row, std::size_t column) {
  const auto code = row.get<std::optional<std::string>>(column);
  if (!code) return std::nullopt;
  return known(parse_outcome(*code));
}

people::Post post_from(const record::Row& row, std::size_t first) {
  const auto organisation = people::OdsCode::parse(row.get<std::string>(first + 3));
  base::check(organisation.has_value(), "a stored organisation code is one");
  return {.id = row.get<people::PostId>(first + 2),
          .holder = row.get<people::PersonId>(first + 1),
          .organisation = *organisation,
          .directorate = row.get<people::DirectorateId>(first + 4),
          .specialty = row.get<std::string>(first + 5),
          .grade = row.get<std::string>(first + 6),
          .starts = row.get<base::Date>(first + 7),
          .ends = row.get<base::Date>(first + 8),
          .supervisor = row.get<std::optional<people::PersonId>>(first + 9)};
}

// Engines allow tens of thousands of parameters in a statement; a larger block gains nothing more.
constexpr std::size_t kRowsInBlock = 50;

std::string insert_sql(std::string_view table, Columns columns, std::size_t rows, std::string_view rest) {
  std::string sql = "INSERT INTO " + std::string(table) + " (" + column_list(columns) + ") VALUES ";
  std::size_t parameter = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    sql += row == 0 ? "(" : ", (";
    for (std::size_t column = 0; column < columns.size(); ++column)
      sql += (column == 0 ? "$" : ", $") + std::to_string(++parameter);
    sql += ")";
  }
  return rest.empty() ? sql : sql + " " + std::string(rest);
}

}  // namespace

Columns report_columns() {
  return kReport;
}
Columns part_columns() {
  return kPart;
}
Columns step_columns() {
  return kStep;
}

Values report_values(const ExceptionReport& report) {
  const people::Post& post = report.post;
  const Categories& about = report.categories;
  return {to_value(report.id),
          to_value(report.doctor),
          to_value(post.id),
          to_value(post.organisation.text()),
          to_value(post.directorate),
          to_value(post.specialty),
          to_value(post.grade),
          to_value(post.starts),
          to_value(post.ends),
          to_value(post.supervisor),
          to_value(report.duty),
          to_value(report.duty_label),
          to_value(era_code(report.era)),
          to_value(report.event_date()),
          to_value(report.scheduled.starts),
          to_value(report.scheduled.ends),
          to_value(report.actual.starts),
          to_value(report.actual.ends),
          to_value(report.scheduled_breaks),
          to_value(report.missed_breaks),
          to_value(about.hours),
          to_value(about.pattern),
          to_value(about.education),
          to_value(about.support),
          to_value(about.any_working()),
          to_value(report.is_safety_concern),
          to_value(report.what_happened),
          to_value(report.steps_taken),
          to_value(remedy_code(report.wanted)),
          to_value(report.wanted_when),
          to_value(report.submitted),
          to_value(base::date_of(report.submitted)),
          to_value(report.is_late),
          to_value(report.is_generated),
          to_value(report.version),
          to_value(report.first_due()),
          to_value(report.answered()),
          to_value(report.closed()),
          to_value(report.withdrawn()),
          to_value(code_of(report.outcome()))};
}

ExceptionReport report_from(const record::Row& row, std::size_t first) {
  const auto flag = [&](std::size_t column) { return row.get<bool>(first + column); };
  const auto moment = [&](std::size_t column) { return row.get<base::Instant>(first + column); };
  const auto text = [&](std::size_t column) { return row.get<std::string>(first + column); };
  return {.id = row.get<ReportId>(first),
          .doctor = row.get<people::PersonId>(first + 1),
          .post = post_from(row, first),
          .duty = row.get<std::optional<DutyId>>(first + 10),
          .duty_label = text(11),
          .era = known(parse_era(text(12))),
          .scheduled = {moment(14), moment(15)},
          .actual = {moment(16), moment(17)},
          .scheduled_breaks = row.get<std::chrono::minutes>(first + 18),
          .missed_breaks = row.get<std::chrono::minutes>(first + 19),
          .categories = {.hours = flag(20), .pattern = flag(21), .education = flag(22), .support = flag(23)},
          .is_safety_concern = flag(25),
          .what_happened = text(26),
          .steps_taken = text(27),
          .wanted = known(parse_remedy(text(28))),
          .wanted_when = text(29),
          .submitted = moment(30),
          .is_late = flag(32),
          .is_generated = flag(33),
          .version = row.get<int>(first + 34)};
}

Values part_values(ReportId report, const ReviewPart& part) {
  return {to_value(part.id),
          to_value(report),
          to_value(reviewer_code(part.reviewer)),
          to_value(state_code(part.state)),
          to_value(part.due),
          to_value(part.answered),
          to_value(part.closed),
          to_value(code_of(part.outcome)),
          to_value(part.outcome_note)};
}

ReviewPart part_from(const record::Row& row, std::size_t first) {
  return {.id = row.get<ReviewPartId>(first),
          .reviewer = known(parse_reviewer(row.get<std::string>(first + 2))),
          .state = known(parse_state(row.get<std::string>(first + 3))),
          .due = row.get<base::Instant>(first + 4),
          .answered = row.get<std::optional<base::Instant>>(first + 5),
          .closed = row.get<std::optional<base::Instant>>(first + 6),
          .outcome = outcome_from(row, first + 7),
          .outcome_note = row.get<std::string>(first + 8)};
}

Values step_values(ReportId report, int version, const ReviewStep& step) {
  return {to_value(report),
          to_value(version),
          to_value(step.part),
          to_value(event_code(step.event)),
          to_value(state_code(step.from)),
          to_value(state_code(step.to)),
          to_value(step.by),
          to_value(actor_code(step.as)),
          to_value(step.at),
          to_value(step.note),
          to_value(code_of(step.outcome))};
}

ReviewStep step_from(const record::Row& row, std::size_t first) {
  return {.part = row.get<ReviewPartId>(first + 2),
          .event = known(parse_event(row.get<std::string>(first + 3))),
          .from = known(parse_state(row.get<std::string>(first + 4))),
          .to = known(parse_state(row.get<std::string>(first + 5))),
          .by = row.get<people::PersonId>(first + 6),
          .as = known(parse_actor(row.get<std::string>(first + 7))),
          .at = row.get<base::Instant>(first + 8),
          .note = row.get<std::string>(first + 9),
          .outcome = outcome_from(row, first + 10)};
}

std::string column_list(Columns columns, std::string_view prefix) {
  std::string out;
  for (const std::string_view column : columns) {
    if (!out.empty()) out += ", ";
    out.append(prefix).append(column);
  }
  return out;
}

std::int64_t insert(record::Transaction& transaction, std::string_view table, Columns columns,
                    const std::vector<Values>& rows, std::string_view rest) {
  const std::string block_sql = insert_sql(table, columns, kRowsInBlock, rest);
  const std::string row_sql = insert_sql(table, columns, 1, rest);
  std::int64_t inserted = 0;
  std::size_t next = 0;
  for (; next + kRowsInBlock <= rows.size(); next += kRowsInBlock) {
    Values block;
    block.reserve(kRowsInBlock * columns.size());
    for (std::size_t i = next; i < next + kRowsInBlock; ++i) block.insert(block.end(), rows[i].begin(), rows[i].end());
    inserted += transaction.change_with(block_sql, block);
  }
  for (; next < rows.size(); ++next) inserted += transaction.change_with(row_sql, rows[next]);
  return inserted;
}

}  // namespace safe_working::rows
