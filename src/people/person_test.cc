#include "people/person.h"

#include <gtest/gtest.h>

namespace people {
namespace {

using namespace std::chrono_literals;

TEST(GmcNumber, IsSevenDigitsWithOrWithoutC) {
  EXPECT_EQ(GmcNumber::parse("1234567")->text(), "1234567");
  EXPECT_EQ(GmcNumber::parse(" C1234567 ")->text(), "1234567");
  EXPECT_EQ(GmcNumber::parse("c0000001")->text(), "0000001");
}

TEST(GmcNumber, RefusesAllElse) {
  for (const std::string_view text : {"", "123456", "12345678", "CC123456", "D1234567", "1234 567", "123456O"}) {
    const auto number = GmcNumber::parse(text, "gmc-number");
    ASSERT_FALSE(number) << text;
    EXPECT_EQ(number.error(), (base::Error{base::ErrorCode::Invalid, "gmc-number",
                                           "Enter the GMC number: exactly 7 digits, for example 1234567."}));
  }
}

TEST(Person, HasInitialsWithoutTitleAndMiddleNames) {
  const auto initials = [](std::string name) {
    return Person{.id = {}, .name = std::move(name), .gmc_number = {}}.initials();
  };
  EXPECT_EQ(initials("Dr Amber Example-Ash"), "AE");
  EXPECT_EQ(initials("Prof. Ada  Mary Lovelace "), "AL");
  EXPECT_EQ(initials("grace hopper"), "GH");
  EXPECT_EQ(initials("Dr \xc3\x89mile \xc3\x98rsted"), "\xc3\x89\xc3\x98");
  EXPECT_EQ(initials("Cher"), "C");
  EXPECT_EQ(initials("Dr"), "D") << "a name that is only a title is a name";
  EXPECT_EQ(initials(""), "");
}

TEST(Post, IsHeldFromItsFirstToItsLastDay) {
  const Post post{.starts = 2024y / 2 / 29, .ends = 2024y / 8 / 6};
  EXPECT_FALSE(post.is_held_on(2024y / 2 / 28));
  EXPECT_TRUE(post.is_held_on(2024y / 2 / 29));
  EXPECT_TRUE(post.is_held_on(2024y / 8 / 6));
  EXPECT_FALSE(post.is_held_on(2024y / 8 / 7));
}

}  // namespace
}  // namespace people
