// The papers of a meeting in the order of its agenda, and the form that asks for one.
#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/meetings/meeting_parts_pages.h"
#include "governance/papers/opened_paper_pages.h"
#include "governance/papers/papers_pages.h"

namespace governance {
namespace {

using html::Fragment;

struct Listed {
  std::vector<StoredPaper> papers;
  int off_the_agenda = 0;
};

Listed listed_papers(people::Visit& visit, const OpenedMeeting& opened) {
  Listed out;
  auto all = visit.database.read([&](record::Reader& reader) { return papers_of(reader, opened.meeting().id); });
  for (auto& one : all) {
    if (item_of(opened.meeting(), one.paper) == nullptr)
      ++out.off_the_agenda;
    else
      out.papers.push_back(std::move(one));
  }
  return out;
}

std::string pages_words(const StoredPaper& stored) {
  return stored.newest ? base::counted(stored.newest->pages, "page", "pages") : "No file yet";
}

Fragment paper_line(const OpenedMeeting& opened, const AgendaItem& item, const StoredPaper& stored) {
  const Paper& paper = stored.paper;
  if (sight_of(paper, &item, opened.live, opened.viewer) != Sight::Everything) {
    if (paper.state == PaperState::Withdrawn) return {};
    return html::paragraph(is_issued(paper.state) ? "A paper that is for named people only."
                                                  : "A paper is being prepared. You see it once it is issued.");
  }
  Fragment tags = state_tag(paper.state) + " " + timeliness_tag(stored.newest);
  if (is_private(paper.paper_class)) tags += " " + site::tag("Private", site::TagColour::Purple);
  const std::string title = paper.cover.title.empty() ? full_title(item) : paper.cover.title;
  return html::paragraph(
      html::element("strong", html::link(paper_address(paper), paper_name(item, paper) + ": " + title)) +
      html::element("br", {}) + pages_words(stored) + " " + tags);
}

Fragment item_section(const OpenedMeeting& opened, const AgendaItem& item, const std::vector<StoredPaper>& papers) {
  const Sight sight = opened.sight(item);
  if (sight == Sight::Nothing) return {};
  const std::string number = item.number.value_or("");
  if (sight == Sight::TitleOnly)
    return html::heading(2, fmt::format("{} {}", number, item.title)) +
           html::paragraph("An interest keeps this item's papers from you.");
  Fragment lines;
  for (const auto& one : papers)
    if (one.paper.item_key == item.key) lines += paper_line(opened, item, one);
  if (lines.empty() && item.medium != Medium::Paper) return {};
  if (lines.empty()) lines = html::paragraph("No paper yet.");
  return html::heading(2, fmt::format("{} {}", number, full_title(item))) + lines;
}

site::Select people_of(const OpenedMeeting& opened, std::string name, std::string label, std::string hint) {
  site::Select out{
      .name = std::move(name), .label = std::move(label), .hint = std::move(hint), .options = {{"", "Nobody yet"}}};
  for (const auto& row : opened.meeting().attendance)
    out.options.emplace_back(row.person, opened.name_of(row.person) + (row.role ? ", " + *row.role : ""));
  return out;
}

Fragment request_form(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state) {
  if (!opened.viewer.is_secretary || opened.stored.state == MeetingState::Recorded) return {};
  site::Select items{.name = "item", .label = "For item", .hint = "", .options = {{"", "Choose an item"}}};
  for (std::size_t i = 0; i < opened.meeting().items.size(); ++i) {
    const AgendaItem& item = opened.meeting().items[i];
    if (opened.sight(item) == Sight::Everything)
      items.options.emplace_back(std::to_string(i), item.number.value_or("") + " " + full_title(item));
  }
  const site::Choices guardian{
      .name = "guardian",
      .legend = "",
      .hint = "",
      .choices = {{"yes", "It is the report of the guardian of safe working hours, sent from its own page", "", {}}},
      .is_small = true};
  return html::heading(2, "Ask for a paper") +
         site::form(meeting_address(opened.meeting(), "papers"), visit.csrf_token,
                    site::hidden_input("version", std::to_string(opened.stored.version)) + site::select(state, items) +
                        site::select(state, people_of(opened, "author", "Written by", "They can fill it in here.")) +
                        site::select(state, people_of(opened, "sponsor", "Sponsor", "They approve it first.")) +
                        site::checkboxes(state, guardian) + site::button("Ask for it", site::ButtonKind::Secondary));
}

bool is_at_meeting(const Meeting& meeting, const std::string& person) {
  return person.empty() ||
         std::ranges::find(meeting.attendance, person, &Attendance::person) != meeting.attendance.end();
}

site::Response show(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state, int status) {
  const Listed all = listed_papers(visit, opened);
  site::Page page{.title = "Papers: " + meeting_title(opened), .errors = state.errors};
  page.back = site::NavigationItem{.words = "The meeting", .to = meeting_address(opened.meeting())};
  if (visit.request.query.has("asked")) page.success = "The paper is asked for.";
  page.content = html::element("span", {{"class", "nhsuk-caption-l"}}, meeting_title(opened)) +
                 html::heading(1, html::raw("Papers"));
  const bool has_issued =
      std::ranges::any_of(all.papers, [](const StoredPaper& one) { return is_issued(one.paper.state); });
  if (has_issued)
    page.content += site::button_link("Download the pack (PDF)", meeting_address(opened.meeting(), "pack.pdf"));
  for (const auto& item : opened.meeting().items) page.content += item_section(opened, item, all.papers);
  if (all.papers.empty()) page.content += html::paragraph("No papers have been asked for yet.");
  if (all.off_the_agenda > 0 && opened.viewer.is_secretary)
    page.content += site::inset_text(html::paragraph(
        fmt::format("{} to items that are no longer on the agenda. They are kept, and are shown to nobody.",
                    base::counted(all.off_the_agenda, "paper belongs", "papers belong"))));
  page.content += request_form(visit, opened, state);
  if (opened.viewer.is_secretary)
    page.content += html::paragraph(html::link(html::Url("/committees/" + opened.committee.body.id + "/paper-rules"),
                                               "What this committee asks of its papers"));
  return visit.page(page, status);
}

base::Result<Paper> paper_asked_for(const OpenedMeeting& opened, const site::FormValues& form, std::size_t& place) {
  const auto at = base::parse_whole(form.get("item"), 0, 100'000);
  if (!at || static_cast<std::size_t>(*at) >= opened.meeting().items.size())
    return base::invalid("item", "Choose the item that the paper is for.");
  place = static_cast<std::size_t>(*at);
  const AgendaItem& item = opened.meeting().items[place];
  if (opened.sight(item) != Sight::Everything) return base::invalid("item", "Choose an item that is open to you.");
  Paper out;
  out.author_person = form.get("author");
  out.sponsor_person = form.get("sponsor");
  if (!is_at_meeting(opened.meeting(), out.author_person)) return base::invalid("author", "Choose somebody listed.");
  if (!is_at_meeting(opened.meeting(), out.sponsor_person)) return base::invalid("sponsor", "Choose somebody listed.");
  out.is_guardians = form.get("guardian") == "yes";
  out.paper_class = item.part == AgendaPart::Private ? PaperClass::Part2 : PaperClass::Members;
  out.cover.title = full_title(item);
  return out;
}

}  // namespace

site::Response papers_page(people::Visit& visit) {
  const auto opened = open_meeting(visit);
  if (!opened) return visit.refusal(opened.error());
  return show(visit, *opened, {}, 200);
}

site::Response papers_submit(people::Visit& visit) {
  const auto opened = open_meeting(visit);
  if (!opened) return visit.refusal(opened.error());
  if (!opened->viewer.is_secretary)
    return visit.refusal({base::ErrorCode::Forbidden, "", "Only the committee's secretary asks for its papers."});
  const auto& form = visit.request.form;
  const auto again = [&](base::Error error) {
    const int status = error.code == base::ErrorCode::Conflict ? 409 : 400;
    return show(visit, *opened, {.values = form, .errors = {std::move(error)}}, status);
  };
  std::size_t place = 0;
  const auto paper = paper_asked_for(*opened, form, place);
  if (!paper) return again(paper.error());
  StoredMeeting meeting = opened->stored;
  const auto version = base::parse_whole(form.get("version"), 1, 1'000'000'000);
  if (!version || *version != meeting.version)
    return again({base::ErrorCode::Conflict, "",
                  "Someone has changed the agenda since you opened this page. Look at it again, then ask."});
  const auto asked = visit.database.write([&](record::Transaction& transaction) {
    return request_paper(transaction, meeting, place, *paper, change_by(visit), visit.random);
  });
  if (!asked) return again(asked.error());
  return site::Response::redirect(meeting_address(opened->meeting(), "papers").with("asked", "1").text());
}

}  // namespace governance
