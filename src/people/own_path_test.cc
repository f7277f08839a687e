#include "people/own_path.h"

#include <gtest/gtest.h>

namespace people {
namespace {

TEST(OwnPath, IsKept) {
  for (const std::string_view path : {"/", "/week", "/reports/0193f0c0-0000-7000-8000-000000000000",
                                      "/guardian/report/guardian-report.pdf", "/account/who-has-read"}) {
    EXPECT_EQ(own_path(path), path);
  }
}

TEST(OwnPath, IsTheFirstPageInsteadOfAnythingElse) {
  for (const std::string_view path :
       {"", "week", "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "javascript:alert(1)",
        "/week//x", "/week?name=amber", "/week#x", "/we ek", "/week\r\nSet-Cookie: a=b", "/w\xc3\xa9\x65k",
        "/%2F%2Felsewhere", "/sign-in", "/sign-out", "/sign-in/persona"}) {
    EXPECT_EQ(own_path(path), "/") << path;
  }
  EXPECT_EQ(own_path("/" + std::string(200, 'a')), "/");
  EXPECT_EQ(own_path("/" + std::string(199, 'a')).size(), 200U);
}

TEST(OwnPath, IsLedBackToAfterSigningIn) {
  EXPECT_EQ(sign_in_path("/week", false), "/sign-in?next=/week");
  EXPECT_EQ(sign_in_path("/week", true), "/sign-in?next=/week&ended=yes");
  EXPECT_EQ(sign_in_path("/", false), "/sign-in");
  EXPECT_EQ(sign_in_path("//elsewhere.example", true), "/sign-in?ended=yes");
}

}  // namespace
}  // namespace people
