#include "site/gzip.h"

#include <cstdint>

#include <gtest/gtest.h>

#include "site/testing/gunzip.h"

namespace site {
namespace {

TEST(Gzip, ComesBackAsItWas) {
  std::string bytes;
  for (std::uint64_t i = 0; i < 100'000; ++i) bytes += static_cast<char>(i * i % 251);
  for (const auto& each : {std::string(), std::string("a"), std::string(5000, 'a'), bytes})
    EXPECT_EQ(testing::gunzip(gzip(each)), each);
  EXPECT_LT(gzip(std::string(5000, 'a')).size(), 100);
}

TEST(Gzip, IsSentOnlyToThoseWhoTakeIt) {
  const struct {
    const char* accept;
    bool is_accepted;
  } rows[] = {
      {"", false},
      {"gzip", true},
      {"GZip", true},
      {"deflate, gzip;q=1.0, br", true},
      {"gzip;q=0.001", true},
      {"gzip;q=0", false},
      {"gzip;q=0.000", false},
      {"*", true},
      {"*;q=0", false},
      {"*, gzip;q=0", false},
      {"*;q=0, gzip", true},
      {"identity", false},
      {"x-gzip-like", false},
  };
  for (const auto& row : rows) EXPECT_EQ(accepts_gzip(row.accept), row.is_accepted) << row.accept;
}

TEST(Gzip, IsForTextOfSomeLength) {
  EXPECT_TRUE(is_worth_compressing("text/html; charset=utf-8", 1025));
  EXPECT_TRUE(is_worth_compressing("Application/JSON", 1025));
  EXPECT_TRUE(is_worth_compressing("image/svg+xml", 1025));
  EXPECT_FALSE(is_worth_compressing("text/html", 1024));
  EXPECT_FALSE(is_worth_compressing("application/pdf", 5000));
  EXPECT_FALSE(is_worth_compressing("image/png", 5000));
}

}  // namespace
}  // namespace site
