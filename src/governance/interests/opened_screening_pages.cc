#include "governance/interests/opened_screening_pages.h"

#include <algorithm>

#include "base/mapped.h"
#include "governance/interests/interest_people.h"
#include "governance/interests/interest_store.h"
#include "people/people_store.h"

namespace governance {
namespace {

Sector sector_of(people::OrganisationKind kind) {
  switch (kind) {
    case people::OrganisationKind::Trust:
      return Sector::NhsProvider;
    case people::OrganisationKind::IntegratedCareBoard:
    case people::OrganisationKind::CommissioningGroup:
      return Sector::NhsCommissioner;
    case people::OrganisationKind::LocalAuthority:
      return Sector::LocalAuthority;
    case people::OrganisationKind::Region:
      return Sector::NhsNational;
    case people::OrganisationKind::Other:
      break;
  }
  return Sector::Other;
}

/// Of the organisation for which the visitor is a governance lead: the partner's where it is one, else by its kind.
Sector lead_sector(record::Reader& reader, const people::Visit& visit, const std::vector<Organisation>& partners) {
  for (const auto& grant : visit.person().grants) {
    if (grant.role != people::Role::GovernanceLead || !grant.is_in_force(visit.today())) continue;
    const auto organisation = people::find_organisation(reader, grant.organisation);
    if (!organisation) continue;
    const auto as_partner = linked({organisation->name}, partners).front();
    const auto partner = std::ranges::find(partners, as_partner, &Organisation::id);
    return partner == partners.end() ? sector_of(organisation->kind) : partner->sector;
  }
  return Sector::Other;
}

/// Everyone who may have the papers: the list, the seats, who chairs, takes the minutes, presents, runs the committee.
std::vector<std::string> everyone_of(const OpenedScreening& opened) {
  const Meeting& meeting = opened.meeting.meeting();
  std::vector<std::string> out;
  for (const auto& row : meeting.attendance) add_once(out, row.person);
  for (const auto& [seat, holder] : opened.plan.holders) add_once(out, holder);
  add_once(out, meeting.chair.value_or(""));
  add_once(out, meeting.minute_taker.value_or(""));
  for (const auto& item : meeting.items)
    for (const auto& presenter : item.presenters) add_once(out, presenter);
  for (const auto& one : opened.secretaries) add_once(out, one);
  add_once(out, opened.meeting.viewer.person);
  return out;
}

ScreenedPerson screened(const OpenedScreening& opened, const StoredPerson& person, const PersonRegister& declared,
                        const std::vector<Body>& bodies) {
  const Meeting& meeting = opened.meeting.meeting();
  ScreenedPerson out;
  out.id = person.person.id;
  out.name = person.person.name;
  const auto row = std::ranges::find(meeting.attendance, out.id, &Attendance::person);
  const bool is_listed = row != meeting.attendance.end();
  out.short_name = is_listed && row->initials ? *row->initials : out.name;
  out.organisations = organisations_of(person.person, bodies, opened.plan.partners);
  if (is_listed && row->organisation) add_once(out.organisations, *row->organisation);
  const auto regime = regime_of(person.person, bodies, opened.plan.partners);
  for (const auto& entry : declared.entries) {
    const bool is_over = entry.interest.to && public_until(*entry.interest.to, regime) < meeting.date;
    if (!is_over && entry.interest.from <= meeting.date) out.interests.push_back(entry);
  }
  return out;
}

void take_people(record::Reader& reader, OpenedScreening& out) {
  const auto all = committee_people(reader);
  const std::string& committee = out.meeting.committee.body.id;
  for (const auto& one : all) {
    if (!one.account) continue;
    const auto run = committees_run_by(reader, *one.account);
    if (std::ranges::find(run, committee) != run.end()) out.secretaries.push_back(one.person.id);
  }
  const auto bodies = base::mapped(committees(reader), &StoredCommittee::body);
  const auto declared = registers(reader);
  for (const auto& id : everyone_of(out)) {
    const auto found = std::ranges::find(all, id, [](const StoredPerson& one) { return one.person.id; });
    if (found != all.end()) out.people.push_back(screened(out, *found, declared.at(id), bodies));
  }
}

}  // namespace

std::vector<Hit> OpenedScreening::hits(const AgendaItem& item) const {
  return hits_of(item, people, plan.partners);
}

bool OpenedScreening::is_own_matter(const AgendaItem& item) const {
  if (meeting.viewer.person.empty()) return false;
  return std::ranges::any_of(hits(item), [&](const Hit& hit) {
    return hit.person == meeting.viewer.person && hit.source != HitSource::Employer &&
           std::ranges::none_of(item.screening ? item.screening->people : std::vector<Handling>(),
                                [&](const Handling& one) {
                                  return one.person == hit.person && one.outcome == ScreeningOutcome::NothingNoted;
                                });
  });
}

bool OpenedScreening::sees(const AgendaItem& item) const {
  return meeting.sight(item) == Sight::Everything && !(may_screen && is_own_matter(item));
}

std::vector<std::string> OpenedScreening::ids() const {
  return base::mapped(people, &ScreenedPerson::id);
}

std::string OpenedScreening::name_of(std::string_view person) const {
  const auto found = std::ranges::find(people, person, &ScreenedPerson::id);
  return found == people.end() ? meeting.name_of(person) : found->short_name;
}

std::string OpenedScreening::party_name(const std::string& party) const {
  if (party == kEveryone) return "everyone";
  if (std::ranges::find(people, party, &ScreenedPerson::id) != people.end()) return name_of(party);
  return named({party}, plan.partners).front();
}

base::Result<OpenedScreening> open_screening(people::Visit& visit) {
  auto meeting = open_meeting(visit);
  if (!meeting) return std::unexpected(meeting.error());
  const Viewer& viewer = meeting->viewer;
  const bool is_chair = !viewer.person.empty() && viewer.person == meeting->meeting().chair;
  if (!viewer.is_screener && !viewer.is_secretary && !is_chair)
    return base::forbidden(
        "Governance leads screen items for conflicts of interest; the chair and the secretary read "
        "their plan.");
  return visit.database.read([&](record::Reader& reader) {
    OpenedScreening out{
        .meeting = *std::move(meeting), .plan = {}, .people = {}, .secretaries = {}, .looks = {}, .at_table = {}};
    out.plan = out.meeting.live.plan();
    out.plan.ties = ties_on(reader, out.meeting.meeting().date);
    out.may_screen = out.meeting.viewer.is_screener;
    out.looks = looks_of(reader, out.meeting.meeting().id);
    out.at_table = sectors_at_table(out.plan);
    if (out.may_screen) out.own_sector = lead_sector(reader, visit, out.plan.partners);
    take_people(reader, out);
    return base::Result<OpenedScreening>(std::move(out));
  });
}

}  // namespace governance
