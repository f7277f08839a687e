#include "governance/minutes/opened_minutes_pages.h"

#include <algorithm>

#include "governance/minutes/minuted_names_store.h"
#include "governance/minutes/minutes_report.h"
#include "people/people_store.h"

namespace governance {
namespace {

std::map<std::string, std::string> account_names(record::Reader& reader, const std::vector<StepTaken>& steps) {
  std::vector<people::PersonId> ids;
  for (const auto& step : steps)
    if (const auto id = base::Uuid::parse(step.by)) ids.push_back({*id});
  std::map<std::string, std::string> out;
  for (const auto& [id, name] : people::names_of(reader, ids)) out.emplace(id.text(), name);
  return out;
}

std::vector<Action> logged_actions(record::Reader& reader, const std::string& committee) {
  std::vector<Action> out;
  for (auto& one : actions_of(reader, committee)) out.push_back(std::move(one.action));
  return out;
}

/// Where nothing was set down about it: the committee's next meeting that is planned.
void add_next_meeting(MinutesText& text, const std::vector<StoredMeeting>& later) {
  NextMeeting& next = text.meeting.next_meeting;
  if (next.date || next.note || later.empty()) return;
  const Meeting& meeting = later.front().meeting;
  next = {.date = meeting.date, .starts = meeting.starts, .ends = meeting.ends, .venue = meeting.venue, .note = {}};
}

/// From what the record of the meeting says now. An action that stands in the log has its reference there.
MinutesText text_now(const OpenedMinutes& minutes, const std::vector<Action>& logged) {
  const OpenedMeeting& opened = minutes.opened;
  if (opened.entries.empty()) return as_recorded(opened.stored.meeting, logged);
  MinutesText out = drafted(opened.live, minutes.reader().names.person);
  add_next_meeting(out, minutes.later);
  for (auto& action : out.actions) {
    const auto found = std::ranges::find(logged, action.id, &Action::id);
    if (found != logged.end()) action.reference = found->reference;
  }
  return out;
}

/// Of actions raised at other meetings: whether the item that raised them is open to the visitor.
std::map<std::string, bool> seen_elsewhere(record::Reader& reader, const MinutesText& text, const Viewer& viewer) {
  std::map<std::string, bool> out;
  std::map<std::string, std::optional<LiveMeeting>> meetings;
  for (const auto& action : text.actions) {
    if (!action.raised_at || action.raised_at == text.meeting.id || !action.raised_item) continue;
    if (!meetings.contains(*action.raised_at)) {
      std::optional<LiveMeeting> live;
      if (const auto stored = find_meeting(reader, *action.raised_at)) {
        const auto committee = find_committee(reader, stored->meeting.body);
        live.emplace(plan_of(reader, stored->meeting, committee->body), entries_of(reader, stored->meeting.id));
      }
      meetings.emplace(*action.raised_at, std::move(live));
    }
    const auto& live = meetings.at(*action.raised_at);
    if (!live) continue;
    const auto& items = live->plan().meeting.items;
    const auto item = std::ranges::find(items, action.raised_item, &AgendaItem::number);
    if (item != items.end()) out.emplace(action.id, sight_of(*item, *live, viewer) == Sight::Everything);
  }
  return out;
}

std::vector<MinutesActor> actors_of(const OpenedMeeting& opened) {
  std::vector<MinutesActor> out;
  if (opened.viewer.is_secretary) out.push_back(MinutesActor::Secretary);
  if (!opened.viewer.person.empty() && opened.live.chair() == opened.viewer.person) out.push_back(MinutesActor::Chair);
  return out;
}

/// Whoever held a seat that votes on the day of the meeting, each once.
std::vector<std::string> last_members(const Body& body, base::Date day) {
  std::vector<std::string> out;
  for (const auto& seat : body.seats) {
    const auto holder = seat.holder_on(day);
    if (seat.votes && holder && std::ranges::find(out, *holder) == out.end()) out.push_back(*holder);
  }
  return out;
}

bool may_read(const OpenedMinutes& minutes) {
  return !minutes.actors.empty() || is_circulated(minutes.minutes().state) || minutes.is_as_recorded();
}

void load(record::Reader& reader, OpenedMinutes& out) {
  const Meeting& meeting = out.opened.meeting();
  out.stored = find_minutes(reader, meeting.id);
  out.steps = steps_of_minutes(reader, meeting.id);
  out.accounts = account_names(reader, out.steps);
  out.names = minuted_names(reader, meeting);
  for (const auto& one : partners(reader)) out.organisations.emplace(one.id, one.name);
  for (auto& one : meetings_of(reader, meeting.body))
    if (one.meeting.date > meeting.date) out.later.push_back(std::move(one));
  std::ranges::reverse(out.later);
  if (out.stored.minutes.state == MinutesState::Notes)
    out.stored.minutes.text = text_now(out, logged_actions(reader, meeting.body));
  if (has_ended(out.opened.committee.life)) {
    out.last_members = last_members(out.opened.committee.body, meeting.date);
    out.confirmed = confirmations_of(reader, meeting.id);
  }
  out.seen_elsewhere = seen_elsewhere(reader, out.text(), out.opened.viewer);
}

/// The words themselves where they are no id.
NameOf naming(const std::map<std::string, std::string>& names) {
  return [&names](std::string_view id) {
    const auto found = names.find(std::string(id));
    return found == names.end() ? std::string(id) : found->second;
  };
}

}  // namespace

bool OpenedMinutes::is_secretary() const {
  return std::ranges::find(actors, MinutesActor::Secretary) != actors.end();
}

bool OpenedMinutes::is_as_recorded() const {
  return opened.stored.state == MeetingState::Recorded && minutes().state == MinutesState::Notes;
}

bool OpenedMinutes::may_confirm() const {
  const auto& person = opened.viewer.person;
  const auto has = [&](const std::vector<std::string>& people) {
    return std::ranges::find(people, person) != people.end();
  };
  return minutes().state == MinutesState::Circulated && has(last_members) && !has(confirmed);
}

Sight OpenedMinutes::sight(const AgendaItem& item) const {
  Sight out = sight_of(item, opened.live, opened.viewer);
  for (const auto& planned : opened.meeting().items)
    if (item.number && planned.number == item.number)
      out = std::min(out, sight_of(planned, opened.live, opened.viewer));
  return out;
}

MinutesReader OpenedMinutes::reader() const {
  return {.sight = [this](const AgendaItem& item) { return sight(item); },
          .sees_elsewhere =
              [this](const Action& action) {
                const auto found = seen_elsewhere.find(action.id);
                return found == seen_elsewhere.end() || found->second;
              },
          .names = {.person = naming(names), .organisation = naming(organisations)}};
}

base::Result<OpenedMinutes> open_minutes(people::Visit& visit) {
  auto meeting = open_meeting(visit);
  if (!meeting) return std::unexpected(meeting.error());
  OpenedMinutes out{.opened = *std::move(meeting),
                    .stored = {},
                    .steps = {},
                    .actors = {},
                    .later = {},
                    .names = {},
                    .organisations = {},
                    .accounts = {},
                    .seen_elsewhere = {},
                    .last_members = {},
                    .confirmed = {}};
  out.actors = actors_of(out.opened);
  visit.database.read([&](record::Reader& reader) { load(reader, out); });
  if (!may_read(out))
    return base::not_found(
        "The minutes of this meeting are not circulated yet. You will find them here once they are.");
  return out;
}

documents::Report report_of(const OpenedMinutes& opened, base::Instant made_at) {
  const std::string mark(opened.is_as_recorded() ? "AS RECORDED ELSEWHERE" : minutes_mark(opened.minutes().state));
  return minutes_report(opened.minutes(), {.body = opened.opened.committee.body.name, .mark = mark, .made_at = made_at},
                        opened.reader());
}

}  // namespace governance
