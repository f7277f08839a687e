#include "flow/performance/performance_pages.h"

#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_catalogue.h"
#include "flow/measures/measure_import_store.h"
#include "flow/measures/measure_store.h"
#include "flow/performance/measure_definition_pages.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const people::OdsCode kTrust = *people::OdsCode::parse("RWE");
const base::Instant kReceived = base::Instant(std::chrono::sys_days(2020y / 2 / 1)) + 9h;

std::vector<record::Migration> migrations_beneath() {
  std::vector<record::Migration> all{record::audit_migration(), people::people_migration(), measure_migration()};
  for (std::size_t i = 0; i < all.size(); ++i) all[i].number = static_cast<int>(i) + 1;
  return all;
}

/// Delayed days of two councils over three years; the last seven months high.
ImportedFile three_years(std::int64_t extra) {
  ImportedFile out{.layout = "plain", .published = {}, .revised = {}, .places = {}, .values = {}, .notes = {}};
  for (const auto* place : {"E06000016", "E10000018"}) {
    out.places.push_back({place, place, PlaceKind::Council, "LLR"});
    for (int i = 0; i < 36; ++i)
      out.values.push_back({.measure = std::string(kDelayedDays),
                            .cut = "",
                            .place = place,
                            .period = month_period(2017y / 1 / 1) + i,
                            .numerator = whole_amount(600 + i % 3 * 10 + (i >= 29 ? 300 : 0) + (i == 35 ? extra : 0)),
                            .denominator = {},
                            .at = {"", static_cast<std::size_t>(i) + 2, "total"}});
  }
  return out;
}

class PerformancePages : public record::EachEngine {
 public:
  using Pairs = std::vector<std::pair<std::string, std::string>>;

 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    database_.emplace(fresh_database(migrations_beneath()));
    database().write([](record::Transaction& t) {
      people::add_organisation(t, {.code = kTrust, .name = "Example Hospitals NHS Trust"});
    });
    grant = {.role = Role::PerformanceAnalyst, .organisation = kTrust, .starts = 2017y / 1 / 1};
  }

  record::Database& database() { return **database_; }

  void import(std::int64_t extra, base::Instant at) {
    database().write([&](record::Transaction& t) {
      keep_place(t, {"LLR", "The system", PlaceKind::System, ""}, "person", at);
      const auto kept =
          import_figures(t, {.name = "figures.csv", .sha256 = std::to_string(extra), .content = three_years(extra)},
                         "person", at, random);
      ASSERT_TRUE(kept.has_value());
    });
  }

  site::Response ask(people::PageHandler handler, site::Request request) {
    const people::Person person{
        .id = {base::Uuid::v7(clock.now(), random)}, .name = "Cedar Example-Cypress", .gmc_number = {}};
    people::Visit visit{
        .request = request,
        .database = database(),
        .clock = clock,
        .random = random,
        .settings = settings,
        .who =
            people::SignedIn{
                .person = person, .grants = {grant}, .session_secret = "secret", .signed_in_at = clock.now()},
        .frame = {.signed_in_as = "CE, Performance analyst"},
        .csrf_token = "token"};
    return handler(visit);
  }
  site::Response get(people::PageHandler handler, const Pairs& query = {}, const std::string& code = "") {
    site::Request request;
    for (const auto& [name, value] : query) request.query.add(name, value);
    if (!code.empty()) request.path_values["code"] = code;
    return ask(handler, request);
  }
  site::Response post(people::PageHandler handler, const Pairs& form) {
    site::Request request;
    request.method = site::Method::Post;
    for (const auto& [name, value] : form) request.form.add(name, value);
    request.path_values["code"] = std::string(kPeopleDelayed);
    request.query.add("place", "LLR");
    return ask(handler, request);
  }
  std::vector<SeriesDecision> decided() {
    return database().read(
        [&](record::Reader& reader) { return decisions(reader, kPeopleDelayed, "", "LLR", clock.now()); });
  }

  base::FixedClock clock{kReceived + 48h};
  base::SeededRandom random{3};
  people::ServiceSettings settings;
  people::RoleGrant grant;
  std::optional<record::FreshDatabase> database_;
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

TEST_P(PerformancePages, ListEveryValueWithItsFileRowAndCorrection) {
  import(0, kReceived);
  import(310, kReceived + 24h);
  const auto page = get(measure_values_page, {{"place", "E06000016"}}, std::string(kPeopleDelayed));
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("figures.csv: row 37, column total"), HasSubstr(">920<"), HasSubstr(">1230<")));
}

TEST_P(PerformancePages, KeepNewLimitsWithTheReasonAndWithdrawThem) {
  import(0, kReceived);
  const auto kept =
      post(measure_decision_submit, {{"kind", "rebase"}, {"at", "2019-06"}, {"reason", "A ward was closed <b>"}});
  EXPECT_EQ(kept.status, 303);
  ASSERT_EQ(decided().size(), 1U);
  const auto page = get(measure_page, {{"place", "LLR"}}, std::string(kPeopleDelayed));
  EXPECT_THAT(page.body, AllOf(HasSubstr("New limits from Jun 2019: A ward was closed &lt;b&gt;"),
                               HasSubstr("CE, Performance analyst"), HasSubstr("Withdraw")));
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
