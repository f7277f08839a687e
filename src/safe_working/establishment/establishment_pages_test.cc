#include "safe_working/establishment/establishment_pages.h"

#include <fstream>
#include <iterator>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"
#include "safe_working/establishment/establishment_store.h"

namespace safe_working {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const people::OdsCode kTrust = *people::OdsCode::parse("RWE");

std::string paper_p1() {
  std::ifstream file("data/demonstration/establishment-2017-11.csv", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Only the rooms beneath this one, so the numbers in between are missing.
std::vector<record::Migration> migrations_beneath() {
  std::vector<record::Migration> all{record::audit_migration(), people::people_migration(), establishment_migration()};
  for (std::size_t i = 0; i < all.size(); ++i) all[i].number = static_cast<int>(i) + 1;
  return all;
}

class EstablishmentPages : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    database_.emplace(fresh_database(migrations_beneath()));
    (*database_)->write([&](record::Transaction& t) {
      people::add_organisation(t, {.code = kTrust, .name = "Example Hospitals NHS Trust"});
      for (const auto* code : {"CHUGGS", "CSI", "ESM EM", "ITAPS", "MSKSS", "RRCV", "WCC"}) {
        const people::Directorate one{{base::Uuid::v7(clock.now(), random)}, kTrust, code, code};
        people::add_directorate(t, one);
      }
    });
    grant = {.role = Role::MedicalHr, .organisation = kTrust, .starts = 2017y / 1 / 1};
  }

  site::Response ask(people::PageHandler handler, const site::Request& request) {
    const people::Person person{
        .id = {base::Uuid::v7(clock.now(), random)}, .name = "Cedar Example-Cypress", .gmc_number = {}};
    people::Visit visit{
        .request = request,
        .database = **database_,
        .clock = clock,
        .random = random,
        .settings = settings,
        .who =
            people::SignedIn{
                .person = person, .grants = {grant}, .session_secret = "secret", .signed_in_at = clock.now()},
        .frame = {},
        .csrf_token = "token"};
    return handler(visit);
  }
  site::Response get(people::PageHandler handler, const std::vector<std::pair<std::string, std::string>>& query = {}) {
    site::Request request;
    for (const auto& [name, value] : query) request.query.add(name, value);
    return ask(handler, request);
  }
  site::Response send(const std::string& bytes, const std::string& day = "30") {
    site::Request request;
    request.method = site::Method::Post;
    request.form.add("as-at-day", day);
    request.form.add("as-at-month", "11");
    request.form.add("as-at-year", "2017");
    request.uploads.push_back({.field = "file", .file_name = "posts <november>.csv", .bytes = bytes});
    return ask(establishment_import_submit, request);
  }
  std::size_t imports() {
    return (*database_)->read([](record::Reader& r) { return establishment_imports(r, kTrust).size(); });
  }

  base::FixedClock clock{base::start_of_day(2017y / 12 / 1) + 9h};
  base::SeededRandom random{3};
  people::ServiceSettings settings;
  people::RoleGrant grant;
  std::optional<record::FreshDatabase> database_;
};

SIGHTLINE_ON_EACH_ENGINE(EstablishmentPages);

std::string location(const site::Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "Location") return value;
  return "";
}

TEST_P(EstablishmentPages, SayWhenNothingHasBeenImported) {
  const auto page = get(establishment_page);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("No establishment of 1 December 2017 or earlier has been imported."),
                               HasSubstr("/establishment/import"), HasSubstr("Nothing has been imported yet.")));
}

TEST_P(EstablishmentPages, ShowPaperP1OnceItIsImported) {
  const auto sent = send(paper_p1());
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(location(sent), "/establishment?on=2017-11-30&imported=1");
  const auto page = get(establishment_page, {{"on", "2017-11-30"}, {"imported", "1"}});
  EXPECT_THAT(page.body, AllOf(HasSubstr("The establishment was imported."), HasSubstr("As at 30 November 2017."),
                               HasSubstr("113.6"), HasSubstr("12%"), HasSubstr("27.7")));
  EXPECT_THAT(page.body, HasSubstr("posts &lt;november&gt;.csv")) << "a file's name is a stranger's text";
}

TEST_P(EstablishmentPages, ShowTheEstablishmentOfTheDayAskedFor) {
  send(paper_p1());
  EXPECT_THAT(get(establishment_page, {{"on", "2017-11-29"}}).body, HasSubstr("No establishment of 29 November 2017"));
  EXPECT_THAT(get(establishment_page, {{"on-day", "30"}, {"on-month", "11"}, {"on-year", "2017"}}).body,
              HasSubstr("As at 30 November 2017."));
}

TEST_P(EstablishmentPages, SayWhatIsWrongWithADay) {
  const auto page = get(establishment_page, {{"on-day", "31"}, {"on-month", "11"}, {"on-year", "2017"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Error: "), HasSubstr("There is a problem")));
}

TEST_P(EstablishmentPages, SayThatAFileInUseIsTakenOnce) {
  send(paper_p1());
  EXPECT_EQ(location(send(paper_p1())), "/establishment?on=2017-11-30&known=1");
  EXPECT_EQ(imports(), 1U);
  EXPECT_THAT(get(establishment_page, {{"on", "2017-11-30"}, {"known", "1"}}).body,
              HasSubstr("in use for that day already"));
}

TEST_P(EstablishmentPages, ListEveryFaultOfAFileByLineAndColumnAndTakeNothing) {
  const auto page =
      send("directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\nCSI,68,0,0,0,0,six,0\n<b>,1,,,,,,\n");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Nothing was imported"), HasSubstr("2 places need mending"), HasSubstr("ST3+"),
                               HasSubstr("&lt;b&gt; is not a directorate"), HasSubstr("value=\"2017\""),
                               HasSubstr("The known ones are CHUGGS, CSI, ESM EM, ITAPS, MSKSS, RRCV and WCC.")));
  EXPECT_EQ(imports(), 0U);
}

TEST_P(EstablishmentPages, AskForTheFileAndItsDay) {
  const auto page = send("", "");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Choose the CSV file to import."), HasSubstr("#as-at")));
  EXPECT_EQ(imports(), 0U);
}

TEST_P(EstablishmentPages, RefuseThoseWhoseRoleCoversOneDirectorate) {
  grant.directorate = people::DirectorateId{base::Uuid::v7(clock.now(), random)};
  EXPECT_EQ(get(establishment_page).status, 403);
  EXPECT_EQ(get(establishment_import_form).status, 403);
  EXPECT_EQ(send(paper_p1()).status, 403);
  EXPECT_EQ(imports(), 0U);
}

TEST_P(EstablishmentPages, OfferTheImportOnlyToThoseWhoMay) {
  EXPECT_THAT(get(establishment_page).body, HasSubstr("href=\"/establishment/import\""));
  grant.role = Role::BoardMember;
  const auto page = get(establishment_page);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, Not(HasSubstr("href=\"/establishment/import\"")));
  EXPECT_EQ(send(paper_p1()).status, 403);
}

TEST_P(EstablishmentPages, GiveAFileToFillIn) {
  const auto file = get(establishment_template);
  EXPECT_EQ(file.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(file.body, HasSubstr("ESM EM,,,,,,,\r\n"));
}

}  // namespace
}  // namespace safe_working
