#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/rota_checks/checked_file.h"
#include "safe_working/rota_checks/rota_checks_pages.h"
#include "safe_working/rota_checks/rota_checks_testing.h"

namespace safe_working {
namespace {

using namespace testing_help;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Pairs = std::vector<std::pair<std::string, std::string>>;

const std::string kRota =
    "person,kind,start,end,plan,breaks,label\r\n"
    "Doctor \"North\",shift,2026-12-07T10:00,2026-12-07T22:30,scheduled,30;30,Long day\r\n"
    "Doctor \"North\",shift,2026-12-08T07:30,2026-12-08T16:30,scheduled,30,Normal day\r\n"
    "Doctor South,shift,2026-12-09T08:00,2026-12-09T16:30,scheduled,30,Normal day\r\n";

class RotaFilePages : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    fresh_.emplace(fresh_database(migrations()));
    (*fresh_)->write([](record::Transaction& transaction) { add_world(transaction); });
  }

  site::Response ask(people::PageHandler handler, const site::Request& request) {
    const people::Person person{.id = kCoordinator, .name = "Cedar Example-Cypress", .gmc_number = {}};
    const people::RoleGrant grant{
        .role = people::Role::RotaCoordinator, .organisation = kTrust, .starts = day("2016-08-01")};
    people::Visit visit{
        .request = request,
        .database = **fresh_,
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
  /// As from the form: files chosen anew.
  site::Response send(const std::string& duties, const std::string& people = "", const Pairs& fields = {}) {
    site::Request request;
    request.method = site::Method::Post;
    request.uploads.push_back({.field = "duties", .file_name = "duties.csv", .bytes = duties});
    request.uploads.push_back({.field = "people", .file_name = "", .bytes = people});
    for (const auto& [name, value] : fields) request.form.add(name, value);
    return ask(rota_file_submit, request);
  }
  /// As from a page of findings: the files that it gave back.
  site::Response press(const Pairs& button, const std::string& duties = kRota) {
    site::Request request;
    request.method = site::Method::Post;
    request.form.add("sent-duties", duties);
    request.form.add("sent-people", "");
    for (const auto& [name, value] : button) request.form.add(name, value);
    return ask(rota_file_submit, request);
  }
  std::int64_t trail() {
    return *(*fresh_)->read([](record::Reader& reader) {
      return reader.one("SELECT count(*) FROM audit_entry",
                        [](const record::Row& row) { return row.get<std::int64_t>(0); });
    });
  }

  base::FixedClock clock{at("2026-11-22T09:00")};
  base::SeededRandom random{3};
  people::ServiceSettings settings;

 private:
  std::optional<record::FreshDatabase> fresh_;
};

SIGHTLINE_ON_EACH_ENGINE(RotaFilePages);

TEST_P(RotaFilePages, OfferTheFormWithEverySettingAndItsDefault) {
  const auto page = ask(rota_file_form, {});
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("multipart/form-data"), HasSubstr("/rotas/check/template.csv"),
                               HasSubstr("At most 20,000 lines")));
  for (const SettingRow& row : setting_rows()) {
    EXPECT_THAT(page.body, HasSubstr("id=\"" + std::string(row.name) + "\""));
    EXPECT_THAT(page.body, HasSubstr("Default: " + std::string(row.fallback)));
  }
}

TEST_P(RotaFilePages, ShowFindingsRowByRowAndKeepNothing) {
  const auto before = trail();
  const auto page = send(kRota);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("What was found"), HasSubstr("2 to 3"), HasSubstr("B1 Breach"),
                               HasSubstr("Rest between Mon 7 Dec 22:30 and Tue 8 Dec 07:30 was 9 h"),
                               HasSubstr("RS-11 Rest between shifts")));
  EXPECT_THAT(page.body, AllOf(HasSubstr("Doctor &quot;North&quot;"), Not(HasSubstr("Doctor \"North\""))));
  EXPECT_EQ(trail(), before);
}

TEST_P(RotaFilePages, GiveTheFileBackSoThatTheNextButtonNeedsNoStore) {
  EXPECT_THAT(send(kRota).body, HasSubstr("name=\"sent-duties\" value=\"person,kind,start,end"));
  const auto excel = press({{"do", "excel"}});
  EXPECT_EQ(excel.status, 200);
  EXPECT_EQ(excel.content_type, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_THAT(excel.body, StartsWith("PK"));
  const auto csv = press({{"do", "csv"}});
  EXPECT_EQ(csv.content_type, "text/csv; charset=utf-8");
  EXPECT_THAT(csv.body, HasSubstr("\"Doctor \"\"North\"\"\",RS-11,E2,"));
}

TEST_P(RotaFilePages, ShowOneDoctorsWeeksWithLinesAndNoNameInTheTitle) {
  const auto page = press({{"doctor", "1"}});
  EXPECT_THAT(page.body, AllOf(HasSubstr("One doctor&#39;s weeks"), HasSubstr("(line 2)"), HasSubstr("(line 3)"),
                               HasSubstr("href=\"#finding-1\""), HasSubstr("id=\"finding-1\""),
                               HasSubstr("Next doctor"), Not(HasSubstr("line 4"))));
  EXPECT_THAT(page.body, HasSubstr("<title>Rota check"));
  EXPECT_THAT(press({{"doctor", "2"}}).body,
              AllOf(HasSubstr("Nothing in these weeks breaks a limit"), Not(HasSubstr("Next doctor"))));
}

TEST_P(RotaFilePages, ShowTheWholeFileWhereThereIsNoSuchDoctor) {
  for (const std::string number : {"0", "3", "-1", "north"})
    EXPECT_THAT(press({{"doctor", number}}).body, HasSubstr("Findings, row by row")) << number;
}

TEST_P(RotaFilePages, SayEveryFaultOfBothFilesAndJudgeNothing) {
  const auto page = send("person,kind,start,end\nA,nights,2026-12-07T08:00,soon\n", "person,opt_out\nA,perhaps\n");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Nothing was judged"), HasSubstr("Enter shift or on_call."),
                               HasSubstr("Enter yes or no, or leave it empty."), Not(HasSubstr("sent-duties"))));
}

TEST_P(RotaFilePages, AskForTheFileWhereNoneCame) {
  const auto page = send("");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("Choose the CSV file of duties."));
}

TEST_P(RotaFilePages, RefuseAFileThatIsTooLarge) {
  const auto page = send(std::string(kMostFileBytes + 1, 'x'));
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("The file is larger than 1,000 kilobytes."));
  EXPECT_EQ(send(kRota, std::string(kMostFileBytes + 1, 'x')).status, 400);
}

TEST_P(RotaFilePages, KeepGoodFilesWhileASettingIsMended) {
  const auto page = send(kRota, "", {{"on_calls_in_a_row", "9"}, {"contract", "2019"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("On calls in a row: enter 1 to 7."), HasSubstr("value=\"9\""),
                               HasSubstr("name=\"sent-duties\""), Not(HasSubstr("<details"))));
}

TEST_P(RotaFilePages, JudgeByTheSettingsThatWereChosen) {
  const std::string two_nights =
      "person,kind,start,end\nA,on_call,2026-12-07T17:00,2026-12-08T08:00\nA,on_call,2026-12-08T17:00,2026-12-09T08:"
      "00\n";
  EXPECT_THAT(send(two_nights).body, HasSubstr("OC-CONS"));
  EXPECT_THAT(send(two_nights, "", {{"on_calls_in_a_row", "3"}}).body, Not(HasSubstr("OC-CONS")));
}

TEST_P(RotaFilePages, SayWhoIsListedWithoutDutiesAndWhichColumnWasNotRead) {
  const auto page =
      send("person,kind,start,end,ward\nA,shift,2026-12-07T08:00,2026-12-07T12:00,7\n", "person\nA\nDr <i>Lost</i>\n");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Dr &lt;i&gt;Lost"), HasSubstr("These columns were not read: ward.")));
}

TEST_P(RotaFilePages, TakeTheirOwnTemplates) {
  const auto duties = ask(duties_template, {}).body;
  const auto people = ask(people_template, {}).body;
  const auto page = send(duties, people);
  EXPECT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, Not(HasSubstr("These columns were not read")));
}

}  // namespace
}  // namespace safe_working
