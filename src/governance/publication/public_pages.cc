#include "governance/publication/public_pages.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/mapped.h"
#include "base/text.h"
#include "documents/calendar_writer.h"
#include "documents/feed_writer.h"
#include "documents/writers.h"
#include "governance/book_exports/body_calendar.h"
#include "governance/interests/interest_store.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "governance/minutes/minuted_names_store.h"
#include "governance/minutes/minutes_report.h"
#include "governance/papers/paper_store.h"
#include "governance/publication/public_parts_pages.h"
#include "governance/publication/publication_store.h"
#include "paper_files/clean_pdf.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;

base::Error not_published() {
  return {base::ErrorCode::NotFound, "", "There is no such page, or it is not published."};
}

std::string committee_path(const std::string& id) {
  return "/public/committees/" + id;
}
std::string meeting_path(const std::string& id) {
  return "/public/meetings/" + id;
}
std::vector<PublishedMeeting> published_of(people::Visit& visit, std::string_view committee) {
  return visit.database.read([&](record::Reader& reader) { return published_meetings(reader, committee); });
}

std::string parts_words(const PublishedMeeting& one) {
  std::vector<std::string> parts;
  if (is_released(one.releases, PublishedPart::Agenda)) parts.emplace_back("agenda");
  if (is_released(one.releases, PublishedPart::Papers)) parts.emplace_back("papers");
  if (one.minutes) parts.emplace_back(is_approved(one.minutes->state) ? "minutes" : "draft minutes");
  return base::listed(parts);
}

Fragment meetings_table(const std::vector<PublishedMeeting>& meetings) {
  site::Table table{.caption = "Meetings, newest first",
                    .columns = {{"Day"}, {"Published"}},
                    .when_empty = "Nothing is published yet."};
  for (const auto& one : meetings)
    table.rows.push_back(
        {{html::link(meeting_path(one.meeting.id), base::weekday_date(one.meeting.date)), true}, {parts_words(one)}});
  return site::table(table);
}

std::vector<site::SummaryRow> facts_of(const PublishedMeeting& one) {
  const auto clock = [](TimeOfDay at) { return fmt::format("{}.{:02}", at.count() / 60, at.count() % 60); };
  std::string when = base::weekday_date(one.meeting.date);
  if (one.meeting.starts) when += ", " + clock(*one.meeting.starts);
  if (one.meeting.ends) when += " to " + clock(*one.meeting.ends);
  std::vector<site::SummaryRow> rows = {{"When", when}};
  if (one.meeting.venue) rows.push_back({"Where", *one.meeting.venue});
  return rows;
}

std::string_view title_of(PublishedPart part) {
  switch (part) {
    case PublishedPart::Agenda:
      return "Agenda of the meeting on ";
    case PublishedPart::Papers:
      return "Papers of the meeting on ";
    case PublishedPart::Minutes:
      return "Minutes of the meeting on ";
  }
  throw base::OurMistake("a part without a title");
}

std::string title_of(const PublishedMeeting& one) {
  return fmt::format("{}, {}", one.body.name, base::long_date(one.meeting.date));
}

Fragment papers_list(const PublishedMeeting& one) {
  return html::bullets(base::mapped(one.papers, [&](const PublishedPaper& paper) {
    return html::link(
        fmt::format("{}/papers/{}.pdf", meeting_path(one.meeting.id), paper.token),
        fmt::format("{}: {} (PDF, {} {})", paper.label, paper.title, paper.pages, paper.pages == 1 ? "page" : "pages"));
  }));
}

std::optional<PublishedMeeting> asked(people::Visit& visit) {
  return visit.database.read(
      [&](record::Reader& reader) { return find_published(reader, visit.request.path_value("id")); });
}

documents::Report public_report(people::Visit& visit, const PublishedMeeting& one) {
  const Meeting& meeting = one.minutes->text.meeting;
  std::map<std::string, std::string> names;
  std::map<std::string, std::string> organisations;
  visit.database.read([&](record::Reader& reader) {
    names = minuted_names(reader, meeting);
    for (const auto& partner : partners(reader)) organisations.emplace(partner.id, partner.name);
  });
  const auto naming = [](const std::map<std::string, std::string>& from) -> NameOf {
    return [&from](std::string_view id) {
      const auto found = from.find(std::string(id));
      return found == from.end() ? std::string(id) : found->second;
    };
  };
  const std::string mark(one.minutes->state == MinutesState::Notes ? "AS RECORDED ELSEWHERE"
                                                                   : minutes_mark(one.minutes->state));
  // Nothing is closed in it: what is not public is not in the copy.
  return minutes_report(*one.minutes, {.body = one.body.name, .mark = mark, .made_at = visit.clock.now()},
                        {.sight = [](const AgendaItem&) { return Sight::Everything; },
                         .sees_elsewhere = [](const Action&) { return false; },
                         .names = {.person = naming(names), .organisation = naming(organisations)}});
}

}  // namespace

site::Response public_committees_page(people::Visit& visit) {
  std::map<std::string, std::pair<std::string, base::Date>> committees;  // name and newest meeting, by id
  for (const auto& one : published_of(visit, "")) committees.try_emplace(one.body.id, one.body.name, one.meeting.date);
  site::Table table{.caption = "Committees that publish their papers here",
                    .is_caption_hidden = true,
                    .columns = {{"Committee"}, {"Newest meeting published"}},
                    .when_empty = "No committee has published anything here yet."};
  for (const auto& [id, what] : committees)
    table.rows.push_back({{html::link(committee_path(id), what.first), true}, {base::long_date(what.second)}});
  return visit.page({.title = "Published meetings",
                     .content = html::heading(1, "Published meetings") +
                                html::paragraph("Agendas, papers and minutes of meetings that are held in public.") +
                                html::paragraph(html::link("/public/search", "Search what is published")) +
                                site::table(table)});
}

site::Response public_committee_page(people::Visit& visit) {
  const auto meetings = published_of(visit, visit.request.path_value("id"));
  if (meetings.empty()) return visit.refusal(not_published());
  const Body& body = meetings.front().body;
  site::Page page{.title = body.name};
  page.breadcrumb = {{.words = "Published meetings", .to = "/public"}};
  page.content = html::heading(1, body.name) + meetings_table(meetings) + html::heading(2, "Keep up with it") +
                 html::bullets({html::link(committee_path(body.id) + "/feed.atom", "Feed of what is published"),
                                html::link(committee_path(body.id) + "/calendar.ics", "Calendar of its meetings")});
  const bool has_register =
      visit.database.read([&](record::Reader& reader) { return register_is_public(reader, body.id); });
  if (has_register)
    page.content += html::heading(2, "Interests of its members") +
                    html::paragraph(html::link(committee_path(body.id) + "/interests", "Register of interests"));
  return visit.page(page);
}

site::Response public_feed(people::Visit& visit) {
  const auto meetings = published_of(visit, visit.request.path_value("id"));
  if (meetings.empty()) return visit.refusal(not_published());
  const Body& body = meetings.front().body;
  const std::string home = whole_address(visit, committee_path(body.id));
  documents::Feed feed{.id = home,
                       .title = body.name,
                       .link = home,
                       .self = home + "/feed.atom",
                       .author = body.name,
                       .made_at = visit.clock.now(),
                       .entries = {}};
  for (const auto& one : meetings)
    for (const PublishedPart part : kPublishedParts) {
      if (!is_released(one.releases, part)) continue;
      const std::string link =
          whole_address(visit, meeting_path(one.meeting.id) + (part == PublishedPart::Minutes ? "/minutes" : ""));
      feed.entries.push_back(
          {.id = whole_address(visit, meeting_path(one.meeting.id)) + "#" + std::string(word_of(part)),
           .title = std::string(title_of(part)) + base::long_date(one.meeting.date),
           .link = link,
           .updated = released_at(one.releases, part)});
    }
  site::Response out = site::Response::text(documents::atom_file(feed));
  out.content_type = "application/atom+xml; charset=utf-8";
  return out;
}

site::Response public_calendar(people::Visit& visit) {
  auto meetings = published_of(visit, visit.request.path_value("id"));
  if (meetings.empty()) return visit.refusal(not_published());
  MinuteBook book;
  book.bodies = {meetings.front().body};
  for (auto& one : meetings) book.meetings.push_back(std::move(one.meeting));
  const auto calendar = body_calendar(book, book.bodies.front().id, visit.request.host, visit.clock.now());
  return site::Response::file(documents::calendar_file(calendar), "text/calendar; charset=utf-8",
                              book.bodies.front().id + ".ics");
}

site::Response public_meeting_page(people::Visit& visit) {
  const auto one = asked(visit);
  if (!one) return visit.refusal(not_published());
  site::Page page{.title = title_of(*one)};
  page.breadcrumb = {{.words = "Published meetings", .to = "/public"},
                     {.words = one->body.name, .to = html::Url(committee_path(one->body.id))}};
  page.content = html::heading(1, title_of(*one)) + site::summary_list(facts_of(*one));
  if (one->minutes) page.content += html::paragraph(html::link(meeting_path(one->meeting.id) + "/minutes", "Minutes"));
  if (!one->papers.empty()) page.content += html::heading(2, "Papers") + papers_list(*one);
  if (!one->meeting.items.empty()) page.content += html::heading(2, "Agenda") + public_agenda(one->meeting);
  return visit.page(page);
}

site::Response public_paper_file(people::Visit& visit) {
  auto file = visit.request.path_value("file");
  const auto one = asked(visit);
  if (!one || !file.ends_with(".pdf")) return visit.refusal(not_published());
  file.remove_suffix(std::string_view(".pdf").size());
  const auto paper = std::ranges::find(one->papers, file, &PublishedPaper::token);
  if (paper == one->papers.end()) return visit.refusal(not_published());
  const auto bytes =
      visit.database.read([&](record::Reader& reader) { return pdf_of(reader, paper->token, paper->version); });
  base::check(bytes.has_value(), "an issued paper has its file");
  return site::Response::file(paper_files::clean_pdf(*bytes, paper->title), "application/pdf",
                              fmt::format("paper-{}.pdf", paper->label));
}

site::Response public_minutes_page(people::Visit& visit) {
  const auto one = asked(visit);
  if (!one || !one->minutes) return visit.refusal(not_published());
  auto report = public_report(visit, *one);
  for (auto& block : report.blocks)
    if (auto* const heading = std::get_if<documents::Heading>(&block)) ++heading->level;
  const std::string files = meeting_path(one->meeting.id) + "/minutes/minutes.";
  site::Page page{.title = "Minutes: " + title_of(*one)};
  page.back = site::NavigationItem{.words = "The meeting", .to = html::Url(meeting_path(one->meeting.id))};
  page.content = html::heading(1, page.title) +
                 html::paragraph(site::tag(report.status, is_approved(one->minutes->state) ? site::TagColour::Green
                                                                                           : site::TagColour::Yellow)) +
                 html::bullets({html::link(files + "docx", "Word"), html::link(files + "pdf", "PDF")}) +
                 html::heading(2, "The minutes") + html::trusted(documents::html_body(report));
  return visit.page(page);
}

site::Response public_minutes_file(people::Visit& visit) {
  const auto file = visit.request.path_value("file");
  constexpr std::string_view kName = "minutes.";
  const auto format = file.starts_with(kName) ? documents::parse_format(file.substr(kName.size())) : std::nullopt;
  const auto one = asked(visit);
  if (!one || !one->minutes || (format != documents::Format::Pdf && format != documents::Format::Word))
    return visit.refusal(not_published());
  return site::Response::file(documents::write(public_report(visit, *one), *format),
                              std::string(documents::media_type(*format)),
                              fmt::format("minutes-{}.{}", one->meeting.id, documents::file_ending(*format)));
}

}  // namespace governance
