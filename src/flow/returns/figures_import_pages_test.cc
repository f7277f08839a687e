#include "flow/returns/figures_import_pages.h"

#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_catalogue.h"
#include "flow/measures/measure_import_store.h"
#include "flow/measures/measure_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::AllOf;
using testing::HasSubstr;

const people::OdsCode kTrust = *people::OdsCode::parse("RWE");

std::vector<record::Migration> migrations_beneath() {
  std::vector<record::Migration> all{record::audit_migration(), people::people_migration(), measure_migration(),
                                     measure_choices_migration()};
  for (std::size_t i = 0; i < all.size(); ++i) all[i].number = static_cast<int>(i) + 1;
  return all;
}

constexpr std::string_view kMonth =
    "period,org_code,type,attendances,breaches,admissions\n"
    "2018-01,RWE,1,12000,3000,3500\n"
    "2018-01,RWE,other,4000,10,0\n";
constexpr std::string_view kRevision =
    "period,org_code,type,attendances,breaches,admissions\n"
    "2018-01,RWE,1,12000,3100,3500\n"
    "2018-01,RWE,other,4000,10,0\n";
constexpr std::string_view kBad =
    "period,org_code,type,attendances,breaches,admissions\n"
    "2018-02,RWE,1,12000,13000,3500\n"
    "2018-02,RWE,other,many,10,0\n";

class FiguresImportPages : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    database_.emplace(fresh_database(migrations_beneath()));
    database().write([](record::Transaction& t) {
      people::add_organisation(t, {.code = kTrust, .name = "Example Hospitals NHS Trust"});
    });
  }
  record::Database& database() { return **database_; }

  site::Response ask(people::PageHandler handler, const site::Request& request) {
    people::Visit visit{
        .request = request,
        .database = database(),
        .clock = clock,
        .random = random,
        .settings = settings,
        .who =
            people::SignedIn{
                .person = {.id = {base::Uuid::v7(clock.now(), random)}, .name = "Ash Example", .gmc_number = {}},
                .grants = {{.role = people::Role::PerformanceAnalyst, .organisation = kTrust, .starts = 2017y / 1 / 1}},
                .session_secret = "secret",
                .signed_in_at = clock.now()},
        .frame = {},
        .csrf_token = "token"};
    return handler(visit);
  }
  site::Response send(std::string_view bytes, const std::vector<std::pair<std::string, std::string>>& fields = {}) {
    site::Request request;
    request.method = site::Method::Post;
    if (!bytes.empty())
      request.uploads.push_back({.field = "file", .file_name = "month.csv", .bytes = std::string(bytes)});
    for (const auto& [name, value] : fields) request.form.add(name, value);
    return ask(figures_import_submit, request);
  }
  static std::string header(const site::Response& response, std::string_view name) {
    for (const auto& [given, value] : response.headers)
      if (given == name) return value;
    return "";
  }
  std::vector<FiguresImport> imports() {
    return database().read([](record::Reader& reader) { return figures_imports(reader); });
  }

  base::FixedClock clock{base::Instant(std::chrono::sys_days(2018y / 2 / 8)) + 9h};
  base::SeededRandom random{5};
  people::ServiceSettings settings;
  std::optional<record::FreshDatabase> database_;
};

TEST_P(FiguresImportPages, TakeAMonthAndThenItsRevision) {
  const auto taken = send(kMonth);
  ASSERT_EQ(taken.status, 303) << taken.body;
  clock.set(clock.now() + 1h);
  EXPECT_EQ(send(kRevision).status, 303);
  ASSERT_EQ(imports().size(), 2U);
  EXPECT_EQ(imports().front().changed, 2) << "breaches of type 1, and of all types together";
  EXPECT_GE(imports().back().added, 6);
  site::Request request;
  request.path_values["id"] = imports().front().id.text();
  EXPECT_THAT(ask(figures_import_page, request).body, AllOf(HasSubstr("month.csv"), HasSubstr("Corrected values")));
}

TEST_P(FiguresImportPages, SayThatAFileIsKnownAlready) {
  send(kMonth);
  const auto again = send(kMonth);
  EXPECT_EQ(again.status, 303);
  EXPECT_THAT(header(again, "Location"), HasSubstr("known=1"));
  EXPECT_EQ(imports().size(), 1U);
}

TEST_P(FiguresImportPages, TakeNothingOfABadFileAndNameEachFault) {
  const auto refused = send(kBad);
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Nothing was imported"), HasSubstr("row 2"), HasSubstr("row 3")));
  EXPECT_TRUE(imports().empty());
  EXPECT_EQ(send("").status, 400);
  EXPECT_EQ(send("%PDF-1.4 no workbook").status, 400);
}

TEST_P(FiguresImportPages, TakeAPlainFileWhoseColumnsAreSaid) {
  const std::string_view plain = "Council,Month,Adults\nE06000016,2017-06,270000\n";
  const std::vector<std::pair<std::string, std::string>> fields{
      {"measure", std::string(kAdults)}, {"place", "Council"}, {"period", "Month"}, {"value", "Adults"}};
  const auto taken = send(plain, fields);
  ASSERT_EQ(taken.status, 303) << taken.body;
  EXPECT_EQ(imports().front().added, 1);
  EXPECT_THAT(send(plain, {{"measure", std::string(kAdults)}}).body, HasSubstr("Give the heading of the column"));
}

TEST_P(FiguresImportPages, TakeThePartOfEachRowFromItsColumnOrOnePartForAll) {
  const std::string_view plain = "Place,Month,Band,People\nRWE,2017-06,days.0,40\nRWE,2017-06,days.1,9\n";
  std::vector<std::pair<std::string, std::string>> fields{{"measure", std::string(kDischargeDelays)},
                                                          {"place", "Place"},
                                                          {"period", "Month"},
                                                          {"value", "People"},
                                                          {"cut_column", "Band"}};
  const auto taken = send(plain, fields);
  ASSERT_EQ(taken.status, 303) << taken.body;
  EXPECT_EQ(imports().front().added, 2);
  fields.emplace_back("cut", "days.0");
  const auto refused = send(plain, fields);
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("#cut_column"), HasSubstr("not both"), HasSubstr("value=\"Band\"")));
}

TEST_P(FiguresImportPages, KnowNoImportThatIsNotThere) {
  site::Request request;
  request.path_values["id"] = "nothing";
  EXPECT_EQ(ask(figures_import_page, request).status, 404);
}

SIGHTLINE_ON_EACH_ENGINE(FiguresImportPages);

}  // namespace
}  // namespace flow
