#include "governance/book_exports/calendar_pages.h"

#include "documents/calendar_writer.h"
#include "governance/book_exports/body_calendar.h"
#include "governance/book_exports/calendar_subscription_store.h"
#include "governance/meetings/opened_meeting_pages.h"
#include "people/account_store.h"
#include "people/people_store.h"
#include "people/persona_store.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::string_view kEnding = ".ics";

base::Error no_such_calendar() {
  return {base::ErrorCode::NotFound, "", "There is no such calendar. Make a new address in Sightline."};
}

bool may_sign_in(record::Reader& reader, people::PersonId person) {
  return people::email_of(reader, person).has_value() || people::is_persona(reader, person);
}

/// The visit of the address's owner: what that person may see is asked as for any page.
std::optional<people::Visit> visit_of_owner(record::Reader& reader, const people::Visit& visit) {
  auto secret = visit.request.path_value("file");
  if (!secret.ends_with(kEnding)) return std::nullopt;
  secret.remove_suffix(kEnding.size());
  const auto owner = calendar_owner(reader, secret);
  if (!owner || !may_sign_in(reader, *owner)) return std::nullopt;
  people::Visit out = visit;
  out.who = people::SignedIn{.person = *people::find_person(reader, *owner),
                             .grants = people::grants_of(reader, *owner),
                             .session_secret = {},
                             .signed_in_at = visit.clock.now()};
  return out;
}

bool is_of(const Viewer& viewer) {
  return viewer.is_member || viewer.is_secretary;
}

documents::Calendar calendar_of(record::Reader& reader, const people::Visit& visit) {
  documents::Calendar out{.name = "My meetings", .made_at = visit.clock.now(), .events = {}};
  for (const auto& committee : committees(reader)) {
    if (!is_of(viewer_of(reader, visit, committee.body))) continue;
    MinuteBook book;
    book.bodies = {committee.body};
    for (auto& one : meetings_of(reader, committee.body.id)) book.meetings.push_back(std::move(one.meeting));
    for (auto& event : body_calendar(book, committee.body.id, visit.request.host, out.made_at).events)
      out.events.push_back(std::move(event));
  }
  return out;
}

site::Response show(people::Visit& visit, bool has_one, const std::string& address) {
  Fragment content = html::heading(1, "Meetings in your calendar") +
                     html::paragraph(
                         "Outlook and other calendars can show the meetings of your committees: when and "
                         "where. They say nothing of what is on an agenda.");
  if (!address.empty())
    content += site::inset_text(
        html::paragraph("Your address, shown this once. In Outlook choose Add calendar, then Subscribe from web:") +
        html::paragraph(html::element("code", {{"class", "sl-address"}}, address)) +
        html::paragraph("Whoever has it sees when and where you meet. Keep it to yourself."));
  if (has_one && address.empty())
    content += html::paragraph("You have an address. It cannot be shown again; a new one ends the old.");
  content += site::form("/calendar", visit.csrf_token,
                        site::hidden_input("do", "start") +
                            site::button(has_one ? "Make a new address" : "Make an address",
                                         address.empty() ? site::ButtonKind::Primary : site::ButtonKind::Secondary));
  if (has_one)
    content += site::form("/calendar", visit.csrf_token,
                          site::hidden_input("do", "end") + site::button("End the address", site::ButtonKind::Warning));
  return visit.page({.title = "Meetings in your calendar", .content = content});
}

}  // namespace

site::Response calendar_page(people::Visit& visit) {
  const bool has_one =
      visit.database.read([&](record::Reader& reader) { return has_calendar(reader, visit.person().person.id); });
  return show(visit, has_one, "");
}

site::Response calendar_submit(people::Visit& visit) {
  const auto what = visit.request.form.get("do");
  const auto account = visit.person().person.id;
  if (what == "end") {
    visit.database.write(
        [&](record::Transaction& transaction) { end_calendar(transaction, account, change_by(visit)); });
    return site::Response::redirect("/calendar");
  }
  if (what != "start")
    return visit.refusal({base::ErrorCode::Invalid, "", "This page does not know what was asked. Open it again."});
  const auto secret = visit.database.write([&](record::Transaction& transaction) {
    return start_calendar(transaction, account, change_by(visit), visit.random);
  });
  return show(visit, true, whole_address(visit, "/calendar/" + secret + std::string(kEnding)));
}

site::Response calendar_file(people::Visit& visit) {
  const auto calendar = visit.database.read([&](record::Reader& reader) -> std::optional<documents::Calendar> {
    const auto owner = visit_of_owner(reader, visit);
    if (!owner) return std::nullopt;
    return calendar_of(reader, *owner);
  });
  if (!calendar) return visit.refusal(no_such_calendar());
  return site::Response::file(documents::calendar_file(*calendar), "text/calendar; charset=utf-8", "meetings.ics");
}

}  // namespace governance
