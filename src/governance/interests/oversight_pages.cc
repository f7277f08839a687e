// What governance leads see of the registers: who has not declared, what was late, what waits for a decision; and one
// entry, on whose publication, mitigation and disposal they decide.
#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/mapped.h"
#include "base/text.h"
#include "governance/interests/interest_form_pages.h"
#include "governance/interests/interest_people.h"
#include "governance/interests/interests_pages.h"
#include "governance/interests/register_access_pages.h"
#include "governance/meetings/opened_meeting_pages.h"

namespace governance {
namespace {

using html::Fragment;

struct Overseen {
  std::vector<Body> bodies;
  std::vector<Organisation> partners;
  std::vector<StoredPerson> people;
  std::map<std::string, PersonRegister> registers;
  std::map<std::string, bool> is_public;  ///< by committee
  std::vector<DisposalAsked> disposals;
  std::vector<Meeting> to_screen;  ///< still to come or under way

  [[nodiscard]] Regime regime(const StoredPerson& person) const { return regime_of(person.person, bodies, partners); }
};

Overseen overseen(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) {
    Overseen out;
    for (const auto& one : committees(reader)) {
      if (one.is_stood_down || one.body.seats.empty()) continue;
      out.is_public[one.body.id] = register_is_public(reader, one.body.id);
      out.bodies.push_back(one.body);
      for (auto& stored : meetings_of(reader, one.body.id))
        if (stored.state != MeetingState::Recorded && stored.meeting.date >= visit.today())
          out.to_screen.push_back(std::move(stored.meeting));
    }
    out.partners = partners(reader);
    out.people = committee_people(reader);
    out.registers = registers(reader);
    out.disposals = disposals_asked(reader);
    return out;
  });
}

bool holds_a_seat(const Overseen& all, const std::string& person) {
  return std::ranges::any_of(all.bodies, [&](const Body& body) {
    return std::ranges::any_of(body.seats, [&](const Seat& seat) { return seat.holder == person; });
  });
}

/// Names under a heading, each with a word about it.
struct Worklist {
  std::string_view heading;
  std::string_view when_empty;
  std::vector<Fragment> lines;
};

Fragment shown(const Worklist& list) {
  return html::heading(2, list.heading) +
         (list.lines.empty() ? html::paragraph(list.when_empty) : html::bullets(list.lines));
}

Fragment entry_link(const RegisterEntry& entry, const StoredPerson& person) {
  return html::link(html::Url("/interests/entries/" + entry.id), person.person.name);
}

void take_entries(const StoredPerson& person, const PersonRegister& declared, Regime regime, base::Date today,
                  Worklist& late, Worklist& waiting, Worklist& disposable) {
  for (const auto& entry : declared.entries) {
    if (const auto days = entry.days_late(regime).count(); days > 0)
      late.lines.push_back(entry_link(entry, person) + fmt::format(": {} {} late, declared on {}", days,
                                                                   days == 1 ? "day" : "days",
                                                                   base::long_date(entry.declared_on)));
    const bool is_open = entry.publication.publication == Publication::AsHolderConsents && !entry.interest.consents;
    if (is_open) waiting.lines.push_back(entry_link(entry, person) + ": asks not to be published");
    if (entry.interest.to && on_file_until(*entry.interest.to, regime) < today)
      disposable.lines.push_back(entry_link(entry, person) + ": on file until " +
                                 base::long_date(on_file_until(*entry.interest.to, regime)));
  }
}

Fragment worklists(const Overseen& all, base::Date today) {
  Worklist nothing{"Has declared nothing", "Everyone with a seat has declared.", {}};
  Worklist due{"To be confirmed", "Nobody's confirmation is due.", {}};
  Worklist late{"Declared late", "No entry was declared late.", {}};
  Worklist waiting{"Waits for your decision on publication", "Nothing waits.", {}};
  Worklist disposable{"Whose years on file are over", "None.", {}};
  for (const auto& person : all.people) {
    const auto& declared = all.registers.at(person.person.id);
    const auto regime = all.regime(person);
    take_entries(person, declared, regime, today, late, waiting, disposable);
    if (!holds_a_seat(all, person.person.id)) continue;
    const auto state = declaration_state(declared, regime, today);
    if (state == DeclarationState::Nothing) nothing.lines.emplace_back(person.person.name);
    if (state == DeclarationState::ConfirmationDue)
      due.lines.emplace_back(fmt::format("{}: was due by {}", person.person.name,
                                         base::long_date(*confirmation_due(declared, regime, today))));
  }
  return shown(waiting) + shown(nothing) + shown(due) + shown(late) + shown(disposable);
}

Fragment meetings_part(const Overseen& all) {
  if (all.to_screen.empty()) return html::paragraph("No meeting is planned.");
  return html::bullets(base::mapped(all.to_screen, [&](const Meeting& one) {
    const auto body = std::ranges::find(all.bodies, one.body, &Body::id);
    return html::link(meeting_address(one, "screening"),
                      fmt::format("{}, {}", body->name, base::weekday_date(one.date)));
  }));
}

Fragment committees_part(const people::Visit& visit, const Overseen& all) {
  return html::each(all.bodies, [&](const Body& body) {
    const bool is_public = all.is_public.at(body.id);
    return html::heading(3, body.name) +
           html::paragraph(html::link(html::Url("/committees/" + body.id + "/interests"), "Its register")) +
           site::form(
               "/interests/overview", visit.csrf_token,
               site::hidden_input("committee", body.id) +
                   html::paragraph(is_public ? "Published: anyone can read what is public of it." : "Not published.") +
                   site::button(is_public ? "Take it back" : "Publish the register", site::ButtonKind::Secondary, "do",
                                is_public ? "take-back" : "publish"));
  });
}

Fragment rules_table() {
  site::Table out{.caption = "The rules, and where they are from",
                  .columns = {{"Rule"}, {"Code"}, {"Value"}, {"Source"}, {"How sure"}},
                  .rows = {},
                  .total = {}};
  const auto words = [](InterestLimit limit) -> std::string_view {
    switch (limit) {
      case InterestLimit::DeclareWithin:
        return "Declare within";
      case InterestLimit::ConfirmWithin:
        return "Confirm within";
      case InterestLimit::PublicFor:
        return "Public after its last day for";
      case InterestLimit::OnFileFor:
        return "On file after its last day for";
    }
    throw base::OurMistake("a limit without words");
  };
  for (const auto& one : interest_rules())
    out.rows.push_back(
        {{words(one.limit), true},
         {regime_words(one.regime)},
         {fmt::format("{} {}", one.value, one.limit == InterestLimit::DeclareWithin ? "days" : "months")},
         {one.source},
         {std::string(1, one.grade)}});
  return site::table(out);
}

// ---- one entry -----------------------------------------------------------------------------------------------------

struct OverseenEntry {
  StoredPerson person;
  RegisterEntry entry;
  PersonRegister declared;
  Regime regime = Regime::NhsRegister;
  std::vector<Organisation> partners;
  std::optional<DisposalAsked> disposal;
  std::vector<RegisterVersion> versions;
};

base::Result<OverseenEntry> open_overseen(people::Visit& visit) {
  const auto all = overseen(visit);
  const auto id = visit.request.path_value("id");
  for (const auto& person : all.people) {
    const auto& declared = all.registers.at(person.person.id);
    const auto found = std::ranges::find(declared.entries, id, &RegisterEntry::id);
    if (found == declared.entries.end()) continue;
    OverseenEntry out{.person = person,
                      .entry = *found,
                      .declared = declared,
                      .regime = all.regime(person),
                      .partners = all.partners,
                      .disposal = {},
                      .versions = {}};
    const auto asked = std::ranges::find(all.disposals, id, &DisposalAsked::entry);
    if (asked != all.disposals.end()) out.disposal = *asked;
    out.versions = visit.database.read([&](record::Reader& reader) { return entry_versions(reader, id); });
    return out;
  }
  return base::not_found("There is no such entry.");
}

Fragment form_part(const people::Visit& visit, const OverseenEntry& opened, const Fragment& fields) {
  return site::form(html::Url("/interests/entries/" + opened.entry.id), visit.csrf_token,
                    site::hidden_input("version", std::to_string(opened.entry.version)) + fields);
}

Fragment publication_form(const people::Visit& visit, const OverseenEntry& opened, const site::FormState& state) {
  return html::heading(2, "Publication") +
         form_part(
             visit, opened,
             site::radios(state, {.name = "publication",
                                  .legend = "What is to become of it?",
                                  .choices = {{.value = "held-back", .label = "Hold it back from publication"},
                                              {.value = "released", .label = "Publish it"}}}) +
                 site::text_input(state, {.name = "publication-reason",
                                          .label = "Why",
                                          .hint = "An overriding reason of privacy or law. The public sees neither "
                                                  "the entry nor the reason."}) +
                 site::button("Decide", site::ButtonKind::Secondary, "do", "publication"));
}

Fragment mitigation_form(const people::Visit& visit, const OverseenEntry& opened, const site::FormState& state) {
  return html::heading(2, "What is done about it") +
         form_part(visit, opened,
                   site::text_area(state, {.name = "mitigation", .label = "What was agreed", .rows = 3}) +
                       site::text_input(state, {.name = "agreed-with",
                                                .label = "With whom",
                                                .hint = "Their role and organisation, for example: Director of "
                                                        "Governance, Example Council"}) +
                       site::button("Agree it", site::ButtonKind::Secondary, "do", "mitigation"));
}

Fragment disposal_form(const people::Visit& visit, const OverseenEntry& opened, const site::FormState& state) {
  const auto& to = opened.entry.interest.to;
  if (!to || visit.today() <= on_file_until(*to, opened.regime)) return {};
  const Fragment heading = html::heading(2, "Disposal");
  if (!opened.disposal)
    return heading +
           form_part(visit, opened,
                     site::text_input(state, {.name = "disposal-reason",
                                              .label = "Why it is no longer needed",
                                              .hint = "Ask whether an inquiry or a claim needs it. Somebody "
                                                      "else decides."}) +
                         site::button("Ask for its disposal", site::ButtonKind::Secondary, "do", "ask-disposal"));
  const Fragment asked = html::paragraph("Its disposal was asked for: " + opened.disposal->reason);
  if (opened.disposal->asked_by == visit.person().person.id.text())
    return heading + asked + html::paragraph("Another governance lead decides.");
  return heading + asked +
         form_part(visit, opened, site::button("Dispose of it", site::ButtonKind::Warning, "do", "dispose"));
}

Fragment history(const OverseenEntry& opened) {
  std::vector<site::TimelineEntry> out;
  out.reserve(opened.versions.size());
  for (const auto& one : opened.versions)
    out.push_back({.when = base::short_date_time(one.at),
                   .who = "Version " + std::to_string(one.entry.version),
                   .what = html::paragraph(
                       fmt::format("The interest was {}: {}", act_words(one.act), one.entry.interest.description))});
  return html::when(!out.empty(), [&] { return html::heading(2, "Versions") + site::timeline(out); });
}

site::Response show_overseen(people::Visit& visit, const OverseenEntry& opened, const site::FormState& state,
                             int status) {
  site::Page page{.title = "An entry of the register", .errors = state.errors};
  page.back = site::NavigationItem{.words = "Interests", .to = "/interests/overview"};
  page.content = html::heading(1, opened.person.person.name) +
                 html::paragraph(entry_tags(opened.entry, opened.regime, visit.today())) +
                 entry_summary(opened.entry, opened.declared, opened.regime, opened.partners) +
                 publication_form(visit, opened, state) + mitigation_form(visit, opened, state) +
                 disposal_form(visit, opened, state) + history(opened);
  return visit.page(page, status);
}

/// Role and initials: who decided, without an account's id on a page.
std::string decided_by(const people::Visit& visit) {
  return "the governance lead " + visit.person().person.initials();
}

base::Checked<RegisterEntry> decided(const people::Visit& visit, RegisterEntry entry) {
  const auto& form = visit.request.form;
  base::Errors faults;
  const auto what = form.get("publication");
  const auto reason = base::one_line(form.get("publication-reason"));
  if (what != "held-back" && what != "released")
    faults.push_back({base::ErrorCode::Invalid, "publication", "Choose what is to become of it."});
  if (reason.empty()) faults.push_back({base::ErrorCode::Invalid, "publication-reason", "Say why."});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  entry.publication = {.publication = what == "released" ? Publication::Released : Publication::HeldBack,
                       .reason = reason,
                       .decided_by = decided_by(visit),
                       .decided_on = visit.today()};
  return entry;
}

base::Checked<RegisterEntry> mitigated(const people::Visit& visit, RegisterEntry entry) {
  const auto& form = visit.request.form;
  base::Errors faults;
  const std::string text(base::trimmed(form.get("mitigation")));
  const auto with = base::one_line(form.get("agreed-with"));
  if (text.empty()) faults.push_back({base::ErrorCode::Invalid, "mitigation", "Say what was agreed."});
  if (with.empty()) faults.push_back({base::ErrorCode::Invalid, "agreed-with", "Say with whom it was agreed."});
  if (!faults.empty()) return std::unexpected(std::move(faults));
  entry.mitigation = Mitigation{.text = text, .agreed_with = with, .agreed_on = visit.today()};
  return entry;
}

site::Response keep_decision(people::Visit& visit, const OverseenEntry& opened, RegisterAct act) {
  const auto entry =
      act == RegisterAct::PublicationDecided ? decided(visit, opened.entry) : mitigated(visit, opened.entry);
  if (!entry) return show_overseen(visit, opened, {.values = visit.request.form, .errors = entry.error()}, 400);
  if (visit.request.form.get("version") != std::to_string(opened.entry.version))
    return visit.refusal(
        {base::ErrorCode::Conflict, "", "This entry has been changed since you opened it. Look at it as it is now."});
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    return keep_version(transaction, opened.person, *entry, act, change_by(visit));
  });
  if (!kept) return visit.refusal(kept.error());
  return site::Response::redirect("/interests/entries/" + opened.entry.id);
}

site::Response keep_disposal(people::Visit& visit, const OverseenEntry& opened, bool asks) {
  const auto reason = base::one_line(visit.request.form.get("disposal-reason"));
  if (asks && reason.empty())
    return show_overseen(visit, opened,
                         {.values = visit.request.form,
                          .errors = {{base::ErrorCode::Invalid, "disposal-reason", "Say why it is no longer needed."}}},
                         400);
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    return asks ? ask_disposal(transaction, opened.person, opened.entry.id, reason, opened.regime, change_by(visit))
                : approve_disposal(transaction, opened.person, opened.entry.id, change_by(visit));
  });
  if (!kept) return visit.refusal(kept.error());
  return site::Response::redirect(asks ? "/interests/entries/" + opened.entry.id : "/interests/overview");
}

void note_entry_read(people::Visit& visit, const OverseenEntry& opened) {
  RegisterLine line;
  line.person = opened.person;
  line.shown = {opened.entry};
  note_reading(visit, {line});
}

}  // namespace

site::Response interests_overview_page(people::Visit& visit) {
  const auto all = overseen(visit);
  site::Page page{.title = "Interests: overview", .is_wide = true};
  page.content = html::heading(1, "Interests: overview") +
                 html::paragraph(html::link("/interests/breaches", "Breaches of the rules on interests")) +
                 html::heading(2, "Meetings to screen") + meetings_part(all) + worklists(all, visit.today()) +
                 html::heading(2, "Registers of committees") + committees_part(visit, all) + rules_table();
  return visit.page(page);
}

site::Response interests_overview_submit(people::Visit& visit) {
  const auto all = overseen(visit);
  const auto& form = visit.request.form;
  const auto what = form.get("do");
  const auto committee = form.get("committee");
  if (std::ranges::find(all.bodies, committee, &Body::id) == all.bodies.end())
    return visit.refusal({base::ErrorCode::NotFound, "", "There is no such committee."});
  if (what != "publish" && what != "take-back")
    return visit.refusal({base::ErrorCode::Invalid, "", "Choose one of the buttons."});
  visit.database.write([&](record::Transaction& transaction) {
    set_register_public(transaction, committee, what == "publish", change_by(visit));
  });
  return site::Response::redirect("/interests/overview");
}

site::Response interest_entry_page(people::Visit& visit) {
  const auto opened = open_overseen(visit);
  if (!opened) return visit.refusal(opened.error());
  note_entry_read(visit, *opened);
  return show_overseen(visit, *opened, {}, 200);
}

site::Response interest_entry_submit(people::Visit& visit) {
  const auto opened = open_overseen(visit);
  if (!opened) return visit.refusal(opened.error());
  if (opened->person.account == visit.person().person.id)
    return visit.refusal({base::ErrorCode::Forbidden, "", "Another governance lead decides on your own interests."});
  const auto what = visit.request.form.get("do");
  if (what == "publication") return keep_decision(visit, *opened, RegisterAct::PublicationDecided);
  if (what == "mitigation") return keep_decision(visit, *opened, RegisterAct::MitigationAgreed);
  if (what == "ask-disposal" || what == "dispose") return keep_disposal(visit, *opened, what == "ask-disposal");
  return visit.refusal({base::ErrorCode::Invalid, "", "Choose one of the buttons."});
}

}  // namespace governance
