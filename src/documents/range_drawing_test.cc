#include "documents/range_drawing.h"

#include <algorithm>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/excel_range_chart.h"
#include "documents/text_width.h"

namespace documents {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Chart ranges(std::vector<double> from, std::vector<double> to, std::optional<BaseLine> base = {}) {
  Chart chart{.title = "What drives the range",
              .summary = "The widest is chance.",
              .kind = ChartKind::Ranges,
              .category_axis = "Driver",
              .value_axis = "Beds required",
              .categories = {},
              .series = {{"From", std::move(from)}, {"To", std::move(to)}},
              .lineage = {},
              .base = std::move(base)};
  for (std::size_t i = 0; i < chart.series[0].values.size(); ++i)
    chart.categories.push_back("Stay known from a sample of patients");
  return chart;
}

std::vector<DrawnRectangle> bars_of(const Drawing& drawing) {
  std::vector<DrawnRectangle> out;
  for (const Drawn& shape : drawing.shapes)
    if (const auto* bar = std::get_if<DrawnRectangle>(&shape)) out.push_back(*bar);
  return out;
}

std::vector<std::string> words_in(const Drawing& drawing) {
  std::vector<std::string> out;
  for (const Drawn& shape : drawing.shapes)
    if (const auto* text = std::get_if<DrawnText>(&shape)) out.push_back(text->words);
  return out;
}

double left_of(const DrawnText& text) {
  const double wide = approximate_width(text.words, text.size, text.is_bold);
  if (text.anchor == TextAnchor::Start) return text.x;
  return text.anchor == TextAnchor::End ? text.x - wide : text.x - wide / 2;
}

TEST(RangeDrawing, FloatsEachBarBetweenItsEndsWhicheverComesFirstAndNamesBoth) {
  const Drawing drawing = draw(ranges({80, 95}, {100, 85}));
  const auto bars = bars_of(drawing);
  ASSERT_EQ(bars.size(), 2U);
  EXPECT_LT(bars[0].x, bars[1].x) << "80 lies before 85";
  EXPECT_GT(bars[0].x + bars[0].width, bars[1].x + bars[1].width) << "100 lies beyond 95";
  for (const char* end : {"80", "100", "85", "95"}) EXPECT_THAT(words_in(drawing), Contains(end));
}

TEST(RangeDrawing, CrossesNoughtAndDrawsItDarker) {
  const Chart chart = ranges({-20, -50}, {30, -10});
  ASSERT_TRUE(is_drawable(chart));
  const auto bars = bars_of(draw(chart));
  EXPECT_LT(bars[1].x, bars[0].x);
  EXPECT_LT(bars[1].x + bars[1].width, bars[0].x + bars[0].width);
  EXPECT_THAT(words_in(draw(chart)), Contains("-50"));
}

TEST(RangeDrawing, DrawsTheLineOfItsBaseWithinTheAxisEvenWhereNoRangeReachesIt) {
  const Drawing drawing = draw(ranges({80}, {90}, BaseLine{120, "120 beds now"}));
  EXPECT_THAT(words_in(drawing), Contains("120 beds now"));
  const auto line =
      std::ranges::find_if(drawing.shapes, [](const Drawn& shape) { return std::holds_alternative<DrawnPath>(shape); });
  ASSERT_NE(line, drawing.shapes.end());
  const double x = std::get<DrawnPath>(*line).points.front().x;
  EXPECT_GT(x, bars_of(drawing)[0].x + bars_of(drawing)[0].width);
  EXPECT_LE(x, drawing.width);
}

TEST(RangeDrawing, ShowsARangeWithoutWidthAsAStroke) {
  for (const double value : {0.0, 7.0, -7.0}) {
    const auto bars = bars_of(draw(ranges({value}, {value})));
    ASSERT_EQ(bars.size(), 1U);
    EXPECT_GT(bars[0].width, 0);
  }
}

TEST(RangeDrawing, StaysWithinItsBoundsOnAPhoneAndOnADesk) {
  for (const double width : {340.0, 640.0})
    for (const std::size_t categories : {std::size_t{1}, std::size_t{6}, std::size_t{40}}) {
      Chart chart = ranges(std::vector<double>(categories, -123'456.5), std::vector<double>(categories, 987'654),
                           BaseLine{987'654, "A line at the very end, with many words to say of it"});
      const Drawing drawing = draw(chart, width, good_height(chart, width));
      for (const Drawn& shape : drawing.shapes)
        if (const auto* text = std::get_if<DrawnText>(&shape)) {
          EXPECT_GE(left_of(*text), -1) << text->words;
          EXPECT_LE(left_of(*text) + approximate_width(text->words, text->size, text->is_bold), width + 1)
              << text->words;
          EXPECT_LE(text->y, drawing.height) << text->words;
        }
    }
}

TEST(RangeDrawing, IsNotToBeDrawnWithoutTwoSeriesOrWithAValueThatIsNone) {
  EXPECT_FALSE(is_drawable(Chart{.kind = ChartKind::Ranges}));
  Chart one = ranges({1}, {2});
  one.series.pop_back();
  EXPECT_FALSE(is_drawable(one));
  EXPECT_FALSE(is_drawable(ranges({1}, {std::numeric_limits<double>::infinity()})));
}

TEST(RangeDrawing, SaysTheLineBeneathItsTableToo) {
  const Table table = data_table(ranges({80}, {90}, BaseLine{85, "85 beds, the number found"}));
  EXPECT_EQ(table.note, "Line: 85 beds, the number found.");
}

TEST(RangeDrawing, IsDrawnForAPhoneAndForADeskOnAPage) {
  const std::string page = page_svg(ranges({80}, {90}), "tornado");
  EXPECT_THAT(page, HasSubstr("tornado-phone-title"));
  EXPECT_THAT(page, HasSubstr("tornado-desk-title"));
}

TEST(ExcelRanges, StackPartsThatComeToTheEnds) {
  const Table table = stacked_table(ranges({80, -50, -20, 100}, {90, -10, 30, 85}));
  const auto parts = [&](std::size_t row) {
    std::vector<std::string> out;
    for (std::size_t c = table.columns.size() - 3; c < table.columns.size(); ++c)
      out.push_back(shown(table.rows[row][c]));
    return out;
  };
  EXPECT_THAT(parts(0), ElementsAre("80", "0", "10"));
  EXPECT_THAT(parts(1), ElementsAre("-10", "-40", "0"));
  EXPECT_THAT(parts(2), ElementsAre("0", "-20", "30"));
  EXPECT_THAT(parts(3), ElementsAre("85", "0", "15"));
}

}  // namespace
}  // namespace documents
