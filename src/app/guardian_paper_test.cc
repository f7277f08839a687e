#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/demonstration.h"
#include "app/guardian_paper_pages.h"
#include "app/schema.h"
#include "app/web_application.h"
#include "base/london_time.h"
#include "governance/papers/paper_store.h"
#include "people/people_store.h"
#include "people/session_store.h"
#include "people/sign_in_pages.h"
#include "record/testing/fresh_database.h"
#include "site/csrf.h"

namespace app {
namespace {

using namespace std::chrono_literals;
using people::Role;
using testing::HasSubstr;

/// The demonstration, in which one paper waits for the guardian's report.
class GuardianPaper : public record::EachEngine {
 protected:
  template <class Work>
  auto read(Work work) {
    return (*database_)->read(work);
  }
  void SetUp() override {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    database_.emplace(fresh_database(schema()));
    ASSERT_TRUE(load_demonstration(**database_, clock_).has_value());
    application_.emplace(**database_, clock_, random_, settings_, [] { return site::ServerCounts{}; });
    const auto awaited = read([](record::Reader& reader) { return governance::papers_awaited_from_guardian(reader); });
    ASSERT_EQ(awaited.size(), 1U);
    token_ = awaited.front().paper.token;
  }

  governance::StoredPaper paper() {
    return read([&](record::Reader& reader) { return *governance::find_paper(reader, token_); });
  }

  site::Response ask(Role role, site::Method method, const std::string& chosen = "") {
    const auto cookie = (*database_)->write([&](record::Transaction& transaction) {
      const people::Person person{
          .id = {base::Uuid::v7(clock_.now(), random_)}, .name = "Example Walker", .gmc_number = std::nullopt};
      people::add_person(transaction, person);
      people::grant_role(transaction, person.id,
                         {.role = role, .organisation = *people::OdsCode::parse("RWE"), .starts = 2020y / 1 / 1});
      return people::start_session(transaction, clock_.now(), random_, person.id).cookie;
    });
    site::Request request;
    request.method = method;
    request.path = "/guardian/paper";
    request.query.add("from", "2017-09-01");
    request.query.add("to", "2017-11-30");
    request.remote_address = "127.0.0.1";
    request.host = "127.0.0.1";
    request.cookies[std::string(people::kSessionCookie)] = cookie;
    const auto who = people::find_session(**database_, clock_, cookie);
    request.form.add(std::string(site::kCsrfField), site::csrf_token(who->session_secret));
    if (!chosen.empty()) request.form.add("paper", chosen);
    return application_->answer(request);
  }

  std::string token_;

 private:
  base::FixedClock clock_{base::start_of_day(2026y / 11 / 18) + 22h};
  base::SeededRandom random_{7};
  people::ServiceSettings settings_{.is_demonstration = true, .password_cost = {.operations = 1, .memory_bytes = 8192}};
  std::optional<record::FreshDatabase> database_;
  std::optional<WebApplication> application_;
};
SIGHTLINE_ON_EACH_ENGINE(GuardianPaper);

TEST_P(GuardianPaper, IsTheReportWithACoverSheetFilledInFromItsFigures) {
  EXPECT_THAT(ask(Role::Guardian, site::Method::Get).body, HasSubstr("quarterly report"));
  EXPECT_EQ(ask(Role::Guardian, site::Method::Post, token_).status, 303);
  const auto sent = paper();
  EXPECT_EQ(sent.paper.state, governance::PaperState::Submitted);
  ASSERT_TRUE(sent.newest);
  EXPECT_GT(sent.newest->pages, 1);
  const auto& cover = sent.paper.cover;
  EXPECT_EQ(cover.title, "Guardian of safe working hours: report for September to November 2017");
  EXPECT_EQ(cover.purpose, governance::Verb::Note);
  ASSERT_EQ(cover.questions.size(), 3U);
  EXPECT_THAT(cover.questions[0].answer, HasSubstr("68 "));
  EXPECT_THAT(cover.questions[2].answer, HasSubstr("113.6"));
  EXPECT_EQ(cover.figures.front().value, "68");
  EXPECT_EQ(cover.has_risks, std::nullopt) << "the figures do not say";
  const auto pdf = read([&](record::Reader& reader) { return *governance::pdf_of(reader, token_, 1); });
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
}

TEST_P(GuardianPaper, AsksWhichMeetingItIsFor) {
  for (const auto* chosen : {"", "not-a-paper"}) {
    const auto page = ask(Role::Guardian, site::Method::Post, chosen);
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body, HasSubstr("Choose the meeting that it is for"));
  }
  EXPECT_FALSE(paper().newest);
}

TEST_P(GuardianPaper, IsNobodyElsesToSend) {
  for (const auto role : {Role::BoardMember, Role::CommitteeSecretary, Role::DirectorOfMedicalEducation})
    EXPECT_EQ(ask(role, site::Method::Post, token_).status, 403);
  EXPECT_FALSE(paper().newest);
}

TEST_P(GuardianPaper, IsNotSentAgainWhileTheSecretaryHasIt) {
  EXPECT_EQ(ask(Role::Guardian, site::Method::Post, token_).status, 303);
  EXPECT_EQ(ask(Role::Guardian, site::Method::Post, token_).status, 400);
  EXPECT_EQ(paper().newest->number, 1);
  EXPECT_THAT(ask(Role::Guardian, site::Method::Get).body, HasSubstr("No committee waits for this report"));
}

}  // namespace
}  // namespace app
