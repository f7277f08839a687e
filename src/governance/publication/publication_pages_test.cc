#include "governance/publication/publication_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/interests/interest_store.h"
#include "governance/minutes/minutes_testing.h"
#include "governance/papers/paper_store.h"
#include "governance/publication/public_pages.h"
#include "governance/publication/publication_store.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Item 2, whose secrets all hold the word "bidder", is taken in private.
class PublicationPages : public CommitteePages {
 protected:
  void SetUp() override {
    CommitteePages::SetUp();
    if (IsSkipped()) return;
    change_meeting([](StoredMeeting& stored) {
      stored.state = MeetingState::Issued;
      stored.meeting.venue = "Invented Hall";
      tell_parts(stored.meeting);
    });
  }
  std::vector<record::Migration> migrations() override {
    auto all = CommitteePages::migrations();
    all.push_back(minutes_migration());
    all.push_back(publication_migration());
    all.push_back(interests_migration());
    all.push_back(papers_migration());
    return all;
  }
  static void tell_parts(Meeting& meeting) {
    for (auto& item : meeting.items) item.part = AgendaPart::Public;
    AgendaItem& closed = meeting.items[1];
    closed.title = "A commercial matter";
    closed.closed_title = "Award to the first bidder";
    closed.purpose = "approve the first bidder";
    closed.part = AgendaPart::Private;
    closed.private_reason = "Commercial: a contract is being awarded";
  }
  site::Response step(std::string what, std::string part, people::PersonId who = kSecretaryAccount) {
    return post(publication_submit, who,
                {{"do", std::move(what)}, {"part", part}, {"reason-" + part, "It held a mistake."}});
  }
  void keep_minutes(MinutesState state) {
    Minutes minutes{.state = state, .text = minuted_text(), .amendments = {}, .approval = {}};
    tell_parts(minutes.text.meeting);
    database().write([&](record::Transaction& transaction) {
      base::check(
          save_step(transaction, kMeeting, {.minutes = minutes, .version = 0}, MinutesStep::Circulate, "", change())
              .has_value(),
          "the minutes are kept");
    });
  }
  /// As somebody who is not signed in.
  site::Response publicly(people::PageHandler handler, std::string_view id = kMeeting) { return visit(handler, id); }
  site::Response visit(people::PageHandler handler, std::string_view id) {
    site::Request request;
    request.host = "sightline.example";
    request.is_secure = true;
    request.path_values["id"] = id;
    for (const auto& [name, value] : path_values) request.path_values[name] = value;
    people::Visit made{.request = request,
                       .database = database(),
                       .clock = clock,
                       .random = random,
                       .settings = settings,
                       .who = {},
                       .frame = {},
                       .csrf_token = ""};
    return handler(made);
  }
};
SIGHTLINE_ON_EACH_ENGINE(PublicationPages);

TEST_P(PublicationPages, ReleaseAnAgendaAndTakeItBack) {
  EXPECT_EQ(publicly(public_meeting_page).status, 404);
  EXPECT_EQ(publicly(public_committee_page, "jc").status, 404);
  EXPECT_EQ(step("release", "agenda").status, 303);
  const auto page = publicly(public_meeting_page);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("A commercial matter"), HasSubstr("Commercial: a contract"),
                               HasSubstr("Invented Hall"), Not(HasSubstr("bidder"))));
  EXPECT_EQ(step("recall", "agenda").status, 303);
  EXPECT_EQ(publicly(public_meeting_page).status, 404);
  EXPECT_THAT(get(publication_page, kSecretaryAccount).body,
              AllOf(HasSubstr("The agenda: taken back"), HasSubstr("It held a mistake.")));
}

TEST_P(PublicationPages, ReleaseMinutesOnceMembersHaveThem) {
  EXPECT_EQ(step("release", "minutes").status, 409);
  keep_minutes(MinutesState::Draft);
  const auto early = step("release", "minutes");
  EXPECT_EQ(early.status, 409);
  EXPECT_THAT(early.body, HasSubstr("Circulate the minutes to the members first"));
}

TEST_P(PublicationPages, ShowMinutesToTheWorldInEveryForm) {
  keep_minutes(MinutesState::Circulated);
  ASSERT_EQ(step("release", "minutes").status, 303);
  const auto page = publicly(public_minutes_page);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("DRAFT"), HasSubstr("The plan was praised"),
                               HasSubstr("Taken in private: Commercial"), Not(HasSubstr("bidder"))));
  for (const auto* file : {"minutes.pdf", "minutes.docx"}) {
    path_values = {{"file", file}};
    EXPECT_EQ(publicly(public_minutes_file).status, 200) << file;
  }
  path_values = {{"file", "minutes.xlsx"}};
  EXPECT_EQ(publicly(public_minutes_file).status, 404);
}

TEST_P(PublicationPages, KeepBackWhatHoldsWordsOfAPrivateItem) {
  change_meeting([](StoredMeeting& stored) { stored.meeting.items[2].purpose = "note the award to the first bidder"; });
  const auto page = step("release", "agenda");
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("holds words of item 2"));
  EXPECT_EQ(publicly(public_meeting_page).status, 404);
}

TEST_P(PublicationPages, AskForThePartOfEveryMainItemFirst) {
  change_meeting([](StoredMeeting& stored) { stored.meeting.items[2].part.reset(); });
  EXPECT_THAT(get(publication_page, kSecretaryAccount).body, HasSubstr("whether it is taken in public or in private"));
  EXPECT_EQ(step("release", "agenda").status, 409);
}

TEST_P(PublicationPages, RefuseWhatCannotFollow) {
  EXPECT_EQ(step("release", "papers").status, 409);
  EXPECT_EQ(step("recall", "agenda").status, 409);
  ASSERT_EQ(step("release", "agenda").status, 303);
  EXPECT_EQ(step("release", "agenda").status, 409);
  EXPECT_EQ(step("dance", "agenda").status, 400);
  EXPECT_EQ(step("release", "everything").status, 400);
  EXPECT_EQ(post(publication_submit, kSecretaryAccount, {{"do", "recall"}, {"part", "agenda"}}).status, 400)
      << "without a reason";
}

TEST_P(PublicationPages, RefuseAnAgendaThatMembersDoNotHaveYet) {
  set_state(MeetingState::Planned);
  EXPECT_EQ(step("release", "agenda").status, 409);
}

TEST_P(PublicationPages, LetOnlyTheSecretaryRelease) {
  for (const auto who : {kTrustAccount, kScreenerAccount}) {
    EXPECT_EQ(get(publication_page, who).status, 403);
    EXPECT_EQ(step("release", "agenda", who).status, 403);
  }
  EXPECT_EQ(step("release", "agenda", kOutsider).status, 404);
  EXPECT_THAT(database().read([](record::Reader& reader) { return releases_of(reader, kMeeting); }), IsEmpty());
}

TEST_P(PublicationPages, TellOfReleasesInAFeedAndACalendar) {
  keep_minutes(MinutesState::Circulated);
  ASSERT_EQ(step("release", "agenda").status, 303);
  ASSERT_EQ(step("release", "minutes").status, 303);
  const auto feed = publicly(public_feed, "jc");
  EXPECT_EQ(feed.content_type, "application/atom+xml; charset=utf-8");
  EXPECT_THAT(feed.body, AllOf(HasSubstr("https://sightline.example/public/meetings/jc-2026-11-19/minutes"),
                               HasSubstr("Agenda of the meeting on 19 November 2026"), Not(HasSubstr("bidder"))));
  const auto calendar = publicly(public_calendar, "jc");
  EXPECT_THAT(calendar.body, AllOf(HasSubstr("SUMMARY:Joint Committee meeting"), HasSubstr("LOCATION:Invented Hall"),
                                   Not(HasSubstr("bidder"))));
  EXPECT_THAT(publicly(public_committees_page).body, HasSubstr("Joint Committee"));
  EXPECT_THAT(publicly(public_committee_page, "jc").body, HasSubstr("agenda and draft minutes"));
}

// A released agenda followed every later edit, and nobody looked at it again.
TEST_P(PublicationPages, HoldBackAReleasedAgendaThatWasChangedToTellOfAPrivateItem) {
  ASSERT_EQ(step("release", "agenda").status, 303);
  change_meeting([](StoredMeeting& stored) { stored.meeting.items[2].purpose = "note the award to the first bidder"; });
  EXPECT_THAT(publicly(public_meeting_page).body, Not(HasSubstr("bidder")));
  EXPECT_THAT(get(publication_page, kSecretaryAccount).body,
              AllOf(HasSubstr("Held back since it was changed"), HasSubstr("holds words of item 2")));
  change_meeting([](StoredMeeting& stored) { stored.meeting.items[2].purpose = "note the plan"; });
  EXPECT_THAT(publicly(public_meeting_page).body, HasSubstr("note the plan"));
}

TEST_P(PublicationPages, SayNothingOfAMeetingThatIsNotReleased) {
  for (const auto handler : {public_meeting_page, public_minutes_page}) {
    EXPECT_EQ(publicly(handler).status, 404);
    EXPECT_EQ(publicly(handler).body, publicly(handler, "no-such-meeting").body);
  }
  EXPECT_EQ(publicly(public_feed, "jc").status, 404);
  EXPECT_EQ(publicly(public_calendar, "jc").status, 404);
}

}  // namespace
}  // namespace governance
