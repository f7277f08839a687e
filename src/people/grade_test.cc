#include "people/grade.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace people {
namespace {

TEST(GradeGroup, IsReadBackFromItsOwnName) {
  for (const GradeGroup group : kGradeGroups) EXPECT_EQ(parse_grade_group(grade_group_name(group)), group);
}

TEST(GradeGroup, IsReadWithoutRegardToCaseAndSpaces) {
  EXPECT_EQ(parse_grade_group(" ct 1 / 2 "), GradeGroup::Ct1And2);
  EXPECT_EQ(parse_grade_group("tgf2/ct1/2"), GradeGroup::TrustGradeFy2ToCt2);
  EXPECT_EQ(parse_grade_group("TG FY2/CT1/2"), GradeGroup::TrustGradeFy2ToCt2);
  EXPECT_EQ(parse_grade_group("St3+"), GradeGroup::St3AndAbove);
  EXPECT_EQ(parse_grade_group("F1"), GradeGroup::Fy1);
}

TEST(GradeGroup, IsNotGuessed) {
  for (const std::string_view name : {"", " ", "FY", "FY3", "ST", "ST3", "CT1", "total", "TG"}) {
    EXPECT_EQ(parse_grade_group(name), std::nullopt) << name;
  }
}

TEST(Grades, HaveCodesOfTheirOwnAndNames) {
  std::set<std::string_view> codes;
  for (const Grade& grade : grades()) {
    EXPECT_TRUE(codes.insert(grade.code).second) << grade.code;
    EXPECT_FALSE(grade.name.empty());
    EXPECT_EQ(find_grade(grade.code), &grade);
  }
  EXPECT_EQ(codes.size(), 15U);
}

TEST(Grades, FillEveryGroup) {
  std::set<GradeGroup> filled;
  for (const Grade& grade : grades()) filled.insert(grade.group);
  EXPECT_EQ(filled.size(), std::size(kGradeGroups));
}

TEST(Grades, OfTrustGradeAreNotTraining) {
  for (const Grade& grade : grades()) EXPECT_EQ(grade.is_training, !grade.code.starts_with("TG-")) << grade.code;
}

TEST(Grades, AreFoundByExactCodeOnly) {
  EXPECT_EQ(find_grade("ST9"), nullptr);
  EXPECT_EQ(find_grade("st3"), nullptr);
  EXPECT_EQ(find_grade(""), nullptr);
  EXPECT_EQ(find_grade("CT2")->group, GradeGroup::Ct1And2);
  EXPECT_EQ(find_grade("ST2")->group, GradeGroup::Ct1And2);
  EXPECT_EQ(find_grade("ST3")->group, GradeGroup::St3AndAbove);
}

}  // namespace
}  // namespace people
