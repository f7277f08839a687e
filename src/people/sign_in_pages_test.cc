#include "people/sign_in_pages.h"

#include "people/pages_testing.h"
#include "people/persona_store.h"
#include "people/token.h"

namespace people {
namespace {

using site::Method;
using testing::HasSubstr;
using testing::Not;
using testing_help::Fields;
using testing_help::kPassword;

class SignInPages : public testing_help::PagesOnEachEngine {
 protected:
  PersonId add_amber() { return add(database(), "Dr Amber Example-Ash", "amber@example.org", grant(Role::Doctor)); }
  static Fields with(std::string_view password, std::string next = "") {
    return {{"email", " Amber@example.org "}, {"password", std::string(password)}, {"next", std::move(next)}};
  }
  PersonId add_one_persona() {
    const PersonId person = add(database(), "Dr Cerys Example-Cedar", "cerys@example.org", grant(Role::Guardian));
    database().write([&](record::Transaction& transaction) {
      add_persona(transaction, {.person = person,
                                .name = "",
                                .chapter = "The present weeks, under the 2026 reform",
                                .position = 1,
                                .title = "Guardian of safe working hours",
                                .story = "Sees the overview."});
    });
    return person;
  }
  /// As from a browser on the machine that runs the demonstration.
  static site::Request at_home(site::Request request) {
    request.remote_address = "127.0.0.1";
    request.host = "127.0.0.1:8080";
    return request;
  }

  const Route form{Method::Get, "/sign-in", Permission::Public, sign_in_form};
  const Route submit{Method::Post, "/sign-in", Permission::Public, sign_in_submit};
  const Route persona{Method::Post, "/sign-in/persona", Permission::Public, choose_persona};
  const Route out{Method::Post, "/sign-out", Permission::SignedIn, sign_out_submit};
};

TEST_P(SignInPages, ShowAFormThatPasswordManagersFill) {
  const auto response = ask(form, get("/sign-in", "", {{"next", "/week"}}));
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr(R"(autocomplete="username")"));
  EXPECT_THAT(response.body, HasSubstr(R"(autocomplete="current-password")"));
  EXPECT_THAT(response.body, HasSubstr(R"(value="/week")"));
  EXPECT_THAT(response.body, Not(HasSubstr("persona")));
}

TEST_P(SignInPages, GiveTheFormASecretOfItsOwnOnce) {
  const auto first = ask(form, get("/sign-in"));
  const auto given = cookie(first, kFormCookie);
  ASSERT_TRUE(given);
  EXPECT_TRUE(has_shape_of_token(given->value));
  site::Request again = get("/sign-in");
  again.cookies[std::string(kFormCookie)] = given->value;
  EXPECT_FALSE(cookie(ask(form, again), kFormCookie)) << "another window's form must stay good";
}

TEST_P(SignInPages, TakeTheFormThatTheyGave) {
  add_amber();
  const auto page = ask(form, get("/sign-in"));
  const std::string before = "name=\"" + std::string(site::kCsrfField) + "\" value=\"";
  const auto start = page.body.find(before) + before.size();
  site::Request request = post("/sign-in", "", with(kPassword));
  request.form = {};
  for (const auto& [name, value] : with(kPassword)) request.form.add(name, value);
  request.form.add(std::string(site::kCsrfField), page.body.substr(start, page.body.find('"', start) - start));
  request.cookies[std::string(kFormCookie)] = cookie(page, kFormCookie)->value;
  EXPECT_EQ(ask(submit, request).status, 303);
}

TEST_P(SignInPages, LeadOnToWhereThePersonWasGoing) {
  const PersonId amber = add_amber();
  const auto response = ask(submit, post("/sign-in", "", with(kPassword, "/reports/new")));
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(header(response, "Location"), "/reports/new");
  const auto session = cookie(response, kSessionCookie);
  ASSERT_TRUE(session);
  EXPECT_EQ(find_session(database(), clock, session->value)->person.id, amber);
  EXPECT_EQ(session->max_age_seconds, std::nullopt);
  EXPECT_EQ(cookie(response, kFormCookie)->max_age_seconds, 0);
}

TEST_P(SignInPages, LeadNowhereElse) {
  add_amber();
  for (const std::string next : {"//elsewhere.example", "https://elsewhere.example", "", "/sign-out"}) {
    EXPECT_EQ(header(ask(submit, post("/sign-in", "", with(kPassword, next))), "Location"), "/") << next;
  }
}

TEST_P(SignInPages, OverTlsSetACookieThatNoOtherHostCanSet) {
  add_amber();
  site::Request request = post("/sign-in", "", with(kPassword));
  request.is_secure = true;
  request.cookies["__Host-sightline_form"] = kFormSecret;
  const auto response = ask(submit, request);
  ASSERT_TRUE(cookie(response, "__Host-sightline_session"));
  EXPECT_TRUE(cookie(response, "__Host-sightline_session")->is_secure);
  EXPECT_FALSE(cookie(response, kSessionCookie));
}

TEST_P(SignInPages, SayWhatIsMissingAndKeepWhatWasTyped) {
  const auto response = ask(submit, post("/sign-in", "", {{"email", "<amber>"}, {"password", ""}, {"next", "/week"}}));
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(response.body, HasSubstr("Error: Sign in"));
  EXPECT_THAT(response.body, HasSubstr(R"(href="#password")"));
  EXPECT_THAT(response.body, HasSubstr("Enter your password."));
  EXPECT_THAT(response.body, HasSubstr("&lt;amber&gt;"));
  EXPECT_THAT(response.body, HasSubstr(R"(value="/week")"));
  EXPECT_THAT(ask(submit, post("/sign-in", "", {})).body, HasSubstr("Enter your e-mail address."));
}

TEST_P(SignInPages, RefuseAWrongPasswordWithoutShowingIt) {
  add_amber();
  const auto response = ask(submit, post("/sign-in", "", with("not quite the password")));
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(response.body, HasSubstr("The e-mail address or the password is not right."));
  EXPECT_THAT(response.body, Not(HasSubstr("not quite the password")));
  EXPECT_FALSE(cookie(response, kSessionCookie));
}

TEST_P(SignInPages, LookTheSameWhetherTheAccountExists) {
  add_amber();
  const auto same = [&](std::string email) {
    auto response = ask(submit, post("/sign-in", "", {{"email", std::move(email)}, {"password", "wrong"}}));
    // What differs is what was typed, and the masked tokens.
    return std::pair{response.status, response.body.size()};
  };
  EXPECT_EQ(same("amber@example.org"), same("nobod@example.org"));
}

TEST_P(SignInPages, TellTheSixthToWait) {
  add_amber();
  for (int i = 0; i < 5; ++i) (void)ask(submit, post("/sign-in", "", with("wrong")));
  const auto response = ask(submit, post("/sign-in", "", with(kPassword)));
  EXPECT_EQ(response.status, 429);
  EXPECT_THAT(response.body, HasSubstr("Wait 15 minutes"));
}

TEST_P(SignInPages, WriteNothingPersonalIntoTheLog) {
  add_amber();
  testing::internal::CaptureStderr();
  (void)ask(submit, post("/sign-in", "", with("not the password")));
  (void)ask(submit, post("/sign-in", "", with(kPassword)));
  for (int i = 0; i < 6; ++i) (void)ask(submit, post("/sign-in", "", with("not the password")));
  const std::string log = testing::internal::GetCapturedStderr();
  EXPECT_THAT(log, HasSubstr("sign_in_held_back"));
  EXPECT_THAT(log, Not(HasSubstr("example.org")));
  EXPECT_THAT(log, Not(HasSubstr("password")));
  EXPECT_THAT(log, Not(HasSubstr("192.0.2.1")));
}

TEST_P(SignInPages, EndTheEarlierSessionOfThisBrowser) {
  add_amber();
  const std::string earlier = signed_in(Role::Guardian);
  const auto response = ask(submit, post("/sign-in", earlier, with(kPassword)));
  EXPECT_EQ(response.status, 303);
  EXPECT_FALSE(is_alive(earlier));
  EXPECT_NE(cookie(response, kSessionCookie)->value, earlier);
}

TEST_P(SignInPages, SendOnWhoeverIsSignedIn) {
  const auto response = ask(form, get("/sign-in", signed_in(Role::Doctor), {{"next", "/week"}}));
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(header(response, "Location"), "/week");
}

TEST_P(SignInPages, SayWhyOneIsHere) {
  EXPECT_THAT(ask(form, get("/sign-in", "", {{"ended", "yes"}})).body, HasSubstr("Your session has ended"));
  EXPECT_THAT(ask(form, get("/sign-in", "", {{"signed-out", "yes"}})).body, HasSubstr("You are signed out."));
}

TEST_P(SignInPages, SignOutOnceAndForget) {
  const std::string session = signed_in(Role::Doctor), elsewhere = signed_in(Role::Doctor);
  const auto response = ask(out, post("/sign-out", session, {}));
  EXPECT_EQ(header(response, "Location"), "/sign-in?signed-out=yes");
  EXPECT_EQ(cookie(response, kSessionCookie)->max_age_seconds, 0);
  EXPECT_FALSE(is_alive(session));
  EXPECT_TRUE(is_alive(elsewhere));
  EXPECT_EQ(ask(out, post("/sign-out", session, {})).status, 401) << "a second time there is nobody to sign out";
}

TEST_P(SignInPages, OfferPersonasInTheDemonstrationAtHome) {
  add_one_persona();
  settings.is_demonstration = true;
  const auto response = ask(form, at_home(get("/sign-in")));
  EXPECT_THAT(response.body, HasSubstr("The present weeks, under the 2026 reform"));
  EXPECT_THAT(response.body, HasSubstr("Sign in as Dr Cerys Example-Cedar"));
  EXPECT_THAT(response.body, HasSubstr("Sees the overview."));
}

TEST_P(SignInPages, SignInAsAPersona) {
  const PersonId cerys = add_one_persona();
  settings.is_demonstration = true;
  const std::string earlier = signed_in(Role::Doctor);
  const auto response = ask(persona, at_home(post("/sign-in/persona", earlier, {{"person", cerys.text()}})));
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(find_session(database(), clock, cookie(response, kSessionCookie)->value)->person.id, cerys);
  EXPECT_FALSE(is_alive(earlier));
  EXPECT_EQ(actions_about(database(), cerys).back(), "persona chosen");
}

TEST_P(SignInPages, HaveNoPersonasElsewhere) {
  const PersonId cerys = add_one_persona();
  const auto choose = [&](const site::Request& request) {
    EXPECT_THAT(ask(form, request).body, Not(HasSubstr("Cedar")));
    return ask(persona, request).status;
  };
  const site::Request at_the_machine = at_home(post("/sign-in/persona", "", {{"person", cerys.text()}}));
  EXPECT_EQ(choose(at_the_machine), 404) << "not a demonstration";

  settings.is_demonstration = true;
  site::Request from_afar = at_the_machine;
  from_afar.remote_address = "192.0.2.1";
  EXPECT_EQ(choose(from_afar), 404);
  site::Request through_a_proxy = at_the_machine;
  through_a_proxy.headers["x-forwarded-for"] = "192.0.2.1";
  EXPECT_EQ(choose(through_a_proxy), 404);
  site::Request rebound = at_the_machine;
  rebound.host = "attacker.example";
  EXPECT_EQ(choose(rebound), 404);
}

TEST_P(SignInPages, SignInAsNobodyButAPersona) {
  const PersonId amber = add_amber();
  settings.is_demonstration = true;
  const auto status = [&](const std::string& person) {
    return ask(persona, at_home(post("/sign-in/persona", "", {{"person", person}}))).status;
  };
  EXPECT_EQ(status(amber.text()), 404);
  EXPECT_EQ(status(new_person_id().text()), 404);
  EXPECT_EQ(status("not an id"), 400);
  EXPECT_EQ(status(""), 400);
}

SIGHTLINE_ON_EACH_ENGINE(SignInPages);

}  // namespace
}  // namespace people
