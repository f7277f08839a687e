#include "documents/pdf_flow.h"

#include <gtest/gtest.h>

namespace documents {
namespace {

Unit box(double height, bool keeps_with_next = false) {
  Unit unit{.height = height, .space_before = 10, .keeps_with_next = keeps_with_next};
  unit.items = {PlacedBox{0, 0, 1, height, kInk}};
  return unit;
}

std::vector<double> heights(const PageItems& page) {
  std::vector<double> all;
  for (const PageItem& item : page)
    if (const auto* placed = std::get_if<PlacedBox>(&item)) all.push_back(placed->height);
  return all;
}

constexpr double kBody = kBodyBottom - kBodyTop;
using Heights = std::vector<double>;

TEST(Flow, StartsAPageWhereAUnitDoesNotFit) {
  Flow flow;
  flow.place(box(kBody - 100));
  flow.place(box(91));
  const auto pages = flow.finish();
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(heights(pages[1]), Heights{91});
}

TEST(Flow, KeepsAHeadingWithWhatFollowsIt) {
  Flow flow;
  flow.place(box(kBody - 100));
  flow.place(box(20, true));
  flow.place(box(80));
  const auto pages = flow.finish();
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_EQ(heights(pages[1]), (Heights{20, 80}));
}

TEST(Flow, DividesAChainThatIsTallerThanAPage) {
  Flow flow;
  for (int i = 0; i < 5; ++i) flow.place(box(300, true));
  EXPECT_EQ(flow.finish().size(), 3u);
}

TEST(Flow, LeavesOutTheSpaceAtTheTopOfAPage) {
  Flow flow;
  flow.place(box(kBody));
  EXPECT_EQ(flow.finish().size(), 1u);
}

TEST(Flow, RepeatsAHeadOnlyOnPagesThatItsTableRunsOverTo) {
  Flow flow;
  flow.place(box(kBody - 50));
  flow.repeat_on_new_pages(box(7));
  flow.place(box(20, true));
  flow.place(box(kBody - 100));
  flow.place(box(200));
  flow.stop_repeating();
  flow.place(box(kBody - 100));
  const auto pages = flow.finish();
  ASSERT_EQ(pages.size(), 4u);
  EXPECT_EQ(heights(pages[1]), (Heights{20, kBody - 100}));
  EXPECT_EQ(heights(pages[2]), (Heights{7, 200}));
  EXPECT_EQ(heights(pages[3]), (Heights{kBody - 100}));
}

TEST(Flow, ClosesEveryTagThatItOpens) {
  Flow flow;
  flow.open("Table");
  flow.place(box(kBody));
  flow.place(box(kBody, true));
  flow.close("Table");
  int depth = 0;
  for (const PageItems& page : flow.finish())
    for (const PageItem& item : page) {
      if (std::holds_alternative<OpenTag>(item)) ++depth;
      if (std::holds_alternative<CloseTag>(item)) --depth;
      EXPECT_GE(depth, 0);
    }
  EXPECT_EQ(depth, 0);
}

}  // namespace
}  // namespace documents
