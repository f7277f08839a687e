#include "people/reading.h"

#include <gtest/gtest.h>

namespace people {
namespace {

TEST(Reading, IsToldByTheActionsLastWord) {
  EXPECT_EQ(reading_kind("exception_report", "exception report opened"), ReadingKind::Read);
  EXPECT_EQ(reading_kind("exception_report", "exception report read"), ReadingKind::Read);
  EXPECT_EQ(reading_kind("exception_report", "exception report refused"), ReadingKind::Refused);
}

TEST(Reading, IsNoChangeAndNothingAboutAccounts) {
  EXPECT_EQ(reading_kind("exception_report", "exception report submitted"), std::nullopt);
  EXPECT_EQ(reading_kind("exception_report", "exception report already"), std::nullopt);
  EXPECT_EQ(reading_kind("account", "sign-in refused"), std::nullopt);
  EXPECT_EQ(reading_kind("account", "password change refused"), std::nullopt);
}

}  // namespace
}  // namespace people
