#include "safe_working/guardian_reports/guardian_pages.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "charts/chart_pages.h"
#include "documents/writers.h"
#include "people/people_store.h"
#include "safe_working/guardian_reports/guardian_report.h"
#include "safe_working/guardian_reports/guardian_report_store.h"
#include "safe_working/guardian_reports/guardian_view_pages.h"

namespace safe_working {
namespace {

using html::Fragment;
using people::Permission;

people::Scope whole_of(const people::OdsCode& organisation) {
  return {.organisation = organisation, .directorate = std::nullopt, .specialty = std::nullopt};
}

base::Error only_a_part() {
  return {base::ErrorCode::Forbidden, "", "Your role covers a part of the organisation; this page counts all of it."};
}

std::string cut_off_text(const GuardianRecord& record) {
  return fmt::format("Counted up to {}.", base::long_date_time(record.cut_off));
}

/// A page about one period: the chooser again with its faults, or what `content` makes of the counted record.
template <class Content>
site::Response period_page(people::Visit& visit, Permission permission, const std::string& title, std::string_view path,
                           Content content) {
  if (!visit.may(permission, whole_of(visit.organisation()))) return visit.refusal(only_a_part());
  site::Page page{.title = title, .is_wide = true};
  const auto asked = guardian_view::asked_period(visit);
  if (!asked) {
    page.errors = asked.error();
    page.content = html::heading(1, title) +
                   guardian_view::period_chooser(visit, path, {visit.today(), visit.today()}, asked.error());
    return visit.page(page, 400);
  }
  const auto record = guardian_view::record_of(visit, *asked);
  if (!record) return visit.refusal(record.error());
  page.content =
      html::heading(1, title) +
      html::element("p", {{"class", "nhsuk-body-l"}}, base::period_name(asked->period.from, asked->period.to)) +
      guardian_view::period_chooser(visit, path, asked->period, {}) + content(*record);
  return visit.page(page);
}

Fragment figures_of(std::initializer_list<documents::FigureItem> items) {
  std::vector<site::Figure> figures;
  for (const auto& item : items) figures.push_back(guardian_view::page_figure(item));
  return site::figures(figures);
}

Fragment quarters(const GuardianRecord& record) {
  if (record.directorates.empty()) return {};
  return html::heading(2, html::raw("By quarter")) +
         charts::page_chart(working_by_directorate_by_quarter(record), "working") +
         charts::page_chart(education_by_directorate_by_quarter(record), "education");
}

Fragment overview_content(const GuardianRecord& record) {
  return guardian_view::generated_note(record) + html::paragraph(cut_off_text(record)) +
         html::heading(2, html::raw("Open at the cut-off")) + figures_of({open_now(record), overdue_now(record)}) +
         html::heading(2, html::raw("Raised in the period")) +
         figures_of({raised_in_period(record), answered_in_time(record), safety_concerns_in_period(record)}) +
         charts::page_table(by_directorate(record)) + charts::page_table(by_grade(record)) + quarters(record) +
         site::button_link("The report to the board for this period",
                           guardian_view::address("/guardian/report", record));
}

/// What the overview says of a record that GuardianRecordCache keeps, made once: it stays true while the record is
/// kept, and everyone who may see the page sees the same. Safe for several threads.
class OverviewBodies {
 public:
  Fragment get(const std::shared_ptr<const GuardianRecord>& record) {
    if (auto kept = find(record)) return *std::move(kept);
    auto body = overview_content(*record);
    const std::lock_guard lock(mutex_);
    kept_[next_++ % kept_.size()] = {record, body};
    return body;
  }

 private:
  struct Kept {
    std::shared_ptr<const GuardianRecord> record;
    Fragment body;
  };

  std::optional<Fragment> find(const std::shared_ptr<const GuardianRecord>& record) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(kept_, record, &Kept::record);
    return found == kept_.end() ? std::nullopt : std::optional(found->body);
  }

  std::mutex mutex_;
  std::array<Kept, 16> kept_;
  std::size_t next_ = 0;
};

// ---- the report and its files --------------------------------------------------------------------------------------

struct Download {
  documents::Format format;
  std::string_view words;
};
constexpr std::array kDownloads = {
    Download{documents::Format::Pdf, "PDF"},     Download{documents::Format::Word, "Word"},
    Download{documents::Format::Excel, "Excel"}, Download{documents::Format::Csv, "CSV"},
    Download{documents::Format::Json, "JSON"},   Download{documents::Format::Html, "Web page in one file"}};
constexpr std::string_view kFileName = "guardian-report.";

Fragment downloads(const GuardianRecord& record) {
  std::vector<Fragment> links;
  for (const auto& one : kDownloads) {
    const auto path = fmt::format("/guardian/report/{}{}", kFileName, documents::file_ending(one.format));
    links.push_back(html::link(guardian_view::address(path, record), std::string(one.words)));
  }
  return html::heading(2, html::raw("Download this report")) + html::bullets(links);
}

Fragment way_to_a_meeting(const people::Visit& visit, const GuardianRecord& record) {
  if (!visit.may(Permission::DecideAsGuardian, whole_of(visit.organisation()))) return {};
  return site::button_link("Send this report to a meeting", guardian_view::address("/guardian/paper", record),
                           site::ButtonKind::Secondary);
}

// ---- lineage -------------------------------------------------------------------------------------------------------

constexpr int kRecordsAPage = 50;

int page_asked(const people::Visit& visit) {
  const auto page = base::parse_whole(visit.request.query.get("page"), 1, 1'000'000);
  return page ? static_cast<int>(*page) : 1;
}

Fragment formula(const documents::Quantity& value) {
  if (const auto* share = std::get_if<documents::Percentage>(&value))
    return html::paragraph(
        fmt::format("{} of {}.", base::decimal_text(share->numerator), base::decimal_text(share->denominator)));
  return {};
}

Fragment definition_list(const documents::FigureItem& figure) {
  const auto& lineage = figure.lineage;
  std::vector<site::SummaryRow> rows = {
      {"Value", html::element("strong", documents::shown(figure.value)) + formula(figure.value)},
      {"Definition", lineage.definition},
      {"Period", base::long_date(lineage.period.from) + " to " + base::long_date(lineage.period.to)},
      {"Cut-off", base::long_date_time(lineage.cut_off) + ". Nothing recorded later is counted."},
      {"Source", lineage.source},
      {"Name", lineage.name}};
  if (!lineage.filters.empty()) rows.insert(rows.begin() + 4, {"Filters", lineage.filters});
  return site::summary_list(rows);
}

std::string directorate_code(const GuardianRecord& record, const people::DirectorateId& id) {
  const auto found = std::ranges::find(record.directorates, id, &people::Directorate::id);
  return found == record.directorates.end() ? "" : found->code;
}

/// A page of the reports beneath a figure, with their doctors' names.
struct Beneath {
  std::vector<ReportSummary> reports;
  std::map<people::PersonId, std::string> names;
};

/// Reading a list with names is kept in the trail, in the same transaction.
Beneath read_beneath(people::Visit& visit, const GuardianRecord& record, std::string_view figure, int page) {
  return visit.database.write([&](record::Transaction& transaction) {
    Beneath out{.reports = records_beneath(transaction, record.organisation.code, record.period, record.cut_off, figure,
                                           kRecordsAPage, (page - 1) * kRecordsAPage)};
    std::vector<people::PersonId> doctors;
    std::vector<ReportId> ids;
    for (const auto& report : out.reports) {
      doctors.push_back(report.doctor);
      ids.push_back(report.id);
    }
    out.names = people::names_of(transaction, doctors);
    if (!ids.empty()) log_list_reading(transaction, visit.clock.now(), visit.person().person.id, figure, ids);
    return out;
  });
}

Fragment records_table(const Beneath& beneath, const GuardianRecord& record) {
  site::Table table{.caption = "Reports beneath this figure, newest first",
                    .columns = {{"Shift"}, {"Doctor"}, {"Directorate"}, {"Grade"}, {"Sent"}, {"State now"}},
                    .when_empty = "No report lies beneath this figure."};
  for (const auto& report : beneath.reports) {
    const auto name = beneath.names.find(report.doctor);
    const auto states =
        base::mapped(report.parts, [](const ReviewPart& part) { return std::string(state_name(part.state)); });
    table.rows.push_back({{html::link(html::Url("/reports/" + report.id.text()),
                                      report.duty_label + ", " + base::short_date(report.event_date)),
                           true},
                          {name == beneath.names.end() ? std::string() : name->second},
                          {directorate_code(record, report.directorate)},
                          {report.grade},
                          {base::short_date_time(report.submitted)},
                          {base::listed(states)}});
  }
  return site::table(table);
}

Fragment records_content(people::Visit& visit, const GuardianRecord& record, const documents::FigureItem& figure) {
  const auto condition = condition_of(figure.lineage.name);
  if (!condition)
    return html::paragraph(html::raw("This figure does not count exception reports, so none lie beneath it."));
  if (!visit.may(Permission::SeeReportsBeneathFigures, whole_of(record.organisation.code)))
    return html::paragraph(
        html::raw("The guardian of safe working hours can see the reports beneath this figure. They name doctors, so "
                  "they are not shown to you."));
  const auto all = count(record.tallies, *condition);
  const auto pages = static_cast<int>(std::max<std::int64_t>(1, (all + kRecordsAPage - 1) / kRecordsAPage));
  const int page = std::min(page_asked(visit), pages);
  return html::paragraph("Counted: " + base::lower(condition_words(*condition).substr(0, 1)) +
                         condition_words(*condition).substr(1) + ". The list shows their state as it is now.") +
         records_table(read_beneath(visit, record, figure.lineage.name, page), record) +
         site::pagination(page, pages, guardian_view::address("/figures/" + figure.lineage.name, record));
}

}  // namespace

site::Response guardian_overview(people::Visit& visit) {
  static OverviewBodies bodies;
  return period_page(visit, Permission::SeeGuardianOverview, "Guardian's overview", "/guardian",
                     [](const std::shared_ptr<const GuardianRecord>& record) { return bodies.get(record); });
}

site::Response guardian_report_page(people::Visit& visit) {
  return period_page(visit, Permission::SeeGuardianReport, "Guardian's report", "/guardian/report",
                     [&](const std::shared_ptr<const GuardianRecord>& record) {
                       return downloads(*record) + way_to_a_meeting(visit, *record) +
                              html::trusted(documents::html_body(guardian_report(*record, visit.clock.now())));
                     });
}

site::Response guardian_report_file(people::Visit& visit) {
  if (!visit.may(Permission::SeeGuardianReport, whole_of(visit.organisation()))) return visit.refusal(only_a_part());
  const auto file = visit.request.path_value("file");
  const auto format =
      file.starts_with(kFileName) ? documents::parse_format(file.substr(kFileName.size())) : std::nullopt;
  if (!format)
    return visit.refusal({base::ErrorCode::NotFound, "", "There is no such file. Choose one on the report's page."});
  const auto asked = guardian_view::asked_period(visit);
  if (!asked) return visit.refusal(asked.error().front());
  const auto record = guardian_view::record_of(visit, *asked);
  if (!record) return visit.refusal(record.error());
  const auto name = fmt::format("guardian-report-{}-to-{}.{}", base::iso(asked->period.from),
                                base::iso(asked->period.to), documents::file_ending(*format));
  return site::Response::file(documents::write(guardian_report(**record, visit.clock.now()), *format),
                              std::string(documents::media_type(*format)), name);
}

site::Response figure_page(people::Visit& visit) {
  if (!visit.may(Permission::SeeGuardianReport, whole_of(visit.organisation()))) return visit.refusal(only_a_part());
  const auto asked = guardian_view::asked_period(visit);
  if (!asked) return visit.refusal(asked.error().front());
  const auto record = guardian_view::record_of(visit, *asked);
  if (!record) return visit.refusal(record.error());
  const auto figure = find_figure(**record, visit.request.path_value("name"));
  if (!figure) return visit.refusal({base::ErrorCode::NotFound, "", "There is no figure of that name."});
  site::Page page{
      .title = figure->lineage.title,
      .content = html::heading(1, figure->lineage.title) + guardian_view::generated_note(**record) +
                 definition_list(*figure) + records_content(visit, **record, *figure),
      .back = site::NavigationItem{"Guardian's report", guardian_view::address("/guardian/report", **record)},
      .is_wide = true};
  return visit.page(page);
}

}  // namespace safe_working
