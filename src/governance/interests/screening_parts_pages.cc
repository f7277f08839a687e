#include "governance/interests/screening_parts_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/mapped.h"
#include "base/text.h"
#include "governance/checks/organisation_names.h"
#include "governance/interests/interest_people.h"
#include "governance/meetings/caught.h"
#include "governance/minute_book/item_title.h"

namespace governance {
namespace {

using html::Fragment;

struct OutcomeWords {
  ScreeningOutcome outcome;
  std::string_view code;
  std::string_view words;
};
/// In the order of the form. Section 8 of the guide has them all; one without a handling is no outcome to ask for.
constexpr OutcomeWords kOutcomes[] = {
    {ScreeningOutcome::NothingNoted, "nothing-noted", "Nobody has a conflict here"},
    {ScreeningOutcome::RegularConflictsOnly, "regular", "Only what the partners always have: declare and note it"},
    {ScreeningOutcome::DeclareAndParticipate, "participate", "They declare it, stay and take part"},
    {ScreeningOutcome::DeclareDiscussNotDecide, "discuss", "They stay and speak, and take no part in the decision"},
    {ScreeningOutcome::StaySilent, "silent", "They stay, and take no part in discussion or decision"},
    {ScreeningOutcome::LeaveForItem, "leave", "They leave for the item, and do not see its paper"},
    {ScreeningOutcome::WithholdPapers, "withhold", "They leave, and see neither papers nor private minutes"},
    {ScreeningOutcome::RemoveFromRole, "remove", "So wide that their membership is in question"},
    {ScreeningOutcome::NotScreened, "not-screened", "It could not be screened: ask for declarations at the item"},
};

std::string words_of_outcome(ScreeningOutcome outcome) {
  if (outcome == ScreeningOutcome::DeclareOutcomeNotStated) return "Parties are named, and not what they are to do";
  return std::string(outcome_choice(outcome));
}

/// What else a caught person is at the meeting: the reason to look twice.
std::string duties_of(const OpenedScreening& opened, const AgendaItem& item, const std::string& person) {
  const Meeting& meeting = opened.meeting.meeting();
  std::vector<std::string> duties;
  if (meeting.chair == person) duties.emplace_back("chairs: somebody else presides at the item");
  if (std::ranges::find(item.presenters, person) != item.presenters.end()) duties.emplace_back("presents the item");
  if (meeting.minute_taker == person) duties.emplace_back("takes the minutes: somebody else does at the item");
  if (std::ranges::find(opened.secretaries, person) != opened.secretaries.end() && meeting.minute_taker != person)
    duties.emplace_back("runs the committee: somebody else sends its papers");
  return base::listed(duties);
}

Fragment caught_list(const OpenedScreening& opened, const AgendaItem& item) {
  std::vector<Fragment> lines;
  for (const auto& person : opened.people) {
    const auto asked = asked_of(item, opened.plan, person.id);
    if (!asked) continue;
    std::string line = person.short_name;
    if (*asked != item.screening->outcome) line += ": " + base::lower(words_of_outcome(*asked));
    if (const auto duties = duties_of(opened, item, person.id); !duties.empty()) line += " — " + duties;
    lines.emplace_back(line);
  }
  if (lines.empty()) return {};
  return html::paragraph("Who that is, as the list stands now:") + html::bullets(lines);
}

Fragment what_stands(const OpenedScreening& opened, const AgendaItem& item) {
  if (!item.screening) return html::paragraph(site::tag("Not screened yet", site::TagColour::Orange));
  const Screening& it = *item.screening;
  std::vector<site::SummaryRow> rows = {{"Outcome", words_of_outcome(it.outcome)}};
  if (!it.parties.empty())
    rows.push_back({"Parties", base::listed(base::mapped(
                                   it.parties, [&](const std::string& party) { return opened.party_name(party); }))});
  if (it.reason) rows.push_back({"Why", *it.reason});
  return site::summary_list(rows) + caught_list(opened, item);
}

/// A hit may tell of an entry that is kept from publication: of the chair the plan needs none.
Fragment open_hits(const OpenedScreening& opened, const AgendaItem& item) {
  if (!opened.may_screen && !opened.meeting.viewer.is_secretary) return {};
  std::vector<Fragment> lines;
  for (const auto& hit : opened.hits(item))
    if (!is_dealt_with(hit, item, opened.plan)) lines.emplace_back(hit.why);
  return html::when(!lines.empty(), [&] { return site::warning_callout("Not dealt with", html::bullets(lines)); });
}

std::string look_line(const Look& look) {
  std::string out = fmt::format("{} ({}) {} on {}", look.name, sector_words(look.sector), look_words(look.kind),
                                base::short_date_time(look.at));
  if (look.kind != LookKind::Proposed && !look.proposal.reason.empty()) out += ": " + look.proposal.reason;
  return out;
}

std::string sectors_text(const std::set<Sector>& sectors) {
  std::vector<std::string> out;
  out.reserve(sectors.size());
  for (const auto one : sectors) out.emplace_back(sector_words(one));
  return base::listed(out);
}

Fragment who_looked(const OpenedScreening& opened, const ItemLooks& looks) {
  std::set<Sector> missing;
  for (const auto one : opened.at_table)
    if (!looks.looked.contains(one)) missing.insert(one);
  std::vector<Fragment> lines;
  if (looks.proposal) lines.emplace_back(look_line(*looks.proposal));
  for (const auto& one : looks.answers) lines.emplace_back(look_line(one));
  Fragment out = html::when(!lines.empty(), [&] { return html::bullets(lines); });
  if (looks.is_objected()) out += html::paragraph(site::tag("Objected to", site::TagColour::Red));
  if (!missing.empty()) out += html::paragraph("Not looked at yet by: " + sectors_text(missing) + ".");
  if (looks.waits_for_another)
    out += site::inset_text(html::paragraph(
        fmt::format("Proposed: {}. It would let somebody see or do more than now, so a lead of another sector has to "
                    "concur first. Until then what stands above holds.",
                    base::lower(words_of_outcome(looks.proposal->proposal.outcome)))));
  return out;
}

Fragment answer_form(const OpenedScreening& opened, const AgendaItem& item, const std::string& csrf_token) {
  const site::FormState state;
  return site::details(
      "Concur or object",
      site::form(
          screening_address(opened), csrf_token,
          site::hidden_input("item", *item.number) +
              site::text_input(state, {.name = "answer-reason-" + *item.number, .label = "Why (needed to object)"}) +
              site::button_group(site::button("Concur", site::ButtonKind::Secondary, "do", "concur") +
                                 site::button("Object", site::ButtonKind::Warning, "do", "object"))));
}

// ---- the form ------------------------------------------------------------------------------------------------------

Fragment hit_fields(const OpenedScreening& opened, const AgendaItem& item, const site::FormState& state) {
  Fragment out;
  std::vector<std::string> asked;
  const auto hits = opened.hits(item);
  for (const auto& hit : hits) {
    if (std::ranges::find(asked, hit.person) != asked.end()) continue;
    asked.push_back(hit.person);
    std::string why;
    for (const auto& one : hits)
      if (one.person == hit.person) why += (why.empty() ? "" : " ") + one.why;
    out += site::radios(state, {.name = "hit-" + hit.person,
                                .legend = opened.name_of(hit.person),
                                .hint = why,
                                .choices = {{.value = "party", .label = "A conflict here"},
                                            {.value = "cleared", .label = "No conflict here"}},
                                .is_inline = true,
                                .is_small = true});
  }
  return html::when(!out.empty(), [&] { return html::heading(2, "What matching found") + out; });
}

site::Choices party_choices(const OpenedScreening& opened) {
  site::Choices out{.name = "parties",
                    .legend = "Whom is this about?",
                    .hint = "Whoever comes to the list later is included.",
                    .choices = {},
                    .is_small = true};
  out.choices.push_back({.value = std::string(kEveryone), .label = "Everyone"});
  for (const auto sector : opened.at_table)
    out.choices.push_back(
        {.value = std::string(sector_party(sector)), .label = "All of the " + std::string(sector_words(sector))});
  std::set<std::string> organisations;
  for (const auto& person : opened.people)
    organisations.insert(person.organisations.begin(), person.organisations.end());
  for (const auto& partner : opened.plan.partners)
    if (organisations.contains(partner.id))
      out.choices.push_back({.value = organisation_party(partner, opened.ids()), .label = "All of " + partner.name});
  for (const auto& person : opened.people)
    out.choices.push_back(
        {.value = person.id, .label = person.short_name, .hint = person.short_name == person.name ? "" : person.name});
  return out;
}

bool is_offered(const OpenedScreening& opened, std::string_view party) {
  const auto choices = party_choices(opened).choices;
  return std::ranges::find(choices, party, &site::Choice::value) != choices.end();
}

void take_parties(const OpenedScreening& opened, const site::FormValues& form, Proposal& out) {
  const auto add = [&](std::string_view party) {
    if (std::ranges::find(out.parties, party) == out.parties.end()) out.parties.emplace_back(party);
  };
  for (const auto party : form.all("parties"))
    if (is_offered(opened, party)) add(party);
  for (const auto& person : opened.people) {
    const auto answer = form.get("hit-" + person.id);
    if (answer == "party") add(person.id);
    if (answer == "cleared") out.cleared.push_back(person.id);
  }
  const auto other = base::one_line(form.get("other-party"));
  if (!other.empty()) add(linked({other}, opened.plan.partners).front());
}

}  // namespace

std::string_view outcome_choice(ScreeningOutcome outcome) {
  const auto* const found = std::ranges::find(kOutcomes, outcome, &OutcomeWords::outcome);
  return found == std::end(kOutcomes) ? "" : found->words;
}

std::string_view outcome_code(ScreeningOutcome outcome) {
  const auto* const found = std::ranges::find(kOutcomes, outcome, &OutcomeWords::outcome);
  return found == std::end(kOutcomes) ? "" : found->code;
}

html::Url screening_address(const OpenedScreening& opened) {
  return meeting_address(opened.meeting.meeting(), "screening");
}

html::Fragment screening_section(const OpenedScreening& opened, const AgendaItem& item, const std::string& csrf_token) {
  const std::string number = "Item " + item.number.value_or("");
  if (!opened.sees(item))
    return html::heading(2, number + ": " + item.title) +
           html::paragraph("An interest keeps this item from you. Another governance lead screens it.");
  Fragment out = html::heading(2, number + ": " + full_title(item));
  if (const auto why = unscreenable_because(item); !why.empty())
    out += site::inset_text(html::paragraph(why + " Ask for declarations at the item."));
  const auto looks = looks_at(item, opened.looks, opened.at_table);
  out += what_stands(opened, item) + open_hits(opened, item) + who_looked(opened, looks);
  if (!opened.may_screen) return out;
  if (looks.proposal) out += answer_form(opened, item, csrf_token);
  const std::string words = item.screening ? "Screen it again" : "Screen this item";
  return out + html::paragraph(html::link(screening_address(opened).with("item", *item.number),
                                          words + html::visually_hidden(" (" + number + ")")));
}

html::Fragment proposal_fields(const OpenedScreening& opened, const AgendaItem& item, const site::FormState& state) {
  site::Choices outcomes{.name = "outcome", .legend = "What does the item ask of them?", .choices = {}};
  for (const auto& one : kOutcomes)
    outcomes.choices.push_back({.value = std::string(one.code), .label = std::string(one.words)});
  return site::hidden_input("item", *item.number) +
         site::hidden_input("version", std::to_string(opened.meeting.stored.version)) +
         hit_fields(opened, item, state) + site::radios(state, outcomes) +
         site::checkboxes(state, party_choices(opened)) +
         site::text_input(state,
                          {.name = "other-party",
                           .label = "Another organisation (optional)",
                           .hint = "A supplier, for example: whoever has a registered interest in it is included."}) +
         site::text_area(state, {.name = "reason",
                                 .label = "Why",
                                 .hint = "In a sentence that the chair can read out. It stands in the plan.",
                                 .rows = 2});
}

base::Checked<TypedProposal> typed_proposal(const OpenedScreening& opened, const AgendaItem& item,
                                            const site::FormValues& form) {
  Proposal typed;
  const auto* const outcome = std::ranges::find(kOutcomes, form.get("outcome"), &OutcomeWords::code);
  base::Errors faults;
  if (outcome == std::end(kOutcomes))
    faults.push_back({base::ErrorCode::Invalid, "outcome", "Choose what the item asks of them."});
  else
    typed.outcome = outcome->outcome;
  typed.reason = form.get("reason");
  take_parties(opened, form, typed);
  const auto caught = resolved(item, typed, opened.plan, opened.ids());
  auto whole = checked(typed, opened.hits(item), caught);
  if (!whole) faults.insert(faults.end(), whole.error().begin(), whole.error().end());
  if (!faults.empty()) return std::unexpected(std::move(faults));
  const bool names_someone = !whole->parties.empty();
  return TypedProposal{.proposal = *std::move(whole), .caught = names_someone ? caught : std::vector<std::string>()};
}

}  // namespace governance
