#include "governance/meetings/sitting_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/number.h"
#include "governance/committee_record/sitting_store.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "governance/meetings/sitting.h"
#include "governance/minute_book/item_title.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;

/// A meeting with its committee's name.
struct NamedMeeting {
  std::string body;
  Meeting meeting;
};

struct Sitting {
  OpenedMeeting opened;
  std::vector<NamedMeeting> others;
  std::vector<NamedMeeting> candidates;  ///< of the same day, run by the same secretary
};

base::Result<Sitting> open_sitting(people::Visit& visit) {
  auto opened = open_meeting(visit, true);
  if (!opened) return std::unexpected(opened.error());
  Sitting out{.opened = *std::move(opened), .others = {}, .candidates = {}};
  const Meeting& here = out.opened.meeting();
  visit.database.read([&](record::Reader& reader) {
    for (const auto& id : here.sits_with)
      if (const auto other = find_meeting(reader, id))
        out.others.push_back({find_committee(reader, other->meeting.body)->body.name, other->meeting});
    for (const auto& body : committees_run_by(reader, visit.person().person.id))
      for (const auto& one : meetings_of(reader, body))
        if (one.meeting.date == here.date && one.meeting.id != here.id && one.state != MeetingState::Recorded &&
            std::ranges::find(here.sits_with, one.meeting.id) == here.sits_with.end())
          out.candidates.push_back({find_committee(reader, body)->body.name, one.meeting});
  });
  return out;
}

Fragment change_form(people::Visit& visit, const Sitting& sitting, std::string_view what, const Fragment& fields) {
  return site::form(meeting_address(sitting.opened.meeting(), "sitting"), visit.csrf_token,
                    site::hidden_input("do", what) + fields);
}

Fragment others_section(people::Visit& visit, const Sitting& sitting) {
  if (sitting.others.empty())
    return html::paragraph(
        "This meeting sits alone. Committees in common sit in one room at one time, and each decides for itself: "
        "quorum, "
        "conflicts and decisions are worked out for each, and what happens in the room is set down once.");
  const auto links = base::mapped(sitting.others, [](const NamedMeeting& one) {
    return Fragment(html::link(meeting_address(one.meeting), one.body));
  });
  return html::paragraph("It sits in common with:") + html::bullets(links) +
         html::paragraph(
             "Run the sitting from any of them. An action is the committee's alone in whose meeting it is set down.") +
         change_form(visit, sitting, "leave", site::button("Sit alone again", site::ButtonKind::Secondary));
}

Fragment join_section(people::Visit& visit, const Sitting& sitting, const site::FormState& state) {
  if (sitting.candidates.empty())
    return html::paragraph("No other committee that you run meets on this day. Plan its meeting first.");
  site::Select with{.name = "with", .label = "Sit in common with", .hint = "", .options = {}};
  for (const auto& one : sitting.candidates) with.options.emplace_back(one.meeting.id, one.body);
  return change_form(visit, sitting, "join", site::select(state, with) + site::button("Sit together"));
}

bool is_shared(const Sitting& sitting, const AgendaItem& item) {
  return std::ranges::all_of(sitting.others,
                             [&](const NamedMeeting& one) { return item_in_common(one.meeting, item) != nullptr; });
}

Fragment items_section(people::Visit& visit, const Sitting& sitting, const site::FormState& state) {
  if (sitting.others.empty()) return {};
  site::Choices items{.name = "items",
                      .legend = "Items to take together",
                      .hint = "They are put on the agendas of the others too, with the same screening",
                      .choices = {},
                      .is_small = true};
  const auto& all = sitting.opened.meeting().items;
  std::vector<Fragment> shared;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (sitting.opened.sight(all[i]) != Sight::Everything) continue;
    const std::string words = fmt::format("{} {}", all[i].number.value_or(""), full_title(all[i]));
    if (is_shared(sitting, all[i]))
      shared.emplace_back(words);
    else
      items.choices.push_back({std::to_string(i), words, "", {}});
  }
  Fragment out = html::heading(2, "Items in common");
  out += shared.empty() ? html::paragraph("None yet.") : html::bullets(shared);
  if (!items.choices.empty())
    out +=
        change_form(visit, sitting, "share", site::checkboxes(state, items) + site::button("Put them on all agendas"));
  return out;
}

site::Response show(people::Visit& visit, const Sitting& sitting, const site::FormState& state, int status) {
  site::Page page{.title = "Committees in common: " + meeting_title(sitting.opened), .errors = state.errors};
  page.back = site::NavigationItem{.words = "Agenda", .to = meeting_address(sitting.opened.meeting(), "agenda")};
  page.content = html::heading(1, "Committees in common") + html::paragraph(meeting_title(sitting.opened)) +
                 others_section(visit, sitting) + join_section(visit, sitting, state) +
                 items_section(visit, sitting, state);
  return visit.page(page, status);
}

/// The places of the items chosen, each one that the visitor may see in full.
base::Result<std::vector<std::size_t>> places_chosen(const people::Visit& visit, const OpenedMeeting& opened) {
  std::vector<std::size_t> out;
  const auto& items = opened.meeting().items;
  for (const auto typed : visit.request.form.all("items")) {
    const auto place = base::parse_whole(typed, 0, static_cast<std::int64_t>(items.size()) - 1, "items");
    if (!place || opened.sight(items[static_cast<std::size_t>(*place)]) != Sight::Everything)
      return base::invalid("items", "Choose items from the list.");
    out.push_back(static_cast<std::size_t>(*place));
  }
  if (out.empty()) return base::invalid("items", "Choose the items to take together.");
  return out;
}

base::Result<void> change_as_asked(record::Transaction& transaction, people::Visit& visit, const Sitting& sitting) {
  const auto& form = visit.request.form;
  const std::string& meeting = sitting.opened.meeting().id;
  if (form.get("do") == "leave") return leave_sitting(transaction, meeting, change_by(visit));
  if (form.get("do") == "join") {
    const auto with = std::ranges::find(sitting.candidates, form.get("with"),
                                        [](const NamedMeeting& one) { return std::string_view(one.meeting.id); });
    if (with == sitting.candidates.end()) return base::invalid("with", "Choose a meeting from the list.");
    return join_sittings(transaction, meeting, with->meeting.id, change_by(visit));
  }
  const auto places = places_chosen(visit, sitting.opened);
  if (!places) return std::unexpected(places.error());
  const auto shared = share_items(transaction, meeting, *places, change_by(visit), visit.random);
  if (!shared) return std::unexpected(shared.error());
  return {};
}

}  // namespace

site::Response sitting_page(people::Visit& visit) {
  const auto sitting = open_sitting(visit);
  if (!sitting) return visit.refusal(sitting.error());
  return show(visit, *sitting, {}, 200);
}

site::Response sitting_submit(people::Visit& visit) {
  const auto sitting = open_sitting(visit);
  if (!sitting) return visit.refusal(sitting.error());
  const auto done = visit.database.write(
      [&](record::Transaction& transaction) { return change_as_asked(transaction, visit, *sitting); });
  if (done) return site::Response::redirect(meeting_address(sitting->opened.meeting(), "sitting").text());
  return show(visit, *sitting, {.values = visit.request.form, .errors = {done.error()}},
              done.error().code == base::ErrorCode::Conflict ? 409 : 400);
}

}  // namespace governance
