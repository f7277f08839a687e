#include "safe_working/exception_reports/report_pages.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "people/people_store.h"
#include "safe_working/exception_reports/exception_report_pages.h"
#include "safe_working/exception_reports/report_view_pages.h"

namespace safe_working {
namespace {

using html::Fragment;
using Names = std::map<people::PersonId, std::string>;

// ---- opening ------------------------------------------------------------------------------------------------------

std::optional<OpenedReport> find_opened(people::Visit& visit) {
  const auto id = ReportId::parse(visit.request.path_value("id"));
  if (!id) return std::nullopt;
  auto report = visit.database.read([&](record::Reader& reader) { return find_report(reader, *id); });
  if (!report) return std::nullopt;
  const auto& who = visit.person();
  const auto access = access_to(*report, who.person.id, who.grants, visit.today());
  return OpenedReport{*std::move(report), access};
}

site::Response refused_by_reform(const people::Visit& visit) {
  Fragment content = html::heading(1, "You cannot open this report");
  content += html::paragraph(
      "Under the 2026 reform of exception reporting, reports go to medical workforce or the director of medical "
      "education, "
      "and supervisors do not see them unless the doctor has agreed.");
  content += html::paragraph(
      "That you tried to open this one has been recorded. The doctor and the guardian of safe working hours can see "
      "it.");
  content += html::paragraph("If you were asked to look at it, tell the guardian who asked you.");
  return visit.page({.title = "You cannot open this report", .content = content}, 403);
}

site::Response refuse(people::Visit& visit, const OpenedReport& opened) {
  const bool by_reform = opened.access.is_refused_by_reform;
  visit.database.write([&](record::Transaction& transaction) {
    log_refused_reading(transaction, visit.clock.now(), visit.person().person.id, opened.report,
                        by_reform ? kRefusedByReform : kNotEntitled);
  });
  if (by_reform) return refused_by_reform(visit);
  return visit.refusal(
      {base::ErrorCode::Forbidden, "", "This report is not one that you may open. That you tried has been recorded."});
}

// ---- what the page says -------------------------------------------------------------------------------------------

/// What stands beside the report itself.
struct Surroundings {
  std::vector<ReviewStep> steps;
  std::vector<ReportReading> readings;
  Names names;
};

Surroundings read_surroundings(people::Visit& visit, const ExceptionReport& report) {
  return visit.database.read([&](record::Reader& reader) {
    Surroundings out{steps_of(reader, report.id), readings_of(reader, report.id), {}};
    std::vector<people::PersonId> ids = {report.doctor};
    for (const ReviewStep& step : out.steps) ids.push_back(step.by);
    for (const ReportReading& reading : out.readings) ids.push_back(reading.by);
    out.names = people::names_of(reader, ids);
    return out;
  });
}

std::string name_of(const Names& names, people::PersonId id) {
  const auto found = names.find(id);
  return found == names.end() ? "Someone no longer on record" : found->second;
}

Fragment part_summary(const ReviewPart& part, bool is_one_of_several, base::Instant now) {
  const Fragment heading = is_one_of_several ? html::heading(2, reviewer_name(part.reviewer)) : Fragment();
  Fragment words(view::clock_words(part, now));
  if (part.outcome) {
    const std::string_view verb = part.state == ReviewState::Closed ? "Outcome: " : "Proposed: ";
    words += Fragment(". ") + verb + html::element("strong", outcome_name(*part.outcome));
  }
  const Fragment out = heading + html::paragraph(view::state_tags(part, now)) + html::paragraph(words);
  return part.outcome_note.empty() ? out : out + site::inset_text(html::paragraph(part.outcome_note));
}

std::string what_next(const ReviewPart& part, const ExceptionReport& report) {
  const std::string reviewer(reviewer_name(part.reviewer));
  switch (part.state) {
    case ReviewState::Submitted:
    case ReviewState::UnderReview:
      return reviewer + " will answer. If there is no answer in time, you can take the report to the guardian.";
    case ReviewState::Clarification:
      return reviewer + " has asked you for more detail. The deadline for the answer stands.";
    case ReviewState::OutcomeProposed:
      return "Accept the outcome, or disagree and take the report to the guardian.";
    case ReviewState::WithGuardian:
      return "The guardian of safe working hours will decide.";
    case ReviewState::Closed:
      return report.is_open() ? "" : "Nothing more is asked of you.";
    case ReviewState::Withdrawn:
      return "";
  }
  throw base::OurMistake("a state without a next step");
}

Fragment status_section(const people::Visit& visit, const OpenedReport& opened, const site::FormState& state) {
  Fragment out;
  for (const ReviewPart& part : opened.report.parts) {
    out += part_summary(part, opened.report.parts.size() > 1, visit.clock.now());
    if (const auto next = what_next(part, opened.report); opened.access.is_doctor && !next.empty())
      out += html::paragraph(next);
    // She comes to accept or disagree; the others are to read the report first.
    if (opened.access.is_doctor) out += action_forms(visit, opened, part, state);
  }
  return out;
}

Fragment answer_section(const people::Visit& visit, const OpenedReport& opened, const site::FormState& state) {
  if (opened.access.is_doctor) return {};
  Fragment forms;
  for (const ReviewPart& part : opened.report.parts) forms += action_forms(visit, opened, part, state);
  return forms.empty() ? forms : html::heading(2, "Your answer") + forms;
}

Fragment safety_section(const people::Visit& visit, const OpenedReport& opened) {
  if (!opened.report.is_safety_concern) return {};
  if (opened.access.is_doctor) return view::safety_callout(visit.settings.safety_contact);
  return site::warning_callout("Immediate safety concern",
                               html::paragraph("The doctor marked this report as an immediate safety concern."));
}

std::string extra_time_text(const ExceptionReport& report) {
  const auto extra = report.extra_time();
  if (extra == std::chrono::minutes(0)) return "No time beyond the schedule";
  if (extra < std::chrono::minutes(0)) return base::duration_text(-extra) + " less than planned";
  return base::duration_text(extra) + " beyond the schedule";
}

Fragment times_table(const ExceptionReport& report) {
  const auto row = [](std::string_view what, const std::string& planned, const std::string& actual) {
    return std::vector<site::TableCell>{
        {.content = what, .is_header = true}, {.content = Fragment(planned)}, {.content = Fragment(actual)}};
  };
  site::Table table{.caption = "Planned and worked",
                    .columns = {{"Time", false}, {"Planned", false}, {"Worked", false}}};
  table.rows.push_back(
      row("Start", view::moment_text(report.scheduled.starts), view::moment_text(report.actual.starts)));
  table.rows.push_back(row("Finish", view::moment_text(report.scheduled.ends), view::moment_text(report.actual.ends)));
  table.rows.push_back(
      row("Length", base::duration_text(report.scheduled.length()), base::duration_text(report.actual.length())));
  table.rows.push_back(row("Breaks", base::duration_text(report.scheduled_breaks),
                           base::duration_text(report.missed_breaks) + " missed"));
  Fragment out = site::table(table);
  if (view::spans_clock_change(report.scheduled) || view::spans_clock_change(report.actual))
    out += html::paragraph("The clocks changed that night. Lengths are the hours that passed.");
  return out;
}

Fragment account_section(const OpenedReport& opened, const Names& names) {
  const ExceptionReport& report = opened.report;
  std::vector<site::SummaryRow> rows;
  if (!opened.access.is_doctor) rows.push_back({"Doctor", name_of(names, report.doctor) + ", " + report.post.grade});
  rows.push_back({"Shift", report.duty_label + ", " + base::weekday_date(report.event_date())});
  rows.push_back({"Time", html::element("strong", extra_time_text(report))});
  rows.push_back({"About", base::listed(category_names(report.categories))});
  rows.push_back({"What happened", report.what_happened});
  if (!report.steps_taken.empty()) rows.push_back({"Tried at the time", report.steps_taken});
  const std::string when = report.wanted_when.empty() ? "" : ": " + report.wanted_when;
  rows.push_back({"Would like", std::string(remedy_name(report.wanted)) + when});
  rows.push_back({"Reported", base::long_date_time(report.submitted) + (report.is_late ? ", after the deadline" : "")});
  rows.push_back({"Rules", "Reported under " + std::string(era_name(report.era))});
  return site::summary_list(rows) + times_table(report);
}

std::string who_acted(const ReviewStep& step, const ExceptionReport& report, const Names& names) {
  std::string name = name_of(names, step.by);
  if (step.as == Actor::Doctor) return name;
  if (step.as == Actor::Guardian) return name + ", guardian";
  const ReviewPart* const part = report.find_part(step.part);
  return part == nullptr ? name : name + ", " + base::lower(reviewer_name(part->reviewer));
}

Fragment history_section(const ExceptionReport& report, const Surroundings& around) {
  std::vector<site::TimelineEntry> entries = {
      {base::long_date_time(report.submitted), name_of(around.names, report.doctor), html::paragraph("Reported")}};
  for (const ReviewStep& step : around.steps) {
    Fragment what(event_name(step.event));
    if (step.outcome) what += Fragment(": ") + outcome_name(*step.outcome);
    what = html::paragraph(what);
    if (!step.note.empty()) what += site::inset_text(html::paragraph(step.note));
    entries.push_back({base::long_date_time(step.at), who_acted(step, report, around.names), what});
  }
  return html::heading(2, "History") + site::timeline(entries);
}

/// For the doctor and the guardian.
Fragment readings_section(const OpenedReport& opened, const Surroundings& around) {
  if (!opened.access.is_doctor && !opened.access.is_guardian) return {};
  site::Table table{.caption = "Who has read it",
                    .is_caption_hidden = true,
                    .columns = {{"When", false}, {"Who", false}, {"What", false}},
                    .when_empty = "Nobody but the doctor has opened this report."};
  for (const ReportReading& reading : around.readings) {
    std::string what = reading.was_refused ? "Tried to open it and was refused" : "Opened it";
    if (reading.was_refused_by_reform) what += ": a supervisor, under the 2026 reform";
    table.rows.push_back({{.content = base::long_date_time(reading.at), .is_header = true},
                          {.content = name_of(around.names, reading.by)},
                          {.content = what}});
  }
  return html::heading(2, "Who has read it") + site::table(table);
}

std::string success_words(const site::FormValues& query, const OpenedReport& opened) {
  if (query.get("sent") == "before") return "You had already sent this report. It is kept once.";
  if (query.get("sent") == "1" && opened.access.is_doctor) return "Your report has been sent.";
  const auto done = parse_event(query.get("done"));
  return done ? std::string(event_name(*done)) + "." : "";
}

site::NavigationItem way_back(const ReportAccess& access) {
  if (access.is_doctor) return {.words = "Your reports", .to = "/reports"};
  if (access.is_guardian) return {.words = "Reports to decide", .to = "/guardian/decisions"};
  return {.words = "Reports to answer", .to = "/reviews"};
}

}  // namespace

std::expected<OpenedReport, site::Response> open_report(people::Visit& visit, bool is_shown) {
  auto opened = find_opened(visit);
  if (!opened)
    return std::unexpected(visit.refusal({base::ErrorCode::NotFound, "", "There is no report at this address."}));
  if (!opened->access.may_open) return std::unexpected(refuse(visit, *opened));
  if (is_shown && !opened->access.is_doctor) {
    visit.database.write([&](record::Transaction& transaction) {
      log_reading(transaction, visit.clock.now(), visit.person().person.id, opened->report);
    });
  }
  return *std::move(opened);
}

site::Response show_report(people::Visit& visit, const OpenedReport& opened, const site::FormState& state, int status) {
  const Surroundings around = read_surroundings(visit, opened.report);
  Fragment content = html::heading(1, "Exception report");
  if (opened.report.is_generated)
    content += site::inset_text(html::paragraph("This report is made up, for the demonstration."));
  content += status_section(visit, opened, state);
  content += safety_section(visit, opened);
  content += html::heading(2, "The report") + account_section(opened, around.names);
  content += answer_section(visit, opened, state);
  content += history_section(opened.report, around) + readings_section(opened, around);
  return visit.page({.title = "Exception report",
                     .content = content,
                     .back = way_back(opened.access),
                     .success = status == 200 ? success_words(visit.request.query, opened) : "",
                     .errors = state.errors},
                    status);
}

site::Response report_page(people::Visit& visit) {
  const auto opened = open_report(visit, true);
  return opened ? show_report(visit, *opened) : opened.error();
}

}  // namespace safe_working
