#include "governance/forward_plan/forward_plan_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/forward_plan/forward_plan_store.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// On 19 November 2026.
class ForwardPlanPages : public CommitteePages {
 protected:
  std::vector<record::Migration> migrations() override {
    auto all = CommitteePages::migrations();
    all.push_back(forward_plan_migration());
    return all;
  }
  site::Response send(Pairs form, people::PersonId who = kSecretaryAccount) {
    return post(forward_plan_submit, who, form, "jc");
  }
  site::Response plan(people::PersonId who = kSecretaryAccount) { return get(forward_plan_page, who, "jc"); }
  std::vector<PlanEntry> kept() {
    return database().read([](record::Reader& reader) { return plan_entries(reader, "jc"); });
  }
  std::vector<PlanOutcome> outcomes() {
    return database().read([](record::Reader& reader) { return plan_outcomes(reader, "jc"); });
  }
  /// "Estates plan", once, in December 2026.
  std::string add_estates_plan() {
    EXPECT_EQ(send({{"do", "save"},
                    {"title", "Estates plan"},
                    {"once", "2026-12-01"},
                    {"lead", "Director of estates"},
                    {"purpose", "approve"},
                    {"part", "public"}})
                  .status,
              303);
    return kept().back().id;
  }
  /// In December 2026.
  void plan_a_meeting(MeetingState state) {
    database().write([&](record::Transaction& transaction) {
      auto meeting = find_meeting(transaction, kMeeting)->meeting;
      meeting.id = "jc-2026-12-17";
      meeting.date = base::add_days(kDay, std::chrono::days(28));
      base::check(save_meeting(transaction, {.meeting = meeting, .state = state, .version = 0}, change()).has_value(),
                  "a meeting is planned");
    });
  }
};
SIGHTLINE_ON_EACH_ENGINE(ForwardPlanPages);

TEST_P(ForwardPlanPages, ShowAnEntryInItsMonth) {
  add_estates_plan();
  EXPECT_THAT(plan().body,
              AllOf(HasSubstr("December 2026"), HasSubstr("Estates plan"), HasSubstr("Director of estates"),
                    HasSubstr("To be planned"), HasSubstr("No meeting is planned in this month")));
}

TEST_P(ForwardPlanPages, KeepWhatWasTypedAndNameTheFault) {
  const auto page = send({{"do", "save"}, {"title", "Estates plan"}, {"lead", "Director of estates"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Choose the months of every year, or one month"), HasSubstr("Director of estates")));
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_P(ForwardPlanPages, PutAnEntryOnAnAgenda) {
  const auto entry = add_estates_plan();
  plan_a_meeting(MeetingState::Planned);
  EXPECT_EQ(send({{"do", "agenda"}, {"entry", entry}, {"month", "2026-12-01"}, {"meeting", "jc-2026-12-17"}}).status,
            303);
  const auto meeting = database().read([](record::Reader& reader) { return *find_meeting(reader, "jc-2026-12-17"); });
  EXPECT_EQ(meeting.meeting.items.back().title, "Estates plan");
  EXPECT_EQ(meeting.meeting.items.back().purpose, "approve");
  EXPECT_EQ(meeting.meeting.items.back().part, AgendaPart::Public);
  EXPECT_THAT(plan().body, HasSubstr("On the agenda of 17 Dec 2026"));
}

TEST_P(ForwardPlanPages, PutAnEntryOnAnIssuedAgendaAsALateItem) {
  const auto entry = add_estates_plan();
  plan_a_meeting(MeetingState::Issued);
  EXPECT_EQ(send({{"do", "agenda"}, {"entry", entry}, {"month", "2026-12-01"}, {"meeting", "jc-2026-12-17"}}).status,
            303);
  const auto meeting = database().read([](record::Reader& reader) { return *find_meeting(reader, "jc-2026-12-17"); });
  EXPECT_TRUE(meeting.meeting.items.back().is_late);
}

TEST_P(ForwardPlanPages, RefuseAMeetingThatCannotTakeIt) {
  const auto entry = add_estates_plan();
  for (const auto* meeting : {"jc-2026-11-19", "no-such-meeting", ""})
    EXPECT_EQ(send({{"do", "agenda"}, {"entry", entry}, {"month", "2026-12-01"}, {"meeting", meeting}}).status, 400)
        << meeting;
  EXPECT_THAT(outcomes(), IsEmpty());
}

TEST_P(ForwardPlanPages, PutAnEntryOffWithAReason) {
  const auto entry = add_estates_plan();
  const auto page = send({{"do", "put_off"}, {"entry", entry}, {"month", "2026-12-01"}, {"until", "2027-02-01"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("Say why"));
  EXPECT_EQ(send({{"do", "put_off"},
                  {"entry", entry},
                  {"month", "2026-12-01"},
                  {"until", "2027-02-01"},
                  {"reason", "The survey is late."}})
                .status,
            303);
  EXPECT_THAT(plan().body, AllOf(HasSubstr("Put off to February 2027: The survey is late."),
                                 HasSubstr("(put off from December 2026)")));
  EXPECT_EQ(send({{"do", "not_needed"}, {"entry", entry}, {"month", "2027-02-01"}, {"why_not", "Sold."}}).status, 303);
  EXPECT_THAT(plan().body, HasSubstr("Not needed: Sold."));
}

TEST_P(ForwardPlanPages, RefuseAChangeToAnEntryThatSomebodyElseChanged) {
  const auto entry = add_estates_plan();
  const Pairs form = {{"do", "save"}, {"entry", entry}, {"version", "1"}, {"title", "Estates"}, {"once", "2026-12-01"}};
  EXPECT_EQ(send(form).status, 303);
  const auto late = send(form);
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("Someone has changed this entry"));
}

TEST_P(ForwardPlanPages, EndAnEntry) {
  const auto entry = add_estates_plan();
  EXPECT_EQ(send({{"do", "end"}, {"entry", entry}, {"version", "1"}}).status, 303);
  EXPECT_THAT(plan().body, Not(HasSubstr("Estates plan")));
}

TEST_P(ForwardPlanPages, AddADutyThatRepeats) {
  EXPECT_EQ(send({{"do", "duty"}, {"duty", "0"}}).status, 303);
  ASSERT_THAT(kept(), SizeIs(1));
  EXPECT_THAT(plan().body, HasSubstr("Guardian of safe working hours: quarterly report"));
  EXPECT_EQ(send({{"do", "duty"}, {"duty", "17"}}).status, 400);
}

TEST_P(ForwardPlanPages, PlanWhatADeferredDecisionPromises) {
  change_meeting([](StoredMeeting& stored) {
    stored.meeting.items[1].decisions.push_back({.verb = Verb::Defer, .text = "the plan to January's meeting"});
  });
  EXPECT_THAT(plan().body, HasSubstr("Put off on 19 November 2026, item 2"));
  EXPECT_EQ(send({{"do", "promise"}, {"source", "Put off on 19 November 2026, item 2"}}).status, 303);
  ASSERT_THAT(kept(), SizeIs(1));
  EXPECT_EQ(kept()[0].once, base::Date(std::chrono::year(2027) / 1 / 1));
  EXPECT_EQ(send({{"do", "promise"}, {"source", "Put off on 19 November 2026, item 2"}}).status, 409);
}

TEST_P(ForwardPlanPages, KeepAPromiseOfAClosedItemFromWhomItIsClosedTo) {
  change_meeting([](StoredMeeting& stored) {
    AgendaItem& item = stored.meeting.items[1];
    item.title = "A commercial matter";
    item.closed_title = "The bidder's terms";
    item.decisions.push_back({.verb = Verb::Defer, .text = "the terms to January's meeting"});
    item.screening.emplace().screened = true;
    item.screening->people.push_back({.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  });
  EXPECT_THAT(plan().body, HasSubstr("bidder"));
  EXPECT_THAT(plan(kTrustAccount).body, Not(HasSubstr("bidder")));
  ASSERT_EQ(send({{"do", "promise"}, {"source", "Put off on 19 November 2026, item 2"}}).status, 303);
  EXPECT_THAT(plan(kNorthAccount).body, HasSubstr("bidder"));
  EXPECT_THAT(plan(kTrustAccount).body, AllOf(Not(HasSubstr("bidder")), Not(HasSubstr("item 2"))));
}

TEST_P(ForwardPlanPages, LetOnlyTheSecretaryChangeThePlan) {
  EXPECT_EQ(plan(kTrustAccount).status, 200);
  EXPECT_EQ(plan(kOutsider).status, 404);
  EXPECT_EQ(send({{"do", "duty"}, {"duty", "0"}}, kTrustAccount).status, 403);
  EXPECT_EQ(send({{"do", "duty"}, {"duty", "0"}}, kOtherSecretary).status, 404);
  EXPECT_EQ(get(plan_entry_page, kTrustAccount, "jc").status, 403);
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_P(ForwardPlanPages, RefuseWhatTheyDoNotKnow) {
  EXPECT_EQ(send({{"do", "dance"}}).status, 400);
  EXPECT_EQ(send({{"do", "put_off"}, {"entry", "none"}, {"month", "2026-12-01"}}).status, 404);
  EXPECT_EQ(get(plan_month_page, kSecretaryAccount, "jc", {{"entry", "none"}, {"month", "2026-12-01"}}).status, 404);
  EXPECT_EQ(get(plan_entry_page, kSecretaryAccount, "jc", {{"entry", "none"}}).status, 404);
  EXPECT_EQ(get(plan_entry_page, kSecretaryAccount, "jc").status, 200);
}

}  // namespace
}  // namespace governance
