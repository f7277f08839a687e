#include "charts/chart_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/example_report_test.h"
#include "documents/example_time_chart_test.h"

namespace charts {
namespace {

using documents::AssuranceIcon;
using documents::Chart;
using documents::Lineage;
using documents::TimeChart;
using documents::VariationIcon;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(PageChart, PutsBothDrawingsTheWordsAndTheFoldedTablesOnThePage) {
  const std::string page = page_chart(documents::example_forecast_chart(), "delays").str();
  for (const char* part :
       {R"(<div class="sl-chart__phone"><svg)", R"(id="delays-phone-title")", R"(<div class="sl-chart__desk"><svg)",
        R"(id="delays-desk-title")", "<p>If nothing changes, about 45 people a day", "The numbers in this chart",
        "Data: People delayed in hospital", "Forecast: People delayed in hospital", "80% range from"})
    EXPECT_THAT(page, HasSubstr(part));
  EXPECT_LT(page.find("</svg>"), page.find("<details"));
}

TEST(PageChart, PutsAnOrdinaryChartOnThePageTheSameWay) {
  const std::string page = page_chart(documents::example_chart(documents::ChartKind::Columns, 2, 4), "reports").str();
  EXPECT_THAT(page, HasSubstr(R"(<div class="sl-chart"><svg)"));
  EXPECT_THAT(page, HasSubstr("Mar to May 2017"));
}

TEST(PageChart, SaysSoWhereThereIsNothingToDraw) {
  EXPECT_THAT(page_chart(documents::chart_of_values({std::nullopt}), "c").str(),
              HasSubstr("There is nothing to draw yet."));
  EXPECT_THAT(page_chart(Chart{}, "c").str(), HasSubstr("There is nothing to draw yet."));
}

TEST(PageChart, EscapesHostileWords) {
  const std::string page = page_chart(documents::chart_saying("<script>alert('x')</script>\""), "c").str();
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;"));
}

TEST(PageChart, LinksToItsLineageWithinTheSiteAlone) {
  TimeChart chart = documents::example_forecast_chart();
  chart.lineage = Lineage{.link = "/figures/delays"};
  EXPECT_THAT(page_chart(chart, "c").str(), HasSubstr(R"(href="/figures/delays">How we know)"));
  for (const char* link : {"https://elsewhere.example", "//elsewhere.example", "javascript:alert(1)", ""}) {
    chart.lineage->link = link;
    EXPECT_THAT(page_chart(chart, "c").str(), Not(HasSubstr("How we know"))) << link;
  }
}

TEST(PageIcon, HasItsWordsInSightOrForScreenReadersAlone) {
  const std::string shown = page_icon(AssuranceIcon::Fail).str();
  EXPECT_THAT(shown, HasSubstr(R"(<span class="sl-icon__words">Will not meet the target unless)"));
  const std::string hidden = page_icon(VariationIcon::ConcernHigh, IconWords::Hidden).str();
  EXPECT_THAT(hidden, HasSubstr(R"(aria-hidden="true")"));
  EXPECT_THAT(hidden, HasSubstr(R"(<span class="nhsuk-u-visually-hidden">Concern: a signal of high values</span>)"));
}

}  // namespace
}  // namespace charts
