#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "site/http.h"
#include "site/percent.h"

namespace site {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Urlencoded, ReadsWhatBrowsersWrite) {
  const struct {
    const char* text;
    Pairs pairs;
  } rows[] = {
      {"", {}},
      {"a=1&b=two%20words", {{"a", "1"}, {"b", "two words"}}},
      {"a=1+2", {{"a", "1 2"}}},
      {"a=1%2B2", {{"a", "1+2"}}},
      {"a", {{"a", ""}}},
      {"a=", {{"a", ""}}},
      {"=1", {{"", "1"}}},
      {"a=b=c", {{"a", "b=c"}}},
      {"a=1&&b=2&", {{"a", "1"}, {"b", "2"}}},
      {"a=1&a=2", {{"a", "1"}, {"a", "2"}}},
      {"name=Si%C3%B4n", {{"name", "Siôn"}}},
      {"line=one%0D%0Atwo", {{"line", "one\r\ntwo"}}},
  };
  for (const auto& row : rows) {
    const auto parsed = parse_urlencoded(row.text);
    ASSERT_TRUE(parsed) << row.text;
    EXPECT_EQ(parsed->pairs(), row.pairs) << row.text;
  }
}

TEST(Urlencoded, RefusesWhatIsNotEncodedText) {
  for (const auto* text : {"a=%", "a=%4", "a=%4g", "%zz=1", "a=%00", "a=%ff", "a=%C3", "a=%ED%A0%80", "a=%C0%AF"})
    EXPECT_FALSE(parse_urlencoded(text)) << text;
}

TEST(Urlencoded, RefusesMoreThanAThousandPairs) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "a=1&";
  ASSERT_TRUE(parse_urlencoded(text));
  EXPECT_EQ(parse_urlencoded(text)->pairs().size(), 1000);
  EXPECT_FALSE(parse_urlencoded(text + "a=1"));
}

TEST(PercentEncoding, ComesBackAsItWas) {
  std::string all;
  for (int c = 1; c < 128; ++c) all += static_cast<char>(c);
  all += "é€𝄞";
  const auto encoded = percent_encoded(all);
  EXPECT_EQ(encoded.find_first_of(" &=+#?/\"<>"), std::string::npos);
  EXPECT_EQ(percent_decoded(encoded, PlusSign::IsSpace), all);
  EXPECT_EQ(percent_encoded("safe-._~09AZaz"), "safe-._~09AZaz");
  EXPECT_EQ(percent_encoded("a/b c"), "a%2Fb%20c");
}

TEST(PercentEncoding, LeavesAPlusAloneInAPath) {
  EXPECT_EQ(percent_decoded("a+b", PlusSign::IsItself), "a+b");
}

}  // namespace
}  // namespace site
