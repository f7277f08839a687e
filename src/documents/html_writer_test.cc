#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/clean_text.h"
#include "documents/example_report_test.h"
#include "documents/writers.h"

namespace documents {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(HtmlWriter, ShowsEveryFigureWithALinkToItsLineage) {
  const std::string page = html_body(example_report());
  for (const Block& block : example_report().blocks) {
    const auto* figures = std::get_if<Figures>(&block);
    if (figures == nullptr) continue;
    for (const FigureItem& item : figures->items) {
      EXPECT_THAT(page, HasSubstr(R"(<span class="sl-figure__value">)" + escaped(shown(item.value)) + "</span>"));
      EXPECT_THAT(page, HasSubstr(R"(href="/figures/raised-in-period?from=2017-09-01")"));
    }
  }
}

TEST(HtmlWriter, LinksToNowhereOutsideTheSite) {
  for (const char* link : {"javascript:alert(1)", "//evil.example", "https://evil.example", "/\\evil.example", ""}) {
    const std::string page = html_body(report_of(Figures{{{Count{1}, "one", Lineage{.link = link}}}}));
    EXPECT_THAT(page, Not(HasSubstr("href"))) << link;
  }
}

TEST(HtmlWriter, PutsADataTableBeneathEveryChart) {
  const std::string page = html_body(report_of(example_chart(ChartKind::Lines, 2, 4)));
  const auto picture = page.find("</svg>");
  const auto table = page.find(R"(<details class="nhsuk-details">)");
  ASSERT_NE(picture, std::string::npos);
  ASSERT_NE(table, std::string::npos);
  EXPECT_LT(picture, table);
  EXPECT_THAT(page.substr(table), HasSubstr("Mar to May 2017"));
}

TEST(HtmlWriter, GivesEachChartIdsOfItsOwn) {
  Report report = report_of(example_chart(ChartKind::Lines, 2, 4));
  report.blocks.push_back(report.blocks[0]);
  const std::string page = html_body(report);
  EXPECT_THAT(page, HasSubstr(R"(id="chart-1-title")"));
  EXPECT_THAT(page, HasSubstr(R"(id="chart-2-title")"));
}

TEST(HtmlWriter, SaysSoWhereAChartHasNothingToDraw) {
  EXPECT_THAT(html_body(report_of(Chart{.title = "Empty"})), HasSubstr("There is nothing to draw."));
}

TEST(HtmlWriter, HoldsNothingThatAStrictPolicyWouldBlock) {
  for (const Report& report : {example_report(), hostile_report()}) {
    const std::string page = html_body(report);
    for (const char* forbidden : {"<script", "<style", " style=", "javascript:", "<h1"})
      EXPECT_THAT(page, Not(HasSubstr(forbidden))) << forbidden;
  }
}

TEST(HtmlWriter, MarksRowAndColumnHeaders) {
  const std::string page = html_body(long_report(1));
  EXPECT_THAT(page, HasSubstr(R"(scope="col" role="columnheader">Post</th>)"));
  EXPECT_THAT(page, HasSubstr(R"(scope="row" role="rowheader")"));
}

TEST(HtmlWriter, MakesAFileThatNeedsNothingBesideIt) {
  const std::string file = html_file(example_report());
  EXPECT_TRUE(file.starts_with("<!DOCTYPE html>"));
  EXPECT_THAT(file, HasSubstr(R"(lang="en-GB")"));
  EXPECT_THAT(file, HasSubstr("<h1>Guardian of Safe Working Hours: quarterly report</h1>"));
  for (const char* forbidden : {"src=", "<link", "@import", "<details", "<script"})
    EXPECT_THAT(file, Not(HasSubstr(forbidden)));
}

}  // namespace
}  // namespace documents
