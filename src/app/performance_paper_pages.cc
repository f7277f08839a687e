#include "app/performance_paper_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/report_paper.h"
#include "base/london_time.h"
#include "flow/performance/performance_pages.h"
#include "governance/papers/opened_paper_pages.h"

namespace app {
namespace {

using governance::OpenedMeeting;
using governance::StoredPaper;

constexpr std::size_t kMostCoverFigures = 12;

/// A paper that the visitor is working on, of a meeting that is still to be.
struct OpenPaper {
  StoredPaper stored;
  OpenedMeeting meeting;
  std::vector<governance::PaperActor> actors;
  std::string words;
};

std::vector<std::string> meetings_to_come(const people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) {
    std::vector<std::string> out;
    for (const auto& committee : governance::committees(reader))
      for (const auto& meeting : governance::meetings_of(reader, committee.body.id))
        if (meeting.meeting.date >= visit.today()) out.push_back(meeting.meeting.id);
    return out;
  });
}

/// Asked for and not sent in yet: figures never take the place of what others have read.
bool is_in_hand(const governance::Paper& paper) {
  using governance::PaperState;
  const bool is_being_written = paper.state == PaperState::Requested || paper.state == PaperState::Drafting ||
                                paper.state == PaperState::Returned;
  return is_being_written && !paper.is_guardians;
}

void add_papers_of(people::Visit& visit, const OpenedMeeting& meeting, std::vector<OpenPaper>& out) {
  auto papers =
      visit.database.read([&](record::Reader& reader) { return governance::papers_of(reader, meeting.meeting().id); });
  for (auto& stored : papers) {
    const auto* const item = governance::item_of(meeting.meeting(), stored.paper);
    auto actors = governance::actors_of(stored.paper, meeting.viewer);
    const bool is_seen = sight_of(stored.paper, item, meeting.live, meeting.viewer) == governance::Sight::Everything;
    if (!is_seen || !is_in_hand(stored.paper) || !governance::may_send_file(stored.paper.state, actors)) continue;
    auto words = fmt::format("{}, item {}: {}", governance::meeting_title(meeting),
                             item->number.value_or("without a number"), item->title);
    out.push_back(
        {.stored = std::move(stored), .meeting = meeting, .actors = std::move(actors), .words = std::move(words)});
  }
}

std::vector<OpenPaper> papers_open(people::Visit& visit) {
  std::vector<OpenPaper> out;
  if (!visit.may_anywhere(people::Permission::SeeCommittees)) return out;
  for (const auto& id : meetings_to_come(visit))
    if (const auto meeting = governance::open_meeting_of(visit, id)) add_papers_of(visit, *meeting, out);
  return out;
}

governance::PaperCover cover_of(const flow::Dashboard& dashboard, base::Date today, governance::PaperCover before) {
  governance::PaperCover out = std::move(before);
  const std::string known = base::long_date(base::date_of(dashboard.asked.known_at));
  if (out.title.empty()) out.title = "Performance of " + dashboard.place_name;
  if (out.context.empty())
    out.context = fmt::format("The measures of {} as they were known on {}, with charts, targets and forecasts.",
                              dashboard.place_name, known);
  if (!out.purpose) out.purpose = governance::Verb::Note;
  if (out.input_sought.empty()) out.input_sought = "The committee is asked to NOTE the figures.";
  out.written_on = today;
  out.figures.clear();
  for (const auto& view : dashboard.views) {
    if (out.figures.size() == kMostCoverFigures) break;
    out.figures.push_back({.name = view.figures.measure.name, .value = flow::latest_words(view)});
  }
  return out;
}

site::Response show(people::Visit& visit, const flow::Dashboard& dashboard, const std::vector<OpenPaper>& papers,
                    const base::Errors& errors, int status) {
  site::Page page{.title = "Put figures into a paper", .errors = errors};
  page.breadcrumb = {{"Performance", flow::address_of("/performance", dashboard.asked)}};
  page.content = html::heading(1, page.title) +
                 html::element("p", {{"class", "nhsuk-body-l"}}, "Performance of " + dashboard.place_name);
  if (papers.empty()) {
    page.content += html::paragraph(
        "You have no paper in hand for a meeting to come. Ask the committee's secretary to ask you for one.");
    return visit.page(page, status);
  }
  site::Choices choices{.name = "paper",
                        .legend = "Which paper?",
                        .hint =
                            "The figures, charts and their sources become its newest version. What its cover sheet "
                            "says already stays."};
  for (const auto& one : papers) choices.choices.push_back({one.stored.paper.token, one.words, "", {}});
  page.content +=
      site::form(flow::address_of("/performance/paper", dashboard.asked), visit.csrf_token,
                 site::radios({.values = visit.request.form, .errors = errors}, choices) + site::button("Put them in"));
  return visit.page(page, status);
}

base::Result<void> put_into(people::Visit& visit, const OpenPaper& to, const flow::Dashboard& dashboard) {
  const governance::Change change = governance::change_by(visit);
  const auto rules = visit.database.read(
      [&](record::Reader& reader) { return governance::rules_of(reader, to.meeting.committee.body.id); });
  auto file = version_of(flow::report_of(visit, dashboard), "performance.pdf",
                         governance::timeliness_of(visit.today(), to.meeting.meeting().date, rules.clear_days));
  file.what_changed = "Figures as known on " + base::long_date(base::date_of(dashboard.asked.known_at));
  return visit.database.write([&](record::Transaction& transaction) -> base::Result<void> {
    StoredPaper stored = to.stored;
    stored.paper.cover = cover_of(dashboard, visit.today(), stored.paper.cover);
    if (auto kept = save_paper(transaction, stored, "paper cover changed", change); !kept) return kept;
    const auto covered = *governance::find_paper(transaction, stored.paper.token);
    if (auto added = add_version(transaction, covered, file, change); !added) return std::unexpected(added.error());
    return {};
  });
}

}  // namespace

site::Response performance_paper_form(people::Visit& visit) {
  const auto dashboard = flow::dashboard_of(visit);
  if (!dashboard) return visit.refusal(dashboard.error());
  return show(visit, *dashboard, papers_open(visit), {}, 200);
}

site::Response performance_paper_submit(people::Visit& visit) {
  const auto dashboard = flow::dashboard_of(visit);
  if (!dashboard) return visit.refusal(dashboard.error());
  const auto papers = papers_open(visit);
  const auto chosen = std::ranges::find(papers, visit.request.form.get("paper"),
                                        [](const OpenPaper& one) { return one.stored.paper.token; });
  if (chosen == papers.end())
    return show(visit, *dashboard, papers, {{base::ErrorCode::Invalid, "paper", "Choose the paper that they go into."}},
                400);
  if (const auto done = put_into(visit, *chosen, *dashboard); !done)
    return show(visit, *dashboard, papers, {done.error()}, 409);
  return site::Response::redirect(governance::paper_address(chosen->stored.paper).text());
}

}  // namespace app
