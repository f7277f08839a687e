// A person's own interests: what stands, and declaring, changing, ending and confirming it; made for a phone.
#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/mapped.h"
#include "base/text.h"
#include "governance/interests/interest_form_pages.h"
#include "governance/interests/interest_people.h"
#include "governance/interests/interests_pages.h"
#include "governance/interests/meeting_declarations_store.h"
#include "governance/meetings/opened_meeting_pages.h"

namespace governance {
namespace {

using html::Fragment;

/// The visitor as a person of the minute book, with what they declared.
struct Own {
  StoredPerson person;
  PersonRegister declared;
  Regime regime = Regime::NhsRegister;
  std::vector<Organisation> partners;
  std::vector<MeetingDeclaration> off_register;
  std::vector<Body> committees;  ///< whose registers they may read
};

base::Error not_linked() {
  return {
      base::ErrorCode::NotFound, "",
      "Your account is not linked to a person of any committee here. Ask the committee's secretary to link it; then "
      "you can declare your interests."};
}

base::Result<Own> open_own(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<Own> {
    const auto person = person_of_account(reader, visit.person().person.id);
    if (!person) return std::unexpected(not_linked());
    Own out{.person = *person,
            .declared = register_of(reader, *person),
            .partners = partners(reader),
            .off_register = {},
            .committees = {}};
    const auto bodies = base::mapped(committees(reader), &StoredCommittee::body);
    for (const auto& body : bodies) {
      const auto viewer = viewer_of(reader, visit, body);
      if (viewer.is_member || viewer.is_secretary) out.committees.push_back(body);
    }
    out.regime = regime_of(person->person, bodies, out.partners);
    out.off_register = declarations_off_register(reader, person->person.id, out.regime, visit.today());
    return out;
  });
}

std::string done_words(std::string_view done) {
  if (done == "declared") return "Your interest is on the register.";
  if (done == "changed") return "The change is on the register.";
  if (done == "ended") return "Its last day is on the register.";
  if (done == "confirmed") return "You have confirmed what is on the register.";
  if (done == "nil") return "It is on the register that you have no interests.";
  if (done == "on-register") return "Noted: it is on the register already.";
  return "";
}

Fragment state_callout(const Own& own, base::Date today) {
  const auto due = confirmation_due(own.declared, own.regime, today);
  switch (declaration_state(own.declared, own.regime, today)) {
    case DeclarationState::Nothing:
      return site::warning_callout(
          "You have declared nothing yet",
          html::paragraph("Declare your interests, or say that you have none. People who take "
                          "decisions and have done neither are named in the public register."));
    case DeclarationState::ConfirmationDue:
      return site::warning_callout(
          "Please confirm",
          html::paragraph(
              fmt::format("It was due by {}: say whether what stands here is still right.", base::long_date(*due))));
    case DeclarationState::UpToDate:
      break;
  }
  return html::paragraph(fmt::format("Up to date. Confirm it again by {}.", base::long_date(*due)));
}

Fragment offers(const people::Visit& visit, const Own& own) {
  return html::each(own.off_register, [&](const MeetingDeclaration& one) {
    const bool is_late = one.put_on_by < visit.today();
    return site::inset_text(
        html::paragraph(fmt::format("You declared at the meeting of {} ({}): {}", base::long_date(one.meeting),
                                    one.committee, one.text.empty() ? "an interest" : one.text)) +
        html::paragraph(fmt::format("{} on the register by {}.", is_late ? "It was to be" : "It is to be",
                                    base::long_date(one.put_on_by))) +
        site::form(
            "/interests", visit.csrf_token,
            site::hidden_input("declaration", one.entry) +
                site::button_group(
                    site::button_link("Put it on the register", html::Url("/interests/new").with("from", one.entry)) +
                    site::button("It is there already", site::ButtonKind::Secondary, "do", "on-register"))));
  });
}

Fragment card_of(const Own& own, const RegisterEntry& entry, base::Date today) {
  const auto concerned = named(entry.interest.organisations, own.partners);
  return site::card(
      {.heading = entry.interest.description,
       .to = html::Url("/interests/" + entry.id),
       .content = html::paragraph(entry_tags(entry, own.regime, today)) +
                  html::paragraph(concerned.empty() ? std::string(kind_words(entry.interest.kind))
                                                    : fmt::format("{}. {}", kind_words(entry.interest.kind),
                                                                  base::listed(concerned)))});
}

Fragment buttons(const people::Visit& visit, const Own& own) {
  const bool has_open = std::ranges::any_of(own.declared.entries,
                                            [&](const RegisterEntry& one) { return !one.has_ended(visit.today()); });
  Fragment out = site::button_link("Declare an interest", "/interests/new");
  out += has_open ? site::button("Nothing has changed: confirm", site::ButtonKind::Secondary, "do", "confirm")
                  : site::button("I have no interests", site::ButtonKind::Secondary, "do", "nil");
  return site::form("/interests", visit.csrf_token, site::button_group(out));
}

Fragment entries_under(const Own& own, std::string_view heading, bool ended, base::Date today) {
  Fragment cards;
  for (const auto& one : own.declared.entries)
    if (one.has_ended(today) == ended) cards += card_of(own, one, today);
  return html::when(!cards.empty(), [&] { return html::heading(2, heading) + cards; });
}

Fragment registers_part(const Own& own) {
  if (own.committees.empty()) return {};
  return html::heading(2, "Registers of your committees") +
         html::bullets(base::mapped(own.committees, [](const Body& body) {
           return html::link(html::Url("/committees/" + body.id + "/interests"), body.name);
         }));
}

site::Response show_own(people::Visit& visit, const Own& own, base::Errors errors, int status) {
  site::Page page{.title = "My interests", .success = {}, .errors = std::move(errors)};
  if (status == 200) page.success = done_words(visit.request.query.get("done"));
  const auto today = visit.today();
  page.content =
      html::heading(1, "My interests") + offers(visit, own) + state_callout(own, today) + buttons(visit, own);
  const bool has_nil = own.declared.nil_on && std::ranges::all_of(own.declared.entries, [&](const RegisterEntry& one) {
                         return one.has_ended(today);
                       });
  if (has_nil)
    page.content += html::paragraph(
        fmt::format("You said on {} that you have no interests.", base::long_date(*own.declared.nil_on)));
  page.content +=
      entries_under(own, "On the register", false, today) + entries_under(own, "Ended", true, today) +
      registers_part(own) +
      site::details(
          "What must be declared, and when",
          html::paragraph("Anything that a fair-minded outsider might expect to sway what you say or decide. "
                          "Declare it within 28 days of its beginning, confirm all of it once a year, and say "
                          "so at a meeting when an item touches it.") +
              html::paragraph("An interest that has ended stays public for six months and on file for six "
                              "years."));
  return visit.page(page, status);
}

// ---- declaring -----------------------------------------------------------------------------------------------------

const MeetingDeclaration* offered(const Own& own, std::string_view entry) {
  const auto found = std::ranges::find(own.off_register, entry, &MeetingDeclaration::entry);
  return found == own.off_register.end() ? nullptr : &*found;
}

site::Response show_form(people::Visit& visit, const Own& own, const site::FormState& state, int status) {
  site::Page page{.title = "Declare an interest", .errors = state.errors};
  page.back = site::NavigationItem{.words = "My interests", .to = "/interests"};
  page.content = html::heading(1, "Declare an interest") +
                 site::form("/interests/new", visit.csrf_token,
                            site::hidden_input("declaration", state.value("declaration")) +
                                interest_fields(state, own.regime) + site::button("Put it on the register"));
  return visit.page(page, status);
}

// ---- one entry -----------------------------------------------------------------------------------------------------

struct OwnEntry {
  Own own;
  RegisterEntry entry;
  std::vector<RegisterVersion> versions;
};

base::Result<OwnEntry> open_entry(people::Visit& visit) {
  auto own = open_own(visit);
  if (!own) return std::unexpected(own.error());
  const auto found = std::ranges::find(own->declared.entries, visit.request.path_value("id"), &RegisterEntry::id);
  if (found == own->declared.entries.end()) return base::not_found("There is no such interest of yours.");
  OwnEntry out{.own = *own, .entry = *found, .versions = {}};
  out.versions = visit.database.read([&](record::Reader& reader) { return entry_versions(reader, out.entry.id); });
  return out;
}

Fragment history(const OwnEntry& opened) {
  std::vector<site::TimelineEntry> entries;
  entries.reserve(opened.versions.size());
  for (const auto& one : opened.versions)
    entries.push_back({.when = base::short_date_time(one.at),
                       .who = "Version " + std::to_string(one.entry.version),
                       .what = html::paragraph(fmt::format("The interest was {}.", act_words(one.act)))});
  return html::when(!entries.empty(), [&] { return html::heading(2, "What became of it") + site::timeline(entries); });
}

Fragment entry_forms(const people::Visit& visit, const OwnEntry& opened, const site::FormState& state) {
  const html::Url here("/interests/" + opened.entry.id);
  const auto version = site::hidden_input("version", std::to_string(opened.entry.version));
  Fragment out;
  if (!opened.entry.interest.to)
    out += html::heading(2, "Has it ended?") +
           site::form(here, visit.csrf_token,
                      version +
                          site::date_input(
                              state, {.name = "ended", .legend = "Its last day", .hint = "For example, 31 10 2026"}) +
                          site::button("It has ended", site::ButtonKind::Secondary, "do", "end"));
  site::FormState shown = state;
  if (!shown.values.has("kind")) {
    const auto values = values_of(opened.entry.interest, opened.own.partners);
    for (const auto& [name, value] : values.pairs()) shown.values.add(name, value);
  }
  return out + html::heading(2, "Has it changed?") +
         site::form(here, visit.csrf_token,
                    version + interest_fields(shown, opened.own.regime) +
                        site::button("Save the change", site::ButtonKind::Primary, "do", "change"));
}

site::Response show_entry(people::Visit& visit, const OwnEntry& opened, const site::FormState& state, int status) {
  site::Page page{.title = "An interest of mine", .errors = state.errors};
  page.back = site::NavigationItem{.words = "My interests", .to = "/interests"};
  page.content = html::heading(1, "An interest of mine") +
                 html::paragraph(entry_tags(opened.entry, opened.own.regime, visit.today())) +
                 entry_summary(opened.entry, opened.own.declared, opened.own.regime, opened.own.partners) +
                 entry_forms(visit, opened, state) + history(opened);
  return visit.page(page, status);
}

base::Checked<RegisterEntry> ended(const site::FormValues& form, RegisterEntry entry, base::Date today) {
  const auto day = typed_date(form, "ended", "Its last day");
  if (!day) return std::unexpected(base::Errors{day.error()});
  const auto refused = [](std::string message) {
    return std::unexpected(base::Errors{{base::ErrorCode::Invalid, "ended", std::move(message)}});
  };
  if (!*day) return refused("Enter its last day.");
  if (**day > today)
    return refused("Enter a day that is not still to come. For a later day, change the interest below.");
  if (**day < entry.interest.from) return refused("Its last day must not be before its first.");
  entry.interest.to = **day;
  return entry;
}

base::Checked<RegisterEntry> changed(const site::FormValues& form, const OwnEntry& opened, base::Date today) {
  auto interest = typed_interest(form, opened.own.partners, today);
  if (!interest) return std::unexpected(interest.error());
  RegisterEntry out = opened.entry;
  // What its holder may not be published for was decided on as it stood then.
  if (out.publication.publication == Publication::Released) out.publication = {};
  out.interest = *std::move(interest);
  return out;
}

}  // namespace

site::Response my_interests_page(people::Visit& visit) {
  const auto own = open_own(visit);
  // A governance lead need not be a person of any committee: the work is the others' registers.
  if (!own && visit.may_anywhere(people::Permission::ScreenConflicts))
    return site::Response::redirect("/interests/overview");
  if (!own) return visit.refusal(own.error());
  return show_own(visit, *own, {}, 200);
}

site::Response my_interests_submit(people::Visit& visit) {
  const auto own = open_own(visit);
  if (!own) return visit.refusal(own.error());
  const auto what = visit.request.form.get("do");
  const auto declaration = visit.request.form.get("declaration");
  if (what == "on-register" && offered(*own, declaration) == nullptr)
    return visit.refusal({base::ErrorCode::NotFound, "", "There is no such declaration of yours."});
  const auto done = visit.database.write([&](record::Transaction& transaction) -> base::Result<void> {
    if (what == "confirm") return confirm_all(transaction, own->person, change_by(visit));
    if (what == "nil") return declare_nil(transaction, own->person, change_by(visit));
    if (what != "on-register") return base::invalid("", "Choose one of the buttons.");
    put_on_register(transaction, own->person, declaration, change_by(visit));
    return {};
  });
  if (!done) return show_own(visit, *own, {done.error()}, done.error().code == base::ErrorCode::Conflict ? 409 : 400);
  return site::Response::redirect(fmt::format("/interests?done={}", what == "confirm" ? "confirmed" : what));
}

site::Response declare_interest_form(people::Visit& visit) {
  const auto own = open_own(visit);
  if (!own) return visit.refusal(own.error());
  site::FormState state;
  if (const auto* const declared = offered(*own, visit.request.query.get("from"))) {
    state.values.add("declaration", declared->entry);
    state.values.add("description", declared->text);
  }
  return show_form(visit, *own, state, 200);
}

site::Response declare_interest_submit(people::Visit& visit) {
  const auto own = open_own(visit);
  if (!own) return visit.refusal(own.error());
  const auto& form = visit.request.form;
  const auto interest = typed_interest(form, own->partners, visit.today());
  if (!interest) return show_form(visit, *own, {.values = form, .errors = interest.error()}, 400);
  visit.database.write([&](record::Transaction& transaction) {
    declare(transaction, own->person, *interest, change_by(visit), visit.random);
    if (const auto* const declared = offered(*own, form.get("declaration")))
      put_on_register(transaction, own->person, declared->entry, change_by(visit));
  });
  return site::Response::redirect("/interests?done=declared");
}

site::Response my_interest_page(people::Visit& visit) {
  const auto opened = open_entry(visit);
  if (!opened) return visit.refusal(opened.error());
  return show_entry(visit, *opened, {}, 200);
}

site::Response my_interest_submit(people::Visit& visit) {
  const auto opened = open_entry(visit);
  if (!opened) return visit.refusal(opened.error());
  const auto& form = visit.request.form;
  const bool ends = form.get("do") == "end";
  auto entry = ends ? ended(form, opened->entry, visit.today()) : changed(form, *opened, visit.today());
  if (!entry) return show_entry(visit, *opened, {.values = form, .errors = entry.error()}, 400);
  if (form.get("version") != std::to_string(opened->entry.version))
    return visit.refusal(
        {base::ErrorCode::Conflict, "", "This entry has been changed since you opened it. Look at it as it is now."});
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    return keep_version(transaction, opened->own.person, *entry, ends ? RegisterAct::Ended : RegisterAct::Changed,
                        change_by(visit));
  });
  if (!kept) return visit.refusal(kept.error());
  return site::Response::redirect(ends ? "/interests?done=ended" : "/interests?done=changed");
}

}  // namespace governance
