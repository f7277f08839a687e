#include "flow/beds/typed_stays.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flow {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<double> days_of_typed(const TypedStays& typed) {
  const auto stays = read_typed_stays(typed);
  return stays ? *stays->days : std::vector<double>{};
}
base::Error first_fault(const TypedStays& typed) {
  const auto stays = read_typed_stays(typed);
  return stays ? base::Error{} : stays.error().front();
}

TEST(TypedStays, ComeFromAPastedColumnWithOrWithoutItsHeader) {
  EXPECT_THAT(days_of_typed({.pasted = "LOS (days)\r\n3\r\n0.5\r\n\r\nNA\r\n12\r\n"}), ElementsAre(0.5, 3, 12));
  EXPECT_THAT(days_of_typed({.pasted = "3, 1; 2\t7"}), ElementsAre(1, 2, 3, 7));
}

TEST(TypedStays, ComeFromTheNamedColumnOfAFileAndTheFileComesFirst) {
  const std::string file = "\xef\xbb\xbfward,stay\r\nA,3\r\nB,\r\nC,1\r\n";
  EXPECT_THAT(days_of_typed({.pasted = "9 9", .file = file, .column = "Stay"}), ElementsAre(1, 3));
  EXPECT_THAT(days_of_typed({.file = "days\n4\n2\n"}), ElementsAre(2, 4)) << "the only column needs no name";
  EXPECT_THAT(days_of_typed({.file = "ward,los\nA,4\nB,2\n"}), ElementsAre(2, 4));
}

TEST(TypedStays, NameTheLineOfEachFaultAndShowNothingOfIt) {
  const auto stays = read_typed_stays({.pasted = "3\nJones\n-1\n9999\n"});
  ASSERT_FALSE(stays);
  ASSERT_EQ(stays.error().size(), 3U);
  EXPECT_EQ(stays.error()[0].subject, "stays");
  EXPECT_EQ(stays.error()[0].message, "Line 2 is not a stay: enter days from 0 to 3,650.");
  EXPECT_THAT(stays.error()[2].message, HasSubstr("Line 4"));
}

TEST(TypedStays, AreRefusedWhereThereAreTooFewOrNoColumn) {
  EXPECT_EQ(first_fault({}).message, "Give at least two recorded stays, in days.");
  EXPECT_EQ(first_fault({.pasted = "5"}).subject, "stays");
  EXPECT_EQ(first_fault({.pasted = "0 0 0"}).message, "Every stay is 0 days. Give stays in days.");
  EXPECT_EQ(first_fault({.file = "a,b\n1,2\n"}).subject, "stay-column");
  EXPECT_EQ(first_fault({.file = "a,\"b\n1,2\n"}).subject, "stays-file");
  std::string many;
  for (int i = 0; i < 20'001; ++i) many += "1 ";
  EXPECT_THAT(first_fault({.pasted = many}).message, HasSubstr("at most 20,000 stays"));
}

TEST(TypedStays, TellAtMostTenFaults) {
  std::string bad;
  for (int i = 0; i < 50; ++i) bad += "1\nbad\n";
  EXPECT_EQ(read_typed_stays({.pasted = bad}).error().size(), 10U);
}

}  // namespace
}  // namespace flow
