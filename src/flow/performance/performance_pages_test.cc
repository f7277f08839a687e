#include "flow/performance/performance_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_catalogue.h"
#include "flow/performance/flow_pages_testing.h"
#include "flow/performance/measure_definition_pages.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const base::Instant kReceived = base::Instant(std::chrono::sys_days(2020y / 2 / 1)) + 9h;

/// Delayed days of two councils over three years; the last seven months high.
std::vector<ImportedValue> three_years(std::int64_t extra) {
  std::vector<ImportedValue> out;
  for (const auto* place : {"E06000016", "E10000018"})
    for (int i = 0; i < 36; ++i) {
      const std::int64_t days = 600 + i % 3 * 10 + (i >= 29 ? 300 : 0) + (i == 35 ? extra : 0);
      out.push_back(testing_help::imported(kDelayedDays, "", place, month_period(2017y / 1 / 1) + i, days));
      out.back().at = {"", static_cast<std::size_t>(i) + 2, "total"};
    }
  return out;
}

class PerformancePages : public testing_help::FlowPages {
 public:
  using Pairs = testing_help::FlowPages::Pairs;

 protected:
  void import(std::int64_t extra, base::Instant at) {
    clock.set(at);
    bring({{"LLR", "The system", PlaceKind::System, ""},
           {"E06000016", "Leicester", PlaceKind::Council, "LLR"},
           {"E10000018", "Leicestershire", PlaceKind::Council, "LLR"}},
          three_years(extra));
    clock.set(kReceived + 48h);
  }

  site::Response get(people::PageHandler handler, const Pairs& query = {}, const std::string& code = "") {
    return FlowPages::get(handler, query, {{"code", code}});
  }
  site::Response post_to(const std::string& place, people::PageHandler handler, const Pairs& form) {
    site::Request request;
    request.method = site::Method::Post;
    for (const auto& [name, value] : form) request.form.add(name, value);
    request.path_values["code"] = std::string(kPeopleDelayed);
    request.query.add("place", place);
    return ask(handler, request);
  }
  site::Response post(people::PageHandler handler, const Pairs& form) { return post_to("LLR", handler, form); }
  std::vector<SeriesDecision> decided() {
    return database().read(
        [&](record::Reader& reader) { return decisions(reader, kPeopleDelayed, "", "LLR", clock.now()); });
  }
};

TEST_P(PerformancePages, SayThatNothingWasImportedYet) {
  EXPECT_THAT(get(dashboard_page).body,
              AllOf(HasSubstr("No figures have been imported yet"), HasSubstr("Import figures")));
  EXPECT_EQ(get(measure_page, {}, std::string(kPeopleDelayed)).status, 404);
}

TEST_P(PerformancePages, ShowTheSystemsFigureAsTheSumOfItsPlaces) {
  import(0, kReceived);
  // 2 councils with 910 + 910... December 2019: 600 + 20 + 300 days each, over 31 days.
  const auto page = get(dashboard_page);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Performance of The system"), HasSubstr("59.4 people a day in December 2019"),
                               HasSubstr("Delayed days")));
  EXPECT_THAT(get(dashboard_page, {{"place", "E06000016"}}).body, HasSubstr("29.7 people a day in December 2019"));
}

TEST_P(PerformancePages, SayWhatTheChartShowsInWordsAndDrawIt) {
  import(0, kReceived);
  const auto page = get(measure_page, {{"place", "LLR"}}, std::string(kPeopleDelayed));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("<svg"), HasSubstr("role=\"img\""), HasSubstr("Signals"), HasSubstr("above the mean"),
                    HasSubstr("Where these figures come from"), HasSubstr("in 80 of 100 cases between")));
  EXPECT_THAT(page.body, Not(HasSubstr("style=")));
}

TEST_P(PerformancePages, ShowFiguresAsTheyWereKnownOnAnEarlierDay) {
  import(0, kReceived);
  import(310, kReceived + 24h);
  EXPECT_THAT(get(dashboard_page, {{"place", "E06000016"}}).body, HasSubstr("39.7 people a day"));
  const auto before = get(dashboard_page, {{"place", "E06000016"}, {"known-on", "2020-02-01"}});
  EXPECT_THAT(before.body, AllOf(HasSubstr("29.7 people a day"), HasSubstr("as they were known on 1 February 2020")));
  EXPECT_EQ(get(dashboard_page, {{"known-on", "yesterday"}}).status, 400);
  EXPECT_EQ(get(dashboard_page, {{"place", "NOWHERE"}}).status, 404);
}

TEST_P(PerformancePages, ListTheNewestValuesFirstEachWithItsFileRowAndACorrectionAboveWhatItCorrected) {
  import(0, kReceived);
  import(310, kReceived + 24h);
  const std::string page = get(measure_values_page, {{"place", "E06000016"}}, std::string(kPeopleDelayed)).body;
  EXPECT_THAT(page, AllOf(HasSubstr("figures.csv: row 37, column total; final, received 1 Feb 2020"),
                          HasSubstr("Dec 2019"), Not(HasSubstr("Jan 2017"))));
  const auto corrected = page.find(">1230<");
  const auto before = page.find(">920<");
  const auto earlier = page.find("Nov 2019");
  ASSERT_NE(earlier, std::string::npos);
  EXPECT_LT(corrected, before);
  EXPECT_LT(before, earlier);
}

TEST_P(PerformancePages, ListValuesByPagesAndKeepThePlaceInTheirAddresses) {
  import(0, kReceived);
  const auto values = [&](const std::string& place, const std::string& page) {
    return get(measure_values_page, {{"place", place}, {"page", page}}, std::string(kPeopleDelayed)).body;
  };
  EXPECT_THAT(values("E06000016", "1"), AllOf(HasSubstr("1 to 24 of 36 values."), HasSubstr("Jan 2018"),
                                              Not(HasSubstr("Dec 2017")), HasSubstr("place=E06000016&amp;page=2")));
  EXPECT_THAT(values("E06000016", "2"), AllOf(HasSubstr("25 to 36 of 36 values."), HasSubstr("Jan 2017")));
  EXPECT_THAT(values("E06000016", "3"), HasSubstr("1 to 24 of 36 values.")) << "there is no such page";
  EXPECT_THAT(values("LLR", "1"), AllOf(HasSubstr("1 to 24 of 72 values."), HasSubstr(">Leicester<"),
                                        HasSubstr(">Leicestershire<"), Not(HasSubstr("Dec 2018"))));
}

TEST_P(PerformancePages, ListTheValuesThatWereKnownOnAnEarlierDayAlone) {
  import(0, kReceived);
  import(310, kReceived + 24h);
  const auto page =
      get(measure_values_page, {{"place", "E06000016"}, {"known-on", "2020-02-01"}}, std::string(kPeopleDelayed));
  EXPECT_THAT(page.body, AllOf(HasSubstr(">920<"), Not(HasSubstr(">1230<")), HasSubstr("known-on=2020-02-01")));
}

TEST_P(PerformancePages, KeepNewLimitsWithTheReasonAndWithdrawThem) {
  import(0, kReceived);
  const auto kept =
      post(measure_decision_submit, {{"kind", "rebase"}, {"at", "2019-06"}, {"reason", "A ward was closed <b>"}});
  EXPECT_EQ(kept.status, 303);
  ASSERT_EQ(decided().size(), 1U);
  const auto page = get(measure_page, {{"place", "LLR"}}, std::string(kPeopleDelayed));
  EXPECT_THAT(page.body, AllOf(HasSubstr("New limits from Jun 2019: A ward was closed &lt;b&gt;"),
                               HasSubstr("AE, Performance analyst"), HasSubstr("Withdraw")));
  const auto id = decided().front().id.text();
  EXPECT_EQ(post(measure_withdraw_submit, {{"decision", id}}).status, 400) << "a reason is wanted";
  EXPECT_EQ(
      post(measure_withdraw_submit, {{"decision", id}, {"withdraw-reason-" + id.substr(0, 8), "It was not closed"}})
          .status,
      303);
  EXPECT_TRUE(decided().empty());
  EXPECT_EQ(post(measure_withdraw_submit, {{"decision", id}, {"withdraw-reason-" + id.substr(0, 8), "Again"}}).status,
            409);
}

TEST_P(PerformancePages, RefuseADecisionWithoutReasonOrOfAPeriodThatIsNotThereAndKeepWhatWasTyped) {
  import(0, kReceived);
  const auto refused = post(measure_decision_submit, {{"kind", "exclude"}, {"at", "June"}, {"reason", ""}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Give a month, such as 2017-04."), HasSubstr("Say what happened"),
                                  HasSubstr("value=\"June\"")));
  EXPECT_THAT(post(measure_decision_submit, {{"kind", "exclude"}, {"at", "2025-01"}, {"reason", "Because"}}).body,
              HasSubstr("No figure stands at this period"));
  EXPECT_TRUE(decided().empty());
}

TEST_P(PerformancePages, KeepATargetAndAnswerTheChanceOfReachingIt) {
  import(0, kReceived);
  const auto kept = post(measure_target_submit, {{"target-kind", "target"},
                                                 {"target-name", "The board's target"},
                                                 {"target-source", "Paper 7"},
                                                 {"points", "2019-01 45"}});
  EXPECT_EQ(kept.status, 303);
  EXPECT_THAT(get(measure_page, {{"place", "LLR"}}, std::string(kPeopleDelayed)).body,
              AllOf(HasSubstr("Target: 45.0 (The board&#39;s target)"), HasSubstr("Chance of standing at or beyond it"),
                    HasSubstr("of past stretches as long")));
  const auto refused = post(measure_target_submit, {{"target-kind", "linear"},
                                                    {"target-name", "A path"},
                                                    {"target-source", "Paper 7"},
                                                    {"points", "2019-06 40\n2019-01 45"}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("each period later than the one before"));
}

TEST_P(PerformancePages, ShowAQualityMarkBesideTheFigure) {
  import(0, kReceived);
  EXPECT_EQ(post(measure_quality_submit,
                 {{"grade", "caution"}, {"quality-words", "Community wards count late."}, {"quality-from", "2019-01"}})
                .status,
            303);
  EXPECT_THAT(get(dashboard_page).body, HasSubstr("Use with caution"));
  EXPECT_THAT(post(measure_quality_submit, {{"grade", "splendid"}}).body, HasSubstr("Choose how far"));
}

TEST_P(PerformancePages, OfferNoFormsToThoseWhoOnlyRead) {
  import(0, kReceived);
  grant.role = Role::BoardMember;
  const auto page = get(measure_page, {{"place", "LLR"}}, std::string(kPeopleDelayed));
  EXPECT_THAT(page.body, AllOf(HasSubstr("<svg"), Not(HasSubstr("Set a target")), Not(HasSubstr("/decisions"))));
  EXPECT_THAT(get(dashboard_page).body, Not(HasSubstr("Import figures")));
}

TEST_P(PerformancePages, GiveTheSameFiguresAsPaper) {
  import(0, kReceived);
  for (const auto* file : {"report.pdf", "report.docx", "report.xlsx", "report.csv", "report.json"}) {
    site::Request request;
    request.path_values["file"] = file;
    EXPECT_EQ(ask(performance_file, request).status, 200) << file;
  }
  site::Request csv;
  csv.path_values["file"] = "report.csv";
  EXPECT_THAT(ask(performance_file, csv).body, HasSubstr("59.4 people a day in December 2019"));
  site::Request other;
  other.path_values["file"] = "other.exe";
  EXPECT_EQ(ask(performance_file, other).status, 404);
}

TEST_P(PerformancePages, NarrowTheDashboardToWhatIsOfConcern) {
  import(0, kReceived);
  EXPECT_THAT(get(dashboard_page, {{"show", "concern"}}).body, HasSubstr("People delayed each day"));
  EXPECT_THAT(get(dashboard_page, {{"show", "missed"}}).body,
              HasSubstr("No measure of this place is shown by this choice"));
}

PerformancePages::Pairs falls() {
  return {{"code", "ward.falls"},     {"name", "Falls"},       {"definition", "Falls of patients on a ward."},
          {"numerator", "falls"},     {"denominator", ""},     {"denominator_kind", "none"},
          {"unit", "falls"},          {"multiplier", "1"},     {"improvement", "decrease"},
          {"aggregation", "sum"},     {"period", "month"},     {"owner", "Quality group"},
          {"source", "A plain file"}, {"refresh", "monthly"},  {"suppress_below", "5"},
          {"round_to", "1"},          {"valid_from-day", "1"}, {"valid_from-month", "4"},
          {"valid_from-year", "2019"}};
}

TEST_P(PerformancePages, DefineAMeasureAndANewVersionOfIt) {
  EXPECT_EQ(post(measure_definition_submit, falls()).status, 303);
  const auto form = get(measure_definition_form, {{"of", "ward.falls"}});
  EXPECT_THAT(form.body, HasSubstr("Falls of patients on a ward."));
  const auto same_day = post(measure_definition_submit, falls());
  EXPECT_EQ(same_day.status, 400);
  EXPECT_THAT(same_day.body, HasSubstr("A new version starts after the one before"));
  auto later = falls();
  later.back().second = "2020";
  EXPECT_EQ(post(measure_definition_submit, later).status, 303);
  const auto versions = database().read([](record::Reader& reader) { return versions_of(reader, "ward.falls"); });
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[1].suppression.below, 5);
  EXPECT_EQ(get(measure_definition_form, {{"of", "no.such"}}).status, 404);
}

TEST_P(PerformancePages, RefuseAHalfDefinitionAtEachFieldAndKeepWhatWasTyped) {
  auto half = falls();
  half[1].second = "";
  half[7].second = "lots";
  const auto refused = post(measure_definition_submit, half);
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Give the measure a name"), HasSubstr("value=\"lots\""),
                                  HasSubstr("Falls of patients on a ward.")));
}

TEST_P(PerformancePages, KeepHowAPublishedMeasureIsWorkedOutInItsNewVersion) {
  import(0, kReceived);
  auto own = falls();
  own[0].second = std::string(kPeopleDelayed);
  EXPECT_EQ(post(measure_definition_submit, own).status, 303);
  const auto measure = database().read([](record::Reader& reader) { return find_measure(reader, kPeopleDelayed); });
  EXPECT_EQ(measure->formula.numerator, kDelayedDays);
  EXPECT_TRUE(measure->formula.is_per_day);
}

SIGHTLINE_ON_EACH_ENGINE(PerformancePages);

}  // namespace
}  // namespace flow
