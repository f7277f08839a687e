#include "flow/urgent_care/urgent_care_pages.h"

#include "flow/measures/measure_catalogue.h"
#include "flow/performance/flow_pages_testing.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing_help::imported;

const SeriesPeriod kJanuary2016 = month_period(2016y / 1 / 1);
const Place kTrust{.code = "RWE", .name = "Example Hospitals NHS Trust", .kind = PlaceKind::Provider, .part_of = "LLR"};

class UrgentCarePages : public testing_help::FlowPages {
 protected:
  /// Attendances and breaches of type 1 and other for `months`; the whole is their sum.
  void bring_months(std::int64_t months) {
    std::vector<ImportedValue> values;
    for (std::int64_t i = 0; i < months; ++i) {
      const auto month = kJanuary2016 + i;
      const std::int64_t major = 12'000 + i % 5 * 100;
      const std::int64_t late = 1'500 + i % 7 * 40;
      for (const auto& [cut, attended, over] :
           {std::tuple("type1", major, late), std::tuple("other", std::int64_t{8'000}, std::int64_t{200}),
            std::tuple("", major + 8'000, late + 200)}) {
        values.push_back(imported(kAttendances, cut, "RWE", month, attended));
        values.push_back(imported(kBreaches, cut, "RWE", month, over));
      }
    }
    bring({kTrust, {.code = "LLR", .name = "Example System", .kind = PlaceKind::System}}, std::move(values));
  }
  void bring_days(std::int64_t days) {
    std::vector<ImportedValue> values;
    const auto first = day_period(2017y / 6 / 5);
    for (std::int64_t i = 0; i < days; ++i) {
      values.push_back(imported(kDailyAttendances, "", "RWE", first + i, i % 7 == 0 ? 750 + i % 4 : 620 + i % 9));
      values.push_back(imported(kDailyBreaches, "", "RWE", first + i, 100 + i % 6));
    }
    bring({kTrust}, std::move(values));
  }
};

SIGHTLINE_ON_EACH_ENGINE(UrgentCarePages);

TEST_P(UrgentCarePages, SayThatNothingHasBeenImported) {
  const auto page = get(urgent_care_page);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("No figures of A&amp;E have been imported yet."));
}

TEST_P(UrgentCarePages, ShowTheLatestMonthByTypeWithLinksToEachFigure) {
  bring_months(20);  // to August 2017: type 1 12,400 and 1,720 over four hours (i = 19)
  const auto page = get(urgent_care_page, {{"place", "RWE"}});
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Urgent care, Example Hospitals NHS Trust"), HasSubstr("August 2017"),
                               HasSubstr("90.7%"), HasSubstr("20,400"), HasSubstr("1,900"), HasSubstr("Type 1")));
  EXPECT_THAT(page.body, HasSubstr("/performance/measures/ae.percent_within_four_hours?place=RWE&amp;cut=type1"));
  EXPECT_THAT(page.body, HasSubstr("<svg"));
}

TEST_P(UrgentCarePages, ApplyPublishedTargetsWhereNoneIsRecordedAndNameTheirGrades) {
  bring_months(20);
  const auto page = get(urgent_care_page, {{"place", "RWE"}});
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("No target is recorded for this place"),
                    HasSubstr("Chance of 90.0% or more in September 2017"), HasSubstr("base rate"),
                    HasSubstr("82% by March 2027"), HasSubstr("C, not verified"), HasSubstr("No: never by itself")));
}

TEST_P(UrgentCarePages, UseTheTargetThatIsRecordedForThePlace) {
  bring_months(20);
  const KeptTrajectory kept{
      .id = base::Uuid::v7(clock.now(), random),
      .measure = std::string(kFourHours),
      .cut = "",
      .place = "RWE",
      .name = "Local recovery plan",
      .source = "Board paper",
      .trajectory = {.kind = TrajectoryKind::Target, .points = {{month_period(2017y / 12 / 1), 92}}, .index = {}},
      .recorded_by = "somebody",
      .recorded_at = clock.now()};
  database().write([&](record::Transaction& transaction) { keep_trajectory(transaction, kept); });
  const auto page = get(urgent_care_page, {{"place", "RWE"}});
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Target recorded here: Local recovery plan."),
                    HasSubstr("Chance of 92.0% or more in December 2017"), Not(HasSubstr("Chance of 90.0%"))));
}

TEST_P(UrgentCarePages, SayWhatIsMissingWithoutADailyFeed) {
  bring_months(20);
  const auto page = get(urgent_care_page, {{"place", "RWE"}});
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("there is no daily feed"), HasSubstr("day, place, attendances, over four hours"),
                    HasSubstr("/performance/import")));
  grant.role = people::Role::BoardMember;
  EXPECT_THAT(get(urgent_care_page, {{"place", "RWE"}}).body, Not(HasSubstr("/performance/import")));
}

TEST_P(UrgentCarePages, TellTheDaysOfTheWeekApartAndForecastTheNext) {
  bring_days(98);
  const auto page = get(urgent_care_page, {{"place", "RWE"}});
  EXPECT_THAT(page.body, AllOf(HasSubstr("Mondays are 1"), HasSubstr("above an average day, 95% interval"),
                               HasSubstr("The week ahead"), HasSubstr("Monday 11 September 2017"),
                               HasSubstr("no monthly return of A&amp;E has been imported")));
}

TEST_P(UrgentCarePages, SayThatAFewWeeksAreTooFew) {
  bring_days(30);
  EXPECT_THAT(get(urgent_care_page, {{"place", "RWE"}}).body, HasSubstr("8 are needed"));
}

TEST_P(UrgentCarePages, AddTheTrustsOfASystemUp) {
  bring_months(14);
  const auto page = get(urgent_care_page, {{"place", "LLR"}});
  EXPECT_THAT(page.body, AllOf(HasSubstr("Urgent care, Example System"), HasSubstr("February 2017")));
}

TEST_P(UrgentCarePages, RefuseAPlaceThatIsNotThere) {
  bring_months(2);
  EXPECT_EQ(get(urgent_care_page, {{"place", "XXX"}}).status, 404);
  EXPECT_EQ(get(urgent_care_page, {{"place", "<script>"}}).status, 404);
}

TEST_P(UrgentCarePages, StandOneMonthAlone) {
  bring_months(1);
  const auto page = get(urgent_care_page);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("January 2016"), HasSubstr("1 point from January 2016")));
}

}  // namespace
}  // namespace flow
