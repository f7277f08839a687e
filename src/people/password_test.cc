#include "people/password.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace people {
namespace {

constexpr PasswordCost kCheap{.operations = 1, .memory_bytes = 8 * 1024};

std::string refusal_of(std::string_view password, std::string_view email = "amber@example.org") {
  const auto checked = check_new_password(password, email);
  return checked ? "" : checked.error().message;
}

TEST(NewPassword, HasAtLeastTwelveCharactersNotBytes) {
  EXPECT_EQ(refusal_of("correct hors"), "");
  EXPECT_THAT(refusal_of("correct hor"), testing::HasSubstr("at least 12 characters"));
  EXPECT_THAT(refusal_of("\xc3\xa9\xc3\xa9\xc3\xa8\xc3\xa9\xc3\xa9\xc3\xa9"), testing::HasSubstr("at least 12"));
  EXPECT_THAT(refusal_of(""), testing::HasSubstr("at least 12 characters"));
}

TEST(NewPassword, HasAtMost1024Bytes) {
  const std::string words = "ab";
  std::string longest;
  while (longest.size() < 1024) longest += words;
  EXPECT_EQ(refusal_of(longest), "");
  EXPECT_THAT(refusal_of(longest + "c"), testing::HasSubstr("shorter"));
}

TEST(NewPassword, IsNotTheEmailAddressInAnyCase) {
  EXPECT_THAT(refusal_of("Amber@Example.ORG "), testing::HasSubstr("not your e-mail"));
}

TEST(NewPassword, IsNotOneCharacterOverAndOver) {
  EXPECT_THAT(refusal_of("aaaaaaaaaaaaaaaa"), testing::HasSubstr("over and over"));
}

TEST(NewPassword, IsTextThatCanBeTypedAgain) {
  EXPECT_THAT(refusal_of("twelve bytes\xff"), testing::HasSubstr("control"));
  EXPECT_THAT(refusal_of(std::string("twelve \0 bytes", 14)), testing::HasSubstr("control"));
}

TEST(NewPassword, IsRefusedUnderItsFieldsName) {
  EXPECT_EQ(check_new_password("short", "").error().subject, "new-password");
}

TEST(PasswordHash, FitsItsPasswordAlone) {
  const std::string hash = hash_password("correct horse battery", kCheap);
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_EQ(check_password("correct horse battery", hash), PasswordCheck::Right);
  EXPECT_EQ(check_password("correct horse battery ", hash), PasswordCheck::Wrong);
  EXPECT_EQ(check_password("", hash), PasswordCheck::Wrong);
}

TEST(PasswordHash, IsSaltedEachTime) {
  EXPECT_NE(hash_password("correct horse battery", kCheap), hash_password("correct horse battery", kCheap));
}

TEST(PasswordHash, SaysWhenItsCostIsOutOfDate) {
  const std::string hash = hash_password("correct horse battery", kCheap);
  EXPECT_FALSE(needs_new_hash(hash, kCheap));
  EXPECT_TRUE(needs_new_hash(hash, {.operations = 2, .memory_bytes = 8 * 1024}));
  EXPECT_TRUE(needs_new_hash(hash, {.operations = 1, .memory_bytes = 16 * 1024}));
}

// If the made-up hash were not well formed, checking it would be quick, and its quickness would tell which e-mail
// addresses have accounts.
TEST(PasswordHash, ThatNothingFitsIsAsDearAsARealOne) {
  for (const PasswordCost cost : {kCheap, PasswordCost{}}) {
    EXPECT_FALSE(needs_new_hash(unmatched_hash(cost), cost));
    EXPECT_EQ(unmatched_hash(cost).size(), hash_password("correct horse battery", cost).size());
  }
  EXPECT_EQ(check_password("", unmatched_hash(kCheap)), PasswordCheck::Wrong);
}

}  // namespace
}  // namespace people
