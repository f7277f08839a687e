#include "site/cookie.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"

namespace site {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Cookies, AreReadWithTheFirstOfANameCounting) {
  EXPECT_THAT(parse_cookies("a=1; b=2;c=x=y"), ElementsAre(Pair("a", "1"), Pair("b", "2"), Pair("c", "x=y")));
  EXPECT_THAT(parse_cookies("session=ours; session=planted"), ElementsAre(Pair("session", "ours")));
  EXPECT_THAT(parse_cookies("a=; b"), ElementsAre(Pair("a", "")));
  EXPECT_THAT(parse_cookies(""), IsEmpty());
  EXPECT_THAT(parse_cookies(";;=x; bad name=1"), IsEmpty());
}

TEST(Cookies, AreAlwaysHttpOnlyAndSameSite) {
  EXPECT_EQ(set_cookie_text({"sightline_session", "abc", std::nullopt, true}),
            "sightline_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
  EXPECT_EQ(set_cookie_text({"sightline_session", "", 0, false}),
            "sightline_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

TEST(Cookies, CannotHoldWhatWouldEndThem) {
  for (const auto* value : {"a;b", "a b", "a,b", "a\"b", "a\\b", "a\r\nb", "é"})
    EXPECT_THROW((void)set_cookie_text({"name", value, std::nullopt, true}), base::OurMistake) << value;
  EXPECT_THROW((void)set_cookie_text({"na me", "a", std::nullopt, true}), base::OurMistake);
}

}  // namespace
}  // namespace site
