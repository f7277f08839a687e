#include "documents/time_chart_drawing.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "base/check.h"
#include "documents/clean_text.h"
#include "documents/example_report_test.h"
#include "documents/example_time_chart_test.h"
#include "documents/text_width.h"
#include "documents/time_chart_legend.h"
#include "documents/time_chart_style.h"

namespace documents {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr double kWidths[] = {kPhoneWidth, 487, kDeskWidth, 960};

template <class Shape>
std::vector<Shape> shapes_of(const Drawing& drawing) {
  std::vector<Shape> all;
  for (const Drawn& shape : drawing.shapes)
    if (const auto* one = std::get_if<Shape>(&shape)) all.push_back(*one);
  return all;
}

std::vector<std::string> words_in(const Drawing& drawing) {
  std::vector<std::string> words;
  for (const DrawnText& text : shapes_of<DrawnText>(drawing)) words.push_back(text.words);
  return words;
}

struct Box {
  double left, right, top, bottom;
};
Box box_of(const DrawnText& text) {
  const double width = approximate_width(text.words, text.size, text.is_bold);
  const double left = text.anchor == TextAnchor::Start    ? text.x
                      : text.anchor == TextAnchor::Middle ? text.x - width / 2
                                                          : text.x - width;
  return {left, left + width, text.y - text.size * 0.75, text.y + text.size * 0.2};
}
bool do_overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

void expect_readable(const Drawing& drawing) {
  const auto texts = shapes_of<DrawnText>(drawing);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    SCOPED_TRACE(texts[i].words);
    const Box box = box_of(texts[i]);
    EXPECT_GE(box.left, -0.5);
    EXPECT_LE(box.right, drawing.width + 0.5);
    EXPECT_GE(box.top, -0.5);
    EXPECT_LE(box.bottom, drawing.height + 0.5);
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(do_overlap(box, box_of(texts[j]))) << texts[j].words;
  }
}

void expect_marks_within(const Drawing& drawing) {
  const auto stands = [&](double x, double y) {
    EXPECT_TRUE(x >= -0.5 && x <= drawing.width + 0.5 && y >= -0.5 && y <= drawing.height + 0.5) << x << ", " << y;
  };
  for (const DrawnMarker& marker : shapes_of<DrawnMarker>(drawing)) stands(marker.x, marker.y);
  for (const DrawnPath& path : shapes_of<DrawnPath>(drawing))
    for (const DrawnPoint& point : path.points) stands(point.x, point.y);
}

std::size_t marks_of(const Drawing& drawing, Mark mark) {
  const MarkLook look = look_of(mark);
  return static_cast<std::size_t>(std::ranges::count_if(
      shapes_of<DrawnMarker>(drawing), [&](const DrawnMarker& marker) { return marker.shape == look.shape; }));
}

std::vector<DrawnPath> lines_of(const Drawing& drawing, TimeLine line) {
  const LineLook look = look_of(line);
  auto all = shapes_of<DrawnPath>(drawing);
  std::erase_if(all, [&](const DrawnPath& path) {
    return path.fill || path.dashes != look.dashes || path.width != look.width || path.colour.red != look.colour.red;
  });
  return all;
}

/// Without the legend's sample, which is drawn first.
std::vector<DrawnPath> lines_in_plot(const Drawing& drawing, TimeLine line) {
  auto all = lines_of(drawing, line);
  if (!all.empty()) all.erase(all.begin());
  return all;
}

double luminance_of(Rgb colour) {
  const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}
double contrast_with_white(Rgb colour) {
  return 1.05 / (luminance_of(colour) + 0.05);
}

constexpr Mark kMarks[] = {Mark::Plain,       Mark::Improvement, Mark::Concern,
                           Mark::NeutralHigh, Mark::NeutralLow,  Mark::Excluded};
constexpr TimeLine kLines[] = {TimeLine::Value,  TimeLine::Mean,       TimeLine::Limit,
                               TimeLine::Target, TimeLine::Trajectory, TimeLine::Forecast};

TEST(TimeChartStyle, StandsThreeToOneAgainstWhiteByColourOrOutline) {
  for (const Mark mark : kMarks) EXPECT_GE(contrast_with_white(look_of(mark).outline), 3.0) << words_of(mark);
  for (const TimeLine line : kLines) EXPECT_GE(contrast_with_white(look_of(line).colour), 3.0);
  for (const Band band : {Band::Range80, Band::Range95})
    EXPECT_GE(contrast_with_white(look_of(band).outline.colour), 3.0);
}

TEST(TimeChartStyle, TellsMarksByShapeAndLinesByDashOrWidth) {
  for (const Mark a : kMarks)
    for (const Mark b : kMarks) {
      if (a == b) continue;
      EXPECT_NE(look_of(a).shape, look_of(b).shape) << words_of(a) << " and " << words_of(b);
    }
  for (const TimeLine a : kLines)
    for (const TimeLine b : kLines) {
      const LineLook one = look_of(a);
      const LineLook other = look_of(b);
      if (a == b) continue;
      EXPECT_TRUE(one.dashes != other.dashes || std::abs(one.width - other.width) >= 0.25);
    }
}

TEST(TimeChartStyle, KeepsTheRangesApartInGreyPrint) {
  const double wide = luminance_of(look_of(Band::Range95).fill);
  const double narrow = luminance_of(look_of(Band::Range80).fill);
  EXPECT_GE((wide + 0.05) / (narrow + 0.05), 1.25);
  EXPECT_NE(look_of(Band::Range95).outline.dashes, look_of(Band::Range80).outline.dashes);
}

TEST(TimeChartDrawing, KeepsItsWordsApartAtEveryWidth) {
  for (const double width : kWidths)
    for (const TimeChart& chart :
         {example_control_chart(1), example_control_chart(2), example_control_chart(7), example_control_chart(13),
          example_control_chart(30), example_control_chart(100), example_control_chart(300), example_forecast_chart(),
          example_chart_about_nought(), chart_of_values({7}), chart_of_values({0, 0}), chart_of_values({-3e14, 8e14}),
          chart_of_values({0.00012, 0.00013})}) {
      SCOPED_TRACE(testing::Message() << chart.title << ", " << chart.points.size() << " points, width " << width);
      const Drawing drawing = draw(chart, width);
      expect_readable(drawing);
      expect_marks_within(drawing);
    }
}

TEST(TimeChartDrawing, KeepsLongWordsApart) {
  for (const double width : kWidths)
    for (const std::string& words : {std::string(10'000, 'W'), std::string("Week commencing 3 April 2017"),
                                     std::string("A long reason why new limits were set here"), std::string()}) {
      SCOPED_TRACE(testing::Message() << words.substr(0, 20) << ", width " << width);
      const Drawing drawing = draw(chart_saying(words), width);
      expect_readable(drawing);
      expect_marks_within(drawing);
    }
}

/// Of every size and sign, with gaps, changes and a forecast as the dice fall.
TimeChart random_chart(std::mt19937& dice) {
  const auto below = [&](std::uint32_t limit) { return static_cast<std::size_t>(dice() % limit); };
  const double middle = std::pow(10, static_cast<double>(below(20)) - 6) * (below(2) == 0 ? 1 : -1);
  const double spread = std::abs(middle) * std::pow(10, static_cast<double>(below(8)) - 6);
  const auto value = [&] { return middle + spread * (static_cast<double>(dice()) / 4294967296.0 - 0.5); };
  TimeChart chart = chart_of_values(std::vector<std::optional<double>>(1 + below(120)));
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    TimePoint& point = chart.points[i];
    for (auto* number : {&point.value, &point.mean, &point.lower_limit, &point.upper_limit, &point.trajectory})
      if (below(4) != 0) *number = value();
    point.mark = kMarks[below(6)];
    if (i > 0 && below(20) == 0) chart.new_limits.push_back({i, "New limits for a reason"});
  }
  for (std::size_t i = below(2) * below(24); i > 0; --i) {
    const double mean = value();
    chart.forecast.push_back(
        {example_month(i), mean, mean - spread, mean + spread, mean - 2 * spread, mean + 2 * spread});
  }
  if (below(3) == 0) chart.least_possible = middle - spread;
  return chart;
}

TEST(TimeChartDrawing, IsReadableWhateverTheNumbers) {
  std::mt19937 dice(20261118);
  for (int i = 0; i < 400; ++i) {
    const TimeChart chart = clean(random_chart(dice));
    if (!is_drawable(chart)) continue;
    SCOPED_TRACE(i);
    const Drawing drawing = draw(chart, kWidths[i % 4]);
    expect_readable(drawing);
    expect_marks_within(drawing);
    if (HasFailure()) return;
  }
}

TEST(TimeChartDrawing, MarksEveryPointByItsShape) {
  const Drawing drawing = draw(example_control_chart(), kDeskWidth);
  // One of each in the legend.
  EXPECT_EQ(marks_of(drawing, Mark::Concern), 1u + 1u);
  EXPECT_EQ(marks_of(drawing, Mark::Improvement), 2u + 1u);
  EXPECT_EQ(marks_of(drawing, Mark::NeutralHigh), 1u + 1u);
  EXPECT_EQ(marks_of(drawing, Mark::NeutralLow), 1u + 1u);
  EXPECT_EQ(marks_of(drawing, Mark::Excluded), 1u + 1u);
  EXPECT_EQ(marks_of(drawing, Mark::Plain), 30u - 1u - 6u + 1u);
}

TEST(TimeChartDrawing, BreaksTheLineWhereAValueIsMissingOrLeftOut) {
  TimeChart chart = chart_of_values({5, 6, std::nullopt, 7, 8, 9, 4});
  EXPECT_EQ(lines_in_plot(draw(chart, kDeskWidth), TimeLine::Value).size(), 2u);
  chart.points[4].mark = Mark::Excluded;
  const auto lines = shapes_of<DrawnPath>(draw(chart, kDeskWidth));
  // The legend's sample, 5 to 6 and 9 to 4: the 7 stands alone.
  EXPECT_EQ(lines.size(), 3u);
}

TEST(TimeChartDrawing, BreaksTheLineWhereSomethingElseIsCountedButNotAtNewLimitsAlone) {
  TimeChart chart = chart_of_values({1, 2, 3, 4, 5, 6});
  chart.new_limits = {{2, "Ward opened"}};
  EXPECT_EQ(lines_in_plot(draw(chart, kDeskWidth), TimeLine::Value).size(), 1U);
  chart.new_limits = {{2, "Ward opened"}, {4, "The definition changed", true}};
  const auto lines = lines_in_plot(draw(chart, kDeskWidth), TimeLine::Value);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].points.size(), 4U);
  EXPECT_EQ(lines[1].points.size(), 2U);
}

TEST(TimeChartDrawing, StepsMeanAndLimitsOnceAGroup) {
  const Drawing drawing = draw(example_control_chart(), kDeskWidth);
  const auto means = lines_in_plot(drawing, TimeLine::Mean);
  ASSERT_EQ(means.size(), 2u);
  for (const DrawnPath& mean : means) {
    ASSERT_EQ(mean.points.size(), 2u);
    EXPECT_EQ(mean.points[0].y, mean.points[1].y);
  }
  EXPECT_EQ(means[0].points[1].x, means[1].points[0].x);
  EXPECT_GT(means[0].points[0].y, means[1].points[0].y);  // the later mean is higher
  EXPECT_EQ(lines_in_plot(drawing, TimeLine::Limit).size(), 4u);
  EXPECT_THAT(words_in(drawing), Contains("Front door rebuilt"));
}

TEST(TimeChartDrawing, StepsLimitsThatDifferFromPointToPoint) {
  TimeChart chart = chart_of_values({5, 6, 7, 6});
  for (std::size_t i = 0; i < 4; ++i) chart.points[i].upper_limit = 9 + static_cast<double>(i % 2);
  chart.points[3].upper_limit.reset();
  const auto limits = lines_in_plot(draw(chart, kDeskWidth), TimeLine::Limit);
  ASSERT_EQ(limits.size(), 1u);
  EXPECT_EQ(limits[0].points.size(), 6u);
}

TEST(TimeChartDrawing, LeavesOutLimitsBeyondWhatIsPossibleAndSaysSo) {
  TimeChart chart = example_control_chart();
  for (TimePoint& point : chart.points) point.upper_limit = 102.5;
  const Drawing drawing = draw(chart, kDeskWidth);
  EXPECT_EQ(lines_in_plot(drawing, TimeLine::Limit).size(), 2u);
  EXPECT_THAT(words_in(drawing),
              Contains("The axis starts at 60%, not at 0. Limits beyond what is possible are not drawn."));
}

TEST(TimeChartDrawing, SaysWhereTheAxisDoesNotStartAtNoughtAndOnlyThere) {
  const auto says_so = Contains(HasSubstr("not at 0"));
  EXPECT_THAT(words_in(draw(example_control_chart(), kPhoneWidth)), says_so);
  EXPECT_THAT(words_in(draw(chart_of_values({-97, -90}), kPhoneWidth)), Contains("The axis ends at -90, not at 0."));
  EXPECT_THAT(words_in(draw(example_chart_about_nought(), kPhoneWidth)), Not(says_so));
  EXPECT_THAT(words_in(draw(example_forecast_chart(), kPhoneWidth)), Not(says_so));
}

TEST(TimeChartDrawing, PutsHigherValuesHigherOnBothSidesOfNought) {
  const auto marks = shapes_of<DrawnMarker>(draw(chart_of_values({-10, 0, 10}), kDeskWidth));
  ASSERT_EQ(marks.size(), 4u);  // the first in the legend
  EXPECT_GT(marks[1].y, marks[2].y);
  EXPECT_NEAR(marks[1].y - marks[2].y, marks[2].y - marks[3].y, 1e-9);
}

TEST(TimeChartDrawing, FansAForecastOutFromTheLastValue) {
  const Drawing drawing = draw(example_forecast_chart(), kDeskWidth);
  auto bands = shapes_of<DrawnPath>(drawing);
  std::erase_if(bands, [](const DrawnPath& path) { return !path.fill || path.points.size() < 10; });
  ASSERT_EQ(bands.size(), 2u);
  EXPECT_EQ(bands[0].points.size(), 2u * 13u);
  EXPECT_EQ(bands[0].points.front().y, bands[0].points.back().y);
  EXPECT_EQ(bands[0].points.front().y, bands[1].points.front().y);
  EXPECT_LT(bands[0].points[12].y, bands[1].points[12].y);  // the 95% range is the wider
  EXPECT_THAT(words_in(drawing), Contains("Now: 46.6"));
}

TEST(TimeChartDrawing, KeepsRangesWithinWhatIsPossible) {
  TimeChart chart = example_forecast_chart();
  for (ForecastPoint& point : chart.forecast) point.lower_95 = -30;
  EXPECT_EQ(words_in(draw(chart, kDeskWidth)), words_in(draw(example_forecast_chart(), kDeskWidth)));
  expect_marks_within(draw(chart, kDeskWidth));
}

TEST(TimeChartDrawing, DrawsAForecastWithoutAPastAndOneOfASinglePeriod) {
  TimeChart chart = example_forecast_chart();
  chart.points.clear();
  EXPECT_THAT(words_in(draw(chart, kDeskWidth)), Not(Contains(HasSubstr("Now"))));
  chart.forecast.resize(1);
  const Drawing drawing = draw(chart, kDeskWidth);
  const auto line = lines_in_plot(drawing, TimeLine::Forecast);
  ASSERT_EQ(line.size(), 1u);
  EXPECT_LT(line[0].points[0].x, line[0].points[1].x);
  expect_readable(drawing);
}

TEST(TimeChartDrawing, KeepsItsTimeLabelsInStepWithTheCycle) {
  for (const double width : kWidths) {
    std::vector<std::string> months;
    for (const std::string& words : words_in(draw(example_control_chart(100), width)))
      if (words.size() == 3 && words.back() != '%') months.push_back(words);
    const std::size_t a_year = std::set<std::string>(months.begin(), months.end()).size();
    ASSERT_GE(months.size(), 3 * a_year) << width;
    EXPECT_EQ(months.front(), "Apr");
    for (std::size_t i = a_year; i < months.size(); ++i) EXPECT_EQ(months[i], months[i - a_year]) << width;
  }
}

TEST(TimeChartDrawing, NamesEveryPeriodThatHasRoom) {
  const auto words = words_in(draw(chart_of_values({1, 2, 3, 4}), kDeskWidth));
  for (std::size_t i = 0; i < 4; ++i) EXPECT_THAT(words, Contains(example_month(i)));
}

TEST(TimeChartDrawing, NamesTheLastValueTheMeanAndTheTargetWhereThereIsRoom) {
  const auto wide = words_in(draw(example_control_chart(), kDeskWidth));
  for (const char* words : {"Latest 92.5%", "Mean 88.4%", "Target 95%"}) EXPECT_THAT(wide, Contains(words));
  const auto narrow = words_in(draw(example_control_chart(), kPhoneWidth));
  EXPECT_THAT(narrow, Contains("92.5%"));
  EXPECT_THAT(narrow, Not(Contains(HasSubstr("Latest"))));
}

TEST(TimeChartDrawing, StaysALineWhereHundredsOfPointsLeaveNoRoomForMarks) {
  const Drawing drawing = draw(example_control_chart(300), kPhoneWidth);
  EXPECT_EQ(marks_of(drawing, Mark::Plain), 1u);  // the legend's
  EXPECT_EQ(marks_of(drawing, Mark::Concern), 2u);
  EXPECT_LT(drawing.shapes.size(), 120u);
}

TEST(TimeChartDrawing, IsRefusedWhereThereIsNothingToDraw) {
  EXPECT_THROW(static_cast<void>(draw(TimeChart{}, kDeskWidth)), base::OurMistake);
  EXPECT_THROW(static_cast<void>(draw(chart_of_values({std::nullopt}), kDeskWidth)), base::OurMistake);
}

TEST(TimeChartLegend, NamesOnlyWhatIsDrawn) {
  const auto names = [](const TimeChart& chart) {
    std::vector<std::string> words;
    for (const TimeLegendEntry& entry : legend_of(chart)) words.push_back(entry.words);
    return words;
  };
  EXPECT_THAT(names(chart_of_values({1, 2})), ElementsAre("Value"));
  EXPECT_THAT(names(example_forecast_chart()),
              ElementsAre("People delayed", "Target", "Forecast", "80% range", "95% range"));
  EXPECT_THAT(names(example_control_chart()),
              ElementsAre("Seen within four hours", "Improvement", "Concern", "High signal", "Low signal", "Left out",
                          "Mean", "Limits", "Target", "Trajectory"));
  TimeChart chart = example_control_chart();
  for (TimePoint& point : chart.points) {
    point.mark = Mark::Plain;
    point.upper_limit = 120;
    point.lower_limit = -20;
  }
  EXPECT_THAT(names(chart), ElementsAre("Seen within four hours", "Mean", "Target", "Trajectory"));
  chart.centre = "Centre line";
  EXPECT_THAT(names(chart), ElementsAre("Seen within four hours", "Centre line", "Target", "Trajectory"));
}

TEST(TimeChartSvg, IsWellFormedNamedAndHasIdsOfItsOwn) {
  pugi::xml_document xml;
  ASSERT_TRUE(xml.load_string(("<div>" + responsive_svg(example_control_chart(), "c7") + "</div>").c_str()));
  const auto phone = xml.first_child().child("div").child("svg");
  EXPECT_STREQ(phone.attribute("role").value(), "img");
  EXPECT_STREQ(phone.attribute("aria-labelledby").value(), "c7-phone-title c7-phone-desc");
  EXPECT_STREQ(phone.child("title").text().get(), "Patients seen within four hours");
  EXPECT_STREQ(phone.child("title").attribute("id").value(), "c7-phone-title");
  const auto desk = xml.first_child().last_child().child("svg");
  EXPECT_STREQ(desk.attribute("aria-labelledby").value(), "c7-desk-title c7-desk-desc");
}

TEST(TimeChartSvg, PassesTheStrictestContentSecurityPolicyAndEscapesHostileWords) {
  for (const TimeChart& chart :
       {example_control_chart(), example_forecast_chart(), chart_saying(hostile_report().title)}) {
    const std::string picture = svg(chart, "c");
    pugi::xml_document xml;
    EXPECT_TRUE(xml.load_string(picture.c_str()));
    for (const char* forbidden : {" style", "<style", "<script", "onload=", "href", "<image", "<foreignObject"})
      EXPECT_THAT(picture, Not(HasSubstr(forbidden)));
  }
}

}  // namespace
}  // namespace documents
