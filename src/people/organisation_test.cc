#include "people/organisation.h"

#include <gtest/gtest.h>

namespace people {
namespace {

TEST(OdsCode, IsTrimmedAndUpperCased) {
  EXPECT_EQ(OdsCode::parse(" rwe\t")->text(), "RWE");
  EXPECT_EQ(OdsCode::parse("03w")->text(), "03W");
  EXPECT_EQ(OdsCode::parse("A1B2C3D4E")->text(), "A1B2C3D4E");
}

TEST(OdsCode, RefusesWhatIsNotThreeToNineLettersAndDigits) {
  for (const std::string_view text : {"", "  ", "RW", "ABCDEFGHIJ", "RW E", "RW-E", "R\xc3\x89\x45", "RWE\n03W"}) {
    const auto code = OdsCode::parse(text, "organisation");
    ASSERT_FALSE(code) << text;
    EXPECT_EQ(code.error().code, base::ErrorCode::Invalid);
    EXPECT_EQ(code.error().subject, "organisation");
    EXPECT_EQ(code.error().message,
              "Enter the organisation's ODS code: 3 to 9 letters and digits, for example RWE or 03W.");
  }
}

TEST(OdsCode, KeepsLeadingNoughts) {
  EXPECT_NE(OdsCode::parse("003"), OdsCode::parse("0003"));
}

}  // namespace
}  // namespace people
