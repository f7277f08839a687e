#include "safe_working/exception_reports/route.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace safe_working {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

void expect_cited(const Source& source) {
  EXPECT_FALSE(source.document.empty());
  EXPECT_FALSE(source.provision.empty());
}

TEST(Routes, CoverEachEraAndKindOnceAndCite) {
  for (const Era era : kEras) {
    for (const ReportKind kind : kReportKinds) {
      const auto fits = [&](const RouteRow& row) { return row.era == era && row.kind == kind; };
      EXPECT_EQ(std::ranges::count_if(routes(), fits), 1);
      expect_cited(route_of(era, kind).source);
      expect_cited(route_of(era, kind).dispute_source);
    }
  }
  for (const RouteNote& note : route_notes()) expect_cited(note.source);
  expect_cited(safety_copy_source());
}

TEST(Routes, GoThroughTheSupervisorBeforeTheReform) {
  for (const Era era : {Era::Original, Era::Refresh}) {
    EXPECT_THAT(reviewers_for(era, true, false), ElementsAre(Reviewer::Supervisor));
    EXPECT_THAT(reviewers_for(era, false, true), ElementsAre(Reviewer::Supervisor));
    EXPECT_THAT(reviewers_for(era, true, true), ElementsAre(Reviewer::Supervisor));
    EXPECT_THAT(route_of(era, ReportKind::Working).copied_to, ElementsAre(CopiedTo::Guardian));
    EXPECT_THAT(route_of(era, ReportKind::Education).copied_to, ElementsAre(CopiedTo::MedicalEducation));
  }
}

TEST(Routes, AreSplitUnderTheReformAndNeverTheSupervisors) {
  EXPECT_THAT(reviewers_for(Era::Reform, true, false), ElementsAre(Reviewer::MedicalHr));
  EXPECT_THAT(reviewers_for(Era::Reform, false, true), ElementsAre(Reviewer::MedicalEducation));
  EXPECT_THAT(reviewers_for(Era::Reform, true, true), ElementsAre(Reviewer::MedicalHr, Reviewer::MedicalEducation));
  EXPECT_THAT(reviewers_for(Era::Reform, false, false), IsEmpty());
  for (const RouteRow& row : routes()) {
    if (row.era == Era::Reform) {
      EXPECT_NE(row.reviewer, Reviewer::Supervisor);
    }
  }
}

TEST(SignOff, IsRoutineUpToTwoHoursUnderTheReform) {
  const auto is_routine = [](std::chrono::minutes claimed, TwoHoursExactly exactly) {
    return sign_off_of(Era::Reform, claimed, exactly).is_routine;
  };
  EXPECT_TRUE(is_routine(minutes(119), TwoHoursExactly::Local));
  EXPECT_TRUE(is_routine(hours(2), TwoHoursExactly::Hr));
  EXPECT_FALSE(is_routine(hours(2), TwoHoursExactly::Local));
  EXPECT_FALSE(is_routine(minutes(121), TwoHoursExactly::Hr));
}

TEST(SignOff, OfExactlyTwoHoursIsSaidNotToBeSettled) {
  EXPECT_EQ(sign_off_of(Era::Reform, hours(2), TwoHoursExactly::Hr).source.grade, Evidence::D);
  EXPECT_EQ(sign_off_of(Era::Reform, minutes(119), TwoHoursExactly::Hr).source.grade, Evidence::A);
}

TEST(SignOff, OfALongClaimSaysThatNoRouteWasFound) {
  EXPECT_EQ(sign_off_of(Era::Reform, hours(3), TwoHoursExactly::Hr).source.grade, Evidence::D);
}

TEST(SignOff, IsTheSupervisorsAtAnyLengthBeforeTheReform) {
  for (const Era era : {Era::Original, Era::Refresh}) {
    EXPECT_TRUE(sign_off_of(era, hours(9), TwoHoursExactly::Hr).is_routine);
    EXPECT_EQ(&sign_off_of(era, hours(9), TwoHoursExactly::Hr), &sign_off_of(era, minutes(0), TwoHoursExactly::Local));
  }
}

}  // namespace
}  // namespace safe_working
