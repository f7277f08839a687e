#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/returns/discharge_reasons.h"
#include "flow/returns/returns_testing.h"

namespace flow {
namespace {

using namespace testing_help;
using ::testing::Contains;
using ::testing::HasSubstr;

const std::string kDaily = "icb_code,date,no_ctr,discharged_by_1700,discharged_1701_2359,discharged_total\n";

TEST(DischargeDaily, KeepsWhoRemains) {
  const auto file = read_csv_return(kDaily + "E54000015,2022-04-01,1384,253,182,435\nE54000015,2022-04-02,900,,,300\n");
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(file->places.front().kind, PlaceKind::Board);
  EXPECT_EQ(figure(file, kNoLongerResiding, "", "E54000015", "2022-04-01"), "1384");
  EXPECT_EQ(figure(file, kResidingDischarged, "", "E54000015", "2022-04-01"), "435");
  EXPECT_EQ(figure(file, kResidingDischarged, "after_1700", "E54000015", "2022-04-01"), "182");
  EXPECT_EQ(figure(file, kResidingRemaining, "", "E54000015", "2022-04-01"), "949");
  EXPECT_EQ(figure(file, kResidingDischarged, "by_1700", "E54000015", "2022-04-02"), "missing");
  EXPECT_EQ(figure(file, kResidingRemaining, "", "E54000015", "2022-04-02"), "600");
}

TEST(DischargeDaily, TakesNoughtAndLessAsMissingAndSaysHowOften) {
  const auto file = read_csv_return(kDaily + "E54000034,2022-06-19,0,0,0,0\nE54000034,2022-06-20,-5,1,1,2\n");
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, kNoLongerResiding, "", "E54000034", "2022-06-19"), "missing");
  EXPECT_EQ(figure(file, kNoLongerResiding, "", "E54000034", "2022-06-20"), "missing");
  EXPECT_EQ(figure(file, kResidingRemaining, "", "E54000034", "2022-06-20"), "missing");
  EXPECT_THAT(file->notes, Contains(HasSubstr("E54000034: 5 figures of nought or less are taken as missing")));
}

TEST(DischargeDaily, RefusesMoreDischargedThanCouldBeAndPartsThatDoNotAddUp) {
  const std::string faults =
      faults_of(read_csv_return(kDaily + "E54000015,2022-04-01,100,60,50,110\nE54000015,2022-04-02,100,60,10,71\n"));
  EXPECT_THAT(faults, HasSubstr("row 2, column discharged_total: 110 were discharged and 100 no longer met"));
  EXPECT_THAT(faults,
              HasSubstr("row 3, column discharged_total: Discharged by 17:00 and after make 70 and the total is 71"));
  EXPECT_THAT(faults_of(read_csv_return(kDaily + "E54000015,2022-04-31,1,1,1,1\n")), HasSubstr("row 2, column date"));
}

TEST(RealDischarges, AreReadInFull) {
  SIGHTLINE_NEEDS_DATA(rows, "icb_no_criteria_to_reside_daily.csv");
  const auto file = read_csv_return(rows);
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, kResidingRemaining, "", "E54000008", "2022-04-01"), "949");
}

TEST(DischargeReasons, HaveEachACutOfTheirOwn) {
  std::set<std::string> cuts;
  for (const std::string_view reason : discharge_reasons()) {
    const std::string cut = discharge_reason_cut(reason);
    EXPECT_TRUE(is_cut(cut)) << cut;
    cuts.insert(cut);
  }
  EXPECT_EQ(cuts.size(), 37u);
  EXPECT_TRUE(cuts.contains("hospital.awaiting_patient_transport_services"));
}

const std::string kMetrics = "Period,Org Code,Org Name,Metric Group,Metric,Value\r\n";

TEST(DischargeMetrics, AreReadFromWindows1252WithStraySigns) {
  const auto file = read_csv_return(
      kMetrics +
      "Jun-24,RWE,Invented caf\xe9,Delay reasons,Hospital process \x96\xa0"
      "Awaiting patient transport services?,12\r\n"
      "01/06/2024,-,England,Delay reasons,Capacity - Equipment and associated training not yet delivered (Pathway 1\x96"
      "3),7\r\n"
      "01/06/2024,-,England,Length of stay,7+ days,70\r\n");
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(file->places.front().name, "Invented caf\xc3\xa9");
  EXPECT_EQ(figure(file, kDischargeDelays, "hospital.awaiting_patient_transport_services", "RWE", "2024-06"), "12");
  EXPECT_EQ(file->values.back().place, kEngland);
  EXPECT_THAT(file->notes, Contains(HasSubstr("\"Length of stay\" was passed over (1 row)")));
}

TEST(DischargeMetrics, RefuseAReasonThatIsNotKnownByItsName) {
  const std::string faults = faults_of(read_csv_return(
      kMetrics + "2024-06,RWE,I,Delay reasons,Awaiting a bus,1\n2024-06,RWE,I,Other,Capacity - Awaiting a bus,1\n"));
  EXPECT_THAT(faults, HasSubstr("file.csv, row 2, column Metric: \"Awaiting a bus\" is none of the 37 reasons"));
  EXPECT_THAT(faults, HasSubstr("file.csv, row 3, column Metric: \"Capacity - Awaiting a bus\" is none"));
}

TEST(RealDischargeReasons, AreAllKnown) {
  SIGHTLINE_NEEDS_DATA(rows, "discharge_delay_reasons_england.csv");
  const auto file = read_csv_return(rows);
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(file->values.size(), 444u);
  EXPECT_EQ(figure(file, kDischargeDelays, "capacity.awaiting_restart_of_existing_social_care", kEngland, "2024-06"),
            "37");
}

const std::string kBeds =
    "org_code,period,ga_available,ga_occupied,ga_rate,adult_ga_available,adult_ga_occupied,adult_ga_rate\n";

TEST(AcuteBeds, AgreeWithTheirPrintedRate) {
  const auto file =
      read_csv_return(kBeds + "RWE,2022-04,2286,2031,0.889,1982,1794,0.905\nRWE,2022-05,2000,1800,0.9,,,\n");
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, kAcuteBedsOccupied, "", "RWE", "2022-04"), "2031");
  EXPECT_EQ(figure(file, kAcuteBedsAvailable, "adult", "RWE", "2022-05"), "missing");
  EXPECT_THAT(faults_of(read_csv_return(kBeds + "RWE,2022-04,2286,2031,0.879,1982,1794,0.905\n")),
              HasSubstr("row 2, column ga_rate: 2031 of 2286 beds are a rate of 0.888, and the file prints 0.879"));
}

TEST(RealAcuteBeds, AgreeWithTheirPrintedRates) {
  SIGHTLINE_NEEDS_DATA(rows, "trust_ga_beds_monthly.csv");
  EXPECT_EQ(faults_of(read_csv_return(rows)), "");
}

}  // namespace
}  // namespace flow
