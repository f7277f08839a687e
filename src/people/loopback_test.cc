#include "people/loopback.h"

#include <gtest/gtest.h>

namespace people {
namespace {

TEST(Loopback, IsAnAddressOfThisMachine) {
  for (const std::string_view address : {"127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE(is_loopback_address(address)) << address;
  }
}

TEST(Loopback, IsNoOtherAddress) {
  for (const std::string_view address : {"", "128.0.0.1", "10.0.0.1", "192.0.2.127", "::2", "::ffff:10.0.0.1",
                                         "fe80::1", "127.0.0.1.example.org", "localhost", "127.0.0.1, 192.0.2.1"}) {
    EXPECT_FALSE(is_loopback_address(address)) << address;
  }
}

TEST(Loopback, HasThreeNamesAsAHost) {
  for (const std::string_view host :
       {"localhost", "LocalHost:8080", "127.0.0.1:8080", "127.0.0.1", "[::1]", "[::1]:8080"}) {
    EXPECT_TRUE(is_loopback_host(host)) << host;
  }
  for (const std::string_view host :
       {"", "sightline.example", "localhost.example:8080", "127.0.0.1.example", "[::2]:8080", "example:127.0.0.1"}) {
    EXPECT_FALSE(is_loopback_host(host)) << host;
  }
}

}  // namespace
}  // namespace people
