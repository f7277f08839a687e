#include "app/guardian_paper_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/guardian_paper.h"
#include "app/report_paper.h"
#include "base/check.h"
#include "governance/papers/paper_store.h"
#include "safe_working/guardian_reports/guardian_report.h"
#include "safe_working/guardian_reports/guardian_view_pages.h"

namespace app {
namespace {

using governance::StoredPaper;
namespace view = safe_working::guardian_view;

/// A paper that was asked of the guardian, and where it goes. Of the item only its open title: the guardian need not be
/// anyone to that committee.
struct Awaited {
  StoredPaper stored;
  governance::StoredMeeting meeting;
  std::string words;
};

std::vector<Awaited> awaited(people::Visit& visit) {
  return visit.database.read([](record::Reader& reader) {
    std::vector<Awaited> out;
    for (auto& stored : governance::papers_awaited_from_guardian(reader)) {
      auto meeting = governance::find_meeting(reader, stored.paper.meeting);
      const auto* const item = meeting ? governance::item_of(meeting->meeting, stored.paper) : nullptr;
      if (item == nullptr) continue;
      const auto committee = governance::find_committee(reader, meeting->meeting.body);
      base::check(committee.has_value(), "a meeting's committee is in the record");
      auto words = fmt::format("{}, {}, item {}: {}", committee->body.name, base::long_date(meeting->meeting.date),
                               item->number.value_or("without a number"), item->title);
      out.push_back({.stored = std::move(stored), .meeting = *std::move(meeting), .words = std::move(words)});
    }
    return out;
  });
}

std::optional<base::Error> refusal_of(const people::Visit& visit) {
  const people::Scope whole{.organisation = visit.organisation(), .directorate = {}, .specialty = {}};
  if (visit.may(people::Permission::DecideAsGuardian, whole)) return std::nullopt;
  return base::Error{base::ErrorCode::Forbidden, "", "Only the guardian of the whole organisation sends its report."};
}

site::Response show(people::Visit& visit, const safe_working::GuardianRecord& record,
                    const std::vector<Awaited>& papers, const base::Errors& errors, int status) {
  site::Page page{.title = "Send the report to a meeting", .errors = errors};
  page.back = site::NavigationItem{.words = "Guardian's report", .to = view::address("/guardian/report", record)};
  if (visit.request.query.has("sent") && errors.empty())
    page.success = "The report is sent. The committee's secretary has it, and completes its cover sheet.";
  page.content =
      html::heading(1, page.title) +
      html::element("p", {{"class", "nhsuk-body-l"}}, base::period_name(record.period.from, record.period.to)) +
      view::generated_note(record);
  if (papers.empty()) {
    page.content += html::paragraph(
        "No committee waits for this report. Ask its secretary to ask for the paper, and to say that it is the "
        "guardian's.");
    return visit.page(page, status);
  }
  site::Choices choices{.name = "paper",
                        .legend = "Which meeting is it for?",
                        .hint = "The report's PDF becomes the paper, with a cover sheet filled in from its figures.",
                        .choices = {}};
  for (const auto& one : papers) choices.choices.push_back({one.stored.paper.token, one.words, "", {}});
  page.content += site::form(
      view::address("/guardian/paper", record), visit.csrf_token,
      site::radios({.values = visit.request.form, .errors = errors}, choices) + site::button("Send the report"));
  return visit.page(page, status);
}

base::Result<void> send(people::Visit& visit, const Awaited& to, const safe_working::GuardianRecord& record) {
  const governance::Change change{.by = visit.person().person.id.text(), .at = visit.clock.now()};
  const auto rules = visit.database.read(
      [&](record::Reader& reader) { return governance::rules_of(reader, to.meeting.meeting.body); });
  const auto file = version_of(guardian_report(record, change.at), "guardian-report.pdf",
                               governance::timeliness_of(visit.today(), to.meeting.meeting.date, rules.clear_days));
  return visit.database.write([&](record::Transaction& transaction) -> base::Result<void> {
    StoredPaper stored = to.stored;
    stored.paper.cover = guardian_cover(record, visit.today(), stored.paper.cover);
    if (auto kept = save_paper(transaction, stored, "paper cover changed", change); !kept) return kept;
    const auto covered = *governance::find_paper(transaction, stored.paper.token);
    if (auto added = add_version(transaction, covered, file, change); !added) return std::unexpected(added.error());
    if (!stored.paper.sponsor_person.empty()) return {};
    const auto whole = *governance::find_paper(transaction, stored.paper.token);
    return take_step(transaction, whole, governance::PaperStep::Submit, {governance::PaperActor::Author},
                     to.meeting.state, "", change);
  });
}

}  // namespace

site::Response guardian_paper_form(people::Visit& visit) {
  if (const auto refused = refusal_of(visit)) return visit.refusal(*refused);
  const auto asked = view::asked_period(visit);
  if (!asked) return visit.refusal(asked.error().front());
  const auto record = view::record_of(visit, *asked);
  if (!record) return visit.refusal(record.error());
  return show(visit, **record, awaited(visit), {}, 200);
}

site::Response guardian_paper_submit(people::Visit& visit) {
  if (const auto refused = refusal_of(visit)) return visit.refusal(*refused);
  const auto asked = view::asked_period(visit);
  if (!asked) return visit.refusal(asked.error().front());
  const auto record = view::record_of(visit, *asked);
  if (!record) return visit.refusal(record.error());
  const auto papers = awaited(visit);
  const auto chosen = std::ranges::find(papers, visit.request.form.get("paper"),
                                        [](const Awaited& one) { return one.stored.paper.token; });
  if (chosen == papers.end())
    return show(visit, **record, papers, {{base::ErrorCode::Invalid, "paper", "Choose the meeting that it is for."}},
                400);
  const auto sent = send(visit, *chosen, **record);
  if (!sent) return show(visit, **record, papers, {sent.error()}, 409);
  return site::Response::redirect(view::address("/guardian/paper", **record).with("sent", "1").text());
}

}  // namespace app
