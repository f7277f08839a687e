// A time chart in every form that a report takes.
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/example_report_test.h"
#include "documents/example_time_chart_test.h"
#include "documents/outside_program_test.h"
#include "documents/writers.h"

namespace documents {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Report report_with_time_charts() {
  Report report = report_of(example_control_chart());
  report.blocks.insert(report.blocks.end(), {example_forecast_chart(), example_chart_about_nought()});
  return report;
}

/// Charts that a careless writer would not survive.
Report report_with_awkward_charts() {
  Report report = report_of(TimeChart{});
  report.blocks.insert(report.blocks.end(),
                       {chart_of_values({}), chart_of_values({std::nullopt}), chart_of_values({-0.0}),
                        chart_of_values({1e15, -1e15}), chart_saying(hostile_report().title),
                        chart_saying(std::string(1'000, 'W')), chart_saying("=cmd|' /C calc'!A0"), chart_saying("")});
  return report;
}

TEST(TimeChartWriters, MakeEveryFormOfAwkwardCharts) {
  for (const auto format : {Format::Html, Format::Pdf, Format::Word, Format::Excel, Format::Json, Format::Csv})
    EXPECT_GT(write(report_with_awkward_charts(), format).size(), 100u) << file_ending(format);
}

TEST(TimeChartHtml, HoldsBothDrawingsThenTheTables) {
  const std::string page = html_body(report_with_time_charts());
  for (const char* part : {R"(id="chart-1-phone-title")", R"(id="chart-3-desk-title")", "below the lower limit",
                           "<caption class=\"nhsuk-table__caption\">Forecast: People delayed in hospital</caption>"})
    EXPECT_THAT(page, HasSubstr(part));
  EXPECT_THAT(html_body(report_of(TimeChart{.title = "Empty"})), HasSubstr("There is nothing to draw."));
  for (const char* forbidden : {"<script", "<style", " style="})
    EXPECT_THAT(html_body(report_with_awkward_charts()), Not(HasSubstr(forbidden)));
}

TEST(TimeChartHtml, ShowsOneDrawingInAFileByItself) {
  const std::string file = html_file(report_with_time_charts());
  EXPECT_THAT(file, HasSubstr(".sl-chart__phone { display: none; }"));
  EXPECT_THAT(file, Not(HasSubstr("<details")));
}

TEST(TimeChartPdf, HasTheWordsOfTheChartAndItsTable) {
  SIGHTLINE_NEEDS("pdftotext");
  const std::string text = pdf_text(pdf_file(report_with_time_charts()));
  for (const char* words : {"Front door rebuilt", "Latest 92.5%", "Target 95%", "The axis starts at 60%, not at 0.",
                            "Now: 46.6", "80% range", "missing", "left out: flood", "Forecast: People delayed"})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(TimeChartPdf, IsAFigureWithItsWordsAndPassesQpdfsCheck) {
  SIGHTLINE_NEEDS("qpdf");
  const TemporaryFolder folder;
  for (const Report& report : {report_with_time_charts(), report_with_awkward_charts()}) {
    const auto outcome = run({"qpdf", "--check", folder.write("a.pdf", pdf_file(report)).string()});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
  }
  const auto objects =
      run({"qpdf", "--json", "--json-key=qpdf", folder.write("b.pdf", pdf_file(report_with_time_charts())).string()});
  EXPECT_THAT(objects.output, HasSubstr("\"/Alt\": \"u:People delayed in hospital. If nothing changes"));
}

TEST(TimeChartWord, IsOpenedByLibreOfficeWithItsTable) {
  SIGHTLINE_NEEDS("soffice");
  const std::string text = converted(word_file(report_with_time_charts()), "docx", "txt:Text (encoded):UTF8");
  for (const char* words : {"Patients seen within four hours", "below the lower limit", "95% range to", "46.6"})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(TimeChartExcel, IsOpenedByLibreOfficeWithRealNumbersARowAPeriod) {
  SIGHTLINE_NEEDS("soffice");
  const std::string text = workbook_text(excel_file(report_with_time_charts()));
  EXPECT_THAT(text, HasSubstr("Jul 2017,68.2,79.6,70.1,89.1,90,79.5,below the lower limit"));
  EXPECT_THAT(text, HasSubstr("Mar 2020,46.6,40,,,,,"));
  EXPECT_THAT(text, HasSubstr("Month,People delayed (people a day),Target,Forecast,80% range from"));
  EXPECT_THAT(text, HasSubstr("1 Nov,-16,"));
  EXPECT_THAT(workbook_text(excel_file(report_with_awkward_charts())), Not(HasSubstr("Err:")));
}

TEST(TimeChartJson, GivesValuesWholeAndWhatIsMissingAsNull) {
  const auto report = boost::json::parse(json_file(report_with_time_charts())).as_object();
  const auto& charts = report.at("time_charts").as_array();
  ASSERT_EQ(charts.size(), 3u);
  const auto& points = charts[0].at("points").as_array();
  EXPECT_EQ(points[3].at("period"), "Jul 2017");
  EXPECT_EQ(points[3].at("value").to_number<double>(), 68.2);
  EXPECT_EQ(points[3].at("mark"), "Concern");
  EXPECT_EQ(points[3].at("signal"), "below the lower limit");
  EXPECT_EQ(points[3].at("lower_limit").to_number<double>(), 79.6 - 9.5);
  EXPECT_TRUE(points[6].at("value").is_null());
  EXPECT_EQ(charts[0].at("new_limits").at(0).at("from"), "Apr 2018");
  EXPECT_EQ(charts[0].at("unit"), "%");
  const auto& forecast = charts[1].at("forecast").as_array();
  EXPECT_EQ(forecast.size(), 12u);
  EXPECT_TRUE(forecast[0].at("trajectory").is_null());
  EXPECT_EQ(boost::json::parse(json_file(report_with_awkward_charts())).at("time_charts").as_array().size(), 9u);
}

TEST(TimeChartCsv, GivesTheTablesAsPlainNumbers) {
  const std::string file = csv_file(report_with_time_charts());
  EXPECT_THAT(file, HasSubstr("Jul 2017,68.2,79.6,70.1,89.1,90,79.5,below the lower limit\r\n"));
  EXPECT_THAT(file, HasSubstr("Forecast: People delayed in hospital\r\n"));
  EXPECT_THAT(csv_file(report_with_awkward_charts()), Not(HasSubstr(",=cmd")));
}

}  // namespace
}  // namespace documents
