#include "documents/sheet_names.h"

#include <gtest/gtest.h>

namespace documents {
namespace {

TEST(SheetNames, ReplaceWhatExcelForbids) {
  SheetNames names;
  EXPECT_EQ(names.name_for("A/B: [C]*?\\"), "A B   C");
  EXPECT_EQ(names.name_for("'quoted'"), "quoted");
  EXPECT_EQ(names.name_for("///"), "Sheet");
  EXPECT_EQ(names.name_for(""), "Sheet 2");
  EXPECT_EQ(names.name_for("History"), "Sheet 3");
}

TEST(SheetNames, AreCutToThirtyOneUnitsBetweenWords) {
  SheetNames names;
  EXPECT_EQ(names.name_for("Vacancies by clinical management group and grade"), "Vacancies by clinical");
  EXPECT_EQ(names.name_for(std::string(100, 'x')), std::string(31, 'x'));
  std::string faces;
  for (int i = 0; i < 20; ++i) faces += "😀";
  EXPECT_EQ(names.name_for(faces).size(), 15u * 4);
}

TEST(SheetNames, AreToldApartWithoutRegardToCase) {
  SheetNames names;
  EXPECT_EQ(names.name_for("Posts"), "Posts");
  EXPECT_EQ(names.name_for("posts"), "posts 2");
  EXPECT_EQ(names.name_for("POSTS"), "POSTS 3");
  EXPECT_EQ(names.name_for(std::string(40, 'x')).size(), 31u);
  EXPECT_EQ(names.name_for(std::string(40, 'x')), std::string(29, 'x') + " 2");
}

}  // namespace
}  // namespace documents
