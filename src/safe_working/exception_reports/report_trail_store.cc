#include "safe_working/exception_reports/report_trail_store.h"

#include <string>

#include "base/check.h"
#include "base/log.h"
#include "record/audit_trail.h"

namespace safe_working {
namespace {

constexpr std::string_view kSubmitted = "exception report submitted";
constexpr std::string_view kOpened = "exception report opened";
constexpr std::string_view kRefused = "exception report refused";
constexpr std::string_view kListRead = "exception report list read";

/// A JSON object, a member at a time.
class JsonObject {
 public:
  JsonObject& add_raw(std::string_view name, std::string_view json) {
    text_ += text_.empty() ? "{" : ",";
    text_.append(base::json_quoted(name)).append(":").append(json);
    return *this;
  }
  JsonObject& add(std::string_view name, std::string_view value) { return add_raw(name, base::json_quoted(value)); }
  JsonObject& add(std::string_view name, std::int64_t value) { return add_raw(name, std::to_string(value)); }
  JsonObject& add_flag(std::string_view name, bool value) { return add_raw(name, value ? "true" : "false"); }
  [[nodiscard]] std::string text() const { return text_ + "}"; }

 private:
  std::string text_;
};

template <class Range, class Make>
std::string json_array(const Range& things, Make make) {
  std::string out = "[";
  for (const auto& thing : things) {
    if (out.size() > 1) out += ",";
    out += make(thing);
  }
  return out + "]";
}

std::string part_json(const ReviewPart& part) {
  JsonObject out;
  out.add("part", part.id.text()).add("reviewer", reviewer_code(part.reviewer)).add("state", state_code(part.state));
  out.add("due", base::utc_iso(part.due));
  if (part.outcome) out.add("outcome", outcome_code(*part.outcome)).add("outcome_note", part.outcome_note);
  return out.text();
}

std::string report_json(const ExceptionReport& report) {
  JsonObject out;
  out.add("version", std::int64_t{report.version}).add("era", era_code(report.era)).add("duty", report.duty_label);
  out.add("post", report.post.id.text());
  out.add("scheduled_starts", base::utc_iso(report.scheduled.starts));
  out.add("scheduled_ends", base::utc_iso(report.scheduled.ends));
  out.add("actual_starts", base::utc_iso(report.actual.starts));
  out.add("actual_ends", base::utc_iso(report.actual.ends));
  out.add("scheduled_breaks_minutes", std::int64_t{report.scheduled_breaks.count()});
  out.add("missed_breaks_minutes", std::int64_t{report.missed_breaks.count()});
  out.add_raw("categories", json_array(category_names(report.categories), base::json_quoted));
  out.add_flag("safety_concern", report.is_safety_concern).add_flag("late", report.is_late);
  out.add("what_happened", report.what_happened).add("steps_taken", report.steps_taken);
  out.add("wanted", remedy_code(report.wanted)).add("wanted_when", report.wanted_when);
  out.add_raw("parts", json_array(report.parts, part_json));
  return out.text();
}

/// What an event may have changed.
std::string state_json(const ExceptionReport& report, ReviewPartId part_id, const ReviewStep* step) {
  const ReviewPart* const part = report.find_part(part_id);
  base::check(part != nullptr, "a step is about a part of its report");
  JsonObject out;
  out.add("version", std::int64_t{report.version}).add("wanted", remedy_code(report.wanted));
  out.add_raw("part", part_json(*part));
  if (step != nullptr) out.add("as", actor_code(step->as)).add("note", step->note);
  return out.text();
}

record::AuditEvent about(const ExceptionReport& report, people::PersonId actor, std::string_view action) {
  return {.actor = actor.text(),
          .action = std::string(action),
          .subject_kind = std::string(kReportKind),
          .subject_id = report.id.text(),
          .person_id = report.doctor.text(),
          .before = "",
          .after = ""};
}

}  // namespace

std::string_view trail_action(ReviewEvent event) {
  switch (event) {
    case ReviewEvent::StartReview:
      return "exception report review started";
    case ReviewEvent::AskForDetail:
      return "exception report detail asked for";
    case ReviewEvent::GiveDetail:
      return "exception report detail given";
    case ReviewEvent::ProposeOutcome:
      return "exception report outcome proposed";
    case ReviewEvent::NotEvidenced:
      return "exception report not confirmed";
    case ReviewEvent::Accept:
      return "exception report outcome accepted";
    case ReviewEvent::Disagree:
      return "exception report outcome disagreed with";
    case ReviewEvent::TakeToGuardian:
      return "exception report taken to the guardian";
    case ReviewEvent::Decide:
      return "exception report decided";
    case ReviewEvent::Withdraw:
      return "exception report withdrawn";
  }
  throw base::OurMistake("an event without an action");
}

void note_submitted(record::Transaction& transaction, const ExceptionReport& report) {
  auto event = about(report, report.doctor, kSubmitted);
  event.after = report_json(report);
  record::append_audit(transaction, report.submitted, event);
}

void note_reviewed(record::Transaction& transaction, const ExceptionReport& before, const ExceptionReport& after,
                   const ReviewStep& step) {
  auto event = about(before, step.by, trail_action(step.event));
  event.before = state_json(before, step.part, nullptr);
  event.after = state_json(after, step.part, &step);
  record::append_audit(transaction, step.at, event);
}

void log_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader_id,
                 const ExceptionReport& report) {
  record::append_audit(transaction, at, about(report, reader_id, kOpened));
}

void log_refused_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader_id,
                         const ExceptionReport& report, std::string_view reason) {
  auto event = about(report, reader_id, kRefused);
  event.after = JsonObject().add("reason", reason).text();
  record::append_audit(transaction, at, event);
}

void log_list_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader_id,
                      std::string_view list, std::span<const ReportId> reports) {
  const auto id_json = [](ReportId id) { return base::json_quoted(id.text()); };
  record::append_audit(transaction, at,
                       {.actor = reader_id.text(),
                        .action = std::string(kListRead),
                        .subject_kind = "exception_report_list",
                        .subject_id = std::string(list),
                        .person_id = "",
                        .before = "",
                        .after = JsonObject().add_raw("reports", json_array(reports, id_json)).text()});
}

std::vector<ReportReading> readings_of(record::Reader& reader, ReportId report) {
  std::vector<ReportReading> out;
  for (const record::AuditEntry& entry : record::audit_of_subject(reader, kReportKind, report.text())) {
    const bool was_refused = entry.event.action == kRefused;
    if (!was_refused && entry.event.action != kOpened) continue;
    const auto by = people::PersonId::parse(entry.event.actor);
    base::check(by.has_value(), "a report is read by a person");
    const bool by_reform = was_refused && entry.event.after.contains(base::json_quoted(kRefusedByReform));
    out.push_back({.by = *by, .at = entry.at, .was_refused = was_refused, .was_refused_by_reform = by_reform});
  }
  return out;
}

}  // namespace safe_working
