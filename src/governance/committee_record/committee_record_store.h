// Reading and writing the minute book in the record. Every change writes the audit trail in the same transaction.
//
// Committees and meetings are known by the ids of their minute book, which stand in addresses: lower-case letters,
// digits, dashes and underscores. People and actions are known there by tokens, which say nothing about anyone.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "governance/committee_record/committee_action_store.h"  // IWYU pragma: export
#include "governance/committees/committee_life.h"
#include "governance/meetings/live_meeting.h"
#include "governance/minute_book/minute_book.h"
#include "people/person.h"
#include "record/database.h"
#include "record/migration.h"

namespace governance {

/// Who writes, and when: for the audit trail.
struct Change {
  std::string by;  ///< a person's id, or "command line"
  base::Instant at;
};

// ---- a whole book --------------------------------------------------------------------------------------------------

struct ImportedBook {
  int added = 0;      ///< committees, people, meetings, actions, bulletins
  int unchanged = 0;  ///< that stood in the record already, word for word
};
/// All of it or nothing. A thing that stands in the record with other words is a Conflict that names it; an id that
/// cannot stand in an address is Invalid.
[[nodiscard]] base::Checked<ImportedBook> import_book(record::Transaction& transaction, const MinuteBook& book,
                                                      const Change& change, base::Random& random);
/// What the record holds: meetings held here as their entries make them.
[[nodiscard]] MinuteBook load_book(record::Reader& reader);

// ---- committees and their people -----------------------------------------------------------------------------------

struct StoredCommittee {
  Body body;
  bool is_stood_down = false;
  int version = 1;
  CommitteeLife life = CommitteeLife::Established;   ///< as take_life_step has it: saving does not change it
  std::optional<base::Date> ends_on = std::nullopt;  ///< its last day: no meeting is planned for after it
};
/// By name.
[[nodiscard]] std::vector<StoredCommittee> committees(record::Reader& reader);
[[nodiscard]] std::optional<StoredCommittee> find_committee(record::Reader& reader, std::string_view id);
/// Adds it where `version` is 0; otherwise Conflict where somebody else has changed it since. Each version is kept.
[[nodiscard]] base::Result<void> save_committee(record::Transaction& transaction, const StoredCommittee& committee,
                                                const Change& change);

[[nodiscard]] std::vector<Organisation> partners(record::Reader& reader);

struct StoredPerson {
  Person person;
  std::string token;                        ///< in addresses
  std::optional<people::PersonId> account;  ///< whoever signs in as this person
};
[[nodiscard]] std::vector<StoredPerson> committee_people(record::Reader& reader);
[[nodiscard]] std::optional<StoredPerson> person_of_account(record::Reader& reader, people::PersonId account);
void add_committee_person(record::Transaction& transaction, const Person& person, const Change& change,
                          base::Random& random);
/// Conflict where the account or the person is linked already.
[[nodiscard]] base::Result<void> link_account(record::Transaction& transaction, std::string_view person,
                                              people::PersonId account, const Change& change);

/// What the register of interests holds of a person, as the minute book has it: so every check and every screening
/// that reads the book reads the register. Written by the register with each of its changes. REQUIRES: the person is in
/// the record.
void keep_interests(record::Transaction& transaction, std::string_view person, std::vector<Interest> interests,
                    const Change& change);

/// Secretaries run a committee's meetings and see all of its papers.
void add_secretary(record::Transaction& transaction, std::string_view committee, people::PersonId account,
                   const Change& change);
[[nodiscard]] std::vector<std::string> committees_run_by(record::Reader& reader, people::PersonId account);

// ---- meetings ------------------------------------------------------------------------------------------------------

/// Planned: the agenda is being made. Issued: notice was given; numbers and letters stay put; it can be held. Recorded:
/// brought in as it was minuted elsewhere, and not run here.
enum class MeetingState { Planned, Issued, Recorded };

struct StoredMeeting {
  Meeting meeting;
  MeetingState state = MeetingState::Planned;
  int version = 1;
};
/// By date, newest first.
[[nodiscard]] std::vector<StoredMeeting> meetings_of(record::Reader& reader, std::string_view committee);
[[nodiscard]] std::optional<StoredMeeting> find_meeting(record::Reader& reader, std::string_view id);
/// Adds it where `version` is 0, with what waited for the next agenda where it is Planned; Conflict where the committee
/// does not meet (any more) on that day. Otherwise Conflict where somebody else has changed it since.
[[nodiscard]] base::Result<void> save_meeting(record::Transaction& transaction, const StoredMeeting& meeting,
                                              const Change& change);

/// In the order in which the record took them.
[[nodiscard]] std::vector<MeetingEntry> entries_of(record::Reader& reader, std::string_view meeting);
/// Keeps the entries where they can follow what stands, all or none. One whose id the meeting has already is passed
/// over: it was sent twice. The actions that they raise, word anew or strike are so in the log from then on. NotFound
/// without the meeting; Conflict where it is not Issued.
[[nodiscard]] base::Result<void> add_entries(record::Transaction& transaction, std::string_view meeting,
                                             const std::vector<MeetingEntry>& entries, const Change& change);

/// What ties everyone of the minute book to organisations on the day.
[[nodiscard]] std::map<std::string, PersonTies> ties_on(record::Reader& reader, base::Date date);
/// What a meeting is held by, from the committee's seats and terms. Its ties are read where an item's screening names
/// parties.
[[nodiscard]] MeetingPlan plan_of(record::Reader& reader, const Meeting& meeting, const Body& body);

/// Number 8.
[[nodiscard]] record::Migration committee_record_migration();

}  // namespace governance
