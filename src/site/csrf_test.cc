#include "site/csrf.h"

#include <gtest/gtest.h>

#include "base/check.h"

namespace site {
namespace {

TEST(CsrfToken, IsGoodForItsOwnSessionOnly) {
  const auto token = csrf_token("one session");
  EXPECT_TRUE(csrf_token_is_valid("one session", token));
  EXPECT_FALSE(csrf_token_is_valid("another session", token));
  EXPECT_FALSE(csrf_token_is_valid("", token));
}

TEST(CsrfToken, LooksDifferentEachTime) {
  const auto first = csrf_token("one session");
  const auto second = csrf_token("one session");
  EXPECT_NE(first, second);
  EXPECT_TRUE(csrf_token_is_valid("one session", first));
  EXPECT_TRUE(csrf_token_is_valid("one session", second));
}

TEST(CsrfToken, IsPlainTextForAForm) {
  const auto token = csrf_token("one session");
  EXPECT_EQ(token.size(), 86);
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
}

TEST(CsrfToken, IsRefusedWhereAnythingInItIsChanged) {
  const auto token = csrf_token("one session");
  for (std::size_t i = 0; i < token.size(); ++i) {
    auto changed = token;
    changed[i] = changed[i] == 'A' ? 'Q' : 'A';
    EXPECT_FALSE(csrf_token_is_valid("one session", changed)) << i;
  }
  for (const auto& bad :
       {std::string(), token + "A", token.substr(1), token + "=", std::string(86, 'A'), std::string("é")})
    EXPECT_FALSE(csrf_token_is_valid("one session", bad)) << bad;
}

// Another process may have written the form: the token must not depend on anything but the secret. This one was made
// with Python's hashlib.blake2b, the mask being the bytes from 0 to 31.
TEST(CsrfToken, OfAnotherProcessIsGood) {
  EXPECT_TRUE(csrf_token_is_valid(
      "one session", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh__ekQQTx0WtucI1k3fgsQ-XfWLQRjmSsSur7O9bhyNLg"));
}

TEST(CsrfToken, NeedsASecret) {
  EXPECT_THROW((void)csrf_token(""), base::OurMistake);
}

TEST(CrossSite, IsToldByTheBrowser) {
  const struct {
    const char* fetch_site;
    const char* origin;
    bool is_cross;
  } rows[] = {
      {"", "", false},
      {"same-origin", "", false},
      {"none", "", false},
      {"cross-site", "", true},
      {"same-site", "", true},
      {"same-origin", "https://evil.example", false},
      {"cross-site", "https://ward.example", true},
      {"", "https://ward.example", false},
      {"", "http://Ward.Example", false},
      {"", "https://ward.example:443", false},
      {"", "http://ward.example:80", false},
      {"", "http://ward.example:443", true},
      {"", "https://ward.example:8443", true},
      {"", "https://evil.example", true},
      {"", "https://ward.example.evil.example", true},
      {"", "null", true},
      {"", "ward.example", true},
  };
  for (const auto& row : rows) {
    Request request;
    request.host = "ward.example";
    if (*row.fetch_site != '\0') request.headers["sec-fetch-site"] = row.fetch_site;
    if (*row.origin != '\0') request.headers["origin"] = row.origin;
    EXPECT_EQ(is_cross_site(request), row.is_cross) << row.fetch_site << " " << row.origin;
  }
}

TEST(CrossSite, ComparesThePort) {
  Request request;
  request.host = "127.0.0.1:8080";
  request.headers["origin"] = "http://127.0.0.1:8080";
  EXPECT_FALSE(is_cross_site(request));
  request.headers["origin"] = "http://127.0.0.1:9090";
  EXPECT_TRUE(is_cross_site(request));
}

}  // namespace
}  // namespace site
