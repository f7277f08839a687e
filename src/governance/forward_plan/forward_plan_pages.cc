#include "governance/forward_plan/forward_plan_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/number.h"
#include "base/text.h"
#include "governance/forward_plan/opened_plan_pages.h"
#include "governance/forward_plan/plan_changes_pages.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;

constexpr int kMonthsShown = 12;
constexpr int kMonthsBack = 3;  ///< so that what was missed stays in sight

// ---- the plan, month by month --------------------------------------------------------------------------------------

Fragment state_of(const PlanRow& row, const OpenedPlan& plan, base::Date today) {
  if (row.outcome) {
    switch (row.outcome->step) {
      case PlanStep::OnAgenda: {
        const auto found = std::ranges::find(plan.meetings, row.outcome->meeting,
                                             [](const StoredMeeting& one) { return one.meeting.id; });
        if (found == plan.meetings.end()) return "On an agenda";
        return html::link(meeting_address(found->meeting), "On the agenda of " + base::short_date(found->meeting.date));
      }
      case PlanStep::PutOff:
        return "Put off to " + month_words(*row.outcome->until) + ": " + row.outcome->reason;
      case PlanStep::NotNeeded:
        return "Not needed: " + row.outcome->reason;
    }
  }
  if (is_missed(row, today)) return site::tag("Missed", site::TagColour::Red);
  return site::tag("To be planned", site::TagColour::Yellow);
}

Fragment title_of(const PlanRow& row, const OpenedPlan& plan) {
  Fragment out = row.entry->title;
  if (plan.viewer.is_secretary)
    out = html::link(plan_address(plan, "month").with("entry", row.entry->id).with("month", base::iso(row.month)),
                     row.entry->title);
  if (row.put_off_from) out += " (put off from " + month_words(*row.put_off_from) + ")";
  return out;
}

Fragment month_table(const std::vector<PlanRow>& rows, base::Date month, const OpenedPlan& plan, base::Date today) {
  site::Table table{.caption = month_words(month),
                    .columns = {{"What"}, {"Lead"}, {"Why"}, {"State"}},
                    .when_empty = "Nothing is planned."};
  for (const auto& row : rows) {
    if (row.month != month) continue;
    std::string why = row.entry->source;
    if (!row.entry->goes_first_to.empty())
      why += (why.empty() ? "First to " : "; first to ") + row.entry->goes_first_to;
    table.rows.push_back({{title_of(row, plan), true}, {row.entry->lead}, {why}, {state_of(row, plan, today)}});
  }
  return site::table(table);
}

Fragment meetings_in(const OpenedPlan& plan, base::Date month) {
  std::vector<Fragment> links;
  for (const auto& one : plan.meetings)
    if (base::first_of_month(one.meeting.date) == month)
      links.push_back(html::link(meeting_address(one.meeting), base::weekday_date(one.meeting.date)));
  if (links.empty()) return html::paragraph("No meeting is planned in this month.");
  Fragment out = "Meeting: ";
  for (std::size_t i = 0; i < links.size(); ++i) out += (i == 0 ? Fragment() : Fragment(", ")) + links[i];
  return html::paragraph(out);
}

Fragment months_section(const OpenedPlan& plan, base::Date from, base::Date today) {
  const auto to = base::add_months(from, kMonthsShown - 1);
  const auto rows = plan_rows(plan.entries, plan.outcomes, from, to);
  Fragment out;
  for (auto month = from; month <= to; month = base::add_months(month, 1)) {
    const bool is_empty = std::ranges::find(rows, month, &PlanRow::month) == rows.end();
    if (!is_empty) out += month_table(rows, month, plan, today) + meetings_in(plan, month);
  }
  return out.empty() ? html::paragraph("Nothing is planned in these months.") : out;
}

Fragment missed_section(const OpenedPlan& plan, base::Date from, base::Date today) {
  auto rows = plan_rows(plan.entries, plan.outcomes, base::add_months(from, -kMonthsBack), base::add_months(from, -1));
  std::erase_if(rows, [&](const PlanRow& row) { return !is_missed(row, today); });
  if (rows.empty()) return {};
  return site::warning_callout("Missed in the last months", html::bullets(base::mapped(rows, [&](const PlanRow& row) {
                                 return title_of(row, plan) + ", " + month_words(row.month);
                               })));
}

/// The year at a glance: a row for each entry, a column for each month.
Fragment grid(const OpenedPlan& plan, base::Date from) {
  site::Table table{.caption = "The year at a glance",
                    .is_caption_hidden = true,
                    .columns = {{"What"}},
                    .when_empty = "The plan is empty."};
  const auto rows = plan_rows(plan.entries, plan.outcomes, from, base::add_months(from, kMonthsShown - 1));
  for (int i = 0; i < kMonthsShown; ++i)
    table.columns.push_back({base::month_name(unsigned{base::add_months(from, i).month()}).substr(0, 3)});
  for (const auto& entry : plan.entries) {
    std::vector<site::TableCell> cells = {{entry.title, true}};
    bool is_shown = false;
    for (int i = 0; i < kMonthsShown; ++i) {
      const auto month = base::add_months(from, i);
      const bool is_due =
          std::ranges::any_of(rows, [&](const PlanRow& row) { return row.entry == &entry && row.month == month; });
      is_shown = is_shown || is_due;
      cells.push_back({is_due ? "Due" : ""});
    }
    if (is_shown) table.rows.push_back(std::move(cells));
  }
  return site::details("The year at a glance", site::table(table));
}

// ---- what is not planned yet ---------------------------------------------------------------------------------------

Fragment promises_section(people::Visit& visit, const OpenedPlan& plan) {
  if (plan.promises.empty()) return {};
  Fragment out = html::heading(2, "Promised, and not planned yet");
  for (const auto& one : plan.promises) {
    Fragment line = html::paragraph(one.title + ". " + one.source + ", for " + month_words(*one.once));
    if (plan.viewer.is_secretary)
      line += plan_form(
          visit, plan, "promise",
          site::hidden_input("source", one.source) + site::button("Plan it: " + one.source, site::ButtonKind::Small));
    out += html::element("div", {{"class", "sl-person"}}, line);
  }
  return out;
}

Fragment duties_section(people::Visit& visit, const OpenedPlan& plan) {
  Fragment lines;
  for (std::size_t i = 0; i < usual_duties().size(); ++i) {
    const PlanEntry& one = usual_duties()[i];
    if (std::ranges::find(plan.entries, one.title, &PlanEntry::title) != plan.entries.end()) continue;
    lines += html::element(
        "div", {{"class", "sl-person"}},
        html::paragraph(one.title + ": " + months_words(one) + ". " + one.source) +
            plan_form(visit, plan, "duty",
                      site::hidden_input("duty", std::to_string(i)) +
                          site::button("Add the " + base::lower(one.title.substr(one.title.find(": ") + 2)),
                                       site::ButtonKind::Small)));
  }
  return lines.empty() ? lines : site::details("Duties that repeat", lines);
}

/// The first month shown: asked for, or this one.
base::Date first_month(const people::Visit& visit) {
  const auto asked = base::parse_iso_date(visit.request.query.get("from"), "from");
  return base::first_of_month(asked ? *asked : visit.today());
}

}  // namespace

site::Response forward_plan_page(people::Visit& visit) {
  const auto plan = open_plan(visit);
  if (!plan) return visit.refusal(plan.error());
  const auto from = first_month(visit);
  const Body& body = plan->committee.body;
  site::Page page{.title = "Forward plan: " + body.name, .is_wide = true};
  page.breadcrumb = {{.words = "Committees", .to = "/committees"},
                     {.words = body.name, .to = html::Url("/committees/" + body.id)}};
  page.content = html::heading(1, page.title) +
                 html::paragraph(fmt::format("From {} to {}.", month_words(from),
                                             month_words(base::add_months(from, kMonthsShown - 1))));
  if (plan->viewer.is_secretary)
    page.content += site::button_link("Add to the plan", plan_address(*plan, "entry"), site::ButtonKind::Secondary);
  page.content += missed_section(*plan, from, visit.today()) + promises_section(visit, *plan) +
                  html::heading(2, "Month by month") + months_section(*plan, from, visit.today()) + grid(*plan, from);
  if (plan->viewer.is_secretary) page.content += duties_section(visit, *plan);
  page.content +=
      html::bullets({html::link(plan_address(*plan).with("from", base::iso(base::add_months(from, -kMonthsShown))),
                                "The year before"),
                     html::link(plan_address(*plan).with("from", base::iso(base::add_months(from, kMonthsShown))),
                                "The year after")});
  return visit.page(page);
}

}  // namespace governance
