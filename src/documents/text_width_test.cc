#include "documents/text_width.h"

#include <numeric>

#include <gtest/gtest.h>

#include "documents/typesetter.h"

namespace documents {
namespace {

double total(const std::vector<double>& widths) {
  return std::accumulate(widths.begin(), widths.end(), 0.0);
}

TEST(ApproximateWidth, AgreesWithTheFontToATwentieth) {
  Typesetter typesetter;
  for (const std::string words : {"Emergency and specialist medicine", "1,234.56", "WWW iii", "TG F2/CT1/2", "Women’s"})
    for (const bool is_bold : {false, true}) {
      const double real = typesetter.width_of(words, 10, is_bold);
      EXPECT_NEAR(approximate_width(words, 10, is_bold), real, real / 20) << words;
    }
}

TEST(BreakablePieces, HoldGradesTogether) {
  EXPECT_EQ(breakable_pieces("TG F2/CT1/2"), (std::vector<std::string_view>{"TG ", "F2/CT1/2"}));
  EXPECT_EQ(breakable_pieces("trust-grade F-2"), (std::vector<std::string_view>{"trust-", "grade ", "F-2"}));
  EXPECT_TRUE(breakable_pieces("").empty());
}

TEST(Wrapped, NeverExceedsTheWidthOrTheLines) {
  const std::string words = "Intensive care, theatres, anaesthesia, pain and sleep";
  for (const double width : {10.0, 40.0, 90.0, 400.0}) {
    const auto lines = wrapped(words, 10, width, 3);
    EXPECT_LE(lines.size(), 3u);
    for (const auto& line : lines) EXPECT_LE(approximate_width(line, 10), std::max(width, 12.0)) << line;
  }
  EXPECT_EQ(wrapped(words, 10, 1000, 3), std::vector<std::string>{words});
}

TEST(GiantWords, AreBrokenSoThatNoPieceExceedsALine) {
  const std::string words = "before " + std::string(500, 'W') + " after";
  const auto broken = with_giants_broken(words, 10, false, 100);
  std::string joined;
  for (const char c : broken)
    if (c != '\n') joined += c;
  EXPECT_EQ(joined, words);
  EXPECT_NE(broken, words);
  EXPECT_EQ(with_giants_broken("short words", 10, false, 100), "short words");
}

TEST(ColumnWidths, FitWhatIsAvailableWhateverIsWanted) {
  const std::vector<ColumnNeed> cases[] = {{{100, 20}, {50, 50}},
                                           {{300, 100}, {300, 100}, {40, 40}},
                                           {{100000, 100000}, {30, 30}, {30, 30}},
                                           {{0, 0}, {0, 0}}};
  for (const auto& needs : cases) {
    const auto widths = column_widths(needs, 400);
    ASSERT_EQ(widths.size(), needs.size());
    EXPECT_LE(total(widths), 400.001);
    for (const double width : widths) EXPECT_GT(width, 0);
  }
}

TEST(ColumnWidths, GiveEachColumnItsLeastWhereThatFits) {
  const auto widths = column_widths({{500, 80}, {60, 60}, {90, 40}}, 300);
  EXPECT_GE(widths[0], 80);
  EXPECT_GE(widths[1], 60);
  EXPECT_GE(widths[2], 40);
}

TEST(ColumnWidths, DoNotLetOneMonsterStarveTheRest) {
  const auto widths = column_widths({{50000, 50000}, {60, 60}, {60, 60}}, 300);
  EXPECT_DOUBLE_EQ(widths[1], 60);
  EXPECT_DOUBLE_EQ(widths[2], 60);
}

}  // namespace
}  // namespace documents
