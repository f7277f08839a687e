// The parts of each item's proposal: each needs an outcome of its own before the minutes go round.
#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/number.h"
#include "base/text.h"
#include "governance/decisions/decision_pages.h"
#include "governance/meetings/meeting_parts_pages.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::size_t kMostParts = 50;
constexpr std::size_t kLongestPart = 2'000;  ///< code points

std::string field_of(std::size_t place) {
  return "parts-" + std::to_string(place);
}

std::string lines_of(const AgendaItem& item) {
  std::string out;
  for (const auto& limb : item.proposal) out += limb.text + "\n";
  return out;
}

Fragment item_form(people::Visit& visit, const OpenedMeeting& opened, std::size_t place, const site::FormState& typed) {
  const AgendaItem& item = opened.meeting().items[place];
  if (opened.sight(item) != Sight::Everything) return {};
  site::FormState state = typed;
  const std::string field = field_of(place);
  if (!typed.values.has(field)) state.values.add(field, lines_of(item));
  const auto outcomes = base::counted(static_cast<std::int64_t>(item.proposal.size()), "part", "parts");
  const Fragment form =
      site::form(meeting_address(opened.meeting(), "proposals"), visit.csrf_token,
                 site::hidden_input("version", std::to_string(opened.stored.version)) +
                     site::hidden_input("place", std::to_string(place)) +
                     site::text_area(state, {.name = field,
                                             .label = "Parts of the proposal at item " + item.number.value_or(""),
                                             .hint = "One on each line. Each needs an outcome of its own.",
                                             .rows = 4}) +
                     site::button("Save the parts of item " + item.number.value_or(""), site::ButtonKind::Secondary));
  const std::string title = item_heading(opened, item) + (item.proposal.empty() ? "" : ": " + outcomes);
  if (!item.proposal.empty() || state.error(field)) return html::heading(2, title) + form;
  return site::details(title, form);
}

site::Response show(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state, int status) {
  site::Page page{.title = "Proposals: " + meeting_title(opened), .errors = state.errors};
  page.back = site::NavigationItem{.words = "The meeting", .to = meeting_address(opened.meeting())};
  page.content = html::heading(1, "Proposals: " + meeting_title(opened)) +
                 html::paragraph(
                     "A proposal that asks for several things has a part for each. At the meeting each "
                     "part is answered by itself, so that none is forgotten.");
  for (std::size_t i = 0; i < opened.meeting().items.size(); ++i) page.content += item_form(visit, opened, i, state);
  return visit.page(page, status);
}

base::Result<std::vector<Limb>> typed_limbs(std::string_view text, const AgendaItem& item, const std::string& field) {
  std::vector<Limb> out;
  for (const auto line : base::split(text, '\n')) {
    const std::string words = base::one_line(line);
    if (words.empty()) continue;
    if (base::length_utf8(words) > kLongestPart) return base::invalid(field, "Say each part in fewer words.");
    Limb limb{.text = words, .outcome = {}, .ratifies = {}};
    const auto old = std::ranges::find(item.proposal, words, &Limb::text);
    if (old != item.proposal.end()) limb.ratifies = old->ratifies;
    out.push_back(std::move(limb));
  }
  if (out.size() > kMostParts) return base::invalid(field, fmt::format("Enter at most {} parts.", kMostParts));
  return out;
}

/// What was answered at the meeting keeps its place and its words.
base::Result<void> check_answered(const OpenedMeeting& opened, const AgendaItem& item, const std::vector<Limb>& limbs,
                                  const std::string& field) {
  for (std::size_t i = 0; i < item.proposal.size(); ++i) {
    const bool is_same = i < limbs.size() && limbs[i].text == item.proposal[i].text;
    const bool is_answered = opened.live.answer_to(item.number.value_or(""), static_cast<int>(i) + 1) != nullptr;
    if (is_answered && !is_same)
      return base::conflict(fmt::format("Part {} has its outcome already: leave it in its place, as it is.", i + 1));
    const bool would_ratify = item.proposal[i].ratifies.has_value();
    if (would_ratify && std::ranges::find(limbs, item.proposal[i].text, &Limb::text) == limbs.end())
      return base::invalid(field,
                           fmt::format("Part {} is a decision to be ratified: leave its words as they are. Remove "
                                       "the item from the agenda if it is not to be ratified.",
                                       i + 1));
  }
  return {};
}

base::Result<StoredMeeting> changed(const OpenedMeeting& opened, const site::FormValues& form) {
  const auto& items = opened.meeting().items;
  const auto place = base::parse_whole(form.get("place"), 0, 10'000);
  if (!place || static_cast<std::size_t>(*place) >= items.size() ||
      opened.sight(items[static_cast<std::size_t>(*place)]) != Sight::Everything)
    return base::not_found("There is no such item on the agenda.");
  if (opened.stored.state == MeetingState::Recorded)
    return base::conflict("This meeting was brought in as it was minuted elsewhere. Its proposals stay as they are.");
  const auto at = static_cast<std::size_t>(*place);
  const std::string field = field_of(at);
  auto limbs = typed_limbs(form.get(field), items[at], field);
  if (!limbs) return std::unexpected(limbs.error());
  if (const auto answered = check_answered(opened, items[at], *limbs, field); !answered)
    return std::unexpected(answered.error());
  StoredMeeting out = opened.stored;
  const auto version = base::parse_whole(form.get("version"), 1, 1'000'000);
  if (!version) return base::invalid("", "Open this page again: it does not say what it was made from.");
  out.version = static_cast<int>(*version);
  out.meeting.items[at].proposal = *std::move(limbs);
  return out;
}

}  // namespace

site::Response proposals_page(people::Visit& visit) {
  const auto opened = open_meeting(visit, true);
  if (!opened) return visit.refusal(opened.error());
  return show(visit, *opened, {}, 200);
}

site::Response proposals_submit(people::Visit& visit) {
  const auto opened = open_meeting(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const auto& form = visit.request.form;
  const auto refused = [&](const base::Error& error) {
    return show(visit, *opened, {.values = form, .errors = {error}},
                error.code == base::ErrorCode::Conflict ? 409 : 400);
  };
  const auto meeting = changed(*opened, form);
  if (!meeting) return refused(meeting.error());
  const Change change{.by = visit.person().person.id.text(), .at = visit.clock.now()};
  const auto kept = visit.database.write(
      [&](record::Transaction& transaction) { return save_meeting(transaction, *meeting, change); });
  if (!kept) return refused(kept.error());
  return site::Response::redirect(meeting_address(opened->meeting(), "proposals").text());
}

}  // namespace governance
