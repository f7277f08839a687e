#include "governance/committee_record/committee_record_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"
#include "base/uuid.h"
#include "governance/committee_record/committee_life_store.h"
#include "governance/committee_record/committee_schema_store.h"
#include "governance/committee_record/committee_trail_store.h"
#include "governance/committee_record/document.h"
#include "governance/meetings/agenda.h"

namespace governance {
namespace {

base::Error changed_meanwhile(std::string_view what) {
  return {
      base::ErrorCode::Conflict, "",
      fmt::format("Someone has changed this {} since you opened it. Look at it as it is now, then do it again.", what)};
}

constexpr std::pair<MeetingState, std::string_view> kStates[] = {
    {MeetingState::Planned, "planned"}, {MeetingState::Issued, "issued"}, {MeetingState::Recorded, "recorded"}};
std::string_view state_code(MeetingState state) {
  return std::ranges::find(kStates, state, &std::pair<MeetingState, std::string_view>::first)->second;
}
MeetingState state_of(std::string_view code) {
  const auto* const found = std::ranges::find(kStates, code, &std::pair<MeetingState, std::string_view>::second);
  base::check(found != std::end(kStates), "a stored meeting has a known state");
  return found->first;
}

StoredCommittee committee_from(const record::Row& row) {
  return {.body = from_document<Body>(row.get<std::string>(0)),
          .is_stood_down = row.get<bool>(1),
          .version = row.get<int>(2),
          .life = *choice_of<CommitteeLife>(row.get<std::string>(3)),
          .ends_on = row.get<std::optional<base::Date>>(4)};
}
/// The two tell of one thing: who only says that it has been stood down says so of its life too.
CommitteeLife life_in(const StoredCommittee& committee) {
  if (committee.is_stood_down == has_ended(committee.life)) return committee.life;
  return committee.is_stood_down ? CommitteeLife::StoodDown : CommitteeLife::Established;
}
StoredPerson person_from(const record::Row& row) {
  return {.person = from_document<Person>(row.get<std::string>(0)),
          .token = row.get<std::string>(1),
          .account = row.get<std::optional<people::PersonId>>(2)};
}
StoredMeeting meeting_from(const record::Row& row) {
  return {.meeting = from_document<Meeting>(row.get<std::string>(0)),
          .state = state_of(row.get<std::string>(1)),
          .version = row.get<int>(2)};
}

bool names_parties(const Meeting& meeting) {
  return std::ranges::any_of(meeting.items,
                             [](const AgendaItem& one) { return one.screening && !one.screening->parties.empty(); });
}

PersonTies ties_of(const Person& person, base::Date date) {
  PersonTies out;
  for (const auto& seen : person.roles_seen)
    if (seen.organisation) out.employer = *seen.organisation;
  for (const auto& interest : person.interests.value_or(std::vector<Interest>()))
    if ((!interest.from || *interest.from <= date) && (!interest.to || date <= *interest.to))
      out.interests.insert(out.interests.end(), interest.organisations.begin(), interest.organisations.end());
  return out;
}

base::Result<void> insert_meeting(record::Transaction& transaction, const Meeting& meeting, MeetingState state,
                                  const Change& change) {
  const std::string document = document_of(meeting);
  const auto added = transaction.change(
      "INSERT INTO meeting (id, committee, date, state, version, document) VALUES ($1, $2, $3, $4, 1, $5)"
      " ON CONFLICT DO NOTHING",
      meeting.id, meeting.body, meeting.date, state_code(state), document);
  if (added == 0) return base::conflict("The committee has a meeting on that day already.");
  write_down(transaction, change, "meeting added", "meeting", meeting.id, "", document);
  return {};
}

base::Result<void> add_planned(record::Transaction& transaction, Meeting meeting, const Change& change) {
  const auto committee = find_committee(transaction, meeting.body);
  if (committee && !may_meet(committee->life))
    return base::conflict(
        fmt::format("This committee does not meet: it is {}.", base::lower(life_words(committee->life))));
  if (committee && committee->ends_on && meeting.date > *committee->ends_on)
    return base::conflict(
        fmt::format("This committee ends on {}. Enter a day until then.", base::long_date(*committee->ends_on)));
  for (auto& item : take_awaiting(transaction, meeting.body)) add_item(meeting, std::move(item), false);
  return insert_meeting(transaction, meeting, MeetingState::Planned, change);
}

bool is_as_closed(const AgendaItem& a, const AgendaItem& b) {
  return a.title == b.title && a.closed_title == b.closed_title && a.part == b.part &&
         a.private_reason == b.private_reason && a.screening == b.screening;
}

void close_as(AgendaItem& item, const AgendaItem& other) {
  item.title = other.title;
  item.closed_title = other.closed_title;
  item.part = other.part;
  item.private_reason = other.private_reason;
  item.screening = other.screening;
}

/// Everyone at a sitting stands on each list: who is newly kept from an item at one meeting is kept from it at the
/// others.
void keep_closed_in_common(record::Transaction& transaction, const Meeting& before, const Meeting& now,
                           const Change& change) {
  for (const auto& id : now.sits_with) {
    auto other = find_meeting(transaction, id);
    if (!other) continue;
    const std::string old = document_of(other->meeting);
    for (const auto& item : now.items) {
      const auto same_key = [&](const AgendaItem& one) { return item.key && one.key == item.key; };
      const auto was = std::ranges::find_if(before.items, same_key);
      const auto common = std::ranges::find_if(other->meeting.items, same_key);
      if (was == before.items.end() || common == other->meeting.items.end() || is_as_closed(*was, item)) continue;
      close_as(*common, item);
    }
    const std::string document = document_of(other->meeting);
    if (document == old) continue;
    transaction.change("UPDATE meeting SET version = version + 1, document = $2 WHERE id = $1", id, document);
    write_down(transaction, change, "meeting changed", "meeting", id, old, document);
  }
}

}  // namespace

// ---- committees and their people -----------------------------------------------------------------------------------

std::vector<StoredCommittee> committees(record::Reader& reader) {
  auto out = reader.all("SELECT document, is_stood_down, version, life, ends_on FROM committee", committee_from);
  std::ranges::sort(out, {}, [](const StoredCommittee& one) { return std::tie(one.body.name, one.body.id); });
  return out;
}

std::optional<StoredCommittee> find_committee(record::Reader& reader, std::string_view id) {
  return reader.one("SELECT document, is_stood_down, version, life, ends_on FROM committee WHERE id = $1",
                    committee_from, id);
}

base::Result<void> save_committee(record::Transaction& transaction, const StoredCommittee& committee,
                                  const Change& change) {
  const std::string document = document_of(committee.body);
  const std::string& id = committee.body.id;
  if (committee.version == 0) {
    const auto added = transaction.change(
        "INSERT INTO committee (id, is_stood_down, life, version, document) VALUES ($1, $2, $3, 1, $4)"
        " ON CONFLICT DO NOTHING",
        id, committee.is_stood_down, word_of(life_in(committee)), document);
    if (added == 0) return base::conflict("There is a committee of that short name already.");
    write_down(transaction, change, "committee added", "committee", id, "", document);
    keep_version(transaction, committee.body, 1, change);
    return {};
  }
  const auto before = find_committee(transaction, id);
  const auto changed = transaction.change(
      "UPDATE committee SET is_stood_down = $3, life = $4, version = version + 1, document = $5"
      " WHERE id = $1 AND version = $2",
      id, committee.version, committee.is_stood_down, word_of(life_in(committee)), document);
  if (changed == 0) return std::unexpected(changed_meanwhile("committee"));
  keep_version(transaction, committee.body, committee.version + 1, change);
  write_down(transaction, change, "committee changed", "committee", id, document_of(before->body), document);
  return {};
}

std::vector<Organisation> partners(record::Reader& reader) {
  auto out = reader.all("SELECT document FROM partner",
                        [](const record::Row& row) { return from_document<Organisation>(row.get<std::string>(0)); });
  std::ranges::sort(out, {}, &Organisation::name);
  return out;
}

std::vector<StoredPerson> committee_people(record::Reader& reader) {
  auto out = reader.all("SELECT document, token, account FROM committee_person", person_from);
  std::ranges::sort(out, {}, [](const StoredPerson& one) { return std::tie(one.person.name, one.person.id); });
  return out;
}

std::optional<StoredPerson> person_of_account(record::Reader& reader, people::PersonId account) {
  return reader.one("SELECT document, token, account FROM committee_person WHERE account = $1", person_from, account);
}

void add_committee_person(record::Transaction& transaction, const Person& person, const Change& change,
                          base::Random& random) {
  const std::string document = document_of(person);
  const std::string token = base::Uuid::v7(change.at, random).text();
  transaction.change("INSERT INTO committee_person (id, token, document) VALUES ($1, $2, $3)", person.id, token,
                     document);
  write_down(transaction, change, "committee person added", "committee_person", token, "", document);
}

base::Result<void> link_account(record::Transaction& transaction, std::string_view person, people::PersonId account,
                                const Change& change) {
  if (person_of_account(transaction, account)) return base::conflict("This account is linked to a person already.");
  const auto changed =
      transaction.change("UPDATE committee_person SET account = $2 WHERE id = $1 AND account IS NULL", person, account);
  if (changed == 0) return base::conflict("There is no such person, or another account is linked to them.");
  write_down(transaction, change, "committee person linked to account", "committee_person", person, "", "");
  return {};
}

void add_secretary(record::Transaction& transaction, std::string_view committee, people::PersonId account,
                   const Change& change) {
  const auto added =
      transaction.change("INSERT INTO committee_secretary (committee, account) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                         committee, account);
  if (added > 0) write_down(transaction, change, "committee secretary added", "committee", committee, "", "");
}

std::vector<std::string> committees_run_by(record::Reader& reader, people::PersonId account) {
  return reader.all(
      "SELECT committee FROM committee_secretary WHERE account = $1 ORDER BY committee",
      [](const record::Row& row) { return row.get<std::string>(0); }, account);
}

// ---- meetings ------------------------------------------------------------------------------------------------------

std::vector<StoredMeeting> meetings_of(record::Reader& reader, std::string_view committee) {
  return reader.all("SELECT document, state, version FROM meeting WHERE committee = $1 ORDER BY date DESC, id",
                    meeting_from, committee);
}

std::optional<StoredMeeting> find_meeting(record::Reader& reader, std::string_view id) {
  return reader.one("SELECT document, state, version FROM meeting WHERE id = $1", meeting_from, id);
}

base::Result<void> save_meeting(record::Transaction& transaction, const StoredMeeting& meeting, const Change& change) {
  if (meeting.version == 0 && meeting.state == MeetingState::Planned)
    return add_planned(transaction, meeting.meeting, change);
  const Meeting& it = meeting.meeting;
  const std::string document = document_of(it);
  if (meeting.version == 0) {
    return insert_meeting(transaction, it, meeting.state, change);
  }
  const auto before = find_meeting(transaction, it.id);
  const auto changed = transaction.change(
      "UPDATE meeting SET date = $3, state = $4, version = version + 1, document = $5 WHERE id = $1 AND version = $2",
      it.id, meeting.version, it.date, state_code(meeting.state), document);
  if (changed == 0) return std::unexpected(changed_meanwhile("meeting"));
  write_down(transaction, change, "meeting changed", "meeting", it.id, document_of(before->meeting), document);
  keep_closed_in_common(transaction, before->meeting, it, change);
  return {};
}

void keep_interests(record::Transaction& transaction, std::string_view person, std::vector<Interest> interests,
                    const Change& change) {
  const auto found =
      transaction.one("SELECT document, token, account FROM committee_person WHERE id = $1", person_from, person);
  base::check(found.has_value(), "interests are those of a person of the record");
  Person changed = found->person;
  changed.interests = std::move(interests);
  transaction.change("UPDATE committee_person SET document = $2 WHERE id = $1", person, document_of(changed));
  // What they are stands in the register, with its versions; the trail says that they were brought up to date.
  write_down(transaction, change, "committee person's interests brought up to date", "committee_person", found->token,
             "", "");
}

std::map<std::string, PersonTies> ties_on(record::Reader& reader, base::Date date) {
  std::map<std::string, PersonTies> out;
  for (const auto& one : committee_people(reader)) out.emplace(one.person.id, ties_of(one.person, date));
  return out;
}

MeetingPlan plan_of(record::Reader& reader, const Meeting& meeting, const Body& body) {
  MeetingPlan out{.meeting = meeting, .seats = {}, .holders = {}, .quorum = std::nullopt};
  out.partners = partners(reader);
  if (names_parties(meeting)) out.ties = ties_on(reader, meeting.date);
  out.deputies_are_named = body.deputies_are_named.value_or(false);
  for (const auto& seat : body.seats) {
    QuorumSeat one{
        .id = seat.id, .holder = "", .organisation = seat.organisation.value_or(""), .sector = "", .tags = seat.tags};
    one.has_vote = seat.votes;
    const auto partner = std::ranges::find(out.partners, one.organisation, &Organisation::id);
    if (partner != out.partners.end()) one.sector = word_of(partner->sector);
    if (const auto holder = seat.holder_on(meeting.date)) {
      const auto row = std::ranges::find(meeting.attendance, *holder, &Attendance::person);
      one.holder = row != meeting.attendance.end() && row->initials ? *row->initials : seat.id;
      out.holders.emplace(seat.id, *holder);
    }
    if (!seat.deputies.empty()) out.deputies.emplace(seat.id, seat.deputies);
    out.seats.push_back(std::move(one));
  }
  if (body.quorum_rule) out.quorum = stored_quorum(*body.quorum_rule);
  return out;
}

}  // namespace governance
