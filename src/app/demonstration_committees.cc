#include "app/demonstration_committees.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/demonstration_names.h"
#include "app/demonstration_papers.h"
#include "base/check.h"
#include "base/london_time.h"
#include "governance/committee_record/committee_record_store.h"
#include "governance/interests/interest_store.h"
#include "governance/minute_book/minute_book_reader.h"
#include "governance/publication/publication_store.h"
#include "people/people_store.h"
#include "people/persona_store.h"

extern "C" {
extern const char sightline_recorded_meetings[];
extern const char sightline_recorded_meetings_end[];
extern const char sightline_invented_committee[];
extern const char sightline_invented_committee_end[];
}

namespace app {
namespace {

using namespace std::chrono_literals;
using people::Role;

constexpr std::string_view kChapter = "Committees";
constexpr int kFirstPosition = 1'000;  ///< after those of the doctors and their reports

constexpr std::string_view kCommissioners = "XVCG";
constexpr std::string_view kCouncil = "XVCC";

/// One who signs in, and who of the invented committee that is.
struct CommitteePersona {
  Role role;
  std::string_view person;        ///< in the book; empty: nobody of it
  std::string_view organisation;  ///< code of an invented one; empty: the trust of the demonstration
  std::string_view name;
  std::string_view title;
  std::string_view story;
};
constexpr CommitteePersona kPersonas[] = {
    {Role::CommitteeSecretary, "dale", "", "Dale Placeholder", "Committee secretary",
     "Run today's meeting of an invented committee; read three recorded meetings of 2017 and 2019."},
    {Role::CommitteeMember, "ash", "", "Dr Ash Example", "Committee chair",
     "Today's agenda and papers, and your own actions."},
    {Role::CommitteeMember, "cedar", "", "Cedar Specimen", "Committee member with an interest",
     "Works for a provider: one item of today's agenda is closed to you."},
    {Role::CommitteeMember, "birch", "", "Birch Sample", "Councillor on the committee",
     "Sits for the council, under the councillors' code; declares interests on a phone."},
    {Role::GovernanceLead, "", kCommissioners, "Elm Mockup", "Governance lead",
     "Screens agendas and papers for conflicts of interest."},
    {Role::GovernanceLead, "", kCouncil, "Fern Mockup", "Conflicts lead of the council",
     "Another partner's part in screening: concurs or objects."},
};

governance::MinuteBook book_in(const char* from, const char* end) {
  auto book = governance::read_minute_book(std::string_view(from, static_cast<std::size_t>(end - from)));
  base::check(book.has_value(), book ? "" : book.error().front().subject.c_str());
  return *std::move(book);
}

governance::AgendaItem item(int number, std::string title, governance::ItemKind kind) {
  governance::AgendaItem out;
  out.number = std::to_string(number);
  out.reference = fmt::format("VPC/26/{}", 60 + number);
  out.title = std::move(title);
  out.kind = kind;
  return out;
}

governance::AgendaItem business(int number, std::string title, std::string paper, std::string purpose,
                                std::string presenter) {
  auto out = item(number, std::move(title), governance::ItemKind::Substantive);
  out.paper = std::move(paper);
  out.medium = governance::Medium::Paper;
  out.purpose = std::move(purpose);
  out.presenters = {std::move(presenter)};
  return out;
}

/// Shut out of an item by screening: no paper, no discussion, no minutes.
governance::Screening closed_to(std::string person, std::string organisation) {
  governance::Screening out;
  out.screened = true;
  out.outcome = governance::ScreeningOutcome::WithholdPapers;
  out.parties = {std::move(organisation)};
  out.reason = "Employed by a bidder.";
  out.people.push_back({.person = std::move(person), .declared = {}, .outcome = out.outcome});
  return out;
}

governance::Meeting todays_meeting(const governance::Meeting& last, base::Date today) {
  using governance::ItemKind;
  governance::Meeting out;
  out.id = "vpc-" + base::iso(today);
  out.body = last.body;
  out.number = "8";
  out.date = today;
  out.starts = 9h + 30min;
  out.ends = 11h;
  out.venue = last.venue;
  out.chair = last.chair;
  out.minute_taker = last.minute_taker;
  out.screened_by = last.screened_by;
  out.parts = {"public", "private"};
  out.attendance = last.attendance;
  out.minutes.previous_meeting = base::iso(last.date);
  auto beds = business(4, "Award of the community beds contract", "B", "approve the award", "dale");
  beds.screening = closed_to("cedar", "vht");
  beds.closed_title = "Award of the community beds contract: the recommended bidder";
  beds.part = governance::AgendaPart::Private;
  beds.private_reason = "Commercial: a contract is being awarded";
  auto winter = business(5, "Winter plan", "C", "note", "birch");
  winter.part = governance::AgendaPart::Public;
  winter.minutes_allotted = 20;
  winter.screening = governance::Screening{.screened = true, .outcome = governance::ScreeningOutcome::NothingNoted};
  out.items = {item(1, "Welcome, apologies and quorum", ItemKind::Opening),
               item(2, "Declarations of interest", ItemKind::Conflicts),
               business(3, "Minutes of the last meeting", "A", "approve", "dale"),
               beds,
               winter,
               item(6, "Action log", ItemKind::ActionLog),
               item(7, "Any other business", ItemKind::OtherBusiness),
               item(8, "Next meeting", ItemKind::NextMeeting)};
  out.items[2].kind = ItemKind::Minutes;
  for (auto& one : out.items)
    if (!one.part) one.part = governance::AgendaPart::Public;
  return out;
}

people::PersonId add_persona(record::Transaction& transaction, const CommitteePersona& persona, int position,
                             const people::OdsCode& organisation, base::Instant now, base::Random& random) {
  const people::Person person{
      .id = {base::Uuid::v7(now, random)}, .name = std::string(persona.name), .gmc_number = std::nullopt};
  people::add_person(transaction, person);
  people::grant_role(transaction, person.id,
                     {.role = persona.role, .organisation = organisation, .starts = 2016y / 8 / 3});
  people::add_persona(transaction, {.person = person.id,
                                    .name = "",
                                    .chapter = std::string(kChapter),
                                    .position = position,
                                    .title = std::string(persona.title),
                                    .story = std::string(persona.story)});
  return person.id;
}

void keep(const base::Result<void>& done) {
  base::check(done.has_value(), done ? "" : done.error().message.c_str());
}

void add_partners(record::Transaction& transaction) {
  people::add_organisation(transaction, {.code = ods(kCommissioners),
                                         .name = "Vale Commissioning Group",
                                         .kind = people::OrganisationKind::CommissioningGroup});
  people::add_organisation(
      transaction,
      {.code = ods(kCouncil), .name = "Vale County Council", .kind = people::OrganisationKind::LocalAuthority});
}

/// Invented interests, declared in time and late, one of them kept back and one through a relative.
void add_interests(record::Transaction& transaction, base::Instant now, base::Random& random) {
  using governance::InterestKind;
  const auto today = base::date_of(now);
  const auto declared = [&](std::string_view person, InterestKind kind, std::string description,
                            std::vector<std::string> organisations, std::chrono::days began, std::chrono::days said) {
    const auto people = governance::committee_people(transaction);
    const auto who = std::ranges::find(people, person, [](const auto& one) { return one.person.id; });
    governance::DeclaredInterest interest{.kind = kind,
                                          .relationship = kind == InterestKind::Indirect ? "Brother" : "",
                                          .description = std::move(description),
                                          .organisations = std::move(organisations),
                                          .places = {},
                                          .from = base::add_days(today, -began)};
    const governance::Change change{.by = "command line", .at = now - said};
    return governance::declare(transaction, *who, interest, change, random);
  };
  using std::chrono::days;
  declared("ash", InterestKind::Indirect, "Brother owns a home care company", {"Example Care Ltd"}, days(300),
           days(290));
  declared("birch", InterestKind::NonFinancialPersonal, "Trustee of a charity for carers", {"Example Carers Trust"},
           days(200), days(140));
  declared("cedar", InterestKind::Financial, "Shares in a maker of beds", {"Example Beds plc"}, days(100), days(95));
  governance::set_register_public(transaction, "vpc", true, {.by = "command line", .at = now});
}

}  // namespace

std::int64_t add_committees(record::Transaction& transaction, const people::OdsCode& organisation, base::Instant now,
                            std::uint64_t seed) {
  base::SeededRandom random(seed + 1);
  const governance::Change change{.by = "command line", .at = now};
  const auto invented = book_in(sightline_invented_committee, sightline_invented_committee_end);
  for (const auto& book : {book_in(sightline_recorded_meetings, sightline_recorded_meetings_end), invented}) {
    const auto imported = import_book(transaction, book, change, random);
    base::check(imported.has_value(), imported ? "" : imported.error().front().message.c_str());
  }
  const auto today = todays_meeting(invented.meetings.front(), base::date_of(now));
  keep(save_meeting(transaction, {.meeting = today, .state = governance::MeetingState::Issued, .version = 0}, change));
  keep(governance::add_release(
      transaction, today.id,
      {.part = governance::PublishedPart::Agenda, .is_recall = false, .by = change.by, .at = now, .reason = ""}));
  add_partners(transaction);
  add_interests(transaction, now, random);
  add_papers(transaction, today.id, now, random);
  int position = kFirstPosition;
  for (const auto& persona : kPersonas) {
    const auto employer = persona.organisation.empty() ? organisation : ods(persona.organisation);
    const auto account = add_persona(transaction, persona, position++, employer, now, random);
    if (!persona.person.empty()) keep(link_account(transaction, persona.person, account, change));
    if (persona.role != Role::CommitteeSecretary) continue;
    for (const auto& committee : governance::committees(transaction))
      add_secretary(transaction, committee.body.id, account, change);
  }
  return static_cast<std::int64_t>(std::size(kPersonas));
}

}  // namespace app
