#include "flow/beds/beds_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/beds/bed_plan.h"
#include "people/pages_testing.h"

namespace flow {
namespace {

using people::Permission;
using people::Role;
using people::Route;
using people::testing_help::Fields;
using site::Method;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const Route kForm{Method::Get, "/beds", Permission::PlanBeds, bed_plan_form};
const Route kSubmit{Method::Post, "/beds/required", Permission::PlanBeds, bed_plan_submit};
const Route kResult{Method::Get, "/beds/required", Permission::PlanBeds, bed_plan_result};
const Route kFile{Method::Get, "/beds/required.pdf", Permission::PlanBeds, bed_plan_file};
const Route kAudit{Method::Get, "/beds/audit", Permission::PlanBeds, setting_audit_page};
const Route kQueue{Method::Get, "/beds/queue", Permission::PlanBeds, queue_page};
const Route kTherapies{Method::Get, "/beds/therapies", Permission::PlanBeds, therapies_page};

/// The example, but so small a ward that its answer takes no time.
Fields small_ward(const Fields& changes = {}) {
  Fields fields;
  for (const auto& [name, value] : bed_plan_example()) fields.emplace(name, value);
  const Fields small{{"arrivals", "same"}, {"arrivals-every", "1"}, {"stay-mean", "4"}, {"stay-sd", "3"},
                     {"beds", "8"},        {"staffed", "6"},        {"max-days", ""},   {"max-share", "10"}};
  for (const auto& [name, value] : small) fields[name] = value;
  for (const auto& [name, value] : changes) fields[name] = value;
  return fields;
}

class BedsPages : public people::testing_help::PagesOnEachEngine {
 protected:
  void SetUp() override {
    PagesOnEachEngine::SetUp();
    if (!IsSkipped()) member_ = signed_in(Role::BoardMember);
  }
  site::Response see(const Route& route, const Fields& query = {}, std::string path = "") {
    return ask(route, get(path.empty() ? std::string(route.pattern) : std::move(path), member_, query));
  }
  site::Response send(const Fields& fields) { return ask(kSubmit, post("/beds/required", member_, fields)); }

  std::string member_;
};

SIGHTLINE_ON_EACH_ENGINE(BedsPages);

TEST_P(BedsPages, OfferAFormThatIsFilledInWithAnExample) {
  const auto page = see(kForm);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("How many beds are required?"), HasSubstr("is an example"),
                               HasSubstr("enctype=\"multipart/form-data\""), HasSubstr("value=\"3.2\"")));
  for (const auto& [name, value] : bed_plan_example())
    EXPECT_THAT(page.body, HasSubstr("name=\"" + std::string(name) + "\"")) << name;
}

/// No place at the gate while it lasts.
class FullGate {
 public:
  FullGate() { allow_bed_answers(0); }
  FullGate(const FullGate&) = delete;
  FullGate& operator=(const FullGate&) = delete;
  ~FullGate() { allow_bed_answers(2); }
};

TEST_P(BedsPages, AskToTryAgainWhereEveryPlaceIsTakenAndKeepWhatWasAsked) {
  {
    const FullGate full;
    const auto page = see(kResult, small_ward());
    EXPECT_EQ(page.status, 503);
    EXPECT_EQ(header(page, "Retry-After"), "5");
    EXPECT_THAT(page.body, AllOf(HasSubstr("Busy: try again in a few seconds"), HasSubstr("/beds/required?"),
                                 HasSubstr("arrivals-every=1"), Not(HasSubstr("Layers of the range"))));
    const auto file = see(kFile, small_ward());
    EXPECT_EQ(file.status, 503);
    EXPECT_THAT(file.body, HasSubstr("/beds/required.pdf?"));
    EXPECT_EQ(see(kForm).status, 200) << "what takes no time is not held up";
    EXPECT_EQ(send(small_ward()).status, 303);
  }
  EXPECT_EQ(see(kResult, small_ward()).status, 200);
}

TEST_P(BedsPages, KeepRecordedStaysInTheFormWhereEveryPlaceIsTaken) {
  const FullGate full;
  const auto page = send(small_ward({{"stay", "recorded"}, {"stays", "LOS\n3\n5\n4\n1\n"}}));
  EXPECT_EQ(page.status, 503);
  EXPECT_EQ(header(page, "Retry-After"), "5");
  EXPECT_THAT(page.body, AllOf(HasSubstr("Busy: "), HasSubstr("1 3 4 5")));
}

TEST_P(BedsPages, LeadToAnAddressOfNumbersAndThereTheAnswer) {
  const auto sent = send(small_ward());
  ASSERT_EQ(sent.status, 303);
  EXPECT_THAT(header(sent, "Location"), AllOf(StartsWith("/beds/required?"), HasSubstr("arrivals-every=1"),
                                              Not(HasSubstr("csrf")), Not(HasSubstr("stays="))));
  const auto page = see(kResult, small_ward());
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("for at most 10 % of patients waiting."), HasSubstr("Layers of the range"),
                               HasSubstr("What drives the range"), HasSubstr("Chance in a year"), HasSubstr("<svg"),
                               HasSubstr("Fewer, the same or more beds"), HasSubstr("Through the week")));
  EXPECT_THAT(page.body, AllOf(HasSubstr("There are staff for 6 beds"), HasSubstr("Seed 1"), HasSubstr("replications"),
                               HasSubstr("/beds/required.pdf?"), HasSubstr("sightline beds required beds-model.json")));
}

TEST_P(BedsPages, TakeTheAnswerAwayInEachForm) {
  for (const auto& [path, start] : {std::pair<std::string, std::string>{"/beds/required.pdf", "%PDF"},
                                    {"/beds/required.docx", "PK"},
                                    {"/beds/required.xlsx", "PK"},
                                    {"/beds/required.json", "{\n  \"arrivals_per_day\": [1, 1, 1"}}) {
    const auto file = see(kFile, small_ward(), path);
    EXPECT_EQ(file.status, 200) << path;
    EXPECT_THAT(file.body, StartsWith(start)) << path;
  }
}

TEST_P(BedsPages, KeepWhatWasTypedWhereItIsRefused) {
  for (const auto& page : {send(small_ward({{"beds", "eight"}, {"stay-mean", "4.5"}})),
                           see(kResult, small_ward({{"beds", "eight"}, {"stay-mean", "4.5"}})),
                           see(kFile, small_ward({{"beds", "eight"}, {"stay-mean", "4.5"}}))}) {
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body, AllOf(HasSubstr("There is a problem"), HasSubstr("href=\"#beds\""),
                                 HasSubstr("Beds now: enter a number from 1 to 10,000."), HasSubstr("value=\"eight\""),
                                 HasSubstr("value=\"4.5\"")));
  }
}

TEST_P(BedsPages, KeepRecordedStaysOutOfTheAddress) {
  const auto page = send(small_ward({{"stay", "recorded"}, {"stays", "LOS\n3\n5\n4\n1\n"}}));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("recorded stays"), HasSubstr("name=\"stays\" value=\"1 3 4 5\""),
                               Not(HasSubstr("/beds/required.pdf?")), HasSubstr("Download as PDF")));
  const auto pdf = send(small_ward({{"stay", "recorded"}, {"stays", "1 3 4 5"}, {"do", "pdf"}}));
  EXPECT_THAT(pdf.body, StartsWith("%PDF"));
  const auto again = send(small_ward({{"stay", "recorded"}, {"stays", "1 3 4 5"}, {"do", "change"}}));
  EXPECT_THAT(again.body, AllOf(HasSubstr("How many beds are required?"), HasSubstr("1 3 4 5</textarea>")));
}

TEST_P(BedsPages, ReadAFileOfStays) {
  auto request = post("/beds/required", member_, small_ward({{"stay", "recorded"}, {"stay-column", "days"}}));
  request.uploads.push_back({.field = "stays-file", .file_name = "stays.csv", .bytes = "ward,days\nA,6\nB,2\n"});
  const auto page = ask(kSubmit, request);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("name=\"stays\" value=\"2 6\""));
}

TEST_P(BedsPages, RefuseASystemThatWouldTakeTooLongAndStillGiveItsModel) {
  const Fields large = small_ward({{"arrivals-every", "900"}, {"beds", "9000"}, {"stay-mean", "9"}});
  const auto page = send(large);
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("too large to be worked out while you wait"), HasSubstr("value=\"900\"")));
  auto model = large;
  model["do"] = "json";
  EXPECT_THAT(send(model).body, HasSubstr("\"arrivals_per_day\": [900, 900"));
}

TEST_P(BedsPages, LeadBackToTheFormWhereNothingWasAsked) {
  EXPECT_EQ(header(see(kResult), "Location"), "/beds");
  EXPECT_EQ(header(see(kFile), "Location"), "/beds");
}

TEST_P(BedsPages, AreNotForThoseWhoDoNotPlan) {
  const auto doctor = signed_in(Role::Doctor);
  for (const Route& route : {kForm, kResult, kFile, kAudit, kQueue, kTherapies})
    EXPECT_EQ(ask(route, get(std::string(route.pattern), doctor, small_ward())).status, 403) << route.pattern;
  EXPECT_EQ(ask(kSubmit, post("/beds/required", doctor, small_ward())).status, 403);
  EXPECT_EQ(ask(kForm, get("/beds")).status, 303) << "to sign in";
}

TEST_P(BedsPages, GiveWilsonsIntervalForAnAudit) {
  EXPECT_THAT(see(kAudit).body,
              AllOf(HasSubstr("Patients in the wrong setting"), Not(HasSubstr("What the sample says"))));
  const auto page = see(
      kAudit,
      {{"wrong", "31"}, {"of", "100"}, {"half-width", "5"}, {"per-day", "3"}, {"days-fewer", "6"}, {"moved", "50"}});
  EXPECT_THAT(page.body, AllOf(HasSubstr("22.8 % to 40.6 %"), HasSubstr("points each way"), HasSubstr("9.0 beds")));
  const auto bad = see(kAudit, {{"wrong", "131"}, {"of", "100"}});
  EXPECT_EQ(bad.status, 400);
  EXPECT_THAT(bad.body, AllOf(HasSubstr("enter no more than the patients in the sample"), HasSubstr("value=\"131\"")));
}

TEST_P(BedsPages, AnswerFromTheFormulasAtOnce) {
  const auto page =
      see(kQueue, {{"per-day", "4"}, {"mean-stay", "5"}, {"beds", "25"}, {"over", "1"}, {"turned-away", "1"}});
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("20.0 beds would be in use"), HasSubstr("20.91 %"), HasSubstr("Share turned away")));
  EXPECT_THAT(see(kQueue, {{"per-day", "4"}, {"mean-stay", "5"}, {"beds", "20"}}).body,
              HasSubstr("The queue would grow without end"));
  const auto bad = see(kQueue, {{"per-day", "x"}, {"mean-stay", "5"}, {"beds", "20"}});
  EXPECT_EQ(bad.status, 400);
  EXPECT_THAT(bad.body, HasSubstr("Admissions a day: enter a number"));
}

TEST_P(BedsPages, HoldTherapistsHoursAgainstWhatIsAskedFor) {
  const Fields asked{
      {"referrals", "30, 25,40 20"}, {"contacts", "4"}, {"direct", "45"},   {"indirect", "15"}, {"wte", "5"},
      {"contracted", "37.5"},        {"away", "20"},    {"clinical", "80"}, {"backlog", "10"},  {"percentile", "75"}};
  const auto page = see(kTherapies, asked);
  EXPECT_THAT(page.body, AllOf(HasSubstr("115.0 hours a week on average; the staff in post offer 120.0"),
                               HasSubstr("120.0, which is 5.00 whole-time equivalents"), HasSubstr("Week 4")));
  auto wrong = asked;
  wrong["referrals"] = "30, many";
  const auto bad = see(kTherapies, wrong);
  EXPECT_EQ(bad.status, 400);
  EXPECT_THAT(bad.body, AllOf(HasSubstr("with commas between them"), HasSubstr("value=\"30, many\"")));
}

}  // namespace
}  // namespace flow
