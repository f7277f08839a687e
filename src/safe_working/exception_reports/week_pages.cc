#include "safe_working/exception_reports/week_pages.h"

#include <algorithm>

#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/exception_reports/report_view_pages.h"
#include "safe_working/work_schedules/work_schedule_store.h"

namespace safe_working {
namespace {

using html::Fragment;
using std::chrono::days;

struct Week {
  std::vector<WeekDay> days;
  std::optional<Duty> latest;  ///< the last that has started, where this week is the present one
  std::vector<ReportSummary> reports;
};

base::Date shown_monday(const people::Visit& visit) {
  const auto asked = base::parse_iso_date(visit.request.query.get("from"));
  return base::monday_of(asked.value_or(visit.today()));
}

/// At three on a Monday morning the shift that went wrong is Sunday's: look back beyond the week.
std::optional<Duty> latest_started(const std::vector<Duty>& duties, base::Instant now) {
  const auto found =
      std::ranges::find_if(duties.rbegin(), duties.rend(), [&](const Duty& duty) { return duty.starts <= now; });
  return found == duties.rend() ? std::nullopt : std::optional(*found);
}

Week read_week(people::Visit& visit, base::Date monday) {
  const auto doctor = visit.person().person.id;
  const bool is_present = monday == base::monday_of(visit.today());
  return visit.database.read([&](record::Reader& reader) {
    const base::Period looked_at{base::add_days(monday, days(is_present ? -3 : 0)), base::add_days(monday, days(6))};
    const auto duties = duties_of(reader, doctor, looked_at);
    return Week{week_of(monday, duties), is_present ? latest_started(duties, visit.clock.now()) : std::nullopt,
                reports_about(reader, doctor, looked_at)};
  });
}

Fragment report_link(const Duty& duty, std::string_view words, std::string_view classes) {
  const Fragment which = html::visually_hidden(": " + view::duty_text(duty));
  return html::element("a",
                       {{"class", classes},
                        {"href", html::Url("/reports/new").with("duty", duty.id.text())},
                        {"role", "button"},
                        {"draggable", "false"},
                        {"data-module", "nhsuk-button"}},
                       Fragment(words) + which);
}

Fragment reported(const Duty& duty, const ReportSummary& report, base::Instant now) {
  const Fragment words = "See your report" + html::visually_hidden(" on " + view::duty_text(duty));
  return html::paragraph(html::link(html::Url("/reports/" + report.id.text()), words) + " " +
                         view::state_tags(report.parts, now));
}

Fragment breaks_words(const Duty& duty) {
  if (duty.breaks == std::chrono::minutes(0)) return {};
  return Fragment(", breaks ") + base::duration_text(duty.breaks);
}

Fragment duty_content(const Duty& duty, const Week& week, base::Instant now, std::string_view button_class) {
  Fragment out = html::paragraph(html::element("strong", duty.label) + ", " +
                                 view::times_text(duty.starts_local, duty.ends_local) + breaks_words(duty));
  bool is_reported = false;
  for (const ReportSummary& report : week.reports) {
    if (report.duty != duty.id) continue;
    out += reported(duty, report, now);
    is_reported = true;
  }
  if (duty.starts > now) return out;
  return out + report_link(duty, is_reported ? "Report something else" : "Report this shift", button_class);
}

Fragment latest_card(const Week& week, base::Instant now) {
  if (!week.latest) return {};
  const Duty& duty = *week.latest;
  const std::string heading =
      (duty.ends > now ? "Your shift now: " : "Your latest shift: ") + base::weekday_date(duty.date());
  return site::card({.heading = heading, .to = std::nullopt, .content = duty_content(duty, week, now, "nhsuk-button")});
}

Fragment day_card(const WeekDay& day, const Week& week, base::Date today, base::Instant now) {
  Fragment content;
  for (const Duty& duty : day.duties) content += duty_content(duty, week, now, "nhsuk-button nhsuk-button--secondary");
  if (day.duties.empty()) content = html::paragraph("No shift planned.");
  return site::card({.heading = (day.date == today ? "Today, " : "") + base::weekday_date(day.date),
                     .to = std::nullopt,
                     .content = content});
}

Fragment week_links(base::Date monday) {
  const auto week_link = [&](int by, std::string_view words) {
    return html::link(html::Url("/week").with("from", base::iso(base::add_days(monday, days(by)))), words);
  };
  return html::paragraph(week_link(-7, "Previous week") + " | " + week_link(7, "Next week"));
}

Fragment nothing_planned(const people::Visit& visit) {
  return site::inset_text(
      html::paragraph("No shifts are on your work schedule for this week. If that is wrong, contact " +
                      Fragment(visit.settings.support_contact) + "."));
}

}  // namespace

site::Response week_page(people::Visit& visit) {
  const base::Date monday = shown_monday(visit);
  const base::Instant now = visit.clock.now();
  const Week week = read_week(visit, monday);
  const base::Date sunday = base::add_days(monday, days(6));
  Fragment content = html::heading(1, "Your week");
  content += latest_card(week, now);
  content += html::paragraph(base::long_date(monday) + " to " + base::long_date(sunday)) + week_links(monday);
  if (std::ranges::all_of(week.days, [](const WeekDay& day) { return day.duties.empty(); })) {
    content += nothing_planned(visit);
  } else {
    for (const WeekDay& day : week.days) content += day_card(day, week, visit.today(), now);
  }
  content += week_links(monday);
  if (visit.may_anywhere(people::Permission::CheckOwnSchedule))
    content += html::paragraph(html::link("/week/check", "Check your weeks against the contract's limits"));
  return visit.page({.title = "Your week", .content = content});
}

}  // namespace safe_working
