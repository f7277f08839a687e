#include "documents/chart_drawing.h"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "base/check.h"
#include "documents/cairo_drawing.h"
#include "documents/chart_scale.h"
#include "documents/chart_style.h"
#include "documents/example_report_test.h"
#include "documents/text_width.h"

namespace documents {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr ChartKind kKinds[] = {ChartKind::Columns, ChartKind::StackedColumns, ChartKind::Bars, ChartKind::Lines};

double luminance(Rgb colour) {
  const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(Rgb a, Rgb b) {
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});  // by value: the two are temporaries
  return (high + 0.05) / (low + 0.05);
}

/// Shapes stand within the drawing, their words included.
void expect_within(const Drawing& drawing) {
  const auto stands = [&](double x, double y) {
    EXPECT_GE(x, -0.5);
    EXPECT_LE(x, drawing.width + 0.5);
    EXPECT_GE(y, -0.5);
    EXPECT_LE(y, drawing.height + 0.5);
  };
  for (const Drawn& shape : drawing.shapes) {
    if (const auto* r = std::get_if<DrawnRectangle>(&shape)) {
      stands(r->x, r->y);
      stands(r->x + r->width, r->y + r->height);
    }
    if (const auto* t = std::get_if<DrawnText>(&shape)) {
      const double width = approximate_width(t->words, t->size, t->is_bold) * (t->turned_degrees != 0 ? 0.77 : 1);
      const double left = t->anchor == TextAnchor::Start    ? t->x
                          : t->anchor == TextAnchor::Middle ? t->x - width / 2
                                                            : t->x - width;
      SCOPED_TRACE(t->words);
      stands(left + 1, t->y);
      stands(left + width - 4, t->y);
    }
  }
}

TEST(ChartColours, StandThreeToOneAgainstWhite) {
  for (std::size_t i = 0; i < 10; ++i) EXPECT_GE(contrast(look_of(i).colour, kWhite), 3.0) << i;
}

TEST(ChartColours, AreNeverTheOnlyDifferenceBetweenSeries) {
  for (std::size_t i = 0; i < 10; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_NE(look_of(i).pattern, look_of(j).pattern);
      EXPECT_NE(look_of(i).marker, look_of(j).marker);
    }
}

TEST(ChartColours, DifferInLightnessFromTheirNeighbours) {
  for (std::size_t i = 1; i < 10; ++i) EXPECT_GE(contrast(look_of(i).colour, look_of(i - 1).colour), 1.25) << i;
}

TEST(ChartScale, EndsAtARoundNumberAtOrAboveTheLargest) {
  struct Case {
    double largest;
    bool is_whole;
    double top, step;
  };
  for (const auto& [largest, is_whole, top, step] :
       {Case{0, true, 1, 1}, Case{1, true, 1, 1}, Case{3, true, 3, 1}, Case{68, true, 80, 20}, Case{277, true, 300, 50},
        Case{113.6, false, 120, 20}, Case{0.07, false, 0.08, 0.02}, Case{1'000'000, true, 1'000'000, 200'000}}) {
    const Scale scale = scale_for(largest, is_whole);
    EXPECT_DOUBLE_EQ(scale.top, top) << largest;
    EXPECT_DOUBLE_EQ(scale.step, step) << largest;
  }
}

TEST(ChartScale, NeverHasMoreStepsThanAskedNorPartsOfAWhole) {
  for (double largest = 1; largest < 1e9; largest *= 1.37) {
    const Scale scale = scale_for(std::floor(largest), true, 6);
    EXPECT_LE(scale.ticks().size(), 7u);
    EXPECT_GE(scale.top, std::floor(largest));
    EXPECT_EQ(scale.step, std::floor(scale.step));
  }
}

TEST(ChartScale, OfAStackReachesTheSum) {
  const Chart chart = {
      .kind = ChartKind::StackedColumns, .categories = {"a", "b"}, .series = {{"x", {1, 5}}, {"y", {2, 6}}}};
  EXPECT_EQ(largest_shown(chart), 11);
}

TEST(Drawing, StaysWithinItsBoundsForEveryKindAndSize) {
  for (const ChartKind kind : kKinds)
    for (const int series : {1, 2, 10})
      for (const int categories : {1, 4, 12, 60}) {
        SCOPED_TRACE(testing::Message() << static_cast<int>(kind) << " with " << series << " series, " << categories);
        const Chart chart = example_chart(kind, series, categories);
        expect_within(draw(chart, 480, good_height(chart, 480)));
      }
}

TEST(Drawing, HasAMarkForEveryValue) {
  const Drawing drawing = draw(example_chart(ChartKind::Columns, 3, 4));
  const auto marks = std::ranges::count_if(
      drawing.shapes, [](const Drawn& shape) { return std::holds_alternative<DrawnRectangle>(shape); });
  EXPECT_EQ(marks, 3 * 4 + 3);  // and a swatch for each series
}

TEST(Drawing, ShowsNoughtsAsNoughts) {
  Chart chart = example_chart(ChartKind::Columns, 1, 3);
  chart.series[0].values = {0, 0, 0};
  for (const ChartKind kind : kKinds) {
    chart.kind = kind;
    const Drawing drawing = draw(chart);
    expect_within(drawing);
    for (const Drawn& shape : drawing.shapes)
      if (const auto* r = std::get_if<DrawnRectangle>(&shape)) {
        EXPECT_EQ(std::min(r->width, r->height), 0);
      }
  }
}

TEST(Drawing, IsRefusedWhereThereIsNothingToDrawOrAValueIsBelowNought) {
  EXPECT_THROW(static_cast<void>(draw(Chart{})), base::OurMistake);
  Chart chart = example_chart(ChartKind::Bars, 1, 2);
  chart.series[0].values[1] = -1;
  EXPECT_FALSE(is_drawable(chart));
  EXPECT_THROW(static_cast<void>(draw(chart)), base::OurMistake);
}

TEST(Svg, IsWellFormedAndNamed) {
  for (const ChartKind kind : kKinds) {
    pugi::xml_document xml;
    const Chart chart = example_chart(kind, 10, 4);
    ASSERT_TRUE(xml.load_string(svg(chart, "chart-7").c_str()));
    const auto root = xml.child("svg");
    EXPECT_STREQ(root.attribute("role").value(), "img");
    EXPECT_STREQ(root.attribute("aria-labelledby").value(), "chart-7-title chart-7-desc");
    EXPECT_EQ(root.child("title").text().get(), chart.title);
    EXPECT_EQ(root.child("desc").text().get(), chart.summary);
  }
}

TEST(Svg, PassesTheStrictestContentSecurityPolicy) {
  for (const ChartKind kind : kKinds) {
    const std::string picture = svg(example_chart(kind, 10, 12), "c");
    for (const char* forbidden : {"style", "<script", "onload", "href", "<image", "<foreignObject"})
      EXPECT_THAT(picture, Not(HasSubstr(forbidden)));
  }
}

TEST(Svg, EscapesHostileNames) {
  for (const Block& block : hostile_report().blocks) {
    const auto* chart = std::get_if<Chart>(&block);
    if (chart == nullptr) continue;
    pugi::xml_document xml;
    const std::string picture = svg(*chart, "c");
    EXPECT_TRUE(xml.load_string(picture.c_str()));
    EXPECT_THAT(picture, Not(HasSubstr("<script")));
  }
}

TEST(Png, HasTwoPixelsForEachPoint) {
  const std::string picture = png(draw(example_chart(ChartKind::Lines, 2, 4), 300, 200), 2, Typesetter());
  ASSERT_GT(picture.size(), 24u);
  EXPECT_EQ(picture.substr(1, 3), "PNG");
  const auto number_at = [&](std::size_t at) {
    return static_cast<unsigned char>(picture[at]) * 256 + static_cast<unsigned char>(picture[at + 1]);
  };
  EXPECT_EQ(number_at(18), 600);
  EXPECT_EQ(number_at(22), 400);
}

}  // namespace
}  // namespace documents
