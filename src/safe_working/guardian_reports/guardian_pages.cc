#include "safe_working/guardian_reports/guardian_pages.h"

#include <array>

#include <fmt/format.h>

#include "documents/writers.h"
#include "safe_working/guardian_reports/guardian_report.h"
#include "safe_working/guardian_reports/guardian_report_store.h"
#include "safe_working/guardian_reports/guardian_view_pages.h"

namespace safe_working {
namespace {

using guardian_view::Asked;
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
site::Response period_page(people::Visit& visit, Permission permission, std::string title, std::string_view path,
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
      guardian_view::generated_note(**record) + guardian_view::period_chooser(visit, path, asked->period, {}) +
      content(**record);
  return visit.page(page);
}

Fragment overview_content(const GuardianRecord& record) {
  std::vector<site::Figure> now = {guardian_view::page_figure(open_now(record)),
                                   guardian_view::page_figure(overdue_now(record))};
  std::vector<site::Figure> period;
  for (const auto& item : {raised_in_period(record), answered_in_time(record), safety_concerns_in_period(record)})
    period.push_back(guardian_view::page_figure(item));
  return html::paragraph(cut_off_text(record)) + html::heading(2, html::raw("Open at the cut-off")) +
         site::figures(now) + html::heading(2, html::raw("Raised in the period")) + site::figures(period) +
         guardian_view::page_table(by_directorate(record)) + guardian_view::page_table(by_grade(record)) +
         html::heading(2, html::raw("By quarter")) +
         guardian_view::page_chart(working_by_directorate_by_quarter(record), "working") +
         guardian_view::page_chart(education_by_directorate_by_quarter(record), "education") +
         site::button_link("The report to the board for this period",
                           guardian_view::address("/guardian/report", record.period));
}

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

Fragment downloads(const base::Period& period) {
  std::vector<Fragment> links;
  for (const auto& one : kDownloads) {
    const auto path = fmt::format("/guardian/report/{}{}", kFileName, documents::file_ending(one.format));
    links.push_back(html::link(guardian_view::address(path, period), std::string(one.words)));
  }
  return html::heading(2, html::raw("Download this report")) + html::bullets(links);
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

Fragment records_table(const std::vector<ReportSummary>& reports, const GuardianRecord& record) {
  site::Table table{.caption = "Reports beneath this figure, newest first",
                    .columns = {{"Shift"}, {"Directorate"}, {"Grade"}, {"Sent"}, {"State now"}},
                    .when_empty = "No report lies beneath this figure."};
  for (const auto& report : reports) {
    std::string directorate;
    for (const auto& one : record.directorates)
      if (one.id == report.directorate) directorate = one.code;
    table.rows.push_back({{html::link(html::Url("/reports/" + report.id.text()),
                                      report.duty_label + ", " + base::short_date(report.event_date)),
                           true},
                          {directorate},
                          {report.grade},
                          {base::short_date_time(report.submitted)},
                          {std::string(state_name(report.parts.front().state))}});
  }
  return site::table(table);
}

/// The list names no one; opening one of its reports is logged as every opening is.
Fragment records_content(people::Visit& visit, const GuardianRecord& record, const documents::FigureItem& figure) {
  const auto condition = condition_of(figure.lineage.name);
  if (!condition)
    return html::paragraph(html::raw("This figure does not count exception reports, so none lie beneath it."));
  if (!visit.may(Permission::SeeReportsBeneathFigures, whole_of(record.organisation.code)))
    return html::paragraph(
        html::raw("The reports beneath this figure can be opened by the guardian of safe working hours."));
  const int page = page_asked(visit);
  std::int64_t all = 0;
  for (const auto& tally : record.tallies)
    if (is_beneath(figure.lineage.name, tally)) all += tally.reports;
  const auto reports = visit.database.read([&](record::Reader& reader) {
    return records_beneath(reader, record.organisation.code, record.period, record.cut_off, figure.lineage.name,
                           kRecordsAPage, (page - 1) * kRecordsAPage);
  });
  const auto pages = static_cast<int>((all + kRecordsAPage - 1) / kRecordsAPage);
  return records_table(reports, record) +
         site::pagination(page, pages, guardian_view::address("/figures/" + figure.lineage.name, record.period));
}

}  // namespace

site::Response guardian_overview(people::Visit& visit) {
  return period_page(visit, Permission::SeeGuardianOverview, "Guardian's overview", "/guardian", overview_content);
}

site::Response guardian_report_page(people::Visit& visit) {
  return period_page(visit, Permission::SeeGuardianReport, "Guardian's report", "/guardian/report",
                     [&](const GuardianRecord& record) {
                       return downloads(record.period) +
                              html::trusted(documents::html_body(guardian_report(record, visit.clock.now())));
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
      .back = site::NavigationItem{"Guardian's report", guardian_view::address("/guardian/report", asked->period)},
      .is_wide = true};
  return visit.page(page);
}

}  // namespace safe_working
