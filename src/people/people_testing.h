// For this room's tests: a record with one trust in it, and people who may sign in.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/clock.h"
#include "base/london_time.h"
#include "base/random.h"
#include "people/account_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace people::testing_help {

inline constexpr PasswordCost kCheap{.operations = 1, .memory_bytes = 8 * 1024};
inline constexpr std::string_view kPassword = "correct horse battery staple";
inline constexpr base::Date kToday = std::chrono::year(2026) / 9 / 14;

inline std::array<record::Migration, 3> migrations() {
  return {record::audit_migration(), people_migration(), account_migration()};
}

/// 14 September 2026, 09:00 in London.
inline base::Instant nine_o_clock() {
  return *base::instant_of(base::local_time(kToday, std::chrono::hours(9)));
}

class OnEachEngine : public record::EachEngine {
 protected:
  [[nodiscard]] static OdsCode trust() { return *OdsCode::parse("RWE"); }
  [[nodiscard]] PersonId new_person_id() { return PersonId::make(clock, random); }

  [[nodiscard]] static RoleGrant grant(Role role) { return {.role = role, .organisation = trust(), .starts = kToday}; }

  /// With an account under `email` and kPassword.
  PersonId add(record::Database& database, std::string name, std::string email, const RoleGrant& role) {
    const NewUser user{.person = {.id = new_person_id(), .name = std::move(name), .gmc_number = {}},
                       .email = std::move(email),
                       .password_hash = hash_password(kPassword, kCheap),
                       .grant = role};
    const auto added = database.write(
        [&](record::Transaction& transaction) { return add_user(transaction, clock.now(), "command line", user); });
    EXPECT_TRUE(added) << added.error().message;
    return user.person.id;
  }
  static void add_trust(record::Database& database) {
    database.write([](record::Transaction& transaction) {
      add_organisation(transaction, {.code = trust(), .name = "Example Hospitals NHS Trust"});
    });
  }
  [[nodiscard]] static std::vector<std::string> actions_about(record::Database& database, PersonId person) {
    std::vector<std::string> out;
    const auto entries =
        database.read([&](record::Reader& reader) { return record::audit_of_person(reader, person.text(), 100); });
    for (const auto& entry : entries) out.insert(out.begin(), entry.event.action);
    return out;
  }

  base::FixedClock clock{nine_o_clock()};
  base::SystemRandom random;
};

}  // namespace people::testing_help
