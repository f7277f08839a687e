// What a visit knows of its visitor, and what stands between a route and its handler.
#include <stdexcept>

#include "base/check.h"
#include "people/pages_testing.h"

namespace people {
namespace {

using namespace std::chrono_literals;
using site::Method;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kDone = "the handler has run";

site::Response handle(Visit& visit) {
  return visit.page({.title = "Done", .content = html::paragraph(kDone)});
}
site::Response fail_for_now(Visit&) {
  throw record::Failure(record::Failure::Kind::Unavailable, "disk full at /secret/path");
}
site::Response fail_for_good(Visit&) {
  throw record::Failure(record::Failure::Kind::Broken, "no such table: secret");
}
site::Response make_a_mistake(Visit&) {
  throw base::OurMistake("secret.cc:1: what should have been true");
}
site::Response throw_another(Visit&) {
  throw std::runtime_error("secret words");
}

class Visits : public testing_help::PagesOnEachEngine {
 protected:
  Visit visit(const site::Request& request) { return make_visit(request, database(), clock, random, settings); }

  std::vector<std::string> navigation(Role role, const std::string& path = "/") {
    std::vector<std::string> out;
    const site::Request request = get(path, signed_in(role));
    for (const auto& item : visit(request).frame.navigation) out.push_back(item.words + (item.is_current ? "*" : ""));
    return out;
  }

  const Route overview{Method::Get, "/guardian", Permission::SeeGuardianOverview, handle};
  const Route decide{Method::Post, "/decide", Permission::DecideAsGuardian, handle};
  const Route open_to_all{Method::Get, "/help", Permission::Public, handle};
};

TEST_P(Visits, ShowEachRoleItsOwnDoors) {
  EXPECT_THAT(navigation(Role::Doctor), ElementsAre("My week", "My reports", "Account"));
  EXPECT_THAT(navigation(Role::EducationalSupervisor), ElementsAre("To answer", "Account"));
  EXPECT_THAT(navigation(Role::MedicalHr), ElementsAre("To answer", "Rotas", "Establishment", "Account"));
  EXPECT_THAT(navigation(Role::Guardian),
              ElementsAre("Overview", "To decide", "Report", "Rotas", "Establishment", "Account"));
  EXPECT_THAT(navigation(Role::BoardMember), ElementsAre("Report", "Establishment", "Performance", "Account"));
  EXPECT_THAT(navigation(Role::CommitteeSecretary),
              ElementsAre("Performance", "Committees", "My actions", "My interests", "Account"));
  EXPECT_THAT(navigation(Role::PerformanceAnalyst), ElementsAre("Performance", "Account"));
  EXPECT_THAT(navigation(Role::Administrator), ElementsAre("Account"));
}

TEST_P(Visits, MarkTheClosestDoorAsTheCurrentOne) {
  EXPECT_THAT(navigation(Role::Guardian, "/guardian"),
              ElementsAre("Overview*", "To decide", "Report", "Rotas", "Establishment", "Account"));
  EXPECT_THAT(navigation(Role::Guardian, "/guardian/report/guardian-report.pdf"),
              ElementsAre("Overview", "To decide", "Report*", "Rotas", "Establishment", "Account"));
  EXPECT_THAT(navigation(Role::Doctor, "/reports/new"), ElementsAre("My week", "My reports*", "Account"));
  EXPECT_THAT(navigation(Role::Doctor, "/reportsnew"), ElementsAre("My week", "My reports", "Account"));
}

TEST_P(Visits, KnowWhoIsSignedInAndWhere) {
  const site::Request request = get("/", signed_in(Role::Guardian));
  const Visit guardian = visit(request);
  EXPECT_EQ(guardian.person().person.name, "Dr Amber Example-Ash");
  EXPECT_EQ(guardian.frame.signed_in_as, "AE, Guardian of safe working hours");
  EXPECT_EQ(guardian.frame.organisation, "Example Hospitals NHS Trust");
  EXPECT_EQ(guardian.organisation(), trust());
  EXPECT_EQ(guardian.today(), testing_help::kToday);
  EXPECT_TRUE(guardian.may(Permission::DecideAsGuardian, {.organisation = trust()}));
  EXPECT_FALSE(guardian.may(Permission::DecideAsGuardian, {.organisation = *OdsCode::parse("RX1")}));
  EXPECT_FALSE(guardian.may_anywhere(Permission::ReportException));
}

TEST_P(Visits, WithoutASessionAreNobodys) {
  const site::Request request = get("/", std::string(43, 'A'));
  const Visit nobody = visit(request);
  EXPECT_FALSE(nobody.who);
  EXPECT_THAT(nobody.frame.navigation, IsEmpty());
  EXPECT_EQ(nobody.frame.signed_in_as, "");
  EXPECT_EQ(nobody.csrf_token, "");
  EXPECT_EQ(nobody.organisation(), OdsCode());
  EXPECT_THROW((void)nobody.person(), base::OurMistake);
  EXPECT_FALSE(nobody.may_anywhere(Permission::SignedIn));
  EXPECT_TRUE(nobody.may_anywhere(Permission::Public));
}

TEST_P(Visits, AfterTheLastRoleHasEndedKeepTheAccountAlone) {
  RoleGrant ended = grant(Role::Guardian);
  ended.starts = 2026y / 1 / 1;
  ended.ends = 2026y / 9 / 13;
  const std::string session = session_of(add(database(), "Dr Amber Example-Ash", "amber@example.org", ended));
  const site::Request request = get("/", session);
  const Visit former = visit(request);
  EXPECT_EQ(former.organisation(), OdsCode());
  EXPECT_EQ(former.frame.signed_in_as, "AE");
  EXPECT_TRUE(former.may_anywhere(Permission::SignedIn));
  EXPECT_FALSE(former.may_anywhere(Permission::SeeGuardianOverview));
  EXPECT_EQ(ask(overview, request).status, 403);
}

TEST_P(Visits, SayWhenTheyAreADemonstration) {
  const site::Request request = get("/");
  EXPECT_EQ(visit(request).frame.notice, "");
  settings.is_demonstration = true;
  EXPECT_THAT(visit(request).frame.notice, HasSubstr("invented"));
}

TEST_P(Visits, OverTlsReadTheCookieThatNoOtherHostCanSet) {
  const std::string session = signed_in(Role::Doctor);
  site::Request request = get("/", session);
  request.is_secure = true;
  EXPECT_FALSE(visit(request).who) << "the plain name counts for nothing";
  request.cookies["__Host-sightline_session"] = session;
  EXPECT_TRUE(visit(request).who);
}

TEST_P(Visits, LetInWhomTheTableLetsIn) {
  const auto response = ask(overview, get("/guardian", signed_in(Role::Guardian)));
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr(kDone));
  EXPECT_EQ(ask(open_to_all, get("/help")).status, 200);
}

TEST_P(Visits, RefuseWhomTheTableDoesNotLetIn) {
  for (const Role role : kRoles) {
    if (role == Role::Guardian) continue;
    const auto response = ask(overview, get("/guardian", signed_in(role)));
    EXPECT_EQ(response.status, 403) << role_name(role);
    EXPECT_THAT(response.body, HasSubstr("Your role does not include this page"));
    EXPECT_THAT(response.body, Not(HasSubstr(kDone)));
  }
}

TEST_P(Visits, SendAnyoneSignedOutToSignInAndBack) {
  const auto response = ask(overview, get("/guardian", "", {{"q", "a name"}}));
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(header(response, "Location"), "/sign-in?next=/guardian");
  const auto expired = ask(overview, get("/guardian", std::string(43, 'A')));
  EXPECT_EQ(header(expired, "Location"), "/sign-in?next=/guardian&ended=yes");
}

TEST_P(Visits, TellAnyoneSignedOutThatWhatTheySentWasNotKept) {
  const auto response = ask(decide, post("/decide", "", {}));
  EXPECT_EQ(response.status, 401);
  EXPECT_THAT(response.body, HasSubstr("not kept"));
  EXPECT_THAT(response.body, Not(HasSubstr(kDone)));
}

TEST_P(Visits, TakeAFormWithItsToken) {
  EXPECT_EQ(ask(decide, post("/decide", signed_in(Role::Guardian), {})).status, 200);
}

TEST_P(Visits, RefuseAFormWithoutItsToken) {
  const std::string session = signed_in(Role::Guardian), other = signed_in(Role::Guardian);
  site::Request none = get("/decide", session);
  none.method = Method::Post;
  site::Request anothers = post("/decide", other, {});
  anothers.cookies[std::string(kSessionCookie)] = session;
  site::Request form_cookies = none;
  form_cookies.cookies[std::string(kFormCookie)] = kFormSecret;
  form_cookies.form.add(std::string(site::kCsrfField), site::csrf_token(kFormSecret));
  for (const auto& forged : {none, anothers, form_cookies}) {
    const auto response = ask(decide, forged);
    EXPECT_EQ(response.status, 403);
    EXPECT_THAT(response.body, HasSubstr("This page was open too long"));
    EXPECT_THAT(response.body, Not(HasSubstr(kDone)));
  }
}

TEST_P(Visits, RefuseAFormThatAnotherSiteSent) {
  site::Request request = post("/decide", signed_in(Role::Guardian), {});
  request.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(ask(decide, request).status, 403);
  request.headers["sec-fetch-site"] = "same-origin";
  EXPECT_EQ(ask(decide, request).status, 200);
}

TEST_P(Visits, TakeAPublicFormThatWasOpenedBeforeSigningInElsewhere) {
  const Route sign_in_route{Method::Post, "/sign-in", Permission::Public, handle};
  site::Request request = post("/sign-in", "", {});
  request.cookies[std::string(kSessionCookie)] = signed_in(Role::Doctor);
  EXPECT_EQ(ask(sign_in_route, request).status, 200);
}

TEST_P(Visits, SayWhatToDoWhenSomethingFailsAndNothingElse) {
  const std::string session = signed_in(Role::Guardian);
  struct Row {
    PageHandler handler;
    int status;
    std::string_view words;
  };
  for (const auto& [handler, status, words] :
       {Row{fail_for_now, 503, "Wait a minute"}, Row{fail_for_good, 500, "problem with Sightline"},
        Row{make_a_mistake, 500, "problem with Sightline"}, Row{throw_another, 500, "problem with Sightline"}}) {
    const Route route{Method::Get, "/guardian", Permission::SeeGuardianOverview, handler};
    testing::internal::CaptureStderr();
    const auto response = ask(route, get("/guardian", session));
    const std::string log = testing::internal::GetCapturedStderr();
    EXPECT_EQ(response.status, status);
    EXPECT_THAT(response.body, HasSubstr(words));
    EXPECT_THAT(response.body, HasSubstr("REFERENCE1"));
    EXPECT_THAT(response.body, Not(HasSubstr("secret")));
    EXPECT_THAT(log, HasSubstr("REFERENCE1"));
    EXPECT_THAT(log, HasSubstr("secret")) << "the cause is in the log";
  }
}

TEST_P(Visits, SayWhatToDoWhenTheDatabaseDoesNotKnowSessions) {
  const std::string session = signed_in(Role::Guardian);
  database().write([](record::Transaction& transaction) { transaction.script("DROP TABLE session"); });
  const auto response = ask(overview, get("/guardian", session));
  EXPECT_EQ(response.status, 500);
  EXPECT_THAT(response.body, HasSubstr("REFERENCE1"));
}

TEST_P(Visits, AnswerProgramsInTheirOwnForm) {
  site::Request request = get("/guardian");
  request.headers["accept"] = "application/json";
  const auto signed_out = ask(overview, request);
  EXPECT_EQ(signed_out.status, 401);
  EXPECT_EQ(signed_out.content_type, "application/problem+json");
  request.cookies[std::string(kSessionCookie)] = signed_in(Role::Doctor);
  const auto refused = ask(overview, request);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.content_type, "application/problem+json");
  EXPECT_THAT(refused.body, HasSubstr("REFERENCE1"));
  request.cookies[std::string(kSessionCookie)] = signed_in(Role::Guardian);
  const auto failed = ask({Method::Get, "/guardian", Permission::SeeGuardianOverview, make_a_mistake}, request);
  EXPECT_EQ(failed.status, 500);
  EXPECT_EQ(failed.content_type, "application/problem+json");
}

TEST_P(Visits, RefuseInPlainWords) {
  using base::ErrorCode;
  const site::Request request = get("/");
  const Visit nobody = visit(request);
  for (const auto& [code, status] : {std::pair{ErrorCode::Invalid, 400},
                                     {ErrorCode::NotFound, 404},
                                     {ErrorCode::Forbidden, 403},
                                     {ErrorCode::Conflict, 409},
                                     {ErrorCode::Unavailable, 503}}) {
    const auto response = nobody.refusal({code, "", "Do <this> instead."});
    EXPECT_EQ(response.status, status);
    EXPECT_THAT(response.body, HasSubstr("Do &lt;this&gt; instead."));
    EXPECT_EQ(response.body.contains("REFERENCE1"), status == 503);
  }
}

TEST_P(Visits, WithoutARouteKeepTheVisitorsFrame) {
  const site::Request request = get("/nowhere", signed_in(Role::Doctor));
  const auto response = answer_without_route(request, database(), clock, random, settings,
                                             {base::ErrorCode::NotFound, "", "There is no page at this address."});
  EXPECT_EQ(response.status, 404);
  EXPECT_THAT(response.body, HasSubstr("There is no page at this address."));
  EXPECT_THAT(response.body, HasSubstr("My week"));
}

SIGHTLINE_ON_EACH_ENGINE(Visits);

}  // namespace
}  // namespace people
