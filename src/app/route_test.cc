// Walks every route as every role, drawn from the route list and the permission table: what the table gives is
// answered, what it does not give is refused, and nothing breaks.
#include <gtest/gtest.h>

#include "app/demonstration.h"
#include "app/routes.h"
#include "app/schema.h"
#include "app/web_application.h"
#include "base/london_time.h"
#include "people/people_store.h"
#include "people/session_store.h"
#include "people/sign_in_pages.h"
#include "record/testing/fresh_database.h"
#include "site/csrf.h"

namespace app {
namespace {

using namespace std::chrono_literals;
using people::Permission;
using people::Role;

constexpr std::string_view kNoSuchId = "0193f0c0-0000-7000-8000-000000000000";

class EveryRoute : public record::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    database_.emplace(fresh_database(schema()));
    ASSERT_TRUE(load_demonstration(**database_, clock_).has_value());
    application_.emplace(**database_, clock_, random_, settings_, [] { return site::ServerCounts{}; });
  }

  /// A person with this role alone, signed in: the session cookie.
  std::string signed_in_as(Role role) {
    return (*database_)->write([&](record::Transaction& transaction) {
      const people::Person person{
          .id = {base::Uuid::v7(clock_.now(), random_)}, .name = "Example Walker", .gmc_number = std::nullopt};
      people::add_person(transaction, person);
      people::grant_role(transaction, person.id,
                         {.role = role, .organisation = *people::OdsCode::parse("RWE"), .starts = 2020y / 1 / 1});
      return people::start_session(transaction, clock_.now(), random_, person.id).cookie;
    });
  }

  site::Request request(const people::Route& route, const std::string& cookie) {
    site::Request out;
    out.method = route.method;
    out.path = std::string(route.pattern);
    for (const auto& [name, value] : {std::pair<std::string, std::string>{"{id}", std::string(kNoSuchId)},
                                      {"{file}", "guardian-report.json"},
                                      {"{name}", "exception_reports.raised_in_period"}})
      if (const auto at = out.path.find(name); at != std::string::npos) out.path.replace(at, name.size(), value);
    out.remote_address = "127.0.0.1";
    out.host = "127.0.0.1";
    out.reference = "TESTREF001";
    if (!cookie.empty()) out.cookies[std::string(people::kSessionCookie)] = cookie;
    return out;
  }

  site::Response ask(const people::Route& route, const std::string& cookie, bool with_token) {
    auto asked = request(route, cookie);
    if (with_token) {
      const auto who = people::find_session(**database_, clock_, cookie);
      if (who) asked.form.add(std::string(site::kCsrfField), site::csrf_token(who->session_secret));
    }
    return application_->answer(asked);
  }

  base::FixedClock clock_{base::start_of_day(2026y / 11 / 18) + 22h};
  base::SeededRandom random_{7};
  people::ServiceSettings settings_{.is_demonstration = true, .password_cost = {.operations = 1, .memory_bytes = 8192}};
  std::optional<record::FreshDatabase> database_;
  std::optional<WebApplication> application_;
};

std::string name_of(const people::Route& route) {
  return std::string(site::method_name(route.method)) + " " + std::string(route.pattern);
}

TEST_P(EveryRoute, GivesEachRoleWhatTheTableGivesAndNothingElse) {
  for (const auto role : people::kRoles) {
    for (const auto& route : routes()) {
      const auto cookie = signed_in_as(role);
      const int status = ask(route, cookie, true).status;
      SCOPED_TRACE(std::string(people::role_name(role)) + " asks " + name_of(route));
      EXPECT_NE(status, 500);
      if (people::gives(role, route.permission)) {
        EXPECT_NE(status, 403);
        EXPECT_NE(status, 401);
      } else {
        EXPECT_EQ(status, 403);
      }
    }
  }
}

TEST_P(EveryRoute, SendsAnyoneNotSignedInToSignIn) {
  for (const auto& route : routes()) {
    SCOPED_TRACE(name_of(route));
    const auto response = ask(route, "", false);
    if (route.permission == Permission::Public) continue;
    if (route.method == site::Method::Get) {
      EXPECT_EQ(response.status, 303);
    } else {
      EXPECT_TRUE(response.status == 303 || response.status == 401 || response.status == 403) << response.status;
    }
  }
}

TEST_P(EveryRoute, RefusesAFormWithoutItsToken) {
  for (const auto role : people::kRoles) {
    for (const auto& route : routes()) {
      if (route.method != site::Method::Post || route.permission == Permission::Public) continue;
      SCOPED_TRACE(std::string(people::role_name(role)) + " asks " + name_of(route));
      EXPECT_EQ(ask(route, signed_in_as(role), false).status, 403);
    }
  }
}

TEST_P(EveryRoute, SaysSoPlainlyWhereThereIsNoPage) {
  const people::Route nowhere{site::Method::Get, "/no/such/page", Permission::Public, people::sign_in_form};
  const auto response = ask(nowhere, "", false);
  EXPECT_EQ(response.status, 404);
  EXPECT_TRUE(response.body.contains("There is no page at this address"));
  const people::Route wrong{site::Method::Post, "/guardian", Permission::Public, people::sign_in_form};
  EXPECT_EQ(ask(wrong, "", false).status, 405);
}

TEST_P(EveryRoute, IsReadyOnlyWithItsOwnSchema) {
  const people::Route ready{site::Method::Get, "/readyz", Permission::Public, people::sign_in_form};
  EXPECT_EQ(ask(ready, "", false).status, 200);
  (*database_)->write([](record::Transaction& transaction) {
    transaction.change("DELETE FROM schema_migration WHERE number = 6");
  });
  EXPECT_EQ(ask(ready, "", false).status, 503);
}

SIGHTLINE_ON_EACH_ENGINE(EveryRoute);

}  // namespace
}  // namespace app
