// A committee's register for its own people, the extract for a meeting, and what the public reads of it.
#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "documents/writers.h"
#include "governance/interests/interest_form_pages.h"
#include "governance/interests/interest_people.h"
#include "governance/interests/interests_pages.h"
#include "governance/interests/register_access_pages.h"

namespace governance {
namespace {

using html::Fragment;

std::string_view state_words(const RegisterLine& line, base::Date today) {
  switch (declaration_state(line.declared, line.regime, today)) {
    case DeclarationState::Nothing:
      return "Neither a declaration nor a nil return";
    case DeclarationState::ConfirmationDue:
      return "To be confirmed";
    case DeclarationState::UpToDate:
      return "Up to date";
  }
  throw base::OurMistake("a state of declaring without words");
}

std::string interest_words(const RegisterEntry& entry, const std::vector<Organisation>& partners) {
  const DeclaredInterest& it = entry.interest;
  std::string out = it.description;
  if (!it.relationship.empty()) out += " (" + it.relationship + ")";
  const auto concerned = named(it.organisations, partners);
  if (!concerned.empty()) out += ". " + base::listed(concerned);
  return out;
}

std::string when_words(const RegisterEntry& entry) {
  std::string out = "From " + base::short_date(entry.interest.from);
  if (entry.interest.to) out += " to " + base::short_date(*entry.interest.to);
  return out;
}

site::Table table_of(const OpenedRegister& opened, const std::vector<const RegisterLine*>& lines, base::Date today) {
  site::Table out{.caption = "Interests by person",
                  .is_caption_hidden = true,
                  .columns = {{"Person"}, {"Interest"}, {"Kind"}, {"When"}, {"State"}},
                  .rows = {},
                  .total = {},
                  .when_empty = "Nobody holds a seat yet."};
  for (const auto* const line : lines) {
    std::string who = line->person.person.name;
    if (!line->position.empty()) who += ", " + line->position;
    if (line->shown.empty()) {
      const bool is_nil = line->declared.nil_on && line->declared.entries.empty();
      out.rows.push_back({{who, true},
                          {is_nil ? "Declared to have none" : "Nothing to show"},
                          {""},
                          {""},
                          {state_words(*line, today)}});
    }
    for (const auto& entry : line->shown)
      out.rows.push_back({{who, true},
                          {interest_words(entry, opened.partners)},
                          {kind_words(entry.interest.kind)},
                          {when_words(entry)},
                          {entry_tags(entry, line->regime, today)}});
  }
  return out;
}

std::vector<const RegisterLine*> all_of(const OpenedRegister& opened) {
  std::vector<const RegisterLine*> out;
  out.reserve(opened.lines.size());
  for (const auto& line : opened.lines) out.push_back(&line);
  return out;
}

Fragment links_of(const OpenedRegister& opened) {
  const std::string here = "/committees/" + opened.committee.body.id + "/interests";
  Fragment out = site::button_link("Download as Excel", html::Url(here + "/excel"), site::ButtonKind::Secondary);
  if (opened.is_public)
    out += html::paragraph(html::link(html::Url("/public" + here), "What the public sees of it"));
  else
    out += html::paragraph("It is not published yet. A governance lead publishes it.");
  return out;
}

documents::Report report_of(const OpenedRegister& opened, base::Instant made_at, base::Date today) {
  documents::Table table{
      .caption = "Interests",
      .columns =
          {{"Name"}, {"Position"}, {"Interest"}, {"Kind"}, {"When"}, {"Declared on"}, {"Publication"}, {"State"}},
      .rows = {},
      .total = {},
      .note = "",
      .lineage = {}};
  for (const auto& line : opened.lines) {
    const std::string state(state_words(line, today));
    if (line.shown.empty())
      table.rows.push_back({line.person.person.name, line.position, std::string("Nothing to show"), std::string(),
                            std::string(), std::string(), std::string(), state});
    for (const auto& entry : line.shown)
      table.rows.push_back({line.person.person.name, line.position, interest_words(entry, opened.partners),
                            std::string(kind_words(entry.interest.kind)), when_words(entry),
                            documents::Day{entry.declared_on}, publication_words(entry), state});
  }
  documents::Report out{.title = "Register of interests: " + opened.committee.body.name,
                        .subtitle = "As it stood on " + base::long_date(today),
                        .organisation = "",
                        .author = "",
                        .made_at = made_at,
                        .status = "For the committee",
                        .facts = {},
                        .blocks = {}};
  out.blocks.emplace_back(std::move(table));
  return out;
}

// ---- for the public ------------------------------------------------------------------------------------------------

struct Published {
  Body body;
  PublicRegister shown;
};

std::optional<Published> published(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) -> std::optional<Published> {
    const auto committee = find_committee(reader, visit.request.path_value("id"));
    if (!committee || !register_is_public(reader, committee->body.id)) return std::nullopt;
    const auto makers = decision_makers(register_lines(reader, committee->body), partners(reader));
    return Published{.body = committee->body, .shown = public_register(makers, visit.today())};
  });
}

base::Error not_published() {
  return {base::ErrorCode::NotFound, "", "There is no such page, or it is not published."};
}

site::Table public_table(const PublicRegister& shown) {
  site::Table out{
      .caption = "Interests",
      .columns = {{"Name"}, {"Interest"}, {"Kind"}, {"From"}, {"To"}, {"Declared"}, {"What is done about it"}},
      .rows = {},
      .total = {},
      .when_empty = "No interest is on the public register."};
  for (const auto& one : shown.entries) {
    std::string what = one.description;
    if (!one.organisations.empty()) what += ". " + base::listed(one.organisations);
    std::string declared = base::short_date(one.declared_on);
    if (one.days_late > 0) declared += fmt::format(", {} {} late", one.days_late, one.days_late == 1 ? "day" : "days");
    out.rows.push_back({{one.position.empty() ? one.name : one.name + ", " + one.position, true},
                        {what},
                        {one.kind},
                        {base::short_date(one.from)},
                        {one.to ? base::short_date(*one.to) : "Goes on"},
                        {declared},
                        {one.mitigation.empty() ? "Nothing agreed" : one.mitigation}});
  }
  return out;
}

Fragment names_under(std::string_view heading, const std::vector<std::string>& names) {
  return html::when(!names.empty(), [&] {
    return html::heading(2, heading) +
           html::bullets(base::mapped(names, [](const std::string& name) { return Fragment(name); }));
  });
}

}  // namespace

site::Response committee_register_page(people::Visit& visit) {
  const auto opened = open_register(visit, visit.request.path_value("id"));
  if (!opened) return visit.refusal(opened.error());
  note_reading(visit, opened->lines);
  const Body& body = opened->committee.body;
  site::Page page{.title = "Register of interests: " + body.name, .is_wide = true};
  page.breadcrumb = {{.words = "Committees", .to = "/committees"},
                     {.words = body.name, .to = html::Url("/committees/" + body.id)}};
  page.content = html::heading(1, "Register of interests: " + body.name) +
                 site::table(table_of(*opened, all_of(*opened), visit.today())) +
                 html::paragraph(
                     "Entries that are kept from publication are shown to the committee's secretary and to "
                     "governance leads alone. That you have read this is written down for those it is about.") +
                 links_of(*opened);
  return visit.page(page);
}

site::Response committee_register_file(people::Visit& visit) {
  const auto opened = open_register(visit, visit.request.path_value("id"));
  if (!opened) return visit.refusal(opened.error());
  note_reading(visit, opened->lines);
  return site::Response::file(
      documents::write(report_of(*opened, visit.clock.now(), visit.today()), documents::Format::Excel),
      std::string(documents::media_type(documents::Format::Excel)),
      fmt::format("interests-{}-{}.xlsx", opened->committee.body.id, base::iso(visit.today())));
}

site::Response meeting_register_page(people::Visit& visit) {
  const auto meeting = open_meeting(visit);
  if (!meeting) return visit.refusal(meeting.error());
  auto opened = open_register(visit, meeting->committee.body.id);
  if (!opened) return visit.refusal(opened.error());
  std::erase_if(opened->lines, [&](const RegisterLine& line) {
    const auto& list = meeting->meeting().attendance;
    return std::ranges::find(list, line.person.person.id, &Attendance::person) == list.end();
  });
  for (auto& line : opened->lines)
    std::erase_if(line.shown, [&](const RegisterEntry& one) { return !one.is_current(meeting->meeting().date); });
  note_reading(visit, opened->lines);
  site::Page page{.title = "Interests of those at the meeting", .is_wide = true};
  page.back = site::NavigationItem{.words = "The meeting", .to = meeting_address(meeting->meeting())};
  page.content = html::heading(1, "Interests: " + meeting_title(*meeting)) +
                 html::paragraph(
                     "What stands on the register for the day of the meeting, of members who are on its list. Anyone "
                     "with an interest in an item says so at the item, whether or not it stands here.") +
                 site::table(table_of(*opened, all_of(*opened), visit.today()));
  return visit.page(page);
}

site::Response public_register_page(people::Visit& visit) {
  const auto found = published(visit);
  if (!found) return visit.refusal(not_published());
  const std::string here = "/public/committees/" + found->body.id + "/interests";
  site::Page page{.title = "Register of interests: " + found->body.name, .is_wide = true};
  page.content =
      html::heading(1, "Register of interests: " + found->body.name) +
      html::paragraph(
          "Interests of the people who take this committee's decisions, as they stood on " +
          base::long_date(visit.today()) +
          ". An interest that has ended stays here for six months. An entry may be held back where there is "
          "a good reason; a governance lead decides on each.") +
      site::table(public_table(found->shown)) + names_under("Declared to have no interests", found->shown.nil) +
      names_under("Have made neither a declaration nor a nil return", found->shown.neither) +
      site::button_group(
          site::button_link("Download as Excel", html::Url(here + "/interests.xlsx"), site::ButtonKind::Secondary) +
          site::button_link("Download as CSV", html::Url(here + "/interests.csv"), site::ButtonKind::Secondary));
  return visit.page(page);
}

site::Response public_register_file(people::Visit& visit) {
  const auto found = published(visit);
  const auto file = visit.request.path_value("file");
  const bool is_excel = file == "interests.xlsx";
  if (!found || !(is_excel || file == "interests.csv")) return visit.refusal(not_published());
  const auto format = is_excel ? documents::Format::Excel : documents::Format::Csv;
  return site::Response::file(
      documents::write(public_report(found->body, found->shown, visit.clock.now(), visit.today()), format),
      std::string(documents::media_type(format)),
      fmt::format("interests-{}-{}.{}", found->body.id, base::iso(visit.today()), documents::file_ending(format)));
}

}  // namespace governance
