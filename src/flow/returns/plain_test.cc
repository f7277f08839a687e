#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/returns/plain_file.h"
#include "flow/returns/returns_testing.h"

namespace flow {
namespace {

using namespace testing_help;
using ::testing::HasSubstr;

PlainMapping value_mapping(std::string measure) {
  return {.measure = std::move(measure), .place = "Org Code", .period = "Month", .value = "Value"};
}

TEST(PlainFile, IsReadByItsMapping) {
  PlainMapping mapping = value_mapping("waits.added");
  mapping.cut = "urgent";
  mapping.heading_row = 3;
  mapping.status = "status";
  const auto file = read_csv_return(
      "A title\n\nOrg code, MONTH "
      ",value,Status\nrwe,Nov-19,\"1,204.5\",Provisional\nRWE,2019-12,,provisional\nEngland,2019-12,7,\n",
      &mapping);
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(file->layout, "plain");
  EXPECT_EQ(file->status, ValueStatus::Provisional);
  EXPECT_EQ(figure(file, "waits.added", "urgent", "RWE", "2019-11"), "1204.5");
  EXPECT_EQ(figure(file, "waits.added", "urgent", "RWE", "2019-12"), "missing");
  EXPECT_EQ(figure(file, "waits.added", "urgent", kEngland, "2019-12"), "7");
  EXPECT_EQ(file->values[0].at.row, 4u);
  EXPECT_EQ(file->values[0].at.column, "value");
}

TEST(PlainFile, TakesDaysWhereTheMeasureIsDaily) {
  PlainMapping mapping = value_mapping("arrivals.daily");
  const auto file = read_csv_return("Org Code,Month,Value\nRWE,30/11/2019,7\n", &mapping);
  EXPECT_EQ(figure(file, "arrivals.daily", "", "RWE", "2019-11-30"), "7");
  EXPECT_THAT(faults_of(read_csv_return("Org Code,Month,Value\nRWE,2019-11,7\n", &mapping)),
              HasSubstr("file.csv, row 2, column Month: \"2019-11\" is no day."));
}

TEST(PlainFile, TakesNumeratorAndDenominator) {
  const PlainMapping mapping{
      .measure = "waits.share", .place = "Code", .period = "Month", .numerator = "Seen", .denominator = "All"};
  const auto file = read_csv_return("Code,Month,Seen,All\nRWE,2019-11,95,100\nRWE,2019-12,,\n", &mapping);
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(file->values[0].denominator, whole_amount(100));
  EXPECT_EQ(file->values[1].denominator, std::nullopt);
  const std::string faults = faults_of(
      read_csv_return("Code,Month,Seen,All\nRWE,2019-10,5,\nRWE,2019-11,101,100\nRWE,2019-12,1,0\n", &mapping));
  EXPECT_THAT(faults, HasSubstr("row 2, column All: There is a numerator and nothing to divide it by."));
  EXPECT_THAT(faults, HasSubstr("row 3, column Seen: 101 is more than 100"));
  EXPECT_THAT(faults, HasSubstr("row 4, column All: The denominator is nought and the numerator is not."));
}

TEST(PlainFile, TakesThePartThatEachRowNames) {
  PlainMapping mapping = value_mapping("waits.added");
  mapping.cut_column = "Band";
  const std::string headings = "Org Code,Month,Band,Value\n";
  const auto file =
      read_csv_return(headings + "RWE,2019-11,band.1,4\nRWE,2019-11, band.2_3 ,9\nRWE,2019-11,,13\n", &mapping);
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, "waits.added", "band.1", "RWE", "2019-11"), "4");
  EXPECT_EQ(figure(file, "waits.added", "band.2_3", "RWE", "2019-11"), "9");
  EXPECT_EQ(figure(file, "waits.added", "", "RWE", "2019-11"), "13");
  EXPECT_THAT(faults_of(read_csv_return(headings + "RWE,2019-11,21+,4\n", &mapping)),
              HasSubstr("file.csv, row 2, column Band: \"21+\" is no code of a part."));
  EXPECT_THAT(faults_of(read_csv_return(headings + "RWE,2019-11,p0,4\nRWE,2019-11,p0,5\n", &mapping)),
              HasSubstr("The figure of RWE in 2019-11 stands here and on row 2 too."));
  EXPECT_THAT(faults_of(read_csv_return("Org Code,Month,Value\nRWE,2019-11,4\n", &mapping)),
              HasSubstr("column Band: There is no column of this heading."));
}

TEST(PlainFile, RefusesWhatTheMeasureCannotBe) {
  PlainMapping mapping = value_mapping("waits.share");
  const std::string faults =
      faults_of(read_csv_return("Org "
                                "Code,Month,Value\nRWE,2019-09,100\nRWE,2019-10,100.1\nRWE,2019-11,-1\nR_E,2019-12,"
                                "1\nRWE,never,1\nRWE,2020-01,3000000000\n",
                                &mapping));
  EXPECT_THAT(faults, HasSubstr("row 3, column Value: 100.1 is no percentage from 0 to 100."));
  EXPECT_THAT(faults, HasSubstr("row 4, column Value: -1 is below nought"));
  EXPECT_THAT(faults, HasSubstr("row 5, column Org Code: \"R_E\" is no code of a place."));
  EXPECT_THAT(faults, HasSubstr("row 6, column Month: \"never\" is no month."));
  EXPECT_THAT(faults, HasSubstr("row 7, column Value: \"3000000000\" cannot be read as a number."));
}

TEST(PlainFile, RoundsToSixPlacesAwayFromNought) {
  PlainMapping mapping = value_mapping("waits.added");
  const auto file = read_csv_return(
      "Org Code,Month,Value\nA,2019-01,0.1234565\nB,2019-01,0.9999999\nC,2019-01,9.9999996\nD,2019-01,1.0000004\n",
      &mapping);
  EXPECT_EQ(figure(file, "waits.added", "", "A", "2019-01"), "0.123457");
  EXPECT_EQ(figure(file, "waits.added", "", "B", "2019-01"), "1");
  EXPECT_EQ(figure(file, "waits.added", "", "C", "2019-01"), "10");
  EXPECT_EQ(figure(file, "waits.added", "", "D", "2019-01"), "1");
}

TEST(PlainFile, RefusesAMappingThatDoesNotFit) {
  const std::string rows = "Org Code,Month,Value\nRWE,2019-11,1\n";
  PlainMapping mapping = value_mapping("waits.unknown");
  EXPECT_THAT(faults_of(read_csv_return(rows, &mapping)), HasSubstr("file.csv: \"waits.unknown\" is no measure"));
  mapping = value_mapping("waits.added");
  mapping.value = "Figure";
  EXPECT_THAT(faults_of(read_csv_return(rows, &mapping)),
              HasSubstr("file.csv, row 1, column Figure: There is no column"));
  mapping.heading_row = 9;
  EXPECT_THAT(faults_of(read_csv_return(rows, &mapping)), HasSubstr("file.csv, row 9: This row is empty"));
  mapping.sheet = "Second";
  EXPECT_THAT(faults_of(read_csv_return(rows, &mapping)),
              HasSubstr("file.csv, sheet Second: The workbook has no sheet"));
}

TEST(PlainFile, IsReadWithoutMappingWhereItsHeadingsSayEverything) {
  const auto file = read_csv_return("Provider code,Month,People added\nRWE,2019-11,12\n");
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, "waits.added", "", "RWE", "2019-11"), "12");
  EXPECT_THAT(faults_of(read_csv_return("Provider,Month,Value\nRWE,2019-11,12\n")),
              HasSubstr("none of the published returns"));
  EXPECT_THAT(faults_of(read_csv_return("nothing\n")), HasSubstr("none of the published returns"));
}

TEST(PlainMapping, IsGuessedFromHeadings) {
  const auto guess = guess_mapping(
      csv_book("Title\n\nCouncil,Date,Numerator,Denominator,Value,Status\nE06000016,2019-11,1,2,3,final\n"), {});
  ASSERT_TRUE(guess);
  EXPECT_EQ(*guess, (PlainMapping{.heading_row = 3,
                                  .place = "Council",
                                  .period = "Date",
                                  .numerator = "Numerator",
                                  .denominator = "Denominator",
                                  .status = "Status"}));
  EXPECT_EQ(guess_mapping(csv_book("Council,Date,Colour\n"), {}), std::nullopt);
}

TEST(PlainMapping, IsKeptAsText) {
  const PlainMapping mapping{.measure = "waits.share",
                             .cut = "urgent",
                             .sheet = "Data = all",
                             .heading_row = 4,
                             .place = "Org Code",
                             .period = "Month",
                             .numerator = "Seen",
                             .denominator = "All",
                             .status = "Status",
                             .cut_column = ""};
  const auto read = parse_plain_mapping(mapping_text(mapping));
  ASSERT_TRUE(read.has_value()) << read.error().front().message;
  EXPECT_EQ(*read, mapping);
  const auto by_row = parse_plain_mapping("measure=a\nplace=b\nperiod=c\nvalue=d\ncut_column=Band\n");
  ASSERT_TRUE(by_row.has_value());
  EXPECT_EQ(by_row->cut_column, "Band");
  EXPECT_EQ(*parse_plain_mapping(mapping_text(*by_row)), *by_row);
}

TEST(PlainMapping, RefusesWhatItDoesNotKnowAndWhatIsLeftOut) {
  const auto read = parse_plain_mapping("measure = a\ncolour = red\nplace\nmeasure = b\nheading_row = 0\n");
  ASSERT_FALSE(read.has_value());
  ASSERT_EQ(read.error().size(), 4u);
  EXPECT_EQ(read.error()[0].subject, "line 2");
  EXPECT_THAT(read.error()[2].message, HasSubstr("measure stands twice"));
  EXPECT_EQ(parse_plain_mapping("measure = a\n").error().size(), 3u);
  EXPECT_THAT(
      parse_plain_mapping("measure=a\nplace=b\nperiod=c\nvalue=d\ncut=e\ncut_column=f\n").error().front().message,
      HasSubstr("either the part"));
  EXPECT_EQ(parse_plain_mapping("measure = a\nplace = b\nperiod = c\nnumerator = d\n").error().size(), 1u);
  EXPECT_EQ(parse_plain_mapping("measure = a\nplace = b\nperiod = c\nvalue = d\nnumerator = e\ndenominator = f\n")
                .error()
                .size(),
            1u);
}

}  // namespace
}  // namespace flow
