#include "safe_working/guardian_reports/guardian_pages.h"

#include <array>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/establishment/establishment_store.h"
#include "safe_working/exception_reports/exception_reports_testing.h"
#include "safe_working/guardian_reports/guardian_report_store.h"

namespace safe_working {
namespace {

using namespace testing_help;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;
using Pairs = std::vector<std::pair<std::string, std::string>>;

std::vector<record::Migration> all_migrations() {
  const auto beneath = testing_help::migrations();
  std::vector<record::Migration> all(beneath.begin(), beneath.end());
  all.push_back(establishment_migration());
  all.push_back(guardian_report_migration());
  return all;
}

const Pairs kAutumn = {{"from", "2017-09-01"}, {"to", "2017-11-30"}};

/// Two reports of November 2017, one of November 2026, in a trust with people in every role.
class GuardianPages : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    fresh_.emplace(fresh_database(all_migrations()));
    database().write([&](record::Transaction& t) {
      add_world(t);
      for (const auto& report : {report_of_2017(2000), report_of_2017(2010), reform_report(1000)})
        ASSERT_TRUE(submit(t, report).has_value());
    });
  }
  record::Database& database() { return **fresh_; }

  site::Response ask(people::PageHandler handler, people::PersonId who, const Pairs& query = {},
                     const Pairs& path_values = {}) {
    site::Request request;
    for (const auto& [name, value] : query) request.query.add(name, value);
    for (const auto& [name, value] : path_values) request.path_values[name] = value;
    const auto person = database().read([&](record::Reader& r) { return people::find_person(r, who); });
    const auto grants = database().read([&](record::Reader& r) { return people::grants_of(r, who); });
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
  site::Response figure(people::PersonId who, const std::string& name, Pairs query = kAutumn) {
    return ask(figure_page, who, query, {{"name", name}});
  }
  site::Response file(const std::string& name, const Pairs& query = kAutumn) {
    return ask(guardian_report_file, kBoardMember, query, {{"file", name}});
  }
  std::vector<record::AuditEntry> lists_read(const std::string& name) {
    return database().read(
        [&](record::Reader& r) { return record::audit_of_subject(r, "exception_report_list", name); });
  }

  base::FixedClock clock{at("2026-11-22T09:00")};
  base::SeededRandom random{7};
  people::ServiceSettings settings;

 private:
  std::optional<record::FreshDatabase> fresh_;
};

SIGHTLINE_ON_EACH_ENGINE(GuardianPages);

// ---- overview ------------------------------------------------------------------------------------------------------

TEST_P(GuardianPages, OverviewShowsThePresentQuarterUnlessAnotherIsAsked) {
  const auto page = ask(guardian_overview, kGuardian);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("September to November 2026"), HasSubstr("Counted up to 22 November 2026 at 09:00."),
                    HasSubstr("/figures/exception_reports.raised_in_period?from=2026-09-01&amp;to=2026-11-30"),
                    HasSubstr("exception report raised in the period"), HasSubstr("Per 100 doctors")));
  EXPECT_THAT(ask(guardian_overview, kGuardian, kAutumn).body,
              AllOf(HasSubstr("September to November 2017"), HasSubstr("Counted up to 30 November 2017 at 23:59."),
                    HasSubstr("exception reports raised in the period")));
}

TEST_P(GuardianPages, OverviewTakesTheBoxesOfADateInput) {
  const Pairs boxes = {{"from-day", "1"}, {"from-month", "9"}, {"from-year", "2017"},
                       {"to-day", "15"},  {"to-month", "10"},  {"to-year", "2017"}};
  EXPECT_THAT(ask(guardian_overview, kGuardian, boxes).body, HasSubstr("1 September 2017 to 15 October 2017"));
}

TEST_P(GuardianPages, OverviewSaysWhatIsWrongWithAPeriod) {
  const struct {
    Pairs query;
    const char* says;
  } cases[] = {
      {{{"from", "2017-11-30"}, {"to", "2017-09-01"}}, "The last day must be the same as or after the first day."},
      {{{"from", "2026-12-01"}, {"to", "2027-02-28"}}, "The period has not begun yet."},
      {{{"from", "2017-09-31"}, {"to", "2017-11-30"}}, "There is a problem"},
      {{{"from", "<script>"}, {"to", "2017-11-30"}}, "There is a problem"},
      {{{"from", "2017-09-01"}, {"to", "2017-11-30"}, {"cut-off", "2017-08-31"}}, "The cut-off must be on or after"},
  };
  for (const auto& one : cases) {
    const auto page = ask(guardian_overview, kGuardian, one.query);
    EXPECT_EQ(page.status, 400) << one.says;
    EXPECT_THAT(page.body, AllOf(HasSubstr(one.says), HasSubstr("Error: "), Not(HasSubstr("<script>"))));
  }
}

TEST_P(GuardianPages, OverviewTakesAPeriodOfOneDayInWhichTheClocksChange) {
  const auto page = ask(guardian_overview, kGuardian, {{"from", "2017-10-29"}, {"to", "2017-10-29"}});
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Counted up to 29 October 2017 at 23:59."));
}

TEST_P(GuardianPages, OverviewIsForThoseWhoOverseeTheWholeOrganisation) {
  EXPECT_EQ(ask(guardian_overview, kBoardMember).status, 403);
  EXPECT_EQ(ask(guardian_overview, kDoctor).status, 403);
  const people::PersonId part{uuid(77)};
  database().write([&](record::Transaction& t) {
    people::add_person(t, {.id = part, .name = "Dr Jasmine Example-Juniper", .gmc_number = {}});
    auto role = grant(people::Role::Guardian);
    role.directorate = kMedicine;
    people::grant_role(t, part, role);
  });
  EXPECT_EQ(ask(guardian_overview, part).status, 403);
  EXPECT_EQ(ask(guardian_report_page, part).status, 403);
  EXPECT_EQ(figure(part, "exception_reports.open").status, 403);
}

TEST_P(GuardianPages, KnowNothingOfAnotherTrust) {
  const people::PersonId other{uuid(78)};
  database().write([&](record::Transaction& t) {
    people::add_person(t, {.id = other, .name = "Dr Kerria Example-Kapok", .gmc_number = {}});
    people::grant_role(t, other, grant(people::Role::Guardian, kOtherTrust));
  });
  EXPECT_THAT(ask(guardian_report_page, other, kAutumn).body, HasSubstr("No exception report was raised"));
  EXPECT_THAT(figure(other, "exception_reports.raised_to_date").body, Not(HasSubstr("Example-Ash")));
}

TEST_P(GuardianPages, OverviewShowsATrustWithoutDirectorates) {
  const people::PersonId guardian{uuid(79)};
  const auto trust = *people::OdsCode::parse("NEW");
  database().write([&](record::Transaction& t) {
    people::add_organisation(t, {.code = trust, .name = "New Hospitals"});
    people::add_person(t, {.id = guardian, .name = "Dr Laurel Example-Larch", .gmc_number = {}});
    people::grant_role(t, guardian, grant(people::Role::Guardian, trust));
  });
  EXPECT_EQ(ask(guardian_overview, guardian).status, 200);
  EXPECT_EQ(ask(guardian_report_page, guardian).status, 200);
}

// ---- report --------------------------------------------------------------------------------------------------------

TEST_P(GuardianPages, ReportIsAPageWithItsDownloads) {
  const auto page = ask(guardian_report_page, kBoardMember, kAutumn);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("2 exception reports were raised in September to November 2017"),
                               HasSubstr("/guardian/report/guardian-report.pdf?from=2017-09-01&amp;to=2017-11-30"),
                               HasSubstr("/guardian/report/guardian-report.docx?"),
                               HasSubstr("/guardian/report/guardian-report.xlsx?"),
                               HasSubstr("Where the figures come from"), Not(HasSubstr("Example-Ash"))));
}

TEST_P(GuardianPages, ReportComesInEachForm) {
  const struct {
    const char* ending;
    const char* starts;
  } forms[] = {{"pdf", "%PDF-"}, {"docx", "PK"},          {"xlsx", "PK"},
               {"json", "{"},    {"csv", "\xef\xbb\xbf"}, {"html", "<!DOCTYPE html>"}};
  for (const auto& form : forms) {
    const auto got = file(std::string("guardian-report.") + form.ending);
    EXPECT_EQ(got.status, 200) << form.ending;
    EXPECT_THAT(got.body, StartsWith(form.starts)) << form.ending;
    const auto name = std::string("guardian-report-2017-09-01-to-2017-11-30.") + form.ending;
    EXPECT_TRUE(std::ranges::any_of(got.headers, [&](const auto& header) { return header.second.contains(name); }))
        << name;
  }
}

TEST_P(GuardianPages, ReportComesInNoOtherForm) {
  for (const auto* name : {"guardian-report.exe", "guardian-report.", "report.pdf", "pdf", ""})
    EXPECT_EQ(file(name).status, 404);
  EXPECT_EQ(file("guardian-report.pdf", {{"from", "never"}, {"to", "2017-11-30"}}).status, 400);
}

TEST_P(GuardianPages, CarryAChosenCutOffInEveryLink) {
  auto query = kAutumn;
  query.emplace_back("cut-off", "2017-11-06");
  const auto page = ask(guardian_report_page, kBoardMember, query);
  EXPECT_THAT(page.body, AllOf(HasSubstr("No exception report was raised"),
                               HasSubstr("to=2017-11-30&amp;cut-off=2017-11-06"), Not(HasSubstr("to=2017-11-30\""))));
  EXPECT_THAT(figure(kGuardian, "exception_reports.raised_in_period", query).body,
              AllOf(HasSubstr("6 November 2017 at 23:59"), HasSubstr("No report lies beneath this figure.")));
}

// ---- figures -------------------------------------------------------------------------------------------------------

TEST_P(GuardianPages, FigureSaysWhatItIs) {
  const auto page = figure(kBoardMember, "exception_reports.raised_in_period");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Exception reports raised in the period"), HasSubstr("by the date in England"),
                    HasSubstr("1 September 2017 to 30 November 2017"), HasSubstr("30 November 2017 at 23:59"),
                    HasSubstr("Exception reports in Sightline"), HasSubstr("<strong>2</strong>")));
}

TEST_P(GuardianPages, EveryFigureHasItsPage) {
  for (const auto& name : figure_names()) EXPECT_EQ(figure(kGuardian, name).status, 200) << name;
}

TEST_P(GuardianPages, FigureShowsItsRecordsToTheGuardianAndKeepsThatSheSawThem) {
  const auto page = figure(kGuardian, "exception_reports.raised_in_period");
  EXPECT_THAT(page.body, AllOf(HasSubstr("/reports/" + uuid(2000).text()), HasSubstr("/reports/" + uuid(2010).text()),
                               HasSubstr("Dr Amber Example-Ash"), Not(HasSubstr("/reports/" + uuid(1000).text()))));
  const auto read = lists_read("exception_reports.raised_in_period");
  ASSERT_THAT(read, SizeIs(1));
  EXPECT_EQ(read[0].event.actor, kGuardian.text());
  EXPECT_THAT(read[0].event.after, AllOf(HasSubstr(uuid(2000).text()), HasSubstr(uuid(2010).text())));
}

TEST_P(GuardianPages, FigureTellsOthersWhoMaySeeItsRecords) {
  const auto page = figure(kBoardMember, "exception_reports.raised_in_period");
  EXPECT_THAT(page.body, AllOf(HasSubstr("The guardian of safe working hours can see the reports"),
                               Not(HasSubstr("Example-Ash")), Not(HasSubstr("/reports/"))));
  EXPECT_THAT(lists_read("exception_reports.raised_in_period"), SizeIs(0));
}

TEST_P(GuardianPages, FigureOfNoReportsListsNone) {
  const auto page = figure(kGuardian, "establishment.vacancies");
  EXPECT_THAT(page.body, AllOf(HasSubstr("Not known"), HasSubstr("does not count exception reports")));
  EXPECT_THAT(lists_read("establishment.vacancies"), SizeIs(0));
}

TEST_P(GuardianPages, FigureShowsItsLastPageToWhoeverAsksBeyondIt) {
  auto query = kAutumn;
  query.emplace_back("page", "99");
  EXPECT_THAT(figure(kGuardian, "exception_reports.raised_in_period", query).body,
              HasSubstr("/reports/" + uuid(2000).text()));
  query.back().second = "-1";
  EXPECT_EQ(figure(kGuardian, "exception_reports.raised_in_period", query).status, 200);
}

TEST_P(GuardianPages, FigureThatDoesNotExistIsNotFound) {
  EXPECT_EQ(figure(kGuardian, "exception_reports.raised").status, 404);
  EXPECT_EQ(figure(kGuardian, "").status, 404);
}

TEST_P(GuardianPages, SayThatReportsAreMadeUp) {
  EXPECT_THAT(ask(guardian_overview, kGuardian, kAutumn).body, Not(HasSubstr("made up")));
  database().write([&](record::Transaction& t) {
    auto report = report_of_2017(2020);
    report.is_generated = true;
    add_many(t, {{report, {}}});
  });
  EXPECT_THAT(ask(guardian_overview, kGuardian, kAutumn).body, HasSubstr("The exception reports are made up"));
  EXPECT_THAT(ask(guardian_report_page, kBoardMember, kAutumn).body, HasSubstr("The exception reports are made up"));
  EXPECT_THAT(figure(kBoardMember, "exception_reports.open").body, HasSubstr("The exception reports are made up"));
}

}  // namespace
}  // namespace safe_working
