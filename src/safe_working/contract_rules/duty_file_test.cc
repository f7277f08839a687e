#include "safe_working/contract_rules/duty_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/contract_rules/contract_rules_testing.h"
#include "safe_working/contract_rules/file_check.h"

namespace safe_working {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kHeader = "person,kind,start,end,plan,breaks,worked,estimate,label\n";

/// Who came, with how many duties, findings and how often the check began.
struct Taken : FindingTaker {
  int begun = 0;
  std::vector<std::string> persons;
  std::size_t duties = 0;
  std::size_t findings = 0;

  void begin() override {
    ++begun;
    persons.clear();
    duties = findings = 0;
  }
  void take(const FiledRotas& doctor, const FiledDoctor&, const DoctorRota& rota,
            std::span<const Finding> found) override {
    persons.push_back(doctor.person + std::string(plan_code(rota.plan)));
    duties += rota.duties.size();
    findings += found.size();
  }
};

std::vector<std::string> places(const std::string& csv) {
  RotaChecker checker({});
  Taken taken;
  std::vector<std::string> out;
  if (const auto done = check_duties(csv, {}, checker, taken); !done)
    for (const base::Error& fault : done.error().faults) out.push_back(fault.subject);
  return out;
}

std::string advice(const std::string& csv) {
  RotaChecker checker({});
  Taken taken;
  const auto done = check_duties(csv, {}, checker, taken);
  return done ? "" : done.error().faults.front().message;
}

TEST(DutyFile, ReadsPlannedAndWorkedDutiesOfADoctorApart) {
  const std::string csv = kHeader +
                          "A,shift,2026-06-01T08:00,2026-06-01T17:00,scheduled,30,,,Normal day\n"
                          "A,shift,2026-06-01T08:00,2026-06-01T19:00,actual,30,,,\n"
                          "A,on_call,2026-06-02T17:00,2026-06-03T08:00,scheduled,,,120,\n"
                          "A,on_call,2026-06-02T17:00,2026-06-03T08:00,actual,,"
                          "2026-06-02T20:00/2026-06-02T21:30;2026-06-03T03:00/2026-06-03T03:20,,\n";
  DutyReader reader(csv, DutyReader::Order::AsFiled);
  FiledRotas doctor;
  ASSERT_TRUE(reader.next(doctor));
  EXPECT_THAT(reader.faults(), IsEmpty());
  ASSERT_EQ(doctor.of(Plan::Scheduled).duties.size(), 2U);
  ASSERT_EQ(doctor.of(Plan::Actual).duties.size(), 2U);
  EXPECT_EQ(doctor.of(Plan::Scheduled).duties[0].breaks_of_30, 1);
  EXPECT_EQ(doctor.of(Plan::Scheduled).duties[1].estimate, 120);
  EXPECT_EQ(doctor.of(Plan::Actual).episodes.size(), 2U);
  EXPECT_EQ(doctor.filed[0].label, "Normal day");
  EXPECT_EQ(doctor.filed[3].line, 5U);
  EXPECT_FALSE(reader.next(doctor));
}

TEST(DutyFile, NamesLineAndColumnOfEveryFault) {
  EXPECT_THAT(places(kHeader + "A,shft,2026-06-01T08:00,2026-06-01T17:00,,,,,\n"
                               "A,shift,1 June,2026-06-01T17:00,,x,,,\n"
                               "A,shift,2026-06-02T08:00,2026-06-02T08:00,,,,,\n"
                               "A,shift,2026-06-03T08:00,2026-06-13T08:00,,,,,\n"
                               ",shift,2026-06-04T08:00,2026-06-04T09:00,,,,,\n"
                               "A,shift,2026-06-05T08:00,2026-06-05T09:00,planned,,,,\n"
                               "A,shift,2026-06-06T08:00,2026-06-06T09:00,,,,30,\n"
                               "A,on_call,2026-06-07T08:00,2026-06-07T20:00,,30,,,\n"
                               "A,on_call,2026-06-08T08:00,2026-06-08T20:00,,,2026-06-08T21:00/2026-06-08T22:00,,\n"
                               "A,shift\n"),
              testing::UnorderedElementsAre("line 2, column kind", "line 3, column start", "line 3, column breaks",
                                            "line 4, column end", "line 5, column end", "line 6, column person",
                                            "line 7, column plan", "line 8, column estimate", "line 9, column breaks",
                                            "line 10, column worked", "line 11"));
}

TEST(DutyFile, RefusesWhatIsNoFileOfDuties) {
  EXPECT_THAT(advice(""), HasSubstr("empty"));
  EXPECT_THAT(advice("person,kind,start\nA,shift,x\n"), HasSubstr("There is no column end"));
  EXPECT_THAT(advice("person,kind,start,end\n"), HasSubstr("no rows"));
  EXPECT_THAT(advice("person,kind,start,end\n\xff\xfe,,,\n"), HasSubstr("UTF-8"));
}

TEST(DutyFile, AsksForAnOffsetWhereTheClockShowedATimeTwice) {
  EXPECT_THAT(advice(kHeader + "A,shift,2026-10-25T01:30,2026-10-25T09:00,,,,,\n"),
              HasSubstr("Write 2026-10-25T01:30+01:00 for the first, or 2026-10-25T01:30+00:00 for the second."));
  EXPECT_EQ(advice(kHeader + "A,shift,2026-10-25T01:30+01:00,2026-10-25T09:00,,,,,\n"), "");
  EXPECT_THAT(advice(kHeader + "A,shift,2026-03-29T01:30,2026-03-29T09:00,,,,,\n"), HasSubstr("did not happen"));
  EXPECT_THAT(advice(kHeader + "A,shift,2038-06-25T08:30,2038-06-25T19:00,,,,,\n"), HasSubstr("between 2000 and 2037"));
  EXPECT_EQ(advice(kHeader + "A,shift,2037-06-25T08:30+01:00,2037-06-25T19:00,,,,,\n"), "");
  EXPECT_THAT(advice(kHeader + "A,shift,2026-06-25T08:30+00:00,2026-06-25T19:00,,,,,\n"), HasSubstr("did not show"));
}

TEST(DutyFile, RefusesDutiesThatOverlapAndSaysWhichTwo) {
  const std::string csv = kHeader +
                          "A,shift,2026-06-01T08:00,2026-06-01T17:00,,,,,\n"
                          "A,on_call,2026-06-01T16:00,2026-06-02T08:00,,,,,\n";
  EXPECT_THAT(places(csv), ElementsAre("line 3, column start"));
  EXPECT_THAT(advice(csv), HasSubstr("overlaps the one on line 2"));
  EXPECT_THAT(places(kHeader + "A,shift,2026-06-01T08:00,2026-06-01T17:00,scheduled,,,,\n"
                               "A,shift,2026-06-01T08:00,2026-06-01T18:00,actual,,,,\n"),
              IsEmpty());
}

TEST(DutyFile, JudgesNothingOfAFileWithAFault) {
  RotaChecker checker({});
  Taken taken;
  const auto done = check_duties(kHeader +
                                     "A,shift,2026-06-01T08:00,2026-06-01T23:00,,,,,\n"
                                     "B,shift,2026-06-01,2026-06-01T23:00,,,,,\n",
                                 {}, checker, taken);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().count, 1U);
}

TEST(DutyFile, GathersADoctorWhoseRowsStandApart) {
  RotaChecker checker({});
  Taken taken;
  const auto done = check_duties(kHeader +
                                     "A,shift,2026-06-01T08:00,2026-06-01T22:00,,,,,\n"
                                     "B,shift,2026-06-01T08:00,2026-06-01T17:00,,,,,\n"
                                     "A,shift,2026-06-02T08:00,2026-06-02T17:00,,,,,\n",
                                 {}, checker, taken);
  ASSERT_TRUE(done.has_value());
  EXPECT_THAT(taken.persons, ElementsAre("A", "B"));
  EXPECT_EQ(taken.duties, 3U);
  EXPECT_EQ(taken.begun, 2);
  EXPECT_EQ(done->persons, 2U);
  EXPECT_EQ(done->findings_by_rule[index_of(Rule::Rs11)], 1U);
  EXPECT_EQ(done->findings_by_rule[index_of(Rule::Sh13)], 1U);
}

TEST(DutyFile, TakesQuotesTabsMarksAndSaysWhatItDidNotRead) {
  RotaChecker checker({});
  Taken taken;
  const auto done = check_duties(
      "\xef\xbb\xbfPerson\tkind\tstart\tend\tward\n\"Ash, A\"\tshift\t2026-06-01 "
      "08:00:00\t2026-06-01T16:00Z\tRed\n",
      {}, checker, taken);
  EXPECT_FALSE(done.has_value()) << "in June London is not on UTC";
  const auto mended = check_duties(
      "\xef\xbb\xbfPerson\tkind\tstart\tend\tward\n\"Ash, A\"\tshift\t2026-06-01 "
      "08:00:00\t2026-06-01T16:00+01:00\tRed\n",
      {}, checker, taken);
  ASSERT_TRUE(mended.has_value());
  EXPECT_THAT(taken.persons, ElementsAre("Ash, A"));
  EXPECT_THAT(mended->unread_columns, ElementsAre("ward"));
}

TEST(PeopleFile, ReadsWhatTheContractAsks) {
  const auto people = read_people(
      "person,reference_from,reference_to,leave,opt_out,rota_weeks,weekend_approvals,eight_days_agreed,"
      "moved_to_2019_limits,grade\n"
      "A,2026-06-01,2026-08-30,2026-07-07;2026-07-06,yes,13,yes,no,2020-02-05,FY1\n");
  ASSERT_TRUE(people.has_value());
  const DoctorTerms& terms = people->at("A").terms;
  EXPECT_EQ(base::iso(terms.reference->to), "2026-08-30");
  ASSERT_EQ(terms.leave.size(), 2U);
  EXPECT_EQ(base::iso(terms.leave[0]), "2026-07-06");
  EXPECT_TRUE(terms.opted_out);
  EXPECT_EQ(terms.rota_weeks, 13);
  EXPECT_TRUE(terms.weekends_approved);
  EXPECT_FALSE(terms.eight_days_agreed);
  EXPECT_EQ(people->at("A").grade, "FY1");
}

TEST(PeopleFile, NamesLineAndColumnOfEveryFault) {
  const auto people = read_people(
      "person,reference_from,reference_to,leave,opt_out,rota_weeks\n"
      "A,2026-06-01,,,maybe,0\n"
      "A,2026-06-01,2027-06-01,2026-02-30,,\n"
      ",2026-06-02,2026-06-01,,,\n");
  ASSERT_FALSE(people.has_value());
  std::vector<std::string> found;
  for (const base::Error& fault : people.error()) found.push_back(fault.subject);
  EXPECT_THAT(found,
              testing::UnorderedElementsAre("line 2, column reference_from", "line 2, column opt_out",
                                            "line 2, column rota_weeks", "line 3, column reference_to",
                                            "line 3, column leave", "line 3, column person", "line 4, column person"));
  EXPECT_FALSE(read_people("person,opted\nA,yes\n").has_value());
}

}  // namespace
}  // namespace safe_working
