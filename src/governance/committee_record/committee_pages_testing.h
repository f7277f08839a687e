// For tests of pages about committees: handlers called as the routes call them, by people of an invented joint
// committee.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "governance/committee_record/committee_life_store.h"
#include "governance/committee_record/committee_record_testing.h"
#include "mail/outbox_store.h"
#include "people/account_store.h"
#include "people/people_store.h"
#include "people/visit.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace governance::testing_help {

inline people::PersonId account(int n) {
  return {base::Uuid::parse("00000000-0000-7000-8000-00000000000" + std::to_string(n)).value()};
}
inline const people::PersonId kSecretaryAccount = account(1);  ///< of the joint committee; SE at its meeting
inline const people::PersonId kTrustAccount = account(2);      ///< TM, who holds the trust's seat
inline const people::PersonId kNorthAccount = account(3);      ///< NC, the chair
inline const people::PersonId kOtherSecretary = account(4);    ///< of no committee here
inline const people::PersonId kOutsider = account(5);          ///< a committee member without a seat here
inline const people::PersonId kScreenerAccount = account(6);   ///< a governance lead

inline constexpr std::string_view kMeeting = "jc-2026-11-19";

class CommitteePages : public record::EachEngine {
 protected:
  using Pairs = std::vector<std::pair<std::string, std::string>>;

  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    auto all = migrations();
    for (std::size_t i = 0; i < all.size(); ++i) all[i].number = static_cast<int>(i) + 1;
    fresh_.emplace(fresh_database(all));
    database().write([&](record::Transaction& transaction) { add_world(transaction); });
  }
  /// What the room under test stands on, in order; a room with tables of its own adds them.
  virtual std::vector<record::Migration> migrations() {
    return {record::audit_migration(),    people::people_migration(),   people::account_migration(),
            committee_record_migration(), committee_action_migration(), mail::mail_migration(),
            decisions_migration(),        decision_parts_migration()};
  }
  record::Database& database() { return **fresh_; }

  site::Response get(people::PageHandler handler, people::PersonId who, std::string_view id = kMeeting,
                     const Pairs& query = {}) {
    site::Request request = given;
    for (const auto& [name, value] : query) request.query.add(name, value);
    return ask(handler, who, id, std::move(request));
  }
  site::Response post(people::PageHandler handler, people::PersonId who, const Pairs& form,
                      std::string_view id = kMeeting) {
    site::Request request = given;
    request.method = site::Method::Post;
    for (const auto& [name, value] : form) request.form.add(name, value);
    return ask(handler, who, id, std::move(request));
  }
  void set_state(MeetingState state) {
    change_meeting([&](StoredMeeting& stored) { stored.state = state; });
  }
  template <class Make>
  void change_meeting(Make make) {
    database().write([&](record::Transaction& transaction) {
      auto stored = *find_meeting(transaction, kMeeting);
      make(stored);
      base::check(save_meeting(transaction, stored, change()).has_value(), "the meeting is changed");
    });
  }
  StoredMeeting stored() {
    return database().read([](record::Reader& reader) { return *find_meeting(reader, kMeeting); });
  }
  std::vector<MeetingEntry> entries() {
    return database().read([](record::Reader& reader) { return entries_of(reader, kMeeting); });
  }
  /// What every request brings beside what is asked of it here: further values of its path, files.
  site::Request given;
  [[nodiscard]] Change change() const { return {.by = kSecretaryAccount.text(), .at = clock.now()}; }

  base::FixedClock clock{at(9, 5)};
  base::SeededRandom random{11};
  people::ServiceSettings settings;
  Pairs path_values;  ///< of the address, beside {id}

 private:
  site::Response ask(people::PageHandler handler, people::PersonId who, std::string_view id, site::Request request) {
    request.path_values["id"] = id;
    for (const auto& [name, value] : path_values) request.path_values[name] = value;
    const auto person = database().read([&](record::Reader& reader) { return people::find_person(reader, who); });
    const auto grants = database().read([&](record::Reader& reader) { return people::grants_of(reader, who); });
    people::Visit visit{
        .request = request,
        .database = database(),
        .clock = clock,
        .random = random,
        .settings = settings,
        .who =
            people::SignedIn{.person = *person, .grants = grants, .session_secret = "s", .signed_in_at = clock.now()},
        .frame = {},
        .csrf_token = "token"};
    return handler(visit);
  }

  void add_world(record::Transaction& transaction) {
    const auto trust = people::OdsCode::parse("RWE").value();
    people::add_organisation(transaction, {.code = trust, .name = "Example Hospitals NHS Trust"});
    const auto add = [&](people::PersonId id, std::string name, people::Role role) {
      people::add_person(transaction, {.id = id, .name = std::move(name), .gmc_number = {}});
      people::grant_role(
          transaction, id,
          {.role = role, .organisation = trust, .starts = base::add_days(kDay, -std::chrono::days(900))});
    };
    using people::Role;
    add(kSecretaryAccount, "Sam Example-Secretary", Role::CommitteeSecretary);
    add(kTrustAccount, "Tam Example-Member", Role::CommitteeMember);
    add(kNorthAccount, "Nic Example-Chair", Role::CommitteeMember);
    add(kOtherSecretary, "Oli Example-Elsewhere", Role::CommitteeSecretary);
    add(kOutsider, "Una Example-Outsider", Role::CommitteeMember);
    add(kScreenerAccount, "Gale Example-Lead", Role::GovernanceLead);
    const auto kept = [](const auto& done) { base::check(done.has_value(), "the invented world is kept"); };
    kept(import_book(transaction, joint_committee(), change(), random));
    kept(link_account(transaction, "secretary", kSecretaryAccount, change()));
    kept(link_account(transaction, "trust", kTrustAccount, change()));
    kept(link_account(transaction, "north", kNorthAccount, change()));
    add_secretary(transaction, "jc", kSecretaryAccount, change());
  }

  std::optional<record::FreshDatabase> fresh_;
};

}  // namespace governance::testing_help
