#include "flow/delays/read_delays.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

constexpr base::Date kToday = 2017y / 9 / 20;
const std::string kHeader = "reference,provider,council,care,reason,attribution,from,to\n";

std::vector<std::string> subjects_of(const base::Errors& errors) {
  std::vector<std::string> out;
  for (const auto& fault : errors) out.push_back(fault.subject);
  return out;
}

TEST(DelaysFile, IsReadARowASpell) {
  const auto read = read_delays(kHeader +
                                    "d0001,rwe,E06000016,Acute,Di,social_care,2017-09-01,\n"
                                    "D0002,RWE,E10000018,non_acute,A,NHS,2017-08-01,2017-09-03\n",
                                "delays.csv", kToday);
  ASSERT_TRUE(read);
  ASSERT_THAT(*read, SizeIs(2));
  EXPECT_EQ(read->front().spell.patient, "D0001");
  EXPECT_EQ(read->front().spell.provider, "RWE");
  EXPECT_TRUE(read->front().spell.is_open());
  EXPECT_EQ(read->back().spell.to, base::Date(2017y / 9 / 3));
  EXPECT_EQ(read->back().line, 3U);
}

TEST(DelaysFile, NamesEveryFaultAtOnceByFileLineAndColumn) {
  const auto read = read_delays(kHeader +
                                    "SMITH,RWE,E06000016,acute,J,nhs,2017-09-01,\n"
                                    "D0002,RWE,E06000016,acute,C,both,2017-09-01,\n"
                                    "D0003,RWE,E06000016,acute,A,nhs,1 September,2017-09-30\n"
                                    "D0004,RWE,E06000016,acute,A,nhs,2017-09-01,2017-09-30\n",
                                "delays.csv", kToday);
  ASSERT_FALSE(read);
  EXPECT_THAT(subjects_of(read.error()),
              ElementsAre("delays.csv, line 2, column reference", "delays.csv, line 2, column reason",
                          "delays.csv, line 3, column attribution", "delays.csv, line 4, column from",
                          "delays.csv, line 5, column to"));
}

TEST(DelaysFile, AsksForEachMissingColumn) {
  const auto read =
      read_delays("reference,provider,council,care,reason,from\nD1,RWE,X,acute,A,2017-09-01\n", "d.csv", kToday);
  ASSERT_FALSE(read);
  EXPECT_THAT(subjects_of(read.error()), ElementsAre("d.csv, line 1, column attribution", "d.csv, line 1, column to"));
}

TEST(DelaysFile, NamesTheFileOfWhatIsNoTable) {
  const auto read = read_delays("", "d.csv", kToday);
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().front().subject, HasSubstr("d.csv"));
}

TEST(DelaysFile, ReadsItsOwnTemplate) {
  EXPECT_TRUE(read_delays(delays_template(), "template.csv", kToday));
}

}  // namespace
}  // namespace flow
