#include "governance/decisions/opened_decisions_pages.h"

#include <algorithm>

#include "base/check.h"
#include "governance/checks/naming.h"

namespace governance {
namespace {

const HeldMeeting* find_held(const std::vector<HeldMeeting>& meetings, const std::string& id) {
  const auto found = std::ranges::find(meetings, id, [](const HeldMeeting& one) { return one.stored.meeting.id; });
  return found == meetings.end() ? nullptr : &*found;
}

const AgendaItem* find_item(const Meeting& meeting, const std::string& label) {
  const auto found = std::ranges::find(meeting.items, label, item_label);
  return found == meeting.items.end() ? nullptr : &*found;
}

bool is_listed_at(const Meeting& meeting, const std::string& person) {
  return !person.empty() &&
         std::ranges::find(meeting.attendance, person, &Attendance::person) != meeting.attendance.end();
}

void show_of_meeting(OpenedDecisions& out, const RegisteredDecision& one) {
  const HeldMeeting* const held = find_held(out.meetings, one.meeting);
  const AgendaItem* const item = held == nullptr ? nullptr : find_item(held->stored.meeting, one.item);
  if (item == nullptr) return;
  Viewer viewer = out.viewer;
  viewer.is_member = viewer.is_member || is_listed_at(held->stored.meeting, viewer.person);
  const Sight sight = sight_of(*item, held->live, viewer);
  if (sight != Sight::Nothing) out.decisions.push_back({one, sight, item->title});
}

void load(record::Reader& reader, OpenedDecisions& out) {
  out.meetings = held_meetings(reader, out.body());
  out.all = decisions_of(reader, out.body(), out.meetings);
  for (const auto& one : out.all) {
    if (!one.place.starts_with(kBetweenMeetings)) {
      show_of_meeting(out, one);
      continue;
    }
    const auto between = find_between(reader, one.place.substr(kBetweenMeetings.size()));
    base::check(between.has_value(), "a registered decision between meetings is in the record");
    const Sight sight = sight_of_between(between->it, out.viewer);
    if (sight != Sight::Nothing) out.decisions.push_back({one, sight, "Decided between meetings"});
  }
  for (auto& one : meetings_of(reader, out.body().id))
    if (one.state != MeetingState::Recorded && entries_of(reader, one.meeting.id).empty())
      out.to_come.insert(out.to_come.begin(), std::move(one));
  out.on_agendas = places_on_agendas(reader, out.body());
  out.initials = initials_by_id(reader);
}

}  // namespace

std::map<std::string, std::string> initials_by_id(record::Reader& reader) {
  std::map<std::string, std::string> out;
  for (const auto& one : committee_people(reader)) {
    const auto& seen = one.person.initials_seen;
    out.emplace(one.person.id, seen.empty() ? initials_of(one.person.name) : seen.back().initials);
  }
  return out;
}

std::string OpenedDecisions::name_of(const std::string& person) const {
  const auto found = initials.find(person);
  return found == initials.end() ? "someone not in the record" : found->second;
}

std::vector<AwaitsRatification> OpenedDecisions::to_ratify() const {
  std::vector<AwaitsRatification> out;
  for (const auto& one : all) {
    if (one.status != DecisionStatus::Provisional) continue;
    if (std::ranges::find(on_agendas, one.place) != on_agendas.end()) continue;
    AwaitsRatification next{.place = one.place,
                            .date = one.date,
                            .item = one.item,
                            .verb = one.decision.verb,
                            .text = one.decision.text,
                            .kept_out = {}};
    const HeldMeeting* const held = find_held(meetings, one.meeting);
    const AgendaItem* const item = held == nullptr ? nullptr : find_item(held->recorded.meeting, one.item);
    if (item != nullptr) {
      next.kept_out = kept_out_of(*item);
      next.part = item->part;
      next.private_reason = item->private_reason;
    }
    for (const auto& person : one.decision.excluded)
      if (std::ranges::find(next.kept_out, person, &Handling::person) == next.kept_out.end())
        next.kept_out.push_back({.person = person,
                                 .declared = {},
                                 .outcome = item == nullptr ? ScreeningOutcome::WithholdPapers
                                                            : ScreeningOutcome::DeclareDiscussNotDecide});
    out.push_back(std::move(next));
  }
  std::ranges::reverse(out);
  return out;
}

Sight sight_of_between(const BetweenMeetings& it, const Viewer& viewer) {
  AgendaItem item;
  item.title = "Decided between meetings";
  item.screening = Screening{};
  for (const auto& one : it.conflicts)
    item.screening->people.push_back(
        {.person = one.person, .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  return sight_of(item, LiveMeeting({}, {}), viewer);
}

base::Result<OpenedDecisions> open_decisions(people::Visit& visit, bool to_run) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<OpenedDecisions> {
    auto committee = find_committee(reader, visit.request.path_value("id"));
    const auto refused = base::not_found("There is no such committee, or it is not one of yours.");
    if (!committee) return refused;
    const Viewer viewer = viewer_of(reader, visit, committee->body);
    if (!viewer.is_member && !viewer.is_secretary && !viewer.is_screener) return refused;
    if (to_run && !viewer.is_secretary) return base::forbidden("Only the committee's secretary does this.");
    OpenedDecisions out{.committee = *std::move(committee),
                        .viewer = viewer,
                        .meetings = {},
                        .decisions = {},
                        .all = {},
                        .to_come = {},
                        .on_agendas = {},
                        .initials = {}};
    load(reader, out);
    return out;
  });
}

html::Url decisions_address(const Body& body) {
  return html::Url("/committees/" + body.id + "/decisions");
}
html::Url decision_address(const Body& body, std::string_view place) {
  return html::Url("/committees/" + body.id + "/decisions/" + decision_key(place));
}

html::Fragment status_tag(DecisionStatus status) {
  switch (status) {
    case DecisionStatus::InForce:
      return site::tag(status_words(status), site::TagColour::Green);
    case DecisionStatus::Provisional:
      return site::tag(status_words(status), site::TagColour::Orange);
    case DecisionStatus::Ratified:
      return site::tag(status_words(status), site::TagColour::Blue);
    case DecisionStatus::OnRecord:
    case DecisionStatus::Lapsed:
    case DecisionStatus::Superseded:
      return site::tag(status_words(status), site::TagColour::Grey);
  }
  throw base::OurMistake("a status without a colour");
}

}  // namespace governance
