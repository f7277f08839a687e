#include "safe_working/rota_checks/judged_weeks_pages.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/number.h"
#include "safe_working/rota_checks/finding_words.h"
#include "safe_working/rota_checks/marked_weeks.h"

namespace safe_working::rota_view {
namespace {

using html::Fragment;
using site::TagColour;

/// More duties than this are named by the first and the last.
constexpr std::size_t kMostLinks = 8;

std::string finding_anchor(std::size_t index) {
  return fmt::format("finding-{}", index + 1);
}
std::string duty_anchor(std::uint32_t place) {
  return fmt::format("duty-{}", place + 1);
}

std::string week_anchor(const MarkedWeek& week) {
  return "week-" + base::iso(week.monday);
}
std::string week_name(const MarkedWeek& week) {
  return "Week of " + base::long_date(week.monday);
}

// ---- weeks ---------------------------------------------------------------------------------------------------------

Fragment mark(const ShownRota& shown, std::uint32_t index) {
  const Finding& finding = shown.findings[index];
  const Fragment words =
      html::visually_hidden(finding_mark(finding, index + 1) + ": ") + std::string(row_of(finding.rule).name);
  return html::element("p", {{"class", "nhsuk-body-s sl-mark"}},
                       verdict_tag(finding, index + 1) + " " + html::link("#" + finding_anchor(index), words));
}

std::string breaks_words(const RotaDuty& duty) {
  if (duty.breaks_of_30 == kBreaksNotStated) return "";
  if (duty.breaks_of_30 == 0) return ", no breaks";
  return ", " + base::counted(duty.breaks_of_30, "break", "breaks") + " of 30 min";
}

std::string what(const ShownRota& shown, std::uint32_t place) {
  const std::string& label = shown.labels[place];
  if (!label.empty()) return label;
  return shown.rota.duties[place].kind == DutyKind::Shift ? "Shift" : "On-call";
}

const char* class_of(const ShownRota& shown, const MarkedDuty& duty) {
  const auto is_breach = [&](std::uint32_t n) { return shown.findings[n].verdict == Verdict::Breach; };
  if (std::ranges::any_of(duty.findings, is_breach)) return "sl-duty sl-duty--breach";
  return duty.findings.empty() ? "sl-duty" : "sl-duty sl-duty--notice";
}

Fragment duty_item(const ShownRota& shown, const MarkedDuty& marked) {
  const RotaDuty& duty = shown.rota.duties[marked.place];
  Fragment about = html::element("strong", duty_day(duty)) + ": " + what(shown, marked.place) +
                   (duty.kind == DutyKind::OnCall && !shown.labels[marked.place].empty() ? ", on-call" : "") + ", " +
                   duty_times(duty) + breaks_words(duty);
  if (!shown.lines.empty()) about += Fragment(fmt::format(" (line {})", shown.lines[marked.place]));
  return html::element(
      "li", {{"class", class_of(shown, marked)}, {"id", duty_anchor(marked.place)}},
      html::paragraph(about) + html::each(marked.findings, [&](std::uint32_t n) { return mark(shown, n); }));
}

Fragment week(const ShownRota& shown, const MarkedWeek& week) {
  Fragment out = html::element("h3", {{"class", "nhsuk-heading-s"}, {"id", week_anchor(week)}}, week_name(week));
  out += html::each(week.findings, [&](std::uint32_t n) { return mark(shown, n); });
  if (week.duties.empty()) return out + html::paragraph("No duties.");
  return out + html::element("ul", {{"class", "sl-duties"}},
                             html::each(week.duties, [&](const MarkedDuty& duty) { return duty_item(shown, duty); }));
}

/// A finding that several of its duties show is one.
std::size_t distinct_marks(const MarkedWeek& week) {
  std::set<std::uint32_t> marks(week.findings.begin(), week.findings.end());
  for (const MarkedDuty& duty : week.duties) marks.insert(duty.findings.begin(), duty.findings.end());
  return marks.size();
}

// ---- findings ------------------------------------------------------------------------------------------------------

std::string duty_name(const ShownRota& shown, std::uint32_t place) {
  std::string out = duty_day(shown.rota.duties[place]) + ", " + what(shown, place);
  if (!shown.lines.empty()) out += fmt::format(" (line {})", shown.lines[place]);
  return out;
}

Fragment duty_link(const ShownRota& shown, std::uint32_t place) {
  return html::link("#" + duty_anchor(place), duty_name(shown, place));
}

Fragment proof(const ShownRota& shown, const Finding& finding) {
  const auto places = proof_of(finding, shown.rota);
  if (places.empty()) return {};
  Fragment out(places.size() == 1 ? "Duty: " : "Duties: ");
  if (places.size() > kMostLinks) {
    out += base::counted(static_cast<std::int64_t>(places.size()), "duty", "duties") + " from ";
    out += duty_link(shown, places.front()) + " to " + duty_link(shown, places.back());
  } else {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (i > 0) out += "; ";
      out += duty_link(shown, places[i]);
    }
  }
  return html::element("p", {{"class", "nhsuk-body-s"}}, out);
}

Fragment finding_item(const ShownRota& shown, std::size_t index) {
  const Finding& finding = shown.findings[index];
  Fragment content = html::paragraph(verdict_tag(finding, index + 1) + " " + finding_text(finding));
  if (const auto fine = fine_words(finding, shown.rota.plan); !fine.empty())
    content += html::paragraph(html::element("strong", fine));
  content += proof(shown, finding);
  return html::element(
      "li",
      {{"class", finding.verdict == Verdict::Breach ? "sl-finding sl-duty--breach" : "sl-finding sl-duty--notice"},
       {"id", finding_anchor(index)}},
      content);
}

Fragment about_rule(const Finding& finding) {
  const RuleRow& rule = row_of(finding.rule);
  const LimitRow& limit = limit_of(finding);
  Fragment out = html::heading(3, fmt::format("{} {}", rule.id, rule.name));
  out += html::paragraph(fmt::format("What breaks it: {}.", rule.test));
  Fragment source =
      evidence_tag(limit.source.grade) + fmt::format(" {}: {}.", limit.source.document, limit.source.provision);
  if (limit.source.grade > Evidence::B) source += fmt::format(" To be confirmed by {}.", limit.to_confirm);
  source += fmt::format(" Judged by the {}.", era_words(finding.era));
  return out + html::element("p", {{"class", "nhsuk-body-s"}}, Fragment("Source: ") + source);
}

bool is_same_rule(const Finding& a, const Finding& b) {
  return a.rule == b.rule && a.era == b.era;
}

site::Figure figure(std::uint64_t number, std::string_view one, std::string_view many) {
  return {.value = base::grouped(static_cast<std::int64_t>(number)),
          .words = std::string(number == 1 ? one : many),
          .lineage = std::nullopt};
}

TagColour colour_of(Evidence grade) {
  switch (grade) {
    case Evidence::A:
      return TagColour::Green;
    case Evidence::B:
      return TagColour::Blue;
    case Evidence::C:
      return TagColour::Orange;
    case Evidence::D:
      return TagColour::Purple;
  }
  return TagColour::Grey;
}

}  // namespace

Fragment verdict_tag(const Finding& finding, std::size_t number) {
  return site::tag(fmt::format("{} {}", finding_mark(finding, number), verdict_name(finding.verdict)),
                   finding.verdict == Verdict::Breach ? TagColour::Red : TagColour::Yellow);
}

Fragment evidence_tag(Evidence grade) {
  return site::tag(evidence_name(grade), colour_of(grade));
}

Fragment counts(const ShownRota& shown) {
  const auto breaches =
      static_cast<std::uint64_t>(std::ranges::count(shown.findings, Verdict::Breach, &Finding::verdict));
  return site::figures({figure(breaches, "breach of a limit", "breaches of limits"),
                        figure(shown.findings.size() - breaches, "notice to look at", "notices to look at"),
                        figure(shown.rota.duties.size(), "duty judged", "duties judged")});
}

Fragment where_to_look(const ShownRota& shown) {
  if (shown.findings.empty())
    return site::inset_text(html::paragraph("Nothing in these weeks breaks a limit that this check knows."));
  std::vector<Fragment> links;
  for (const MarkedWeek& week : marked_weeks(shown.rota, shown.findings))
    if (const auto marks = distinct_marks(week); marks > 0)
      links.push_back(html::link("#" + week_anchor(week), week_name(week)) + ": " +
                      base::counted(static_cast<std::int64_t>(marks), "finding", "findings"));
  return html::paragraph("Where to look, or " + html::link("#findings", "go to the findings and what each rule says") +
                         ":") +
         html::bullets(links);
}

Fragment weeks(const ShownRota& shown) {
  return html::each(marked_weeks(shown.rota, shown.findings), [&](const MarkedWeek& one) { return week(shown, one); });
}

Fragment findings(const ShownRota& shown) {
  if (shown.findings.empty()) return {};
  Fragment out = html::element("h2", {{"class", "nhsuk-heading-m"}, {"id", "findings"}}, "Findings");
  const auto all = shown.findings;
  for (std::size_t i = 0; i < all.size();) {
    out += about_rule(all[i]);
    Fragment items;
    const std::size_t first = i;
    for (; i < all.size() && is_same_rule(all[first], all[i]); ++i) items += finding_item(shown, i);
    out += html::element("ul", {{"class", "sl-findings"}}, items);
  }
  return out;
}

Fragment key_to_marks() {
  const Finding breach{.verdict = Verdict::Breach};
  const Finding notice{.verdict = Verdict::Notice};
  Fragment out = html::paragraph(verdict_tag(breach, 1) + " The duties break a limit of the contract.");
  out += html::paragraph(verdict_tag(notice, 2) +
                         " Something for a person to look at: the weeks are too few to judge, an approval is held, or "
                         "the contract leaves it open.");
  out += html::paragraph(
      "Each number is one finding. The same number on several duties is one finding that they make "
      "together.");
  out += html::paragraph("How sure the source of a limit is:");
  std::vector<Fragment> grades;
  for (const Evidence grade : {Evidence::A, Evidence::B, Evidence::C, Evidence::D})
    grades.push_back(evidence_tag(grade) + " " + std::string(evidence_meaning(grade)));
  out += html::bullets(grades);
  std::vector<Fragment> not_judged;
  for (const RuleRow& row : rules())
    if (!row.not_modelled.empty()) not_judged.push_back(fmt::format("{} {}: {}", row.id, row.name, row.not_modelled));
  return out + html::paragraph("These are not judged:") + html::bullets(not_judged);
}

}  // namespace safe_working::rota_view
