// One's own account, and who has read one's reports.
#include "people/pages_testing.h"
#include "people/sign_in_pages.h"

namespace people {
namespace {

using namespace std::chrono_literals;
using site::Method;
using testing::HasSubstr;
using testing::Not;
using testing_help::kPassword;

constexpr const char* kNewPassword = "three other random words";
constexpr const char* kReport = "0193f0c0-0000-7000-8000-000000000000";

class AccountPages : public testing_help::PagesOnEachEngine {
 protected:
  void SetUp() override {
    PagesOnEachEngine::SetUp();
    if (IsSkipped()) return;
    amber = add(database(), "Dr Amber Example-Ash", "amber@example.org", grant(Role::Doctor));
    session = session_of(amber);
  }
  site::Response change(std::string_view current, std::string_view next) {
    return ask(password, post("/account/password", session,
                              {{"current-password", std::string(current)}, {"new-password", std::string(next)}}));
  }
  void note(std::string actor, std::string action, PersonId person) {
    const record::AuditEvent event{.actor = std::move(actor),
                                   .action = std::move(action),
                                   .subject_kind = "exception_report",
                                   .subject_id = kReport,
                                   .person_id = person.text(),
                                   .before = "",
                                   .after = ""};
    database().write([&](record::Transaction& transaction) { record::append_audit(transaction, clock.now(), event); });
  }

  PersonId amber;
  std::string session;
  const Route account{Method::Get, "/account", Permission::SignedIn, account_page};
  const Route password{Method::Post, "/account/password", Permission::SignedIn, change_password_submit};
  const Route everywhere{Method::Post, "/account/sign-out-everywhere", Permission::SignedIn,
                         sign_out_everywhere_submit};
  const Route access_log{Method::Get, "/account/who-has-read", Permission::SignedIn, access_log_page};
};

TEST_P(AccountPages, ShowWhoOneIs) {
  const auto response = ask(account, get("/account", session));
  EXPECT_EQ(response.status, 200);
  for (const auto* words :
       {"Dr Amber Example-Ash", "amber@example.org", "Resident doctor", "Example Hospitals NHS Trust",
        "14 September 2026", "further notice", "now, on this device"}) {
    EXPECT_THAT(response.body, HasSubstr(words));
  }
}

TEST_P(AccountPages, ShowWhereAndUntilWhenARoleCounts) {
  const Directorate surgery{
      .id = DirectorateId::make(clock, random), .organisation = trust(), .code = "CHUGGS", .name = "Surgery"};
  RoleGrant narrow = grant(Role::EducationalSupervisor);
  narrow.directorate = surgery.id;
  narrow.specialty = "Renal";
  narrow.starts = 2026y / 1 / 1;
  narrow.ends = 2026y / 9 / 13;
  database().write([&](record::Transaction& transaction) {
    add_directorate(transaction, surgery);
    grant_role(transaction, amber, narrow);
  });
  const auto response = ask(account, get("/account", session));
  EXPECT_THAT(response.body, HasSubstr("Example Hospitals NHS Trust, Surgery, Renal"));
  EXPECT_THAT(response.body, HasSubstr("13 September 2026 (ended)"));
}

TEST_P(AccountPages, ShowNobodyElse) {
  add(database(), "Dr Bilal Example-Beech", "bilal@example.org", grant(Role::Doctor));
  EXPECT_THAT(ask(account, get("/account", session)).body, Not(HasSubstr("Beech")));
  EXPECT_EQ(ask(account, get("/account")).status, 303);
}

TEST_P(AccountPages, OfferNoPasswordToOneWhoHasNone) {
  database().write([](record::Transaction& transaction) { transaction.change("DELETE FROM account"); });
  EXPECT_THAT(ask(account, get("/account", session)).body, Not(HasSubstr("current-password")));
  EXPECT_EQ(change(kPassword, kNewPassword).status, 409);
}

TEST_P(AccountPages, ChangeThePassword) {
  const std::string elsewhere = session_of(amber);
  const auto response = change(kPassword, kNewPassword);
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(header(response, "Location"), "/account?changed=password");
  EXPECT_TRUE(is_alive(session));
  EXPECT_FALSE(is_alive(elsewhere));
  EXPECT_THAT(ask(account, get("/account", session, {{"changed", "password"}})).body,
              HasSubstr("Your password is changed."));
}

TEST_P(AccountPages, SayWhatIsWrongWithANewPasswordWithoutShowingIt) {
  const auto response = change(kPassword, "short");
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(response.body, HasSubstr(R"(href="#new-password")"));
  EXPECT_THAT(response.body, Not(HasSubstr(kPassword)));
  EXPECT_THAT(response.body, Not(HasSubstr(R"(value="short")")));
}

TEST_P(AccountPages, RefuseAWrongCurrentPassword) {
  const auto response = change("not the password", kNewPassword);
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(response.body, HasSubstr(R"(href="#current-password")"));
}

TEST_P(AccountPages, SignOutEverywhere) {
  const std::string elsewhere = session_of(amber), anothers = signed_in(Role::Doctor);
  const auto response = ask(everywhere, post("/account/sign-out-everywhere", session, {}));
  EXPECT_EQ(header(response, "Location"), "/sign-in?signed-out=yes");
  EXPECT_EQ(cookie(response, kSessionCookie)->max_age_seconds, 0);
  EXPECT_FALSE(is_alive(session));
  EXPECT_FALSE(is_alive(elsewhere));
  EXPECT_TRUE(is_alive(anothers));
  EXPECT_EQ(ask(everywhere, post("/account/sign-out-everywhere", session, {})).status, 401);
}

TEST_P(AccountPages, TellWhoHasReadOnesReportsInTheRoleOfThatDay) {
  RoleGrant former = grant(Role::Guardian);
  former.ends = former.starts;
  const PersonId guardian = add(database(), "Dr Gwen Example-Gorse", "gwen@example.org", former);
  note(guardian.text(), "exception report opened", amber);
  clock.set(clock.now() + 10min);
  const auto response = ask(access_log, get("/account/who-has-read", session));
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr("Dr Gwen Example-Gorse (Guardian of safe working hours)"));
  EXPECT_THAT(response.body, HasSubstr("14 September 2026 at 09:00"));
  EXPECT_THAT(response.body, HasSubstr("Opened your "));
  EXPECT_THAT(response.body, HasSubstr("/reports/" + std::string(kReport)));
}

TEST_P(AccountPages, TellWhoTriedToReadOnesReports) {
  const PersonId supervisor =
      add(database(), "Mr Sol Example-Sorrel", "sol@example.org", grant(Role::EducationalSupervisor));
  note(supervisor.text(), "exception report refused", amber);
  EXPECT_THAT(
      ask(access_log, get("/account/who-has-read", session)).body,
      testing::AllOf(HasSubstr("Mr Sol Example-Sorrel"), HasSubstr("Tried to open your "), HasSubstr("refused")));
}

TEST_P(AccountPages, TellOfNothingButOthersReadingOnesOwn) {
  const PersonId bilal = add(database(), "Dr Bilal Example-Beech", "bilal@example.org", grant(Role::Doctor));
  note(amber.text(), "exception report opened", amber);
  note(bilal.text(), "exception report submitted", amber);
  note(amber.text(), "exception report opened", bilal);
  const auto response = ask(access_log, get("/account/who-has-read", session));
  EXPECT_THAT(response.body, HasSubstr("Nobody but you has opened any of your reports or your work schedule."));
  EXPECT_THAT(response.body, Not(HasSubstr("Beech")));
}

TEST_P(AccountPages, NameReadersThatAreNoPersonAsTheyAre) {
  note("command line", "exception report read", amber);
  EXPECT_THAT(ask(access_log, get("/account/who-has-read", session)).body, HasSubstr("command line"));
}

SIGHTLINE_ON_EACH_ENGINE(AccountPages);

}  // namespace
}  // namespace people
