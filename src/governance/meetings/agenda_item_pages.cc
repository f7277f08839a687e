#include "governance/meetings/agenda_item_pages.h"

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/meetings/meeting_parts_pages.h"
#include "governance/minute_book/book_words.h"

namespace governance {
namespace {

using html::Fragment;

constexpr int kLongestAllotted = 600;  ///< minutes: ten hours, longer than any sitting

site::Select kinds() {
  site::Select out{.name = "kind", .label = "Kind", .hint = "", .options = {}};
  for (const ItemKind one :
       {ItemKind::Substantive, ItemKind::Opening, ItemKind::Conflicts, ItemKind::Minutes, ItemKind::ActionLog,
        ItemKind::OtherBusinessNotice, ItemKind::OtherBusiness, ItemKind::NextMeeting})
    out.options.emplace_back(word_of(one), item_kind_words(one));
  return out;
}

site::Choices media() {
  return {.name = "medium",
          .legend = "Paper",
          .hint = "A verbal item cannot be screened for conflicts of interest.",
          .choices = {{"paper", "It has a paper", "", {}},
                      {"verbal", "Verbal", "", {}},
                      {"none", "Nothing to present", "", {}}},
          .is_small = true};
}

site::Choices parts(const site::FormState& state) {
  const Fragment in_private =
      site::text_input(state, {.name = "closed_title",
                               .label = "Closed title",
                               .hint = "For those who may read the item. Leave empty if the title above says nothing "
                                       "that must stay closed"}) +
      site::text_input(state, {.name = "private_reason",
                               .label = "Why it is private",
                               .hint = "The power and the reason, as the public will read them"});
  return {
      .name = "part",
      .legend = "Part of the meeting",
      .hint = "",
      .choices = {{"public", "In public", "", {}},
                  {"private", "In private", "The title above is published; nothing else of the item is", in_private},
                  {"", "The meeting has no public part", "", {}}},
      .is_small = true};
}

/// One limb of a proposal on each line.
std::vector<Limb> typed_limbs(std::string_view text) {
  std::vector<Limb> out;
  std::size_t from = 0;
  while (from < text.size()) {
    const auto end = std::min(text.find('\n', from), text.size());
    if (auto line = base::one_line(text.substr(from, end - from)); !line.empty()) out.push_back({std::move(line), {}});
    from = end + 1;
  }
  return out;
}

/// The limbs as typed, each with the outcome that it had before.
std::vector<Limb> with_outcomes(std::vector<Limb> limbs, const std::vector<Limb>& before) {
  for (auto& limb : limbs)
    for (const auto& one : before)
      if (one.text == limb.text) limb.outcome = one.outcome;
  return limbs;
}

std::optional<std::string> words(const site::FormValues& form, std::string_view name) {
  auto text = base::one_line(form.get(name));
  if (text.empty()) return std::nullopt;
  return text;
}

base::Result<std::optional<int>> typed_minutes(const site::FormValues& form) {
  const auto text = base::trimmed(form.get("minutes"));
  if (text.empty()) return std::nullopt;
  const auto minutes = base::parse_whole(text, 1, kLongestAllotted);
  if (!minutes) return base::invalid("minutes", "Enter the minutes set aside as a whole number, such as 15.");
  return static_cast<int>(*minutes);
}

}  // namespace

site::Select people_select(const OpenedMeeting& opened, std::string name, std::string label, std::string nobody) {
  site::Select out{
      .name = std::move(name), .label = std::move(label), .hint = "", .options = {{"", std::move(nobody)}}};
  for (const auto& row : opened.meeting().attendance)
    out.options.emplace_back(row.person, opened.name_of(row.person) + (row.role ? ", " + *row.role : ""));
  return out;
}

Fragment agenda_item_fields(const OpenedMeeting& opened, const site::FormState& state) {
  return site::text_input(state, {.name = "title", .label = "Title", .hint = "Everyone may read it"}) +
         site::select(state, kinds()) +
         site::text_input(state, {.name = "purpose",
                                  .label = "What is asked of the meeting",
                                  .hint = "For example: approve the plan; note; discuss"}) +
         site::text_area(state, {.name = "proposal",
                                 .label = "What is proposed",
                                 .hint = "Each part on a line of its own: each will need an outcome",
                                 .rows = 3}) +
         site::select(state, people_select(opened, "presenter", "Presented by", "Nobody yet")) +
         site::text_input(state, {.name = "minutes",
                                  .label = "Minutes set aside",
                                  .width = site::InputWidth::Four,
                                  .inputmode = "numeric"}) +
         site::radios(state, media()) + site::radios(state, parts(state));
}

site::FormValues agenda_item_values(const AgendaItem& item) {
  site::FormValues out;
  out.add("title", item.title);
  out.add("kind", std::string(word_of(item.kind)));
  out.add("purpose", item.purpose.value_or(""));
  std::string limbs;
  for (const auto& limb : item.proposal) limbs += limb.text + "\n";
  out.add("proposal", limbs);
  out.add("presenter", item.presenters.empty() ? "" : item.presenters.front());
  out.add("minutes", item.minutes_allotted ? std::to_string(*item.minutes_allotted) : "");
  out.add("medium", std::string(word_of(item.medium)));
  out.add("part", item.part ? std::string(word_of(*item.part)) : "");
  out.add("closed_title", item.closed_title.value_or(""));
  out.add("private_reason", item.private_reason.value_or(""));
  return out;
}

base::Checked<AgendaItem> typed_agenda_item(const site::FormValues& form, AgendaItem item) {
  base::Errors errors;
  const auto fault = [&](std::string field, std::string message) {
    errors.push_back({base::ErrorCode::Invalid, std::move(field), std::move(message)});
  };
  item.title = base::one_line(form.get("title"));
  if (item.title.empty()) fault("title", "Enter the item's title.");
  const auto medium = choice_of<Medium>(form.get("medium"));
  if (!medium) fault("medium", "Say whether it has a paper.");
  item.medium = medium.value_or(Medium::None);
  item.kind = choice_of<ItemKind>(form.get("kind")).value_or(ItemKind::Substantive);
  item.purpose = words(form, "purpose");
  item.proposal = with_outcomes(typed_limbs(form.get("proposal")), item.proposal);
  if (const auto presenter = form.get("presenter"); !presenter.empty()) item.presenters = {std::string(presenter)};
  const auto minutes = typed_minutes(form);
  if (minutes)
    item.minutes_allotted = *minutes;
  else
    errors.push_back(minutes.error());
  item.part = choice_of<AgendaPart>(form.get("part"));
  const bool is_closed = item.part == AgendaPart::Private;
  item.closed_title = is_closed ? words(form, "closed_title") : std::nullopt;
  item.private_reason = is_closed ? words(form, "private_reason") : std::nullopt;
  if (is_closed && !item.private_reason)
    fault("private_reason", "Say why the item is private, and by what power: the public is told.");
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return item;
}

site::Response show_agenda_item(people::Visit& visit, const OpenedMeeting& opened, std::size_t place,
                                const site::FormState& state, int status) {
  const AgendaItem& item = opened.meeting().items[place];
  site::Page page{.title = "Change an agenda item", .errors = state.errors};
  page.back = site::NavigationItem{.words = "The agenda", .to = meeting_address(opened.meeting(), "agenda")};
  page.content =
      html::heading(1, "Change item " + item.number.value_or("")) +
      site::form(meeting_address(opened.meeting(), "agenda"), visit.csrf_token,
                 site::hidden_input("version", std::to_string(opened.stored.version)) +
                     site::hidden_input("do", "change") + site::hidden_input("place", std::to_string(place)) +
                     agenda_item_fields(opened, state) + site::button("Save the item"));
  return visit.page(page, status);
}

site::Response agenda_item_page(people::Visit& visit) {
  const auto opened = open_meeting(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const auto& items = opened->meeting().items;
  const auto place = base::parse_whole(visit.request.path_value("place"), 0, 10'000);
  if (!place || static_cast<std::size_t>(*place) >= items.size())
    return visit.refusal(base::not_found("There is no such item on this agenda.").error());
  const AgendaItem& item = items[static_cast<std::size_t>(*place)];
  if (opened->sight(item) != Sight::Everything)
    return visit.refusal(base::forbidden("An interest keeps this item from you.").error());
  return show_agenda_item(visit, *opened, static_cast<std::size_t>(*place),
                          {.values = agenda_item_values(item), .errors = {}}, 200);
}

}  // namespace governance
