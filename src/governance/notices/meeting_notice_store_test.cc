#include "governance/notices/meeting_notice_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/meetings/live_meeting_pages.h"
#include "mail/outbox_store.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

/// TM and NC sign in with addresses; SE is the secretary; item 2 is closed to TM.
class MeetingNotices : public CommitteePages {
 protected:
  void SetUp() override {
    CommitteePages::SetUp();
    if (IsSkipped()) return;
    change_meeting([](StoredMeeting& stored) { stored.meeting.items[1].closed_title = "Award to the first bidder"; });
    database().write([&](record::Transaction& transaction) {
      const auto add = [&](people::PersonId who, std::string_view email) {
        base::check(people::add_account(transaction, clock.now(), who, email, "hash").has_value(), "added");
      };
      add(kTrustAccount, "tm@trust.example");
      add(kNorthAccount, "nc@north.example");
      add(kSecretaryAccount, "se@north.example");
      add(kOutsider, "outsider@trust.example");
    });
  }
  std::vector<mail::MailMessage> sent(MeetingNotice notice) {
    database().write([&](record::Transaction& transaction) {
      notify_of_meeting(transaction, find_committee(transaction, "jc")->body,
                        find_meeting(transaction, kMeeting)->meeting, notice,
                        "https://sightline.example/meetings/jc-2026-11-19", change(), random);
    });
    return taken_by_the_mail_server();
  }
  std::vector<mail::MailMessage> taken_by_the_mail_server() {
    std::vector<mail::MailMessage> out;
    mail::send_waiting(database(), clock, [&](const mail::MailMessage& message) -> base::Result<void> {
      out.push_back(message);
      return {};
    });
    return out;
  }
};
SIGHTLINE_ON_EACH_ENGINE(MeetingNotices);

TEST_P(MeetingNotices, GoToTheMeetingsPeopleAndNotToWhoeverSendsThem) {
  const auto to = Field("to", &mail::MailMessage::to, "tm@trust.example");
  EXPECT_THAT(sent(MeetingNotice::AgendaIssued),
              UnorderedElementsAre(to, Field("to", &mail::MailMessage::to, "nc@north.example")));
}

TEST_P(MeetingNotices, SayWhereToReadAndNothingOfAnItem) {
  for (const auto notice : {MeetingNotice::AgendaIssued, MeetingNotice::MinutesCirculated})
    EXPECT_THAT(sent(notice), Each(Field("text", &mail::MailMessage::text,
                                         AllOf(HasSubstr("Joint Committee on Thursday 19 November 2026"),
                                               HasSubstr("https://sightline.example/meetings/jc-2026-11-19"),
                                               Not(HasSubstr("bidder")), Not(HasSubstr("Item"))))));
}

TEST_P(MeetingNotices, AskWhoWasGivenAnActionAndWasNotThereToAcceptIt) {
  set_state(MeetingState::Issued);
  const auto type = [&](std::string line, std::string entry) {
    return post(live_meeting_submit, kSecretaryAccount, {{"line", std::move(line)}, {"entry", std::move(entry)}})
        .status;
  };
  ASSERT_EQ(type("NC, SC here at 9.00", "a"), 303);
  ASSERT_EQ(type("open 9.03", "b"), 303);
  ASSERT_EQ(type("item 1", "c"), 303);
  ASSERT_EQ(type("action TM by 3 December: write of the quokka", "d"), 303);
  ASSERT_EQ(type("action NC by 3 December: write to all", "e"), 303);
  EXPECT_TRUE(taken_by_the_mail_server().empty()) << "what is set down may be struck until the meeting ends";
  ASSERT_EQ(type("close 9.05", "f"), 303);
  const auto sent = taken_by_the_mail_server();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent.front().to, "tm@trust.example");
  EXPECT_THAT(sent.front().text, AllOf(HasSubstr("/actions"), HasSubstr("19 November 2026"), Not(HasSubstr("quokka"))));
}

}  // namespace
}  // namespace governance
