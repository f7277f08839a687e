#include "governance/papers/opened_paper_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "record/audit_trail.h"

namespace governance {

bool OpenedPaper::is(PaperActor actor) const {
  return std::ranges::find(actors, actor) != actors.end();
}

base::Result<OpenedPaper> open_paper(people::Visit& visit) {
  auto meeting = open_meeting(visit);
  if (!meeting) return std::unexpected(meeting.error());
  return visit.database.read([&](record::Reader& reader) -> base::Result<OpenedPaper> {
    auto stored = find_paper(reader, visit.request.path_value("paper"));
    const auto unknown = base::not_found("There is no such paper, or it is not one of yours.");
    if (!stored || stored->paper.meeting != meeting->meeting().id) return unknown;
    const AgendaItem* const item = item_of(meeting->meeting(), stored->paper);
    if (sight_of(stored->paper, item, meeting->live, meeting->viewer) != Sight::Everything) return unknown;
    auto rules = rules_of(reader, meeting->committee.body.id);
    auto actors = actors_of(stored->paper, meeting->viewer);
    AgendaItem copy = *item;
    return OpenedPaper{.meeting = *std::move(meeting),
                       .stored = *std::move(stored),
                       .item = std::move(copy),
                       .rules = std::move(rules),
                       .actors = std::move(actors)};
  });
}

html::Url paper_address(const Paper& paper, std::string_view part) {
  return html::Url(
      fmt::format("/meetings/{}/papers/{}{}{}", paper.meeting, paper.token, part.empty() ? "" : "/", part));
}

std::string paper_name(const AgendaItem& item, const Paper& paper) {
  const auto label = label_of(item, paper);
  return label.empty() ? "Paper" : "Paper " + label;
}

html::Fragment state_tag(PaperState state) {
  using site::TagColour;
  const auto colour = [&] {
    switch (state) {
      case PaperState::Issued:
      case PaperState::Replaced:
        return TagColour::Green;
      case PaperState::Returned:
        return TagColour::Orange;
      case PaperState::Withdrawn:
        return TagColour::Grey;
      default:
        return TagColour::Blue;
    }
  }();
  return site::tag(state_name(state), colour);
}

html::Fragment timeliness_tag(const std::optional<PaperVersion>& version) {
  if (!version || version->timeliness == Timeliness::InTime) return {};
  return site::tag(timeliness_words(version->timeliness), site::TagColour::Orange);
}

CoverPlace place_of(const OpenedMeeting& meeting, const AgendaItem& item, const Paper& paper, base::Instant made_at) {
  return {.committee = meeting.committee.body.name,
          .meeting_date = meeting.meeting().date,
          .item = item.number.value_or(""),
          .label = label_of(item, paper),
          .made_at = made_at};
}

std::string initials_of_visitor(const people::Visit& visit, const OpenedMeeting& meeting) {
  const auto& rows = meeting.meeting().attendance;
  const auto row = std::ranges::find(rows, meeting.viewer.person, &Attendance::person);
  if (!meeting.viewer.person.empty() && row != rows.end() && row->initials) return *row->initials;
  std::string out;
  for (const auto word : base::split(visit.person().person.name, ' '))
    if (!word.empty()) out += word[0];
  return out;
}

void note_reading(people::Visit& visit, const Paper& paper, std::string_view how) {
  if (!is_private(paper.paper_class)) return;
  visit.database.write([&](record::Transaction& transaction) {
    record::append_audit(transaction, visit.clock.now(),
                         {.actor = visit.person().person.id.text(),
                          .action = std::string(how),
                          .subject_kind = "paper",
                          .subject_id = paper.token,
                          .person_id = "",
                          .before = "",
                          .after = ""});
  });
}

std::vector<PaperVersion> versions_for(record::Reader& reader, const Paper& paper, const Viewer& viewer) {
  auto versions = paper_versions(reader, paper.token);
  if (!actors_of(paper, viewer).empty() || viewer.is_screener) return versions;
  const auto steps = steps_of_paper(reader, paper.token);
  const auto issued = std::ranges::find(steps, PaperStep::Issue, &PaperStepTaken::step);
  if (issued == steps.end()) return {};
  // What was sent in before the version that was issued is a draft.
  const auto first_later = std::ranges::find_if(versions, [&](const auto& one) { return one.added_at > issued->at; });
  if (first_later != versions.begin()) versions.erase(versions.begin(), std::prev(first_later));
  return versions;
}

}  // namespace governance
