#include "governance/interests/interest_form_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "governance/interests/interest_people.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  for (const auto one : base::split(text, '\n'))
    if (const auto line = base::one_line(one); !line.empty()) out.push_back(line);
  return out;
}

std::string joined_lines(const std::vector<std::string>& all) {
  std::string out;
  for (const auto& one : all) out += (out.empty() ? "" : "\n") + one;
  return out;
}

site::Choices kinds(const site::FormState& state) {
  site::Choices out{.name = "kind", .legend = "What kind of interest is it?", .choices = {}};
  for (const auto kind : kInterestKinds) {
    site::Choice one{.value = std::string(kind_code(kind)),
                     .label = std::string(kind_words(kind)),
                     .hint = std::string(kind_help(kind)),
                     .revealed = {}};
    if (kind == InterestKind::Indirect)
      one.revealed = site::text_input(state, {.name = "relationship",
                                              .label = "How are they related to you?",
                                              .hint = "For example: wife, brother, business partner. No names.",
                                              .width = site::InputWidth::Twenty});
    out.choices.push_back(std::move(one));
  }
  return out;
}

Fragment consent_fields(const site::FormState& state) {
  return site::radios(
      state, {.name = "consent",
              .legend = "May it be published?",
              .hint = "Interests of people who take decisions are published, unless there is a good reason not to.",
              .choices = {{.value = "yes", .label = "Yes"},
                          {.value = "no",
                           .label = "No, and this is why",
                           .hint = "A governance lead decides, and it stays unpublished until then.",
                           .revealed = site::text_input(state, {.name = "consent-reason", .label = "Reason"})}}});
}

}  // namespace

void add_date(site::FormValues& out, std::string_view name, base::Date date) {
  out.add(fmt::format("{}-day", name), std::to_string(static_cast<unsigned>(date.day())));
  out.add(fmt::format("{}-month", name), std::to_string(static_cast<unsigned>(date.month())));
  out.add(fmt::format("{}-year", name), std::to_string(static_cast<int>(date.year())));
}

base::Result<std::optional<base::Date>> typed_date(const site::FormValues& form, std::string_view name,
                                                   std::string_view what) {
  const auto part = [&](std::string_view which) { return form.get(fmt::format("{}-{}", name, which)); };
  if (part("day").empty() && part("month").empty() && part("year").empty()) return std::nullopt;
  const auto date = base::parse_date_parts(part("day"), part("month"), part("year"), std::string(name), what);
  if (!date) return std::unexpected(date.error());
  return *date;
}

html::Fragment interest_fields(const site::FormState& state, Regime regime) {
  Fragment out =
      site::radios(state, kinds(state)) +
      site::text_area(state, {.name = "description",
                              .label = "What is the interest?",
                              .hint = "For example: director, unpaid, of a charity that runs a hospice.",
                              .rows = 3}) +
      site::text_area(state, {.name = "organisations",
                              .label = "Which organisations or suppliers does it concern?",
                              .hint = "One on each line, by their full names. Items of meetings are matched with them.",
                              .rows = 2}) +
      site::text_area(state, {.name = "places",
                              .label = "Which places or services does it concern? (optional)",
                              .hint = "One on each line: a town, a hospital site, a surgery.",
                              .rows = 2}) +
      site::date_input(state, {.name = "from", .legend = "When did it begin?", .hint = "For example, 1 9 2026"}) +
      site::date_input(state,
                       {.name = "to", .legend = "When did or will it end? (leave empty if it goes on)", .hint = ""});
  if (regime == Regime::CouncillorsCode)
    out += site::checkboxes(
        state,
        {.name = "pecuniary",
         .legend = "The councillors' code",
         .hint = "You sit for a council. With a disclosable pecuniary interest you take no part in an item about "
                 "it and leave the room.",
         .choices = {{.value = "yes", .label = "It is a disclosable pecuniary interest"}}});
  return out + consent_fields(state);
}

base::Checked<DeclaredInterest> typed_interest(const site::FormValues& form, const std::vector<Organisation>& partners,
                                               base::Date today) {
  base::Errors faults;
  DeclaredInterest out;
  const auto* const kind = std::ranges::find(kInterestKinds, form.get("kind"), kind_code);
  if (kind == std::end(kInterestKinds))
    faults.push_back({base::ErrorCode::Invalid, "kind", "Choose what kind of interest it is."});
  else
    out.kind = *kind;
  const auto from = typed_date(form, "from", "The day on which it began");
  const auto to = typed_date(form, "to", "Its last day");
  if (!from) faults.push_back(from.error());
  if (!to) faults.push_back(to.error());
  if (from && !*from)
    faults.push_back({base::ErrorCode::Invalid, "from", "Enter the day on which it began. A near day will do."});
  if (form.get("consent").empty())
    faults.push_back({base::ErrorCode::Invalid, "consent", "Choose whether it may be published."});
  out.relationship = form.get("relationship");
  out.description = form.get("description");
  out.organisations = linked(lines_of(form.get("organisations")), partners);
  out.places = lines_of(form.get("places"));
  out.from = from && *from ? **from : today;
  out.to = to ? *to : std::nullopt;
  out.is_pecuniary = form.get("pecuniary") == "yes";
  out.consents = form.get("consent") != "no";
  out.consent_reason = form.get("consent-reason");
  auto whole = checked(std::move(out), today);
  if (!whole) faults.insert(faults.end(), whole.error().begin(), whole.error().end());
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return whole;
}

site::FormValues values_of(const DeclaredInterest& interest, const std::vector<Organisation>& partners) {
  site::FormValues out;
  out.add("kind", std::string(kind_code(interest.kind)));
  out.add("relationship", interest.relationship);
  out.add("description", interest.description);
  out.add("organisations", joined_lines(named(interest.organisations, partners)));
  out.add("places", joined_lines(interest.places));
  add_date(out, "from", interest.from);
  if (interest.to) add_date(out, "to", *interest.to);
  if (interest.is_pecuniary) out.add("pecuniary", "yes");
  out.add("consent", interest.consents ? "yes" : "no");
  out.add("consent-reason", interest.consent_reason);
  return out;
}

std::string publication_words(const RegisterEntry& entry) {
  const PublicationDecision& decision = entry.publication;
  if (decision.publication == Publication::HeldBack)
    return fmt::format("Held back from publication by {}: {}", decision.decided_by, decision.reason);
  if (decision.publication == Publication::Released)
    return fmt::format("To be published, as {} decided: {}", decision.decided_by, decision.reason);
  if (entry.interest.consents) return "May be published";
  return "Not published; a governance lead decides. The reason given: " + entry.interest.consent_reason;
}

html::Fragment entry_tags(const RegisterEntry& entry, Regime regime, base::Date today) {
  Fragment out;
  if (entry.has_ended(today))
    out = site::tag("Ended " + base::short_date(*entry.interest.to), site::TagColour::Grey);
  else
    out = site::tag("Goes on", site::TagColour::Blue);
  if (const auto late = entry.days_late(regime).count(); late > 0)
    out +=
        " " + site::tag(fmt::format("Declared {} {} late", late, late == 1 ? "day" : "days"), site::TagColour::Orange);
  return out;
}

html::Fragment entry_summary(const RegisterEntry& entry, const PersonRegister& all, Regime regime,
                             const std::vector<Organisation>& partners) {
  const DeclaredInterest& it = entry.interest;
  std::vector<site::SummaryRow> rows = {{"Kind", kind_words(it.kind)}};
  if (!it.relationship.empty()) rows.push_back({"Whose", it.relationship});
  rows.push_back({"What", it.description});
  if (!it.organisations.empty()) rows.push_back({"Organisations", base::listed(named(it.organisations, partners))});
  if (!it.places.empty()) rows.push_back({"Places", base::listed(it.places)});
  std::string when = "From " + base::long_date(it.from);
  if (it.to) when += " to " + base::long_date(*it.to);
  rows.push_back({"When", when});
  std::string declared = base::long_date(entry.declared_on);
  if (const auto late = entry.days_late(regime).count(); late > 0)
    declared += fmt::format(", {} {} after the 28 days", late, late == 1 ? "day" : "days");
  rows.push_back({"Declared", declared});
  rows.push_back({"Last confirmed", base::long_date(last_confirmed(entry, all))});
  if (it.is_pecuniary) rows.push_back({"Councillors' code", "A disclosable pecuniary interest"});
  if (entry.mitigation)
    rows.push_back({"What is done about it",
                    fmt::format("{} (agreed with {}, {})", entry.mitigation->text, entry.mitigation->agreed_with,
                                base::long_date(entry.mitigation->agreed_on))});
  rows.push_back({"Publication", publication_words(entry)});
  if (it.to)
    rows.push_back({"Public and on file",
                    fmt::format("Public until {} and on file until {}", base::long_date(public_until(*it.to, regime)),
                                base::long_date(on_file_until(*it.to, regime)))});
  return site::summary_list(rows);
}

}  // namespace governance
