#include "base/text.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Text, IsTrimmedAndListed) {
  EXPECT_EQ(trimmed(" \t a b \r\n"), "a b");
  EXPECT_EQ(trimmed("  "), "");
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b"}), "a and b");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(split("a,,b", ',').size(), 3U);
}

TEST(Utf8, IsToldFromBytesThatOnlyLookLikeIt) {
  for (const auto text : {"", "plain", "£", "naïve", "\xf0\x9f\xa9\xba", "\xed\x9f\xbf", "\xee\x80\x80"})
    EXPECT_TRUE(is_utf8(text)) << text;
  // A lone continuation, an overlong slash, a surrogate, beyond U+10FFFF, a cut character.
  for (const auto text : {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\xff"})
    EXPECT_FALSE(is_utf8(text));
  EXPECT_EQ(length_utf8("naïve £"), 7U);
}

}  // namespace
}  // namespace base
