#include "governance/search/search_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "governance/meetings/recorded_meeting.h"
#include "governance/minute_book/item_title.h"
#include "governance/publication/publication_store.h"
#include "governance/search/word_search.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::size_t kMostFound = 100;

struct Found {
  std::string title;
  std::string address;
  std::string excerpt;
};

class Finder {
 public:
  explicit Finder(const WordSearch& search) : search_(search) {}

  [[nodiscard]] bool is_full() const { return found_.size() >= kMostFound; }
  [[nodiscard]] const std::vector<Found>& found() const { return found_; }

  void look_at(const AgendaItem& item, Sight sight, const std::string& where, const std::string& address) {
    if (sight == Sight::Nothing || is_full()) return;
    const auto text = sight == Sight::Everything ? text_of_item(item) : item.title;
    if (!search_.fits(text)) return;
    const auto& title = sight == Sight::Everything ? full_title(item) : item.title;
    found_.push_back(
        {fmt::format("{}, item {}: {}", where, item.number.value_or("?"), title), address, search_.excerpt(text)});
  }
  void look_at(std::string_view text, const std::string& title, const std::string& address) {
    if (!is_full() && search_.fits(text)) found_.push_back({title, address, search_.excerpt(text)});
  }

 private:
  const WordSearch& search_;
  std::vector<Found> found_;
};

// ---- of those signed in --------------------------------------------------------------------------------------------

void search_meeting(const OpenedMeeting& opened, Finder& finder) {
  // As the meeting's page has it: the plan, with what was set down so far.
  const Meeting meeting = opened.entries.empty() ? opened.meeting() : recorded_meeting(opened.live);
  const auto actions = recorded_actions(opened.live);
  for (const auto& item : meeting.items) {
    Sight sight = opened.sight(item);
    for (const auto& planned : opened.meeting().items)
      if (item.number && planned.number == item.number) sight = std::min(sight, opened.sight(planned));
    finder.look_at(item, sight, meeting_title(opened), meeting_address(opened.meeting()).text());
    if (sight != Sight::Everything) continue;
    for (const auto& action : actions)
      if (action.raised_item == item.number)
        finder.look_at(action.text, meeting_title(opened) + ": an action", meeting_address(opened.meeting()).text());
  }
}

void search_all(people::Visit& visit, Finder& finder) {
  std::vector<std::string> meetings;
  visit.database.read([&](record::Reader& reader) {
    for (const auto& committee : committees(reader))
      for (const auto& one : meetings_of(reader, committee.body.id)) meetings.push_back(one.meeting.id);
  });
  for (const auto& id : meetings) {
    if (finder.is_full()) return;
    if (const auto opened = open_meeting_of(visit, id)) search_meeting(*opened, finder);
  }
}

// ---- of everyone ---------------------------------------------------------------------------------------------------

void search_published(const PublishedMeeting& one, Finder& finder) {
  const std::string title = fmt::format("{}, {}", one.body.name, base::long_date(one.meeting.date));
  const std::string address = "/public/meetings/" + one.meeting.id;
  for (const auto& item : one.meeting.items) finder.look_at(item, Sight::Everything, title, address);
  if (!one.minutes) return;
  for (const auto& item : one.minutes->text.meeting.items)
    finder.look_at(item, Sight::Everything, "Minutes, " + title, address + "/minutes");
  for (const auto& action : one.minutes->text.actions)
    finder.look_at(action.text, "Minutes, " + title + ": an action", address + "/minutes");
}

// ---- the page ------------------------------------------------------------------------------------------------------

Fragment results(const WordSearch& search, const Finder& finder) {
  if (search.is_empty()) return {};
  if (finder.found().empty())
    return html::heading(2, "Nothing found") + html::paragraph("Try fewer words, or other ones.");
  Fragment out = html::heading(2, finder.is_full()             ? fmt::format("The first {} found", kMostFound)
                                  : finder.found().size() == 1 ? "1 found"
                                                               : fmt::format("{} found", finder.found().size()));
  for (const auto& one : finder.found())
    out += html::element("div", {{"class", "sl-person"}},
                         html::paragraph(html::link(one.address, one.title)) + html::paragraph(one.excerpt));
  return out;
}

Fragment fields(const site::FormValues& typed) {
  const site::FormState state{.values = typed, .errors = {}};
  return site::text_input(
             state,
             {.name = "words", .label = "Words to look for", .hint = "All of them must be there", .type = "search"}) +
         site::button("Search");
}

site::Response show(const people::Visit& visit, std::string_view title, const Fragment& form, const Fragment& found) {
  return visit.page({.title = std::string(title), .content = html::heading(1, title) + form + found});
}

}  // namespace

// Words that are looked for may name a person, so they are posted, and stand in no address.
site::Response search_page(people::Visit& visit) {
  return show(visit, "Search meetings", site::form("/search", visit.csrf_token, fields({})), {});
}

site::Response search_submit(people::Visit& visit) {
  const auto& form = visit.request.form;
  const WordSearch search(form.get("words"));
  Finder finder(search);
  if (!search.is_empty()) search_all(visit, finder);
  return show(visit, "Search meetings", site::form("/search", visit.csrf_token, fields(form)), results(search, finder));
}

site::Response public_search_page(people::Visit& visit) {
  const auto& query = visit.request.query;
  const WordSearch search(query.get("words"));
  Finder finder(search);
  if (!search.is_empty())
    for (const auto& one : visit.database.read([](record::Reader& reader) { return published_meetings(reader, ""); }))
      search_published(one, finder);
  return show(visit, "Search published meetings", site::filter_form("/public/search", fields(query)),
              results(search, finder));
}

}  // namespace governance
