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
  EXPECT_THAT(values("LLR", "1"), AllOf(HasSubstr("1 to 24 of 72 values."), HasSubstr("Dec 2019, Leicester<"),
                                        HasSubstr("Dec 2019, Leicestershire<"), Not(HasSubstr("Dec 2018"))));
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
  EXPECT_EQ(post(measure_withdraw_submit, {{"decision", id}, {"withdraw-reason-" + id, "It was not closed"}}).status,
            303);
  EXPECT_TRUE(decided().empty());
  EXPECT_EQ(post(measure_withdraw_submit, {{"decision", id}, {"withdraw-reason-" + id, "Again"}}).status, 409);
}

TEST_P(PerformancePages, WithdrawADecisionOnTheChartAloneThatItIsAbout) {
  import(0, kReceived);
  post(measure_decision_submit, {{"kind", "rebase"}, {"at", "2019-06"}, {"reason", "A ward was closed"}});
  ASSERT_EQ(decided().size(), 1U);
  const auto id = decided().front().id.text();
  const Pairs form{{"decision", id}, {"withdraw-reason-" + id, "It was not closed"}};
  EXPECT_EQ(post_to("E06000016", measure_withdraw_submit, form).status, 404) << "another place";
  site::Request other_measure;
  other_measure.method = site::Method::Post;
  for (const auto& [name, value] : form) other_measure.form.add(name, value);
  other_measure.path_values["code"] = std::string(kDelayedDays);
  other_measure.query.add("place", "LLR");
  EXPECT_EQ(ask(measure_withdraw_submit, other_measure).status, 404);
  EXPECT_EQ(post(measure_withdraw_submit, {{"decision", "none"}}).status, 404);
  EXPECT_EQ(decided().size(), 1U) << "it stands as it did";
}

TEST_P(PerformancePages, SayTheFaultOfAWithdrawalAtItsField) {
  import(0, kReceived);
  post(measure_decision_submit, {{"kind", "rebase"}, {"at", "2019-06"}, {"reason", "A ward was closed"}});
  const auto refused = post(measure_withdraw_submit, {{"decision", decided().front().id.text()}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("id=\"withdraw-reason-" + decided().front().id.text() + "-error\""));
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

/// A target of the system from 2019 on.
PerformancePages::Pairs target(const std::string& name, const std::string& value) {
  return {{"target-kind", "target"},
          {"target-name", name},
          {"target-source", "Paper of " + name},
          {"points", "2019-01 " + value}};
}

class SeveralTargets : public PerformancePages {
 protected:
  /// The older first; both hold at the latest figure.
  void set_two() {
    import(0, kReceived);
    post(measure_target_submit, target("The mandate", "45"));
    clock.set(clock.now() + 1h);
    post(measure_target_submit, target("The system plan", "50"));
  }
  std::string page() { return get(measure_page, {{"place", "LLR"}}, std::string(kPeopleDelayed)).body; }
  std::string id_of(const std::string& name) {
    return database().read([&](record::Reader& reader) {
      for (const auto& one : trajectories(reader, kPeopleDelayed, "", "LLR", clock.now()))
        if (one.name == name) return one.id.text();
      return std::string();
    });
  }
};

TEST_P(SeveralTargets, AreEachShownWithTheirSourceAndTheNewestIsJudged) {
  set_two();
  EXPECT_THAT(page(), AllOf(HasSubstr("45.0: The mandate. Set by: Paper of The mandate."),
                            HasSubstr("50.0: The system plan. Set by: Paper of The system plan. This one is judged."),
                            HasSubstr("Target: 50.0 (The system plan)"),
                            HasSubstr("Two targets hold. The icon, the line and the chance are of this one: it is the "
                                      "newest of this place’s own.")));
}

TEST_P(SeveralTargets, AreJudgedByTheOneThatAnAnalystChoosesWithTheReason) {
  set_two();
  const auto chosen =
      post(measure_judged_submit, {{"judged", id_of("The mandate")}, {"judged-reason", "The board asks for <it>"}});
  EXPECT_EQ(chosen.status, 303);
  EXPECT_THAT(page(), AllOf(HasSubstr("Target: 45.0 (The mandate)"),
                            HasSubstr("it was chosen by AE, Performance analyst on 3 February 2020, because: The board "
                                      "asks for &lt;it&gt;")));
  clock.set(clock.now() + 1h);
  EXPECT_EQ(post(measure_judged_submit, {{"judged", "newest"}, {"judged-reason", "The plan is agreed"}}).status, 303);
  EXPECT_THAT(page(), HasSubstr("Target: 50.0 (The system plan)"));
}

TEST_P(SeveralTargets, RefuseAChoiceWithoutReasonOrOfATargetThatDoesNotHoldHere) {
  set_two();
  const auto refused = post(measure_judged_submit, {{"judged", id_of("The mandate")}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Say why this target is the one to judge by."), HasSubstr("checked")));
  for (const std::string& none : {std::string("00000000-0000-7000-8000-000000000009"), std::string("x"), std::string()})
    EXPECT_THAT(post(measure_judged_submit, {{"judged", none}, {"judged-reason", "Because"}}).body,
                HasSubstr("Choose one of the targets that hold now."));
  EXPECT_EQ(post_to("E06000016", measure_judged_submit, {{"judged", id_of("The mandate")}, {"judged-reason", "It is"}})
                .status,
            400)
      << "it holds for the system, not for the council";
  EXPECT_THAT(page(), HasSubstr("Target: 50.0 (The system plan)"));
}

TEST_P(SeveralTargets, OfferNoChoiceToThoseWhoOnlyReadNorOfOneAlone) {
  import(0, kReceived);
  post(measure_target_submit, target("The mandate", "45"));
  EXPECT_THAT(page(), Not(HasSubstr("Targets that hold")));
  post(measure_target_submit, target("The system plan", "50"));
  grant.role = Role::BoardMember;
  EXPECT_THAT(page(), AllOf(HasSubstr("Targets that hold"), Not(HasSubstr("Choose which target is judged"))));
}

SIGHTLINE_ON_EACH_ENGINE(SeveralTargets);

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
  return {{"code", "ward.falls"},     {"name", "Falls"},          {"definition", "Falls of patients on a ward."},
          {"numerator", "falls"},     {"denominator", ""},        {"denominator_kind", "none"},
          {"unit", "falls"},          {"multiplier", "1"},        {"improvement", "decrease"},
          {"aggregation", "sum"},     {"period", "month"},        {"chart", "xmr"},
          {"owner", "Quality group"}, {"source", "A plain file"}, {"refresh", "monthly"},
          {"suppress_below", "5"},    {"round_to", "1"},          {"valid_from-day", "1"},
          {"valid_from-month", "4"},  {"valid_from-year", "2019"}};
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

TEST_P(PerformancePages, BreakTheChartWhereTheDefinitionChangedAndSaySo) {
  import(0, kReceived);
  auto changed = falls();
  changed[0].second = std::string(kDelayedDays);
  changed[2].second = "Delayed days, with those of community wards.";
  changed.back().second = "2019";
  EXPECT_EQ(post(measure_definition_submit, changed).status, 303);
  const auto page = get(measure_page, {{"place", "LLR"}}, std::string(kPeopleDelayed)).body;
  EXPECT_THAT(page, AllOf(HasSubstr("From Apr 2019 the definition of “Falls” changed (version 2): limits and forecast "
                                    "start anew there, and no line joins the two."),
                          HasSubstr("New limits: the definition of “Falls” changed (version 2)")));
  const auto view = database().read([&](record::Reader& reader) {
    return measure_view(reader,
                        {.measure = std::string(kPeopleDelayed), .cut = "", .place = "LLR", .known_at = clock.now()});
  });
  ASSERT_EQ(view->chart->groups.size(), 2U);
  EXPECT_EQ(view->chart->points[view->chart->groups[1].first].period, month_period(2019y / 4 / 1));
  const auto drawn = time_chart_of(*view);
  ASSERT_EQ(drawn.new_limits.size(), 1U);
  EXPECT_TRUE(drawn.new_limits[0].is_other_measure);
}

TEST_P(PerformancePages, DoNotBreakTheChartWhereOnlyWhoKeepsTheMeasureChanged) {
  import(0, kReceived);
  auto renamed = database().read([](record::Reader& reader) { return *find_measure(reader, kDelayedDays); });
  renamed.owner = "Another group";
  renamed.valid_from = 2019y / 4 / 1;
  database().write([&](record::Transaction& t) { ASSERT_TRUE(keep_measure(t, renamed, "person", clock.now())); });
  EXPECT_THAT(get(measure_page, {{"place", "LLR"}}, std::string(kDelayedDays)).body,
              Not(HasSubstr("changed (version")));
}

TEST_P(PerformancePages, DrawATChartOfTheDaysBetweenRareEvents) {
  auto rare = falls();
  for (auto& [name, value] : rare) {
    if (name == "code") value = "ward.harm";
    if (name == "chart") value = "t";
    if (name == "period") value = "day";
    if (name == "unit") value = "days";
    if (name == "improvement") value = "increase";
    if (name == "suppress_below") value = "0";
  }
  ASSERT_EQ(post(measure_definition_submit, rare).status, 303);
  std::vector<ImportedValue> values;
  SeriesPeriod day = day_period(2019y / 4 / 1);
  for (const std::int64_t between : {12, 30, 7, 45, 21, 3, 60, 14, 28, 9, 33, 18, 11}) {
    day = day + between;
    values.push_back(testing_help::imported("ward.harm", "", "E06000016", day, between));
  }
  bring({{"E06000016", "Leicester", PlaceKind::Council, ""}}, values);
  const auto page = get(measure_page, {{"place", "E06000016"}}, "ward.harm").body;
  EXPECT_THAT(page, AllOf(HasSubstr("T chart of the time between events"), HasSubstr("Centre line"),
                          HasSubstr("Each point is an event"), Not(HasSubstr("no value:")),
                          Not(HasSubstr("in 80 of 100 cases"))));
}

TEST_P(PerformancePages, DrawAPPrimeChartWithLimitsOfEachPointsOwn) {
  auto share = falls();
  for (auto& [name, value] : share) {
    if (name == "code") value = "ward.seen";
    if (name == "chart") value = "p-prime";
    if (name == "unit") value = "%";
    if (name == "multiplier") value = "100";
    if (name == "denominator_kind") value = "own";
    if (name == "aggregation") value = "ratio_of_sums";
    if (name == "suppress_below") value = "0";
  }
  ASSERT_EQ(post(measure_definition_submit, share).status, 303);
  std::vector<ImportedValue> values;
  for (int i = 0; i < 14; ++i) {
    values.push_back(testing_help::imported("ward.seen", "", "E06000016", month_period(2018y / 11 / 1) + i, 8 + i % 3));
    values.back().denominator = whole_amount(i % 2 == 0 ? 20 : 200);
  }
  bring({{"E06000016", "Leicester", PlaceKind::Council, ""}}, values);
  const auto view = database().read([&](record::Reader& reader) {
    return measure_view(reader, {.measure = "ward.seen", .cut = "", .place = "E06000016", .known_at = clock.now()});
  });
  ASSERT_TRUE(view->chart.has_value()) << view->refusal;
  const auto& points = view->chart->points;
  EXPECT_NEAR(*points[0].value, 40, 1e-9);
  EXPECT_GT(*points[0].upper - *points[0].lower, *points[1].upper - *points[1].lower) << "20 say less than 200";
  EXPECT_THAT(get(measure_page, {{"place", "E06000016"}}, "ward.seen").body, HasSubstr("P′ chart of percentages"));
}

TEST_P(PerformancePages, RefuseAChartThatTheRowsDoNotAllow) {
  for (const auto* kind : {"p-prime", "pie"}) {
    auto count = falls();
    for (auto& [name, value] : count)
      if (name == "chart") value = kind;
    const auto refused = post(measure_definition_submit, count);
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("id=\"chart-error\""));
  }
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
