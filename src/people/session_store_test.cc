#include "people/session_store.h"

#include "people/people_testing.h"
#include "people/persona_store.h"

namespace people {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing_help::kToday;

class Sessions : public testing_help::OnEachEngine {
 protected:
  void SetUp() override {
    OnEachEngine::SetUp();
    if (IsSkipped()) return;
    fresh_.emplace(fresh_database(testing_help::migrations()));
    add_trust(database());
  }
  record::Database& database() { return **fresh_; }

  PersonId person_with(Role role) {
    const std::string email = std::to_string(++people_) + "@example.org";
    return add(database(), "Dr Amber Example-Ash", email, grant(role));
  }
  std::string start(PersonId person) {
    return database()
        .write(
            [&](record::Transaction& transaction) { return start_session(transaction, clock.now(), random, person); })
        .cookie;
  }
  bool is_alive(std::string_view cookie) { return find_session(database(), clock, cookie).has_value(); }
  void wait(std::chrono::microseconds time) { clock.set(clock.now() + time); }
  base::Instant last_seen() {
    return database().read(
        [](record::Reader& reader) { return reader.scalar<base::Instant>("SELECT max(last_seen) FROM session"); });
  }

 private:
  std::optional<record::FreshDatabase> fresh_;
  int people_ = 0;
};

TEST_P(Sessions, AreFoundByTheirCookieAlone) {
  const PersonId amber = person_with(Role::Doctor), bilal = person_with(Role::Guardian);
  const std::string hers = start(amber), his = start(bilal);
  EXPECT_EQ(find_session(database(), clock, hers)->person.id, amber);
  EXPECT_EQ(find_session(database(), clock, his)->person.id, bilal);
  EXPECT_NE(find_session(database(), clock, hers)->session_secret,
            find_session(database(), clock, his)->session_secret);
  for (const std::string& cookie : {std::string(), std::string(43, 'A'), hers + "x", hers.substr(1)}) {
    EXPECT_FALSE(is_alive(cookie)) << cookie;
  }
}

TEST_P(Sessions, EndWhenLeftAlone) {
  const std::string cookie = start(person_with(Role::Doctor));
  wait(30min);
  EXPECT_TRUE(is_alive(cookie));
  wait(30min + 1us);
  EXPECT_FALSE(is_alive(cookie));
}

TEST_P(Sessions, EndSoonerForThoseWhoSeeOtherPeoplesNames) {
  const std::string cookie = start(person_with(Role::MedicalHr));
  wait(15min);
  EXPECT_TRUE(is_alive(cookie));
  wait(15min + 1us);
  EXPECT_FALSE(is_alive(cookie));
}

TEST_P(Sessions, EndTwelveHoursAfterSignInHoweverBusy) {
  const std::string cookie = start(person_with(Role::Doctor));
  for (auto passed = 0min; passed < 12h; passed += 20min) {
    EXPECT_TRUE(is_alive(cookie)) << passed.count();
    wait(20min);
  }
  EXPECT_TRUE(is_alive(cookie));
  wait(1us);
  EXPECT_FALSE(is_alive(cookie));
}

TEST_P(Sessions, AreNotLengthenedByAClockSetBack) {
  const std::string cookie = start(person_with(Role::Doctor));
  wait(-5min);
  EXPECT_TRUE(is_alive(cookie));
  wait(-1us);
  EXPECT_FALSE(is_alive(cookie));
}

TEST_P(Sessions, WriteWhenTheyWereLastSeenOnceAMinute) {
  const std::string cookie = start(person_with(Role::Doctor));
  const base::Instant started = clock.now();
  wait(1min - 1us);
  EXPECT_TRUE(is_alive(cookie));
  EXPECT_EQ(last_seen(), started);
  wait(1us);
  EXPECT_TRUE(is_alive(cookie));
  EXPECT_EQ(last_seen(), started + 1min);
}

TEST_P(Sessions, CarryTheRolesOfTheMoment) {
  const PersonId person = person_with(Role::Doctor);
  const std::string cookie = start(person);
  RoleGrant ended = grant(Role::Guardian);
  ended.starts = 2026y / 9 / 1;
  ended.ends = 2026y / 9 / 13;
  database().write([&](record::Transaction& transaction) { grant_role(transaction, person, ended); });
  const auto who = find_session(database(), clock, cookie);
  ASSERT_TRUE(who);
  EXPECT_EQ(who->grants.size(), 2U);
  EXPECT_TRUE(who->has_role(Role::Guardian, 2026y / 9 / 13));
  EXPECT_FALSE(who->has_role(Role::Guardian, kToday));
  EXPECT_FALSE(who->has_role(Role::Administrator, kToday));
}

TEST_P(Sessions, EndAtSignOutAndSaySoOnce) {
  const PersonId person = person_with(Role::Doctor);
  const std::string here = start(person), elsewhere = start(person);
  const auto out = [&](std::string_view cookie) {
    database().write([&](record::Transaction& transaction) { sign_out(transaction, clock.now(), cookie); });
  };
  out(here);
  out(here);
  out("never a cookie");
  EXPECT_FALSE(is_alive(here));
  EXPECT_TRUE(is_alive(elsewhere));
  EXPECT_THAT(actions_about(database(), person), ElementsAre("account added", "role granted", "signed out"));
}

TEST_P(Sessions, EndEverywhereForOnePersonAlone) {
  const PersonId person = person_with(Role::Doctor), other = person_with(Role::Doctor);
  const std::string one = start(person), two = start(person), others = start(other);
  const auto ended = database().write(
      [&](record::Transaction& transaction) { return sign_out_everywhere(transaction, clock.now(), person); });
  EXPECT_EQ(ended, 2);
  EXPECT_FALSE(is_alive(one));
  EXPECT_FALSE(is_alive(two));
  EXPECT_TRUE(is_alive(others));
  EXPECT_EQ(actions_about(database(), person).back(), "signed out everywhere");
}

TEST_P(Sessions, AreListedWhileAliveNewestFirst) {
  const PersonId person = person_with(Role::Doctor);
  (void)start(person);
  wait(20min);
  (void)start(person);
  wait(15min);
  const std::string here = start(person);
  const auto sessions =
      database().read([&](record::Reader& reader) { return sessions_of(reader, person, clock.now(), here); });
  ASSERT_EQ(sessions.size(), 2U) << "the first has been idle for 35 minutes";
  EXPECT_TRUE(sessions[0].is_this_one);
  EXPECT_FALSE(sessions[1].is_this_one);
  EXPECT_EQ(sessions[1].signed_in_at, clock.now() - 15min);
}

TEST_P(Sessions, LongOverAreForgotten) {
  const PersonId person = person_with(Role::Doctor);
  (void)start(person);
  wait(32 * 24h);
  (void)start(person);
  EXPECT_EQ(database().read([](record::Reader& r) { return r.scalar<std::int64_t>("SELECT count(*) FROM session"); }),
            1);
}

TEST_P(Sessions, OfPersonasNeedNoAccount) {
  const Person persona{.id = new_person_id(), .name = "Dr Cerys Example-Cedar", .gmc_number = {}};
  database().write([&](record::Transaction& transaction) { add_person(transaction, persona); });
  EXPECT_TRUE(is_alive(start(persona.id)));
}

TEST_P(Sessions, ListPersonasByPosition) {
  const PersonId second = person_with(Role::Guardian), first = person_with(Role::Doctor),
                 no_one = person_with(Role::Doctor);
  const auto listed = database().write([&](record::Transaction& transaction) {
    add_persona(transaction,
                {.person = second, .name = "", .chapter = "Now", .position = 2, .title = "Guardian", .story = ""});
    add_persona(transaction,
                {.person = first, .name = "", .chapter = "Now", .position = 1, .title = "Doctor", .story = "One."});
    EXPECT_TRUE(is_persona(transaction, first));
    EXPECT_FALSE(is_persona(transaction, no_one));
    return personas(transaction);
  });
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0].person, first);
  EXPECT_EQ(listed[0].name, "Dr Amber Example-Ash");
  EXPECT_EQ(listed[0].title, "Doctor");
  EXPECT_EQ(listed[0].story, "One.");
  EXPECT_EQ(listed[1].chapter, "Now");
}

SIGHTLINE_ON_EACH_ENGINE(Sessions);

}  // namespace
}  // namespace people
