// Signing in by password, the throttle, and changing a password.
#include <thread>

#include "people/account_store.h"
#include "people/people_testing.h"
#include "people/sign_in_throttle_store.h"

namespace people {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing_help::kCheap;
using testing_help::kPassword;

constexpr std::string_view kEmail = "amber@example.org";
constexpr std::string_view kAddress = "192.0.2.1";
constexpr std::string_view kNewPassword = "three other random words";

class SignIn : public testing_help::OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    fresh_.emplace(fresh_database(testing_help::migrations()));
    add_trust(database());
    amber = add(database(), "Dr Amber Example-Ash", std::string(kEmail), grant(Role::Doctor));
  }
  record::Database& database() { return **fresh_; }

  base::Result<NewSession> try_with(std::string_view password, std::string_view email = kEmail,
                                    std::string_view address = kAddress) {
    return sign_in(database(), clock, random, email, password, address, kCheap);
  }
  base::Result<void> change(std::string_view current, std::string_view next, std::string_view cookie = "") {
    return change_password(
        database(), clock, amber,
        {.current_password = current, .new_password = next, .cookie = cookie, .remote_address = kAddress}, kCheap);
  }
  std::int64_t count(std::string_view sql) {
    return database().read([&](record::Reader& reader) { return reader.scalar<std::int64_t>(sql); });
  }

  PersonId amber;

 private:
  std::optional<record::FreshDatabase> fresh_;
};

TEST_P(SignIn, StartsASessionOfThatPerson) {
  const auto session = try_with(kPassword, " AMBER@example.org ");
  ASSERT_TRUE(session) << session.error().message;
  const auto who = find_session(database(), clock, session->cookie);
  ASSERT_TRUE(who);
  EXPECT_EQ(who->person.id, amber);
  EXPECT_EQ(who->person.name, "Dr Amber Example-Ash");
  EXPECT_TRUE(who->has_role(Role::Doctor, testing_help::kToday));
  EXPECT_EQ(who->signed_in_at, clock.now());
  EXPECT_EQ(actions_about(database(), amber).back(), "signed in");
}

TEST_P(SignIn, RefusesAlikeWhateverIsWrong) {
  const PersonId closed = add(database(), "Dr Closed", "closed@example.org", grant(Role::Doctor));
  ASSERT_TRUE(database().write([&](record::Transaction& transaction) {
    return close_account(transaction, clock.now(), "command line", closed);
  }));
  const auto wrong_password = try_with("not the password");
  const auto unknown_email = try_with(kPassword, "stranger@example.org");
  const auto closed_account = try_with(kPassword, "closed@example.org");
  const auto nothing = try_with("", "");
  ASSERT_FALSE(wrong_password);
  EXPECT_EQ(wrong_password.error().code, base::ErrorCode::Invalid);
  EXPECT_EQ(unknown_email.error(), wrong_password.error());
  EXPECT_EQ(closed_account.error(), wrong_password.error());
  EXPECT_EQ(nothing.error(), wrong_password.error());
  EXPECT_EQ(count("SELECT count(*) FROM session"), 0);
}

TEST_P(SignIn, TellsTheTrailWhatWasWrong) {
  (void)try_with("not the password");
  (void)try_with("not the password", "stranger@example.org");
  const auto refusals = [&](std::string_view subject) {
    std::vector<std::string> out;
    const auto entries =
        database().read([&](record::Reader& reader) { return record::audit_of_subject(reader, "account", subject); });
    for (const auto& entry : entries) {
      if (entry.event.action == "sign-in refused") out.push_back(entry.event.actor + " " + entry.event.after);
    }
    return out;
  };
  EXPECT_THAT(refusals(amber.text()), ElementsAre(R"(system {"reason":"wrong password"})"));
  EXPECT_THAT(refusals(""), ElementsAre(R"(system {"reason":"unknown e-mail address"})"));
}

TEST_P(SignIn, HoldsBackTheSixthTryForOneEmailWhoeverMakesIt) {
  for (int i = 0; i < kMostTriesForOneEmail; ++i) {
    EXPECT_EQ(try_with("wrong", kEmail, "192.0.2." + std::to_string(i)).error().code, base::ErrorCode::Invalid);
  }
  const auto entries = actions_about(database(), amber).size();
  const auto held_back = try_with(kPassword, kEmail, "198.51.100.1");
  ASSERT_FALSE(held_back);
  EXPECT_EQ(held_back.error().code, base::ErrorCode::Forbidden);
  EXPECT_THAT(held_back.error().message, HasSubstr("Wait 15 minutes"));
  EXPECT_EQ(actions_about(database(), amber).size(), entries) << "outsiders cannot fill the trail";
}

TEST_P(SignIn, HoldsBackUnknownEmailsAlike) {
  for (int i = 0; i < kMostTriesForOneEmail; ++i) (void)try_with("wrong", "stranger@example.org");
  EXPECT_EQ(try_with("wrong", "stranger@example.org").error().code, base::ErrorCode::Forbidden);
  EXPECT_TRUE(try_with(kPassword)) << "others go on";
}

TEST_P(SignIn, LetsThePersonInAgainWhenTheTimeIsOver) {
  for (int i = 0; i < kMostTriesForOneEmail; ++i) (void)try_with("wrong");
  clock.set(clock.now() + kTriesCountFor - 1us);
  EXPECT_FALSE(try_with(kPassword));
  clock.set(clock.now() + 1us);
  EXPECT_TRUE(try_with(kPassword));
}

TEST_P(SignIn, ForgetsSlipsAfterASuccess) {
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < kMostTriesForOneEmail - 1; ++i) (void)try_with("wrong");
    EXPECT_TRUE(try_with(kPassword)) << round;
  }
}

TEST_P(SignIn, HoldsBackOneAddressThatTriesManyEmails) {
  for (int i = 0; i < kMostTriesFromOneAddress; ++i) (void)try_with("wrong", std::to_string(i) + "@example.org");
  EXPECT_EQ(try_with(kPassword).error().code, base::ErrorCode::Forbidden);
  EXPECT_TRUE(try_with(kPassword, kEmail, "192.0.2.2"));
}

TEST_P(SignIn, CountsAnIpv6CustomerAsOneAddress) {
  const auto one = try_keys("", "2001:db8:1:2::1"), same = try_keys("", "2001:db8:1:2:ffff::9");
  EXPECT_EQ(one.address, same.address);
  EXPECT_NE(one.address, try_keys("", "2001:db8:1:3::1").address);
  EXPECT_NE(try_keys("", "::ffff:192.0.2.1").address, try_keys("", "::ffff:192.0.2.2").address);
  EXPECT_NE(try_keys("a@example.org", "").email, try_keys("b@example.org", "").email);
}

TEST_P(SignIn, ForgetsOldTries) {
  (void)try_with("wrong");
  clock.set(clock.now() + kTriesCountFor);
  (void)try_with("wrong", "stranger@example.org");
  EXPECT_EQ(count("SELECT count(*) FROM sign_in_try"), 1);
}

TEST_P(SignIn, MakesTheHashAgainAtTodaysCost) {
  const PasswordCost dearer{.operations = 2, .memory_bytes = 8 * 1024};
  ASSERT_TRUE(sign_in(database(), clock, random, kEmail, kPassword, kAddress, dearer));
  const auto hash = database().read(
      [](record::Reader& reader) { return reader.scalar<std::string>("SELECT password_hash FROM account"); });
  EXPECT_FALSE(needs_new_hash(hash, dearer));
  EXPECT_TRUE(sign_in(database(), clock, random, kEmail, kPassword, kAddress, dearer));
}

TEST_P(SignIn, LetsSeveralInAtOnce) {
  std::vector<std::jthread> threads;
  std::atomic<int> in = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { in += try_with(kPassword).has_value() ? 1 : 0; });
  }
  threads.clear();
  EXPECT_EQ(in, 4);
  EXPECT_EQ(count("SELECT count(*) FROM session"), 4);
}

TEST_P(SignIn, KeepsNoCookieInTheDatabase) {
  const auto session = try_with(kPassword);
  ASSERT_TRUE(session);
  const auto kept =
      database().read([](record::Reader& reader) { return reader.scalar<record::Blob>("SELECT token FROM session"); });
  EXPECT_EQ(kept.bytes.size(), 32U);
  EXPECT_NE(std::string(kept.bytes.begin(), kept.bytes.end()), session->cookie);
}

TEST_P(SignIn, WithANewPasswordEndsOtherSessions) {
  const auto here = try_with(kPassword), elsewhere = try_with(kPassword);
  ASSERT_TRUE(here && elsewhere);
  ASSERT_TRUE(change(kPassword, kNewPassword, here->cookie));
  EXPECT_TRUE(find_session(database(), clock, here->cookie));
  EXPECT_FALSE(find_session(database(), clock, elsewhere->cookie));
  EXPECT_FALSE(try_with(kPassword));
  EXPECT_TRUE(try_with(kNewPassword));
  EXPECT_THAT(actions_about(database(), amber), testing::Contains("password changed"));
}

TEST_P(SignIn, KeepsThePasswordWhereTheCurrentOneIsWrong) {
  const auto refused = change("not the password", kNewPassword);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().subject, "current-password");
  EXPECT_TRUE(try_with(kPassword));
  EXPECT_THAT(actions_about(database(), amber), testing::Contains("password change refused"));
}

TEST_P(SignIn, KeepsThePasswordWhereTheNewOneIsWeak) {
  for (const std::string_view weak : {std::string_view("short"), kEmail}) {
    const auto refused = change(kPassword, weak);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().subject, "new-password");
  }
  EXPECT_TRUE(try_with(kPassword));
}

TEST_P(SignIn, DoesNotLetAStolenSessionGuessThePassword) {
  for (int i = 0; i < kMostTriesForOneEmail; ++i) (void)change("guess", kNewPassword);
  EXPECT_EQ(change(kPassword, kNewPassword).error().code, base::ErrorCode::Forbidden);
}

TEST_P(SignIn, HasNoPasswordToChangeWithoutAnAccount) {
  database().write([&](record::Transaction& transaction) { transaction.change("DELETE FROM account"); });
  EXPECT_EQ(change(kPassword, kNewPassword).error().code, base::ErrorCode::Conflict);
}

SIGHTLINE_ON_EACH_ENGINE(SignIn);

}  // namespace
}  // namespace people
