#include "people/account_store.h"

#include "people/people_testing.h"

namespace people {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing_help::kCheap;
using testing_help::kPassword;

TEST(Email, IsTrimmedAndLowerCased) {
  EXPECT_EQ(parse_email(" Amber.Ash@Example.ORG "), "amber.ash@example.org");
}

TEST(Email, RefusesWhatCannotBeAnAddress) {
  for (const std::string_view text :
       {"", "amber", "@example.org", "amber@", "amber@org", "a@b@example.org", "a b@example.org", "amber@example.",
        "amber@.org", "\xc3\x89mile@example.org", "a\n@example.org"}) {
    EXPECT_FALSE(parse_email(text)) << text;
  }
  EXPECT_FALSE(parse_email(std::string(250, 'a') + "@example.org"));
  EXPECT_EQ(parse_email("").error().subject, "email");
}

class Accounts : public testing_help::OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    fresh_.emplace(fresh_database(testing_help::migrations()));
    add_trust(database());
  }
  record::Database& database() { return **fresh_; }

  NewUser user(std::string email) {
    return {.person = {.id = new_person_id(), .name = "Dr Amber Example-Ash", .gmc_number = {}},
            .email = std::move(email),
            .password_hash = hash_password(kPassword, kCheap),
            .grant = grant(Role::Doctor)};
  }
  base::Result<void> try_to_add(const NewUser& user) {
    return database().write(
        [&](record::Transaction& transaction) { return add_user(transaction, clock.now(), "command line", user); });
  }
  bool knows(PersonId person) {
    return database().read([&](record::Reader& reader) { return find_person(reader, person).has_value(); });
  }

 private:
  std::optional<record::FreshDatabase> fresh_;
};

TEST_P(Accounts, AddAPersonWithAnAccountAndARole) {
  const NewUser added = user(" Amber@Example.org ");
  ASSERT_TRUE(try_to_add(added));
  database().read([&](record::Reader& reader) {
    EXPECT_EQ(email_of(reader, added.person.id), "amber@example.org");
    EXPECT_EQ(person_with_email(reader, " Amber@Example.org"), added.person.id);
    EXPECT_EQ(person_with_email(reader, "another@example.org"), std::nullopt);
    ASSERT_EQ(grants_of(reader, added.person.id).size(), 1U);
    EXPECT_EQ(grants_of(reader, added.person.id)[0].role, Role::Doctor);
  });
  EXPECT_THAT(actions_about(database(), added.person.id), ElementsAre("account added", "role granted"));
}

TEST_P(Accounts, WriteNoEmailIntoTheTrail) {
  const NewUser added = user("amber@example.org");
  ASSERT_TRUE(try_to_add(added));
  (void)sign_in(database(), clock, random, "amber@example.org", "not it at all", "192.0.2.1", kCheap);
  (void)sign_in(database(), clock, random, "stranger@example.org", "not it at all", "192.0.2.1", kCheap);
  database().read([&](record::Reader& reader) {
    for (const std::string& id : {std::string(), added.person.id.text()}) {
      for (const auto& entry : record::audit_of_subject(reader, "account", id)) {
        EXPECT_THAT(entry.event.before + entry.event.after + entry.event.actor, Not(HasSubstr("@")));
      }
    }
  });
}

TEST_P(Accounts, RefuseASecondOneForAnEmailInAnyCase) {
  ASSERT_TRUE(try_to_add(user("amber@example.org")));
  const NewUser second = user("AMBER@example.org");
  const auto refused = try_to_add(second);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Conflict);
  EXPECT_THAT(refused.error().message, Not(HasSubstr("amber")));
  EXPECT_FALSE(knows(second.person.id)) << "all or nothing";
}

TEST_P(Accounts, RefuseASecondOneForAPerson) {
  const NewUser added = user("amber@example.org");
  ASSERT_TRUE(try_to_add(added));
  const auto refused = database().write([&](record::Transaction& transaction) {
    return add_account(transaction, clock.now(), added.person.id, "other@example.org", added.password_hash);
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Conflict);
}

TEST_P(Accounts, RefuseAGmcNumberThatAnotherPersonHas) {
  NewUser first = user("amber@example.org"), second = user("bilal@example.org");
  first.person.gmc_number = second.person.gmc_number = "1234567";
  ASSERT_TRUE(try_to_add(first));
  const auto refused = try_to_add(second);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "Another person has this GMC number.");
}

TEST_P(Accounts, RefuseARoleWhereThereIsNoSuchPlace) {
  NewUser elsewhere = user("amber@example.org");
  elsewhere.grant.organisation = *OdsCode::parse("RX1");
  EXPECT_EQ(try_to_add(elsewhere).error().code, base::ErrorCode::NotFound);
  EXPECT_FALSE(knows(elsewhere.person.id));

  NewUser nowhere = user("bilal@example.org");
  nowhere.grant.directorate = DirectorateId::make(clock, random);
  EXPECT_EQ(try_to_add(nowhere).error().code, base::ErrorCode::NotFound);
}

TEST_P(Accounts, RefuseARoleThatEndsBeforeItStartsOrIsGivenAlready) {
  NewUser backwards = user("amber@example.org");
  backwards.grant.ends = base::add_days(backwards.grant.starts, -1 * std::chrono::days(1));
  EXPECT_EQ(try_to_add(backwards).error().code, base::ErrorCode::Invalid);

  const NewUser added = user("bilal@example.org");
  ASSERT_TRUE(try_to_add(added));
  const auto again = database().write([&](record::Transaction& transaction) {
    return give_role(transaction, clock.now(), "command line", added.person.id, added.grant);
  });
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, base::ErrorCode::Conflict);
}

TEST_P(Accounts, CloseOnceAndSignNoOneIn) {
  const NewUser added = user("amber@example.org");
  ASSERT_TRUE(try_to_add(added));
  const auto session = sign_in(database(), clock, random, "amber@example.org", kPassword, "192.0.2.1", kCheap);
  ASSERT_TRUE(session);
  const auto close = [&] {
    return database().write([&](record::Transaction& transaction) {
      return close_account(transaction, clock.now(), "command line", added.person.id);
    });
  };
  EXPECT_TRUE(close());
  EXPECT_FALSE(find_session(database(), clock, session->cookie));
  EXPECT_FALSE(sign_in(database(), clock, random, "amber@example.org", kPassword, "192.0.2.1", kCheap));
  EXPECT_EQ(database().read([&](record::Reader& reader) { return email_of(reader, added.person.id); }), std::nullopt);
  EXPECT_EQ(database().read([&](record::Reader& reader) { return person_with_email(reader, "amber@example.org"); }),
            std::nullopt);
  EXPECT_EQ(close().error().code, base::ErrorCode::NotFound);
  EXPECT_THAT(actions_about(database(), added.person.id),
              ElementsAre("account added", "role granted", "signed in", "account closed", "sign-in refused"));
}

SIGHTLINE_ON_EACH_ENGINE(Accounts);

}  // namespace
}  // namespace people
