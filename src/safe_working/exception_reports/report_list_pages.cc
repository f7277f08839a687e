// Lists of reports: a doctor's own, those to answer, those for the guardian.
#include <algorithm>
#include <set>

#include "people/people_store.h"
#include "safe_working/exception_reports/exception_report_pages.h"
#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/exception_reports/report_view_pages.h"

namespace safe_working {
namespace {

using html::Fragment;
using people::Permission;
using Summaries = std::vector<ReportSummary>;
using Names = std::map<people::PersonId, std::string>;

html::Url address_of(const ReportSummary& report) {
  return html::Url("/reports/" + report.id.text());
}

std::string shift_text(const ReportSummary& report) {
  return report.duty_label + ", " + base::short_date(report.event_date);
}

Fragment marks(const ReportSummary& report, base::Instant now) {
  Fragment out = view::state_tags(report.parts, now);
  if (report.is_safety_concern) out += " " + site::tag("Immediate safety concern", site::TagColour::Red);
  return out;
}

/// The soonest clock of the parts that still wait, else what became of the last.
std::string soonest_clock(const ReportSummary& report, base::Instant now) {
  const ReviewPart* shown = &report.parts.front();
  for (const ReviewPart& part : report.parts) {
    if (awaits_reply(part.state) && (!awaits_reply(shown->state) || part.due < shown->due)) shown = &part;
  }
  return view::clock_words(*shown, now);
}

// ---- queues -------------------------------------------------------------------------------------------------------

struct Section {
  std::string heading;
  std::string when_empty;
  Summaries reports;
};

bool is_of(Permission permission, const people::RoleGrant& grant, base::Date today) {
  return grant.is_in_force(today) && people::gives(grant.role, permission);
}

/// What each of the visitor's grants that give `permission` shows, once each, and never her own reports.
template <class Find>
Summaries over_grants(const people::Visit& visit, Permission permission, Find find) {
  Summaries out;
  std::set<ReportId> seen;
  for (const people::RoleGrant& grant : visit.person().grants) {
    if (!is_of(permission, grant, visit.today())) continue;
    for (ReportSummary& report : find(people::Scope{grant.organisation, grant.directorate, grant.specialty})) {
      if (report.doctor != visit.person().person.id && seen.insert(report.id).second) out.push_back(std::move(report));
    }
  }
  return out;
}

Section supervisor_section(const people::Visit& visit, record::Reader& reader) {
  auto reports = over_grants(visit, Permission::ReviewAsSupervisor, [&](const people::Scope& scope) {
    auto found = queue_of_supervisor(reader, visit.person().person.id);
    std::erase_if(found, [&](const ReportSummary& report) {
      return report.organisation != scope.organisation ||
             (scope.directorate && *scope.directorate != report.directorate) ||
             (scope.specialty && *scope.specialty != report.specialty);
    });
    return found;
  });
  return {"From your trainees", "No report of your trainees waits for your answer.", std::move(reports)};
}

Section reform_section(const people::Visit& visit, record::Reader& reader, Permission permission, Reviewer reviewer,
                       std::string heading) {
  auto reports =
      over_grants(visit, permission, [&](const people::Scope& scope) { return queue_of(reader, scope, reviewer); });
  return {std::move(heading), "No report waits for an answer here.", std::move(reports)};
}

std::vector<Section> sections_to_answer(const people::Visit& visit, record::Reader& reader) {
  std::vector<Section> out;
  if (visit.may_anywhere(Permission::ReviewAsSupervisor)) out.push_back(supervisor_section(visit, reader));
  if (visit.may_anywhere(Permission::ReviewAsMedicalHr)) {
    out.push_back(reform_section(visit, reader, Permission::ReviewAsMedicalHr, Reviewer::MedicalHr,
                                 "Hours, pattern and support"));
  }
  if (visit.may_anywhere(Permission::ReviewAsMedicalEducation)) {
    out.push_back(reform_section(visit, reader, Permission::ReviewAsMedicalEducation, Reviewer::MedicalEducation,
                                 "Education and training"));
  }
  return out;
}

std::vector<Section> sections_for_guardian(const people::Visit& visit, record::Reader& reader) {
  auto disputed = over_grants(visit, Permission::DecideAsGuardian,
                              [&](const people::Scope& scope) { return queue_of_guardian(reader, scope); });
  auto overdue = over_grants(visit, Permission::DecideAsGuardian, [&](const people::Scope& scope) {
    return overdue_for_guardian(reader, scope, visit.clock.now());
  });
  return {{"For your decision", "No report waits for your decision.", std::move(disputed)},
          {"Not answered in time, for you to take over", "No answer is overdue.", std::move(overdue)}};
}

Fragment section_content(const Section& section, const Names& names, base::Instant now) {
  site::Table table{.caption = section.heading,
                    .is_caption_hidden = true,
                    .columns = {{"Doctor", false}, {"Shift", false}, {"Answer", false}, {"State", false}},
                    .when_empty = section.when_empty};
  for (const ReportSummary& report : section.reports) {
    const auto name = names.find(report.doctor);
    const std::string doctor = name == names.end() ? "Someone no longer on record" : name->second;
    table.rows.push_back(
        {{.content = html::link(address_of(report), doctor + html::visually_hidden(", " + shift_text(report))),
          .is_header = true},
         {.content = shift_text(report)},
         {.content = soonest_clock(report, now)},
         {.content = marks(report, now)}});
  }
  return html::heading(2, section.heading) + site::table(table);
}

/// A queue as it was read, with the names on it.
struct Queue {
  std::vector<Section> sections;
  Names names;
};

/// Reading names is logged in the transaction that reads them, so that no list is shown of which the trail does not
/// know.
template <class Read>
Queue read_queue(people::Visit& visit, record::Transaction& transaction, std::string_view list, Read read) {
  Queue queue{read(visit, transaction), {}};
  std::vector<people::PersonId> doctors;
  std::vector<ReportId> reports;
  for (const Section& section : queue.sections) {
    for (const ReportSummary& report : section.reports) {
      doctors.push_back(report.doctor);
      reports.push_back(report.id);
    }
  }
  queue.names = people::names_of(transaction, doctors);
  if (!reports.empty()) log_list_reading(transaction, visit.clock.now(), visit.person().person.id, list, reports);
  return queue;
}

template <class Read>
site::Response queue_page(people::Visit& visit, std::string_view title, std::string_view list, Read read) {
  const Queue queue = visit.database.write(
      [&](record::Transaction& transaction) { return read_queue(visit, transaction, list, read); });
  Fragment content = html::heading(1, title);
  for (const Section& section : queue.sections) content += section_content(section, queue.names, visit.clock.now());
  return visit.page({.title = std::string(title), .content = content, .is_wide = true});
}

}  // namespace

site::Response my_reports(people::Visit& visit) {
  const auto reports =
      visit.database.read([&](record::Reader& reader) { return reports_of_doctor(reader, visit.person().person.id); });
  site::Table table{.caption = "Your reports",
                    .is_caption_hidden = true,
                    .columns = {{"Shift", false}, {"Reported", false}, {"Answer", false}, {"State", false}},
                    .when_empty = "You have not reported anything yet."};
  for (const ReportSummary& report : reports) {
    table.rows.push_back({{.content = html::link(address_of(report), shift_text(report)), .is_header = true},
                          {.content = base::long_date_time(report.submitted)},
                          {.content = soonest_clock(report, visit.clock.now())},
                          {.content = marks(report, visit.clock.now())}});
  }
  Fragment content = html::heading(1, "Your reports");
  content += html::paragraph("To report a shift, choose it in " + html::link("/week", "your week") + ".");
  return visit.page({.title = "Your reports", .content = content + site::table(table), .is_wide = true});
}

site::Response review_queue(people::Visit& visit) {
  return queue_page(visit, "Reports to answer", "reviews", sections_to_answer);
}

site::Response guardian_queue(people::Visit& visit) {
  return queue_page(visit, "Reports to decide", "guardian_decisions", sections_for_guardian);
}

}  // namespace safe_working
