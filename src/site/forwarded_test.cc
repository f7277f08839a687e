#include "site/forwarded.h"

#include <gtest/gtest.h>

namespace site {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

Origin origin(Fields fields, const std::string& peer = "10.0.0.1", bool is_secure = false) {
  fields.emplace_back("host", "Inside:8080");
  const auto proxies = TrustedProxies::parse({"10.0.0.1", "10.0.0.2", "::1"});
  return origin_of({.fields = fields}, {peer, is_secure}, *proxies);
}

TEST(PlainAddress, HasOneFormForEachAddress) {
  EXPECT_EQ(plain_address("10.0.0.1"), "10.0.0.1");
  EXPECT_EQ(plain_address("::ffff:10.0.0.1"), "10.0.0.1");
  EXPECT_EQ(plain_address("0:0:0:0:0:0:0:1"), "::1");
  EXPECT_EQ(plain_address("2001:DB8::1"), "2001:db8::1");
  for (const auto* none : {"", "10.0.0", "010.0.0.1", "10.0.0.1 ", "ward.example", "unknown", "[::1]"})
    EXPECT_EQ(plain_address(none), "") << none;
}

TEST(Forwarded, CountsForNothingFromAStranger) {
  const auto got = origin(
      {{"x-forwarded-for", "1.2.3.4"}, {"x-forwarded-proto", "https"}, {"x-forwarded-host", "evil"}}, "203.0.113.9");
  EXPECT_EQ(got.address, "203.0.113.9");
  EXPECT_FALSE(got.is_secure);
  EXPECT_EQ(got.host, "inside:8080");
}

TEST(Forwarded, IsReadFromTheRightUpToTheFirstStranger) {
  const struct {
    Fields fields;
    const char* address;
  } rows[] = {
      {{}, "10.0.0.1"},
      {{{"x-forwarded-for", "203.0.113.9"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "6.6.6.6, 203.0.113.9"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "6.6.6.6, 203.0.113.9, 10.0.0.2"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "6.6.6.6"}, {"x-forwarded-for", "203.0.113.9"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "10.0.0.2"}}, "10.0.0.2"},
      {{{"x-forwarded-for", "6.6.6.6, rubbish"}}, "10.0.0.1"},
      {{{"x-forwarded-for", "6.6.6.6, rubbish, 10.0.0.2"}}, "10.0.0.2"},
      {{{"x-forwarded-for", "203.0.113.9:51234"}}, "203.0.113.9"},
      {{{"x-forwarded-for", "[2001:db8::9]:443"}}, "2001:db8::9"},
      {{{"x-forwarded-for", "2001:db8::9"}}, "2001:db8::9"},
      {{{"x-forwarded-for", "["}}, "10.0.0.1"},
      {{{"x-forwarded-for", ""}}, "10.0.0.1"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(origin(row.fields).address, row.address) << (row.fields.empty() ? "" : row.fields[0].second);
}

TEST(Forwarded, SaysHowThePersonCame) {
  const auto got = origin({{"x-forwarded-proto", "http, HTTPS"}, {"x-forwarded-host", "Sightline.Example"}});
  EXPECT_TRUE(got.is_secure);
  EXPECT_EQ(got.host, "sightline.example");
  EXPECT_FALSE(origin({{"x-forwarded-proto", "http"}}, "10.0.0.1", true).is_secure);
  EXPECT_TRUE(origin({}, "10.0.0.1", true).is_secure);
  EXPECT_EQ(origin({{"x-forwarded-host", "not a host"}}).host, "inside:8080");
}

TEST(TrustedProxies, AreAddresses) {
  EXPECT_FALSE(TrustedProxies::parse({"10.0.0.0/8"}));
  EXPECT_FALSE(TrustedProxies::parse({"proxy.example"}));
  EXPECT_TRUE(TrustedProxies::parse({"::FFFF:10.0.0.1"})->contains("10.0.0.1"));
}

}  // namespace
}  // namespace site
