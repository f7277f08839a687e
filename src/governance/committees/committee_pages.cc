#include "governance/committees/committee_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "governance/committee_record/committee_record_store.h"
#include "governance/committees/quorum_file.h"
#include "governance/committees/rule_words.h"
#include "governance/committees/terms_changes.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;

bool may_see(const Viewer& viewer) {
  return viewer.is_member || viewer.is_secretary || viewer.is_screener;
}

std::string_view state_words(const StoredMeeting& meeting) {
  switch (meeting.state) {
    case MeetingState::Planned:
      return "Being planned";
    case MeetingState::Issued:
      return "Agenda issued";
    case MeetingState::Recorded:
      return "As it was minuted";
  }
  throw base::OurMistake("a meeting's state without words");
}

Fragment meetings_table(const std::vector<StoredMeeting>& meetings) {
  site::Table table{.caption = "Meetings, newest first",
                    .columns = {{"Day"}, {"Number"}, {"State"}},
                    .when_empty = "No meeting yet."};
  for (const auto& one : meetings)
    table.rows.push_back({{html::link(meeting_address(one.meeting), base::weekday_date(one.meeting.date)), true},
                          {one.meeting.number.value_or("")},
                          {state_words(one)}});
  return site::table(table);
}

std::string holder_of(const Seat& seat, const std::vector<StoredPerson>& people) {
  if (!seat.holder) return "Vacant";
  const auto found = std::ranges::find(people, *seat.holder, [](const StoredPerson& one) { return one.person.id; });
  return found == people.end() ? "" : found->person.name;
}

Fragment seats_table(const Body& body, const std::vector<StoredPerson>& people) {
  site::Table table{.caption = "Seats",
                    .columns = {{"Seat"}, {"Held by"}, {"For"}, {"Tags"}, {"Votes"}},
                    .when_empty = "No seats are set down yet."};
  for (const auto& seat : body.seats)
    table.rows.push_back({{seat.id, true},
                          {holder_of(seat, people)},
                          {seat.organisation.value_or("")},
                          {base::listed(seat.tags)},
                          {seat.votes ? "Yes" : "No"}});
  return site::table(table);
}

Fragment quorum_section(const Body& body) {
  Fragment out = html::heading(2, "Quorum");
  if (!body.quorum_rule) return out + html::paragraph("The terms of reference state no quorum.");
  const auto terms = read_quorum_terms(*body.quorum_rule);
  base::check(terms.has_value(), "a stored quorum rule is one");
  return out + html::paragraph(terms_sentence(*terms));
}

std::vector<std::string> parent_names(record::Reader& reader, const Body& body) {
  const auto organisations = partners(reader);
  return base::mapped(body.parents, [&](const std::string& id) {
    const auto partner = std::ranges::find(organisations, id, &Organisation::id);
    if (partner != organisations.end()) return partner->name;
    const auto committee = find_committee(reader, id);
    return committee ? committee->body.name : id;
  });
}

/// What the terms of reference say beside seats and quorum; nothing where they tell nothing.
Fragment terms_section(const Body& body, const std::vector<std::string>& parents) {
  std::vector<site::SummaryRow> rows;
  if (!parents.empty())
    rows.push_back({"Set up by", base::listed(parents) + (parents.size() > 1 ? ": it decides for each of them" : "")});
  const auto add = [&](std::string_view key, const std::optional<std::string>& words) {
    if (words) rows.push_back({std::string(key), *words});
  };
  add("Purpose", body.purpose);
  add("Delegated authority", body.delegated_authority);
  add("Reports to", body.reporting_line);
  add("Meets", body.frequency);
  if (body.notice) rows.push_back({"Notice of a meeting", clear_days_words(*body.notice)});
  if (body.papers) rows.push_back({"Papers go out", clear_days_words(*body.papers) + " before"});
  if (body.review_date) rows.push_back({"Terms reviewed by", base::long_date(*body.review_date)});
  return rows.empty() ? Fragment() : html::heading(2, "Terms of reference") + site::summary_list(rows);
}

/// What it is; whether it meets, and until when.
Fragment life_line(const StoredCommittee& committee) {
  if (has_ended(committee.life)) {
    const std::string when = committee.ends_on ? " Its last day was " + base::long_date(*committee.ends_on) + "." : "";
    return site::inset_text(html::paragraph("This committee has been stood down and meets no more." + when +
                                            " What it did stays readable here."));
  }
  Fragment out = html::paragraph(committee.body.kind);
  if (!may_meet(committee.life))
    out += html::paragraph(std::string(life_words(committee.life)) + ": it does not meet.");
  if (committee.ends_on)
    out += site::inset_text(html::paragraph("It ends on " + base::long_date(*committee.ends_on) + "."));
  return out;
}

/// Where the visitor goes on from the committee.
std::vector<Fragment> links_of(const Body& body, const Viewer& viewer) {
  std::vector<Fragment> out;
  const auto add = [&](std::string_view part, std::string_view words) {
    out.push_back(html::link(html::Url(fmt::format("/committees/{}/{}", body.id, part)), words));
  };
  add("actions", "Action log");
  add("decisions", "Decisions");
  add("between-meetings", "Decisions between meetings");
  add("plan", "Forward plan");
  add("interests", "Register of interests");
  if (viewer.is_secretary || viewer.is_screener) add("standing-down", "Standing down");
  return out;
}

}  // namespace

site::Response committees_page(people::Visit& visit) {
  site::Table table{.caption = "Committees that you may see",
                    .is_caption_hidden = true,
                    .columns = {{"Committee"}, {"Kind"}, {"Last or next meeting"}},
                    .when_empty = "You have no seat on a committee here, and are secretary of none."};
  visit.database.read([&](record::Reader& reader) {
    for (const auto& one : committees(reader)) {
      if (!may_see(viewer_of(reader, visit, one.body))) continue;
      const auto meetings = meetings_of(reader, one.body.id);
      table.rows.push_back({{html::link(html::Url("/committees/" + one.body.id), one.body.name), true},
                            {may_meet(one.life) ? std::string_view(one.body.kind) : life_words(one.life)},
                            {meetings.empty() ? Fragment("None yet")
                                              : html::link(meeting_address(meetings.front().meeting),
                                                           base::long_date(meetings.front().meeting.date))}});
    }
  });
  return visit.page({.title = "Committees",
                     .content = html::heading(1, "Committees") + site::table(table) +
                                html::bullets({html::link("/search", "Search meetings"),
                                               html::link("/calendar", "Meetings in your calendar"),
                                               html::link("/public", "What the public reads")}),
                     .is_wide = true});
}

site::Response committee_page(people::Visit& visit) {
  std::optional<StoredCommittee> committee;
  Viewer viewer;
  std::vector<StoredMeeting> meetings;
  std::vector<StoredPerson> people;
  std::vector<std::string> parents;
  visit.database.read([&](record::Reader& reader) {
    committee = find_committee(reader, visit.request.path_value("id"));
    if (!committee) return;
    parents = parent_names(reader, committee->body);
    viewer = viewer_of(reader, visit, committee->body);
    meetings = meetings_of(reader, committee->body.id);
    people = committee_people(reader);
  });
  if (!committee || !may_see(viewer))
    return visit.refusal({base::ErrorCode::NotFound, "", "There is no such committee, or it is not one of yours."});
  const Body& body = committee->body;
  site::Page page{.title = body.name, .is_wide = true};
  page.breadcrumb = {{.words = "Committees", .to = "/committees"}};
  page.content = html::heading(1, body.name) + life_line(*committee);
  if (viewer.is_secretary && may_meet(committee->life))
    page.content += site::button_link("Plan a meeting", html::Url("/committees/" + body.id + "/meetings/new"));
  if (viewer.is_secretary || viewer.is_screener)
    page.content += site::button_link("Terms of reference", html::Url("/committees/" + body.id + "/terms"),
                                      site::ButtonKind::Secondary);
  page.content += html::bullets(links_of(body, viewer));
  page.content +=
      meetings_table(meetings) + terms_section(body, parents) + quorum_section(body) + seats_table(body, people);
  return visit.page(page);
}

}  // namespace governance
