#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_catalogue.h"
#include "flow/returns/returns_testing.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

using namespace testing_help;
using ::testing::Contains;
using ::testing::HasSubstr;

const std::string kSince2020 =
    "Period,Org Code,Parent Org,Org name,A&E attendances Type 1,A&E attendances Type 2,A&E attendances Other A&E "
    "Department,A&E attendances Booked Appointments Type 1,A&E attendances Booked Appointments Type 2,A&E attendances "
    "Booked Appointments Other Department,Attendances over 4hrs Type 1,Attendances over 4hrs Type 2,Attendances over "
    "4hrs "
    "Other Department,Attendances over 4hrs Booked Appointments Type 1,Attendances over 4hrs Booked Appointments Type "
    "2,Attendances over 4hrs Booked Appointments Other Department,Patients who have waited 4-12 hs from DTA to "
    "admission,Patients who have waited 12+ hrs from DTA to admission,Emergency admissions via A&E - Type 1,Emergency "
    "admissions via A&E - Type 2,Emergency admissions via A&E - Other A&E department,Other emergency admissions\r\n";
const std::string kProvider = "MSitAE-MARCH-2025,RWE,NHS ENGLAND MIDLANDS ,Invented Hospitals,";

TEST(EmergencyMonthly, IsReadByTypeAndWhole) {
  const auto file =
      read_csv_return(kSince2020 + kProvider + "\"20,000\",1000,500,10,0,5,9000,10,1,2,0,0,700,80,4000,5,0,900\r\n" +
                      "TOTAL,,,,20000,1000,500,10,0,5,9000,10,1,2,0,0,700,80,4000,5,0,900\r\n");
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(file->layout, "ae_monthly");
  ASSERT_EQ(file->places.size(), 1u);
  EXPECT_EQ(file->places[0], (Place{"RWE", "Invented Hospitals", PlaceKind::Provider, ""}));
  EXPECT_EQ(figure(file, kAttendances, "", "RWE", "2025-03"), "21500");
  EXPECT_EQ(figure(file, kAttendances, "type2", "RWE", "2025-03"), "1000");
  EXPECT_EQ(figure(file, kBreaches, "", "RWE", "2025-03"), "9011");
  EXPECT_EQ(figure(file, kBreaches, "booked.type1", "RWE", "2025-03"), "2");
  EXPECT_EQ(figure(file, kAttendances, "booked.other", "RWE", "2025-03"), "5");
  EXPECT_EQ(figure(file, kTrolleyFourToTwelve, "", "RWE", "2025-03"), "700");
  EXPECT_EQ(figure(file, kTrolleyTwelve, "", "RWE", "2025-03"), "80");
  EXPECT_EQ(figure(file, kAdmissions, "", "RWE", "2025-03"), "4005");
  EXPECT_EQ(figure(file, kOtherAdmissions, "", "RWE", "2025-03"), "900");
  EXPECT_TRUE(file->notes.empty());
}

TEST(EmergencyMonthly, RefusesATotalThatIsNotTheSumInWhateverColumnItIsNamed) {
  const std::string row = kProvider + "20000,1000,500,10,0,5,9000,10,1,2,0,0,700,80,4000,5,0,900\r\n";
  EXPECT_THAT(
      faults_of(read_csv_return(kSince2020 + row + "MSitAE-MARCH-2025,-,TOTAL ,-,20001,,,,,,,,,,,,,,,,,\r\n")),
      HasSubstr("file.csv, row 3, column A&E attendances Type 1: The rows above make 20000 and the total says 20001."));
}

TEST(EmergencyMonthly, RefusesMoreWaitsThanAttendances) {
  const std::string faults =
      faults_of(read_csv_return(kSince2020 + kProvider + "100,,0,0,0,0,101,3,0,1,0,0,0,0,0,0,0,0\r\n"));
  EXPECT_THAT(faults,
              HasSubstr("row 2, column Attendances over 4hrs Type 1: 101 waited over four hours and 100 attended."));
  EXPECT_THAT(faults, HasSubstr("row 2, column Attendances over 4hrs Type 2: 3 waited"));
  EXPECT_THAT(faults, HasSubstr("column Attendances over 4hrs Booked Appointments Type 1: 1 waited"));
}

const std::string kUntil2020 =
    "Period,Org Code,Parent Org,Org name,Number of A&E attendances Type 1,Number of A&E attendances Type 2,Number of "
    "A&E "
    "attendances Other A&E Department,Number of attendances over 4hrs Type 1,Number of attendances over 4hrs Type "
    "2,Number of attendances over 4hrs Other A&E Department,Something new\n";

TEST(EmergencyMonthly, ReadsTheHeadingsOfBefore2020AndNotesWhatItDoesNotKnow) {
  const auto file = read_csv_return(kUntil2020 + "MSitAE-APRIL-2019,RWE,M,Invented,100,-,50,20,,0,7\n");
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, kAttendances, "type2", "RWE", "2019-04"), "missing");
  EXPECT_EQ(figure(file, kAttendances, "", "RWE", "2019-04"), "missing");
  EXPECT_EQ(figure(file, kBreaches, "type1", "RWE", "2019-04"), "20");
  EXPECT_EQ(figure(file, kAttendances, "booked.type1", "RWE", "2019-04"), "absent");
  EXPECT_THAT(file->notes, Contains("The column \"Something new\" is not known and was passed over."));
}

TEST(EmergencyMonthly, TakesTheNoughtsOfTrustsThatTriedOtherStandardsAsMissing) {
  const auto during = read_csv_return(kUntil2020 + "MSitAE-MAY-2019,RGT,E,Invented,9000,0,0,0,0,0,0\n");
  EXPECT_EQ(figure(during, kBreaches, "type1", "RGT", "2019-05"), "missing");
  EXPECT_EQ(figure(during, kBreaches, "", "RGT", "2019-05"), "missing");
  EXPECT_EQ(figure(during, kAttendances, "", "RGT", "2019-05"), "9000");
  EXPECT_THAT(during->notes, Contains(HasSubstr("Their waits are taken as missing, not as nought.")));
  const auto before = read_csv_return(kUntil2020 + "MSitAE-APRIL-2019,RGT,E,Invented,9000,0,0,0,0,0,0\n");
  EXPECT_EQ(figure(before, kBreaches, "", "RGT", "2019-04"), "0");
  const auto minor = read_csv_return(kUntil2020 + "MSitAE-MAY-2019,Y0453,E,Invented,0,0,900,0,0,0,0\n");
  EXPECT_EQ(figure(minor, kBreaches, "", "Y0453", "2019-05"), "0");
}

TEST(EmergencyByType, AddsTheTypesOfAProvider) {
  const std::string heading = "period,org_code,type,attendances,breaches,admissions\n";
  const auto file = read_csv_return(heading + "2017-02,RWE,1,100,20,30\n2017-02,RWE,other,50,0,\n");
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, kAttendances, "", "RWE", "2017-02"), "150");
  EXPECT_EQ(figure(file, kBreaches, "", "RWE", "2017-02"), "20");
  EXPECT_EQ(figure(file, kAdmissions, "", "RWE", "2017-02"), "missing");
  const std::string faults = faults_of(read_csv_return(
      heading + "2017-02,RWE,1,100,200,30\n2017-02,RWE,1,100,20,30\n2017-02,RWE,4,1,1,1\n2017-13,RWE,1,1.5,1,1\n"));
  EXPECT_THAT(faults, HasSubstr("row 2, column breaches: 200 waited over four hours and 100 attended"));
  EXPECT_THAT(faults, HasSubstr("row 3, column type: This type of RWE in 2017-02 stands on row 2 too"));
  EXPECT_THAT(faults, HasSubstr("row 4, column type: The type of a department is 1, 2 or other"));
  EXPECT_THAT(faults, HasSubstr("row 5, column period: \"2017-13\" is no month"));
}

TEST(RealEmergency, IsReadInFull) {
  SIGHTLINE_NEEDS_DATA(rows, "ae_attendances_monthly.csv");
  const auto file = read_csv_return(rows);
  ASSERT_EQ(faults_of(file), "");
  EXPECT_NE(figure(file, kAttendances, "", "RWE", "2017-04"), "absent");
}

TEST(MonthsAndDays, AreReadInEveryFormThatWasPublished) {
  for (const char* month :
       {"November 2019", "Nov-19", "MSitAE-NOVEMBER-2019", "2019-11", "2019-11-01", "01/11/2019", "201911",
        "  november\xc2\xa0"
        "2019 ",
        "1 November 2019"}) {
    ASSERT_TRUE(month_of(month)) << month;
    EXPECT_EQ(period_text(*month_of(month)), "2019-11") << month;
  }
  for (const char* bad :
       {"", "-", "2019", "Noember 2019", "201913", "November", "2019-13", "November 19999", "1/13/2019"})
    EXPECT_EQ(month_of(bad), std::nullopt) << bad;
  for (const char* day : {"2019-11-30", "30/11/2019", "30.11.2019", "30 November 2019", "30th Nov 2019"})
    EXPECT_EQ(day_of(day), base::Date(std::chrono::year(2019) / 11 / 30)) << day;
  for (const char* bad : {"", "31/11/2019", "30 Movember 2019", "November 2019", "30 11 2019", "99999999999 May 2019"})
    EXPECT_EQ(day_of(bad), std::nullopt) << bad;
}

}  // namespace
}  // namespace flow
