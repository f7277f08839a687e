#include "safe_working/exception_reports/exception_report_pages.h"

#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/exception_reports/exception_reports_testing.h"
#include "safe_working/exception_reports/week_pages.h"

namespace safe_working {
namespace {

using namespace testing_help;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr Categories kBoth{.hours = true, .education = true};

/// Handlers called as the routes call them, with a visit by anyone at any time.
class ReportPages : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    fresh_.emplace(fresh_database(migrations()));
    database().write([](record::Transaction& transaction) { add_world(transaction); });
    settings.safety_contact = "the site manager on bleep 1234";
    settings.support_contact = "rota@example.org";
  }
  record::Database& database() { return **fresh_; }

  site::Response ask(people::PageHandler handler, people::PersonId who, const site::Request& request) {
    const auto person = database().read([&](record::Reader& reader) { return people::find_person(reader, who); });
    const auto grants = database().read([&](record::Reader& reader) { return people::grants_of(reader, who); });
    people::Visit visit{
        .request = request,
        .database = database(),
        .clock = clock,
        .random = random,
        .settings = settings,
        .who =
            people::SignedIn{
                .person = *person, .grants = grants, .session_secret = "secret", .signed_in_at = clock.now()},
        .frame = {},
        .csrf_token = "token"};
    return handler(visit);
  }
  site::Response get(people::PageHandler handler, people::PersonId who, const Pairs& query = {},
                     const std::string& id = "") {
    site::Request request;
    for (const auto& [name, value] : query) request.query.add(name, value);
    request.path_values["id"] = id;
    return ask(handler, who, request);
  }
  site::Response post(people::PageHandler handler, people::PersonId who, const Pairs& form,
                      const std::string& id = "") {
    site::Request request;
    request.method = site::Method::Post;
    for (const auto& [name, value] : form) request.form.add(name, value);
    request.path_values["id"] = id;
    return ask(handler, who, request);
  }
  site::Response open(people::PersonId who, ReportId id) { return get(report_page, who, {}, id.text()); }

  ExceptionReport kept(const ExceptionReport& report) {
    EXPECT_TRUE(database().write([&](record::Transaction& transaction) { return submit(transaction, report); }));
    return report;
  }
  std::optional<ExceptionReport> found(ReportId id) {
    return database().read([&](record::Reader& reader) { return find_report(reader, id); });
  }
  void keep(const Duty& duty) {
    database().write([&](record::Transaction& transaction) { add_duty(transaction, duty); });
  }
  std::vector<ReportReading> readings(ReportId id) {
    return database().read([&](record::Reader& reader) { return readings_of(reader, id); });
  }
  std::int64_t reports() {
    return database().read(
        [](record::Reader& reader) { return reader.scalar<std::int64_t>("SELECT count(*) FROM exception_report"); });
  }

  base::FixedClock clock{at("2026-11-21T09:00")};
  base::SeededRandom random{7};
  people::ServiceSettings settings;

 private:
  std::optional<record::FreshDatabase> fresh_;
};

std::string location(const site::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Location") return value;
  }
  return "";
}

/// The value that a field of the page carries.
std::string field_value(const std::string& body, const std::string& name) {
  const auto field = body.find("name=\"" + name + "\"");
  if (field == std::string::npos) return "no such field";
  const auto value = body.find("value=\"", field);
  return body.substr(value + 7, body.find('"', value + 7) - value - 7);
}

// ---- her week -----------------------------------------------------------------------------------------------------

TEST_P(ReportPages, WeekOffersToReportWhatHasStartedAndShowsTheRest) {
  keep(duty_on(303, "2026-11-22T08:00", "2026-11-22T16:00"));
  const auto page = get(week_page, kDoctor);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("16 November 2026 to 22 November 2026"), HasSubstr("Today, Saturday 21 November 2026"),
                    HasSubstr("Your latest shift: Friday 20 November 2026"),
                    HasSubstr("/reports/new?duty=" + friday().id.text()), HasSubstr("Sunday 22 November 2026"),
                    HasSubstr("breaks 1 h")));
  EXPECT_THAT(page.body, Not(HasSubstr("/reports/new?duty=" + uuid(303).text())))
      << "tomorrow's is not to be reported yet";
  EXPECT_THAT(page.body, AllOf(HasSubstr("/week?from=2026-11-09"), HasSubstr("/week?from=2026-11-23")));
}

TEST_P(ReportPages, WeekShowsTheNightThatBeganOnSundayAtThreeOnMonday) {
  keep(duty_on(303, "2026-11-22T20:30", "2026-11-23T09:00"));
  clock.set(at("2026-11-23T03:00"));
  const auto page = get(week_page, kDoctor);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Your shift now: Sunday 22 November 2026"), HasSubstr("20:30 to 09:00 the next day"),
                    HasSubstr("/reports/new?duty=" + uuid(303).text())));
}

TEST_P(ReportPages, WeekShowsTheStateOfAReportedShift) {
  kept(reform_report());
  EXPECT_THAT(get(week_page, kDoctor).body,
              AllOf(HasSubstr("/reports/" + uuid(1000).text()), HasSubstr("Waiting for an answer"),
                    HasSubstr("Report something else")));
}

TEST_P(ReportPages, WeekGoesToAnyWeekAndTakesNonsenseForThisOne) {
  EXPECT_THAT(get(week_page, kDoctor, {{"from", "2017-11-09"}}).body,
              AllOf(HasSubstr("6 November 2017 to 12 November 2017"), HasSubstr(monday_of_2017().id.text())));
  EXPECT_THAT(get(week_page, kDoctor, {{"from", "<script>"}}).body, HasSubstr("16 November 2026 to 22 November 2026"));
}

TEST_P(ReportPages, WeekWithoutAScheduleSaysWhomToContact) {
  EXPECT_THAT(get(week_page, kOtherDoctor).body,
              AllOf(HasSubstr("No shifts are on your work schedule"), HasSubstr("rota@example.org"),
                    Not(HasSubstr(friday().id.text()))));
}

// ---- the form -----------------------------------------------------------------------------------------------------

TEST_P(ReportPages, FormIsFilledInFromTheSchedule) {
  const auto page = get(report_form, kDoctor, {{"duty", friday().id.text()}});
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(field_value(page.body, "actual_start"), "08:00");
  EXPECT_EQ(field_value(page.body, "actual_end"), "20:30");
  EXPECT_EQ(field_value(page.body, "missed_breaks"), "0");
  EXPECT_EQ(field_value(page.body, "duty"), friday().id.text());
  EXPECT_TRUE(ReportId::parse(field_value(page.body, "report")).has_value());
  EXPECT_THAT(page.body, AllOf(HasSubstr("Long day, Friday 20 November 2026, 08:00 to 20:30"),
                               HasSubstr("Report by 18 December 2026, whether"),
                               HasSubstr("Your supervisor cannot see it"), HasSubstr("Sightline alerts nobody"),
                               HasSubstr("the site manager on bleep 1234"), HasSubstr("No patients&#39; names")));
}

TEST_P(ReportPages, FormNamesTheSupervisorAndBothDeadlinesBeforeTheReform) {
  clock.set(at("2017-11-07T09:00"));
  EXPECT_THAT(get(report_form, kDoctor, {{"duty", monday_of_2017().id.text()}}).body,
              AllOf(HasSubstr("Dr Basil Example-Beech, your educational supervisor"),
                    HasSubstr("Report by 20 November 2017; to be paid, by 13 November 2017."),
                    Not(HasSubstr("cannot see it"))));
  clock.set(at("2017-11-21T00:00"));
  EXPECT_THAT(get(report_form, kDoctor, {{"duty", monday_of_2017().id.text()}}).body, HasSubstr("marked late"));
}

TEST_P(ReportPages, FormIsGivenForOnesOwnShiftThatHasStartedAlone) {
  EXPECT_EQ(get(report_form, kOtherDoctor, {{"duty", friday().id.text()}}).status, 404);
  EXPECT_EQ(get(report_form, kDoctor, {{"duty", uuid(77).text()}}).status, 404);
  EXPECT_EQ(get(report_form, kDoctor, {{"duty", "x"}}).status, 404);
  EXPECT_EQ(get(report_form, kDoctor).status, 404);
  clock.set(at("2026-11-20T07:59"));
  const auto early = get(report_form, kDoctor, {{"duty", friday().id.text()}});
  EXPECT_EQ(early.status, 400);
  EXPECT_THAT(early.body, HasSubstr("20 November 2026 at 08:00"));
}

// ---- its sending --------------------------------------------------------------------------------------------------

Pairs filled_in(int id = 1000, const Duty& duty = friday()) {
  return {{"report", uuid(id).text()},
          {"duty", duty.id.text()},
          {"actual_start", "08:00"},
          {"actual_end", "21:45"},
          {"missed_breaks", "30"},
          {"categories", "hours"},
          {"categories", "support"},
          {"what_happened", "Two sick patients"},
          {"steps_taken", "Told Dr X"},
          {"is_safety_concern", "yes"},
          {"wanted", "pay"},
          {"wanted_when", ""}};
}
Pairs with(Pairs form, std::string_view name, std::string value) {
  for (auto& [key, old] : form) {
    if (key == name) old = std::move(value);
  }
  return form;
}

TEST_P(ReportPages, SendingKeepsTheReportAndShowsIt) {
  const auto sent = post(report_submit, kDoctor, filled_in());
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(location(sent), "/reports/" + uuid(1000).text() + "?sent=1");
  const auto report = found({uuid(1000)});
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->doctor, kDoctor);
  EXPECT_EQ(report->categories, (Categories{.hours = true, .support = true}));
  EXPECT_EQ(report->extra_time(), std::chrono::minutes(105));
  EXPECT_EQ(report->wanted, Remedy::Pay);
  EXPECT_TRUE(report->is_safety_concern);
  EXPECT_EQ(report->era, Era::Reform);
  const auto page = get(report_page, kDoctor, {{"sent", "1"}}, uuid(1000).text());
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Your report has been sent."), HasSubstr("Answer due by 1 December 2026, 10 days left"),
                    HasSubstr("1 h 45 min beyond the schedule"), HasSubstr("the site manager on bleep 1234")));
}

TEST_P(ReportPages, SendingTwiceMakesOneReport) {
  EXPECT_EQ(post(report_submit, kDoctor, filled_in()).status, 303);
  const auto again = post(report_submit, kDoctor, filled_in());
  EXPECT_EQ(location(again), "/reports/" + uuid(1000).text() + "?sent=before");
  EXPECT_EQ(reports(), 1);
  EXPECT_THAT(get(report_page, kDoctor, {{"sent", "before"}}, uuid(1000).text()).body, HasSubstr("It is kept once."));
}

TEST_P(ReportPages, SendingWithFaultsKeepsAllThatWasTyped) {
  auto form = with(with(filled_in(), "actual_end", "25:99"), "what_happened", "");
  form = with(with(form, "wanted_when", "<next> \"week\""), "wanted", "cake");
  const auto page = post(report_submit, kDoctor, form);
  EXPECT_EQ(page.status, 400);
  EXPECT_EQ(reports(), 0);
  EXPECT_EQ(field_value(page.body, "actual_end"), "25:99");
  EXPECT_EQ(field_value(page.body, "wanted_when"), "&lt;next&gt; &quot;week&quot;");
  EXPECT_EQ(field_value(page.body, "report"), uuid(1000).text()) << "the same report when sent again";
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("<title>Error: Report this shift"), HasSubstr("href=\"#actual_end\""),
                    HasSubstr("href=\"#what_happened\""), HasSubstr("href=\"#wanted\""), HasSubstr("Told Dr X")));
}

TEST_P(ReportPages, SendingAsksWhichOfTwoTimesIsMeantWhenTheClocksWentBack) {
  keep(duty_on(304, "2026-10-24T20:30", "2026-10-25T09:00"));
  auto form = with(with(filled_in(1000, duty_on(304, "2026-10-24T20:30", "2026-10-25T09:00")), "actual_start", "20:30"),
                   "actual_end", "01:30");
  const auto asked = post(report_submit, kDoctor, form);
  EXPECT_EQ(asked.status, 400);
  EXPECT_THAT(asked.body, AllOf(HasSubstr("Which 01:30 do you mean?"), HasSubstr("href=\"#actual_end_which\""),
                                Not(HasSubstr("actual_start_which"))));
  form.emplace_back("actual_end_which", "second");
  EXPECT_EQ(post(report_submit, kDoctor, form).status, 303);
  EXPECT_THAT(open(kDoctor, {uuid(1000)}).body,
              AllOf(HasSubstr("25 Oct 2026, 01:30 (the second 01:30)"), HasSubstr("The clocks changed that night"),
                    HasSubstr("13 h 30 min")));
}

TEST_P(ReportPages, SendingAsksAboutAVeryLongShift) {
  auto form = with(filled_in(), "actual_end", "07:00");
  EXPECT_THAT(post(report_submit, kDoctor, form).body, HasSubstr("Yes, I worked that long"));
  form.emplace_back("length_confirmed", "yes");
  EXPECT_EQ(post(report_submit, kDoctor, form).status, 303);
}

TEST_P(ReportPages, SendingIsForOnesOwnShiftThatHasStartedAlone) {
  EXPECT_EQ(post(report_submit, kOtherDoctor, filled_in()).status, 404);
  EXPECT_EQ(post(report_submit, kDoctor, with(filled_in(), "report", "none")).status, 400);
  EXPECT_EQ(post(report_submit, kDoctor, {}).status, 404);
  clock.set(at("2026-11-20T07:59"));
  EXPECT_EQ(post(report_submit, kDoctor, filled_in()).status, 400);
  EXPECT_EQ(reports(), 0);
}

TEST_P(ReportPages, SendingUnderAnotherDoctorsReportIdChangesNothing) {
  kept(reform_report());
  const auto own = duty_on(305, "2026-11-20T08:00", "2026-11-20T16:00", post_of_other_doctor());
  keep(own);
  EXPECT_EQ(post(report_submit, kOtherDoctor, filled_in(1000, own)).status, 303);
  EXPECT_EQ(found({uuid(1000)})->doctor, kDoctor);
  EXPECT_EQ(open(kOtherDoctor, {uuid(1000)}).status, 403);
}

// ---- one report's page --------------------------------------------------------------------------------------------

TEST_P(ReportPages, ReportShowsItsDoctorItAllAndWhoReadIt) {
  ReportDraft typed = draft();
  typed.what_happened = "<script>alert(1)</script> & more";
  const auto report = kept(reform_report(1000, typed));
  EXPECT_EQ(open(kHr, report.id).status, 200);
  const auto page = open(kDoctor, report.id);
  EXPECT_THAT(page.body, AllOf(HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"),
                               Not(HasSubstr("<script>alert")), HasSubstr("Cedar Example-Cypress"),
                               HasSubstr("Opened it"), HasSubstr("<title>Exception report - Sightline</title>")));
  EXPECT_EQ(readings(report.id).size(), 1U) << "her own reading is not kept";
}

TEST_P(ReportPages, ReportIsShownToThoseWhoAnswerAndEachReadingIsLogged) {
  const auto reform = kept(reform_report(1000, draft(kBoth)));
  const auto before = kept(report_of_2017(2000));
  const struct {
    people::PersonId who;
    ReportId report;
  } cases[] = {
      {kHr, reform.id}, {kDme, reform.id}, {kGuardian, reform.id}, {kSupervisor, before.id}, {kGuardian, before.id}};
  for (const auto& row : cases) {
    const auto already = readings(row.report).size();
    const auto page = open(row.who, row.report);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Dr Amber Example-Ash"));
    const auto now = readings(row.report);
    ASSERT_EQ(now.size(), already + 1);
    EXPECT_EQ(now.back().by, row.who);
    EXPECT_FALSE(now.back().was_refused);
  }
}

TEST_P(ReportPages, ReportIsRefusedToASupervisorUnderTheReformAndTheAttemptIsKept) {
  const auto report = kept(reform_report());
  const auto page = open(kSupervisor, report.id);
  EXPECT_EQ(page.status, 403);
  EXPECT_THAT(page.body, AllOf(HasSubstr("2026 reform"), HasSubstr("has been recorded"),
                               Not(HasSubstr("Two sick patients")), Not(HasSubstr("Example-Ash"))));
  ASSERT_EQ(readings(report.id).size(), 1U);
  EXPECT_TRUE(readings(report.id)[0].was_refused_by_reform);
  EXPECT_THAT(open(kGuardian, report.id).body,
              AllOf(HasSubstr("Dr Basil Example-Beech"), HasSubstr("a supervisor, under the 2026 reform")));
  EXPECT_THAT(open(kHr, report.id).body, Not(HasSubstr("Who has read it"))) << "for the doctor and the guardian alone";
}

TEST_P(ReportPages, ReportIsRefusedToAllOthersAndTheAttemptIsKept) {
  const auto reform = kept(reform_report());
  const auto before = kept(report_of_2017());
  const struct {
    people::PersonId who;
    ReportId report;
  } cases[] = {{kOtherDoctor, reform.id}, {kOtherHr, reform.id},         {kBoardMember, reform.id}, {kDme, reform.id},
               {kHr, before.id},          {kOtherSupervisor, before.id}, {kOtherDoctor, before.id}, {kDme, before.id}};
  for (const auto& row : cases) {
    const auto page = open(row.who, row.report);
    EXPECT_EQ(page.status, 403);
    EXPECT_THAT(page.body, AllOf(Not(HasSubstr("Two sick patients")), Not(HasSubstr("Example-Ash"))));
    EXPECT_TRUE(readings(row.report).back().was_refused);
    EXPECT_EQ(readings(row.report).back().by, row.who);
  }
}

TEST_P(ReportPages, ReportThatIsNotThereIsNotFound) {
  EXPECT_EQ(open(kDoctor, {uuid(77)}).status, 404);
  EXPECT_EQ(get(report_page, kDoctor, {}, "x").status, 404);
}

// ---- its review ---------------------------------------------------------------------------------------------------

Pairs step_form(const ExceptionReport& report, ReviewEvent event, std::string note = "A reason",
                std::string outcome = "time_off", std::size_t part = 0) {
  return {{"part", report.parts[part].id.text()},
          {"version", std::to_string(report.version)},
          {"event", std::string(event_code(event))},
          {"note", std::move(note)},
          {"outcome", std::move(outcome)}};
}

/// A report on the way to the state that an event needs, and who brings it there.
struct Step {
  ReviewEvent event;
  people::PersonId by;
};

struct ReviewCase {
  std::string name;
  bool is_reform;
  std::vector<Step> before;
  Step step;
  std::string_view now;  ///< when the step is taken
  ReviewState after;
  people::PersonId wrong_person;
  bool is_refused_without_input;
};

const std::vector<ReviewCase>& review_cases() {
  using E = ReviewEvent;
  static const std::vector<ReviewCase> all = {
      {"start",
       false,
       {},
       {E::StartReview, kSupervisor},
       "2017-11-08T09:00",
       ReviewState::UnderReview,
       kOtherSupervisor,
       false},
      {"propose, 2016",
       false,
       {},
       {E::ProposeOutcome, kSupervisor},
       "2017-11-08T09:00",
       ReviewState::OutcomeProposed,
       kHr,
       true},
      {"ask", true, {}, {E::AskForDetail, kHr}, "2026-11-23T09:00", ReviewState::Clarification, kDme, true},
      {"give",
       true,
       {{E::AskForDetail, kHr}},
       {E::GiveDetail, kDoctor},
       "2026-11-23T09:00",
       ReviewState::Submitted,
       kOtherDoctor,
       true},
      {"propose",
       true,
       {},
       {E::ProposeOutcome, kHr},
       "2026-11-23T09:00",
       ReviewState::OutcomeProposed,
       kSupervisor,
       true},
      {"not evidenced",
       true,
       {},
       {E::NotEvidenced, kHr},
       "2026-11-23T09:00",
       ReviewState::WithGuardian,
       kOtherHr,
       true},
      {"accept",
       true,
       {{E::ProposeOutcome, kHr}},
       {E::Accept, kDoctor},
       "2026-11-23T09:00",
       ReviewState::Closed,
       kOtherDoctor,
       false},
      {"disagree",
       true,
       {{E::ProposeOutcome, kHr}},
       {E::Disagree, kDoctor},
       "2026-11-23T09:00",
       ReviewState::WithGuardian,
       kOtherDoctor,
       true},
      {"take, doctor",
       true,
       {},
       {E::TakeToGuardian, kDoctor},
       "2026-12-02T00:00",
       ReviewState::WithGuardian,
       kOtherDoctor,
       false},
      {"take, guardian",
       false,
       {},
       {E::TakeToGuardian, kGuardian},
       "2017-11-15T00:00",
       ReviewState::WithGuardian,
       kBoardMember,
       false},
      {"decide",
       true,
       {{E::NotEvidenced, kHr}},
       {E::Decide, kGuardian},
       "2026-11-23T09:00",
       ReviewState::Closed,
       kBoardMember,
       true},
      {"withdraw", true, {}, {E::Withdraw, kDoctor}, "2026-11-23T09:00", ReviewState::Withdrawn, kOtherDoctor, false},
  };
  return all;
}

class ReviewSteps : public ReportPages {
 protected:
  /// A new report, brought to the state before the case's step.
  ExceptionReport prepared(const ReviewCase& row, int n) {
    auto report = kept(row.is_reform ? reform_report(n) : report_of_2017(n));
    clock.set(row.is_reform ? at("2026-11-22T09:00") : at("2017-11-07T10:00"));
    for (const Step& step : row.before) {
      EXPECT_EQ(take(report, step).status, 303) << row.name;
      report = *found(report.id);
    }
    clock.set(at(row.now));
    return report;
  }
  site::Response take(const ExceptionReport& report, const Step& step, std::string note = "A reason",
                      std::string outcome = "time_off") {
    return post(report_review, step.by, step_form(report, step.event, std::move(note), std::move(outcome)),
                report.id.text());
  }
};

TEST_P(ReviewSteps, WorkForThoseWhoMay) {
  int n = 1000;
  for (const ReviewCase& row : review_cases()) {
    const auto report = prepared(row, n += 10);
    const auto done = take(report, row.step);
    ASSERT_EQ(done.status, 303) << row.name << done.body;
    EXPECT_EQ(location(done), "/reports/" + report.id.text() + "?done=" + std::string(event_code(row.step.event)));
    EXPECT_EQ(found(report.id)->parts[0].state, row.after) << row.name;
    const auto trail = database().read(
        [&](record::Reader& reader) { return record::audit_of_subject(reader, kReportKind, report.id.text()); });
    EXPECT_EQ(trail.back().event.action, trail_action(row.step.event)) << row.name;
    EXPECT_EQ(trail.back().event.actor, row.step.by.text()) << row.name;
    EXPECT_EQ(open(row.step.by, report.id).status, 200) << row.name;
  }
}

TEST_P(ReviewSteps, AreRefusedToTheWrongPersonAndKept) {
  int n = 1000;
  for (const ReviewCase& row : review_cases()) {
    const auto report = prepared(row, n += 10);
    EXPECT_EQ(take(report, {row.step.event, row.wrong_person}).status, 403) << row.name;
    EXPECT_EQ(found(report.id)->version, report.version) << row.name;
    EXPECT_TRUE(readings(report.id).back().was_refused) << row.name;
  }
}

TEST_P(ReviewSteps, AreRefusedInTheWrongStateWithWhatWasWrittenShown) {
  int n = 1000;
  for (const ReviewCase& row : review_cases()) {
    const auto report = prepared(row, n += 10);
    ASSERT_EQ(take(report, row.step).status, 303) << row.name;
    const auto after = *found(report.id);
    const auto again = take(after, row.step, "Words that took a while");
    EXPECT_EQ(again.status, 409) << row.name;
    EXPECT_THAT(again.body, HasSubstr("Words that took a while")) << row.name;
    EXPECT_EQ(found(report.id)->version, after.version) << row.name;
  }
}

TEST_P(ReviewSteps, AskForWhatIsMissing) {
  int n = 1000;
  for (const ReviewCase& row : review_cases()) {
    const auto report = prepared(row, n += 10);
    const auto page = take(report, row.step, "", "");
    EXPECT_EQ(page.status, row.is_refused_without_input ? 400 : 303) << row.name;
    if (row.is_refused_without_input) {
      EXPECT_THAT(page.body, AllOf(HasSubstr("<title>Error: Exception report"), HasSubstr("There is a problem")))
          << row.name;
      EXPECT_EQ(found(report.id)->version, report.version) << row.name;
    }
  }
}

TEST_P(ReviewSteps, TellTheSecondOfTwoAndKeepHisNoteInTheForm) {
  const auto report = kept(reform_report());
  clock.set(at("2026-12-02T09:00"));
  ASSERT_EQ(take(report, {ReviewEvent::AskForDetail, kHr}).status, 303);
  Pairs form = step_form(report, ReviewEvent::NotEvidenced);
  form.erase(form.begin() + 3);
  form.emplace_back("note-medical_hr-not_evidenced", "No entry on the rota");
  const auto second = post(report_review, kHr, form, report.id.text());
  EXPECT_EQ(second.status, 409);
  EXPECT_THAT(second.body, AllOf(HasSubstr("changed this report since you opened it"),
                                 HasSubstr("No entry on the rota</textarea>")));
  EXPECT_EQ(field_value(second.body, "version"), "2") << "ready to be sent again";
}

TEST_P(ReviewSteps, RefuseWhatIsNoStepAtAll) {
  const auto report = kept(reform_report());
  const auto status = [&](Pairs form) { return post(report_review, kHr, form, report.id.text()).status; };
  const auto form = step_form(report, ReviewEvent::AskForDetail);
  EXPECT_EQ(status(with(form, "event", "pay_double")), 400);
  EXPECT_EQ(status(with(form, "event", "")), 400);
  EXPECT_EQ(status(with(form, "version", "one")), 400);
  EXPECT_EQ(status(with(form, "part", "x")), 400);
  EXPECT_EQ(status(with(form, "part", uuid(77).text())), 400);
  EXPECT_EQ(status({}), 400);
  EXPECT_EQ(post(report_review, kHr, form, uuid(77).text()).status, 404);
  EXPECT_EQ(found(report.id)->version, 1);
}

TEST_P(ReviewSteps, KeepHrToTheDoctorsChoiceAndFromTheEducationPart) {
  const auto report = kept(reform_report(1000, draft(kBoth)));
  clock.set(at("2026-11-23T09:00"));
  const auto page = open(kHr, report.id);
  EXPECT_EQ(field_value(page.body, "outcome-medical_hr-propose_outcome"), "time_off");
  EXPECT_THAT(page.body, AllOf(HasSubstr("the doctor&#39;s own choice"), Not(HasSubstr("outcome-medical_education"))));
  const auto swapped = take(report, {ReviewEvent::ProposeOutcome, kHr}, "", "pay");
  EXPECT_EQ(swapped.status, 400);
  EXPECT_THAT(swapped.body, HasSubstr("own choice"));
  const auto education =
      post(report_review, kHr, step_form(report, ReviewEvent::ProposeOutcome, "", "opportunity_restored", 1),
           report.id.text());
  EXPECT_EQ(education.status, 403);
  EXPECT_EQ(found(report.id)->version, 1);
}

TEST_P(ReviewSteps, LetTheDoctorChooseAnewWhenAsked) {
  ReportDraft typed = draft();
  typed.wanted = "none";
  auto report = kept(reform_report(1000, typed));
  clock.set(at("2026-11-23T09:00"));
  ASSERT_EQ(take(report, {ReviewEvent::AskForDetail, kHr}).status, 303);
  EXPECT_THAT(open(kDoctor, report.id).body,
              AllOf(HasSubstr("has asked you for more detail"), HasSubstr("wanted-medical_hr-give_detail")));
  report = *found(report.id);
  Pairs answer = step_form(report, ReviewEvent::GiveDetail);
  answer.emplace_back("wanted-medical_hr-give_detail", "pay");
  ASSERT_EQ(post(report_review, kDoctor, answer, report.id.text()).status, 303);
  EXPECT_EQ(found(report.id)->wanted, Remedy::Pay);
}

TEST_P(ReviewSteps, AreOfferedOnThePageExactlyWhereTheyMayBeTaken) {
  const auto report = kept(reform_report());
  const auto offers = [&](people::PersonId who, ReviewEvent event) {
    return open(who, report.id).body.contains("value=\"" + std::string(event_code(event)) + "\"");
  };
  EXPECT_TRUE(offers(kHr, ReviewEvent::ProposeOutcome));
  EXPECT_FALSE(offers(kGuardian, ReviewEvent::ProposeOutcome));
  EXPECT_TRUE(offers(kDoctor, ReviewEvent::Withdraw));
  EXPECT_FALSE(offers(kDoctor, ReviewEvent::TakeToGuardian));
  EXPECT_FALSE(offers(kGuardian, ReviewEvent::TakeToGuardian));
  clock.set(at("2026-12-02T00:00"));
  EXPECT_TRUE(offers(kDoctor, ReviewEvent::TakeToGuardian));
  EXPECT_TRUE(offers(kGuardian, ReviewEvent::TakeToGuardian));
}

TEST_P(ReviewSteps, TellTheDirectorOfEducationWithACopyThatItIsNotHersToAnswer) {
  const auto report = kept(report_of_2017(2000, draft(kBoth)));
  clock.set(at("2017-11-08T09:00"));
  EXPECT_EQ(open(kDme, report.id).status, 200);
  EXPECT_EQ(take(report, {ReviewEvent::ProposeOutcome, kDme}).status, 403);
}

TEST_P(ReviewSteps, OfOnesOwnReportAreTheDoctorsAlone) {
  database().write([](record::Transaction& transaction) {
    people::grant_role(transaction, kDoctor, grant(people::Role::MedicalHr));
    people::grant_role(transaction, kDoctor, grant(people::Role::Guardian));
  });
  const auto report = kept(reform_report());
  EXPECT_EQ(take(report, {ReviewEvent::ProposeOutcome, kDoctor}).status, 403);
  EXPECT_THAT(get(review_queue, kDoctor).body, Not(HasSubstr(report.id.text())));
}

// ---- lists --------------------------------------------------------------------------------------------------------

TEST_P(ReportPages, MyReportsAreMine) {
  kept(reform_report());
  EXPECT_THAT(get(my_reports, kDoctor).body,
              AllOf(HasSubstr("/reports/" + uuid(1000).text()), HasSubstr("Long day, 20 Nov 2026"),
                    HasSubstr("Waiting for an answer")));
  EXPECT_THAT(get(my_reports, kOtherDoctor).body,
              AllOf(Not(HasSubstr(uuid(1000).text())), HasSubstr("not reported anything yet")));
}

TEST_P(ReportPages, QueuesShowEachWhatIsTheirsAndLogTheReading) {
  ReportDraft typed = draft(kBoth);
  typed.is_safety_concern = true;
  kept(reform_report(1000, typed));
  kept(report_of_2017(2000));
  const std::string reform = "/reports/" + uuid(1000).text();
  const std::string before = "/reports/" + uuid(2000).text();
  const auto hr = get(review_queue, kHr);
  EXPECT_THAT(hr.body, AllOf(HasSubstr(reform), Not(HasSubstr(before)), HasSubstr("Dr Amber Example-Ash"),
                             HasSubstr("Immediate safety concern")));
  EXPECT_THAT(get(review_queue, kDme).body, AllOf(HasSubstr(reform), Not(HasSubstr(before))));
  EXPECT_THAT(get(review_queue, kSupervisor).body,
              AllOf(HasSubstr(before), Not(HasSubstr(reform)), HasSubstr("Overdue")));
  EXPECT_THAT(get(review_queue, kOtherSupervisor).body,
              AllOf(Not(HasSubstr(before)), HasSubstr("No report of your trainees waits")));
  EXPECT_THAT(get(review_queue, kOtherHr).body, Not(HasSubstr(reform)));
  const auto entries = database().read(
      [](record::Reader& reader) { return record::audit_of_subject(reader, "exception_report_list", "reviews"); });
  ASSERT_EQ(entries.size(), 3U) << "one a list that named someone";
  EXPECT_EQ(entries[0].event.actor, kHr.text());
  EXPECT_THAT(entries[0].event.after, HasSubstr(uuid(1000).text()));
}

TEST_P(ReportPages, QueueOfTheGuardianHoldsTheDisputedAndTheOverdue) {
  const auto report = kept(reform_report());
  kept(report_of_2017(2000));
  EXPECT_THAT(get(guardian_queue, kGuardian).body,
              AllOf(Not(HasSubstr(report.id.text())), HasSubstr(uuid(2000).text())));
  database().write([&](record::Transaction& transaction) {
    EXPECT_TRUE(review(transaction, report.id, report.parts[0].id, 1,
                       {.event = ReviewEvent::NotEvidenced, .note = "No record"}, kHr, Actor::Reviewer, clock.now()));
  });
  EXPECT_THAT(get(guardian_queue, kGuardian).body, AllOf(HasSubstr(report.id.text()), HasSubstr("With the guardian")));
}

TEST_P(ReportPages, QueueKeepsToTheDirectorateOfTheGrant) {
  auto only_surgery = grant(people::Role::MedicalHr);
  only_surgery.directorate = kSurgery;
  database().write(
      [&](record::Transaction& transaction) { people::grant_role(transaction, kBoardMember, only_surgery); });
  kept(reform_report());
  EXPECT_THAT(get(review_queue, kBoardMember).body, Not(HasSubstr(uuid(1000).text())));
}

SIGHTLINE_ON_EACH_ENGINE(ReportPages);
SIGHTLINE_ON_EACH_ENGINE(ReviewSteps);

}  // namespace
}  // namespace safe_working
