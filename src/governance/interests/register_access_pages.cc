#include "governance/interests/register_access_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "governance/interests/interest_people.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

bool is_kept_back(const RegisterEntry& entry) {
  return entry.publication.publication == Publication::HeldBack ||
         (!entry.interest.consents && entry.publication.publication != Publication::Released);
}

std::vector<RegisterEntry> shown_to(const Viewer& viewer, const RegisterLine& line, base::Date today) {
  std::vector<RegisterEntry> out;
  const bool sees_all = viewer.is_secretary || viewer.is_screener || viewer.person == line.person.person.id;
  for (const auto& entry : line.declared.entries) {
    const bool is_over = entry.interest.to && public_until(*entry.interest.to, line.regime) < today;
    if (!is_over && (sees_all || !is_kept_back(entry))) out.push_back(entry);
  }
  return out;
}

base::Error no_such_register() {
  return {base::ErrorCode::NotFound, "", "There is no such committee, or it is not one of yours."};
}

}  // namespace

std::vector<RegisterLine> register_lines(record::Reader& reader, const Body& body) {
  const auto known = partners(reader);
  const auto bodies = base::mapped(committees(reader), &StoredCommittee::body);
  const auto all = registers(reader);
  std::vector<RegisterLine> out;
  for (const auto& person : committee_people(reader)) {
    const auto holds = [&](const Seat& seat) { return seat.holder == person.person.id; };
    if (std::ranges::none_of(body.seats, holds)) continue;
    const bool votes = std::ranges::any_of(body.seats, [&](const Seat& seat) { return holds(seat) && seat.votes; });
    out.push_back({.person = person,
                   .position = position_on(body, person.person, known),
                   .regime = regime_of(person.person, bodies, known),
                   .declared = all.at(person.person.id),
                   .shown = {},
                   .is_decision_maker = votes});
  }
  return out;
}

base::Result<OpenedRegister> open_register(people::Visit& visit, std::string_view committee) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<OpenedRegister> {
    const auto found = find_committee(reader, committee);
    if (!found) return std::unexpected(no_such_register());
    OpenedRegister out{
        .committee = *found, .viewer = viewer_of(reader, visit, found->body), .partners = {}, .lines = {}};
    if (!out.viewer.is_member && !out.viewer.is_secretary && !out.viewer.is_screener)
      return std::unexpected(no_such_register());
    out.partners = partners(reader);
    out.lines = register_lines(reader, found->body);
    for (auto& line : out.lines) line.shown = shown_to(out.viewer, line, visit.today());
    out.is_public = register_is_public(reader, found->body.id);
    return out;
  });
}

void note_reading(people::Visit& visit, const std::vector<RegisterLine>& lines) {
  const auto own = visit.person().person.id;
  visit.database.write([&](record::Transaction& transaction) {
    for (const auto& line : lines) {
      if (!line.person.account || *line.person.account == own || line.shown.empty()) continue;
      record::append_audit(transaction, visit.clock.now(),
                           {.actor = own.text(),
                            .action = "register of interests read",
                            .subject_kind = "interest",
                            .subject_id = line.person.token,
                            .person_id = line.person.account->text(),
                            .before = "",
                            .after = ""});
    }
  });
}

std::vector<DecisionMaker> decision_makers(const std::vector<RegisterLine>& lines,
                                           const std::vector<Organisation>& partners) {
  std::vector<DecisionMaker> out;
  for (const auto& line : lines) {
    if (!line.is_decision_maker) continue;
    DecisionMaker one{
        .name = line.person.person.name, .position = line.position, .regime = line.regime, .declared = line.declared};
    for (auto& entry : one.declared.entries)
      entry.interest.organisations = named(entry.interest.organisations, partners);
    out.push_back(std::move(one));
  }
  return out;
}

documents::Report public_report(const Body& body, const PublicRegister& shown, base::Instant made_at,
                                base::Date today) {
  documents::Table table{.caption = "Interests",
                         .columns = {{"Name"},
                                     {"Position"},
                                     {"Kind"},
                                     {"Interest"},
                                     {"Organisations"},
                                     {"From"},
                                     {"To"},
                                     {"Declared on"},
                                     {"Days late", true},
                                     {"What is done about it"}},
                         .rows = {},
                         .total = {},
                         .note = "",
                         .lineage = {}};
  for (const auto& one : shown.entries)
    table.rows.push_back({one.name, one.position, one.kind, one.description, base::listed(one.organisations),
                          documents::Day{one.from},
                          one.to ? documents::Quantity(documents::Day{*one.to}) : documents::Quantity(std::string()),
                          documents::Day{one.declared_on}, documents::Count{one.days_late}, one.mitigation});
  documents::Table others{.caption = "Decision-makers without an entry",
                          .columns = {{"Name"}, {"State"}},
                          .rows = {},
                          .total = {},
                          .note = "",
                          .lineage = {}};
  for (const auto& name : shown.nil) others.rows.push_back({name, std::string("Declared to have no interests")});
  for (const auto& name : shown.neither)
    others.rows.push_back({name, std::string("Neither a declaration nor a nil return")});
  documents::Report out{.title = "Register of interests: " + body.name,
                        .subtitle = "As it stood on " + base::long_date(today),
                        .organisation = "",
                        .author = "",
                        .made_at = made_at,
                        .status = "",
                        .facts = {},
                        .blocks = {}};
  out.blocks.emplace_back(std::move(table));
  if (!others.rows.empty()) out.blocks.emplace_back(std::move(others));
  return out;
}

}  // namespace governance
