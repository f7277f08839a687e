#include "governance/interests/screening_plan.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "governance/meetings/caught.h"

namespace governance {
namespace {

struct LookWords {
  LookKind kind;
  std::string_view code;
  std::string_view words;
};
constexpr LookWords kLooks[] = {{LookKind::Proposed, "proposed", "proposed"},
                                {LookKind::Concurred, "concurred", "concurs"},
                                {LookKind::Objected, "objected", "objects"}};
const LookWords& row_of(LookKind kind) {
  const auto* const found = std::ranges::find(kLooks, kind, &LookWords::kind);
  base::check(found != std::end(kLooks), "every kind of look has words");
  return *found;
}

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

bool names_parties(ScreeningOutcome outcome) {
  return outcome >= ScreeningOutcome::DeclareOutcomeNotStated;
}

void refuse(base::Errors& faults, std::string subject, std::string message) {
  faults.push_back({base::ErrorCode::Invalid, std::move(subject), std::move(message)});
}

void check_hits(const Proposal& proposal, const std::vector<Hit>& hits, const std::vector<std::string>& caught,
                base::Errors& faults) {
  std::vector<std::string> seen;
  for (const auto& hit : hits) {
    const bool is_party = contains(caught, hit.person);
    if (hit.asks_to_leave && is_party && proposal.outcome < ScreeningOutcome::LeaveForItem)
      refuse(
          faults, "outcome",
          "Someone here has a disclosable pecuniary interest: under the councillors' code they take no part and leave "
          "the room. Choose that they leave, or more.");
    const bool is_standing =
        proposal.outcome == ScreeningOutcome::RegularConflictsOnly && hit.source == HitSource::Employer;
    if (is_standing || contains(seen, hit.person) || is_party || contains(proposal.cleared, hit.person)) continue;
    seen.push_back(hit.person);
    refuse(faults, "hit-" + hit.person, "Choose whether this is a conflict here.");
  }
}

Screening with_parties(const Proposal& proposal) {
  Screening out;
  out.screened = proposal.outcome != ScreeningOutcome::NotScreened;
  out.outcome = proposal.outcome;
  out.parties = proposal.parties;
  if (!proposal.reason.empty()) out.reason = proposal.reason;
  return out;
}

bool has_partner_lead(Sector sector) {
  return sector <= Sector::NhsNational;
}

}  // namespace

std::string_view look_code(LookKind kind) {
  return row_of(kind).code;
}
std::string_view look_words(LookKind kind) {
  return row_of(kind).words;
}

std::string words_looked_at(const AgendaItem& item) {
  return item.title + "\n" + item.closed_title.value_or("") + "\n" + item.purpose.value_or("");
}

std::string_view sector_party(Sector sector) {
  switch (sector) {
    case Sector::NhsCommissioner:
      return "commissioners";
    case Sector::NhsProvider:
      return "providers";
    case Sector::LocalAuthority:
      return "local authorities";
    case Sector::NhsNational:
      return "regulators";
    case Sector::Programme:
    case Sector::ClinicalNetwork:
    case Sector::Other:
      break;
  }
  return {};
}

std::string organisation_party(const Organisation& organisation, const std::vector<std::string>& people) {
  return contains(people, organisation.id) ? organisation.name : organisation.id;
}

base::Checked<Proposal> checked(Proposal proposal, const std::vector<Hit>& hits,
                                const std::vector<std::string>& caught) {
  base::Errors faults;
  proposal.reason = base::one_line(proposal.reason);
  if (!names_parties(proposal.outcome)) proposal.parties.clear();
  if (names_parties(proposal.outcome) && proposal.parties.empty())
    refuse(faults, "parties", "Choose whom this is about.");
  if ((names_parties(proposal.outcome) || !hits.empty()) && proposal.reason.empty())
    refuse(faults, "reason", "Say why, in a sentence that the chair can read out.");
  if (base::length_utf8(proposal.reason) > kLongestInterestText)
    refuse(faults, "reason", fmt::format("Shorten this to {} characters or fewer.", kLongestInterestText));
  check_hits(proposal, hits, names_parties(proposal.outcome) ? caught : std::vector<std::string>(), faults);
  std::erase_if(proposal.cleared,
                [&](const std::string& one) { return std::ranges::find(hits, one, &Hit::person) == hits.end(); });
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return proposal;
}

bool loosens(const Proposal& proposal, const std::vector<std::string>& caught,
             const std::optional<Screening>& standing) {
  if (!standing) return false;
  const bool was_named = names_parties(standing->outcome);
  if (was_named && proposal.outcome < standing->outcome) return true;
  const bool drops_a_party = was_named && !std::ranges::all_of(standing->parties, [&](const std::string& one) {
                               return contains(proposal.parties, one);
                             });
  // Those named one by one stay named, unless this proposal lets them off.
  const bool frees_someone = std::ranges::any_of(standing->people, [&](const Handling& one) {
    const auto before = one.outcome.value_or(standing->outcome);
    return names_parties(before) &&
           (proposal.outcome < before || !contains(caught, one.person) || contains(proposal.cleared, one.person));
  });
  return drops_a_party || frees_someone;
}

bool ItemLooks::is_objected() const {
  return std::ranges::any_of(answers, [](const Look& one) { return one.kind == LookKind::Objected; });
}

ItemLooks looks_at(const AgendaItem& item, std::span<const Look> looks, const std::set<Sector>& sectors) {
  ItemLooks out;
  for (const auto& look : looks) {
    if (look.item != item.number || look.about != words_looked_at(item)) continue;
    if (look.kind == LookKind::Proposed) {
      out.proposal = look;
      out.answers.clear();
      continue;
    }
    if (!out.proposal) continue;
    std::erase_if(out.answers, [&](const Look& one) { return one.account == look.account; });
    out.answers.push_back(look);
  }
  if (!out.proposal) return out;
  out.looked.insert(out.proposal->sector);
  for (const auto& one : out.answers) out.looked.insert(one.sector);
  const auto is_other = [&](Sector one) { return one != out.proposal->sector; };
  const bool is_seconded = std::ranges::any_of(
      out.answers, [&](const Look& one) { return one.kind == LookKind::Concurred && is_other(one.sector); });
  out.waits_for_another = out.proposal->is_loosening && !is_seconded && std::ranges::any_of(sectors, is_other);
  return out;
}

std::set<Sector> sectors_at_table(const MeetingPlan& plan) {
  MinuteBook book;
  book.organisations = plan.partners;
  const BookIndex index(book);
  const OrganisationNames names(index);
  std::set<Sector> out;
  const auto take = [&](std::string_view organisation) {
    const auto* const found = index.organisation(organisation);
    if (found != nullptr && has_partner_lead(found->sector)) out.insert(found->sector);
  };
  for (const auto& row : plan.meeting.attendance) take(names.of(row));
  for (const auto& seat : plan.seats) take(seat.organisation);
  return out;
}

bool wants_screening(const AgendaItem& item) {
  return item.number && (item.kind == ItemKind::Substantive || item.screening);
}

bool is_dealt_with(const Hit& hit, const AgendaItem& item, const MeetingPlan& plan) {
  if (!item.screening) return false;
  if (std::ranges::find(item.screening->people, hit.person, &Handling::person) != item.screening->people.end())
    return true;
  const bool is_standing = item.screening->outcome == ScreeningOutcome::RegularConflictsOnly;
  return (is_standing && hit.source == HitSource::Employer) || asked_of(item, plan, hit.person).has_value();
}

Screening screening_of(const Proposal& proposal, const std::vector<std::string>& caught, const std::string& ruled_by) {
  Screening out = with_parties(proposal);
  const auto add = [&](const std::string& person, ScreeningOutcome outcome) {
    Handling one;
    one.person = person;
    one.outcome = outcome;
    if (!ruled_by.empty()) one.ruled_by = ruled_by;
    out.people.push_back(std::move(one));
  };
  for (const auto& person : caught)
    if (!contains(proposal.cleared, person)) add(person, proposal.outcome);
  for (const auto& person : proposal.cleared) add(person, ScreeningOutcome::NothingNoted);
  return out;
}

std::vector<std::string> resolved(const AgendaItem& item, const Proposal& proposal, const MeetingPlan& plan,
                                  const std::vector<std::string>& people) {
  AgendaItem asked = item;
  asked.screening = with_parties(proposal);
  std::vector<std::string> out;
  for (const auto& person : people)
    if (asked_of(asked, plan, person)) out.push_back(person);
  return out;
}

}  // namespace governance
