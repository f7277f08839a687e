#include "people/token.h"

#include <gtest/gtest.h>

#include "base/check.h"

namespace people {
namespace {

constexpr std::string_view kPurpose = "a purpose for tests";

TEST(Token, IsFortyThreeCharactersThatACookieMayHold) {
  base::SeededRandom random(1);
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(has_shape_of_token(new_token(random)));
}

TEST(Token, IsAnotherOneEachTime) {
  base::SystemRandom random;
  EXPECT_NE(new_token(random), new_token(random));
}

TEST(Token, IsToldFromOtherText) {
  EXPECT_FALSE(has_shape_of_token(""));
  EXPECT_FALSE(has_shape_of_token(std::string(42, 'a')));
  EXPECT_FALSE(has_shape_of_token(std::string(44, 'a')));
  EXPECT_FALSE(has_shape_of_token(std::string(42, 'a') + "="));
}

TEST(Fingerprint, DependsOnTextAndPurpose) {
  EXPECT_EQ(fingerprint(kPurpose, "text"), fingerprint(kPurpose, "text"));
  EXPECT_NE(fingerprint(kPurpose, "text"), fingerprint(kPurpose, "texts"));
  EXPECT_NE(fingerprint(kPurpose, "text"), fingerprint("another purpose for tests", "text"));
  EXPECT_EQ(fingerprint(kPurpose, "").size(), 32U);
}

TEST(Fingerprint, WithoutARealPurposeIsOurMistake) {
  EXPECT_THROW((void)fingerprint("short", "text"), base::OurMistake);
}

}  // namespace
}  // namespace people
