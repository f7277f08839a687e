#include "site/http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"

namespace site {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(FormValues, GivesTheFirstAndAllOfAName) {
  FormValues values;
  values.add("category", "hours");
  values.add("category", "education");
  EXPECT_EQ(values.get("category"), "hours");
  EXPECT_THAT(values.all("category"), ElementsAre("hours", "education"));
  EXPECT_TRUE(values.has("category"));
  EXPECT_FALSE(values.has("other"));
  EXPECT_EQ(values.get("other"), "");
}

TEST(Request, GivesNothingForWhatDidNotCome) {
  Request request;
  request.headers["accept"] = "text/html";
  EXPECT_EQ(request.header("accept"), "text/html");
  EXPECT_EQ(request.header("cookie"), "");
  EXPECT_EQ(request.cookie("sightline_session"), "");
  EXPECT_EQ(request.path_value("id"), "");
}

TEST(Request, WantsJsonOnlyWhereHtmlIsNotNamed) {
  const auto wants = [](const char* accept) {
    Request request;
    request.headers["accept"] = accept;
    return request.wants_json();
  };
  EXPECT_TRUE(wants("application/json"));
  EXPECT_TRUE(wants("application/problem+json"));
  EXPECT_FALSE(wants("text/html,application/json"));
  EXPECT_FALSE(wants("*/*"));
  EXPECT_FALSE(wants(""));
}

TEST(Response, RedirectsWithinOurOwnSiteOnly) {
  const auto response = Response::redirect("/reports/1");
  EXPECT_EQ(response.status, 303);
  EXPECT_THAT(response.headers, ElementsAre(Pair("Location", "/reports/1")));
  for (const auto* outside : {"//evil.example", "https://evil.example", "/\\evil.example", "reports", ""})
    EXPECT_THROW((void)Response::redirect(outside), base::OurMistake) << outside;
}

TEST(Response, SavesAFileUnderAPlainName) {
  const auto response = Response::file("%PDF", "application/pdf", "guardian-report_2017.pdf");
  EXPECT_THAT(response.headers,
              ElementsAre(Pair("Content-Disposition", "attachment; filename=\"guardian-report_2017.pdf\"")));
  for (const auto* name : {"a b.pdf", "a\".pdf", "../a.pdf", "é.pdf", ""})
    EXPECT_THROW((void)Response::file("", "application/pdf", name), base::OurMistake) << name;
}

TEST(SecurityHeaders, PromiseTlsOnlyWhereThereIsTls) {
  const auto names = [](bool is_secure) {
    std::string all;
    for (const auto& [name, value] : security_headers(is_secure)) all += name + "\n";
    return all;
  };
  EXPECT_THAT(names(true), testing::HasSubstr("Strict-Transport-Security"));
  EXPECT_THAT(names(false), testing::Not(testing::HasSubstr("Strict-Transport-Security")));
}

TEST(SecurityHeaders, LetPagesLoadNothingFromElsewhereAndRunNothingInline) {
  const auto headers = security_headers(false);
  ASSERT_EQ(headers.front().first, "Content-Security-Policy");
  const auto& policy = headers.front().second;
  EXPECT_TRUE(policy.starts_with("default-src 'none';"));
  for (const auto* forbidden : {"unsafe", "http", "data:", "*"}) EXPECT_FALSE(policy.contains(forbidden)) << forbidden;
}

}  // namespace
}  // namespace site
