#include "governance/search/search_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/papers/paper_store.h"
#include "governance/publication/publication_store.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Item 2, whose secrets all hold the word "bidder", is private, and closed to TM of the trust.
class SearchPages : public CommitteePages {
 protected:
  void SetUp() override {
    CommitteePages::SetUp();
    if (IsSkipped()) return;
    change_meeting([](StoredMeeting& stored) {
      stored.state = MeetingState::Issued;
      for (auto& item : stored.meeting.items) item.part = AgendaPart::Public;
      stored.meeting.items[2].title = "Winter plan";
      AgendaItem& closed = stored.meeting.items[1];
      closed.title = "A commercial matter";
      closed.closed_title = "Award to the first bidder";
      closed.part = AgendaPart::Private;
      closed.private_reason = "Commercial";
      closed.screening.emplace().screened = true;
      closed.screening->people.push_back(
          {.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
    });
  }
  std::vector<record::Migration> migrations() override {
    auto all = CommitteePages::migrations();
    all.push_back(minutes_migration());
    all.push_back(publication_migration());
    all.push_back(papers_migration());
    return all;
  }
  std::string found(std::string words, people::PersonId who) {
    const auto page = post(search_submit, who, {{"words", std::move(words)}});
    EXPECT_EQ(page.status, 200);
    return page.body;
  }
  std::string found_publicly(std::string words) {
    return get(public_search_page, kOutsider, "", {{"words", std::move(words)}}).body;
  }
  void set_down(std::string item, std::string text) {
    MeetingEntry entry;
    entry.id = "note-" + item;
    entry.kind = EntryKind::Note;
    entry.at = at(9, 30);
    entry.item = std::move(item);
    entry.text = std::move(text);
    database().write([&](record::Transaction& transaction) {
      MeetingEntry opened{.id = "opened", .kind = EntryKind::Opened, .at = at(9, 3)};
      const auto kept = add_entries(transaction, kMeeting, {opened, entry}, change());
      base::check(kept.has_value(), kept ? "" : kept.error().message.c_str());
    });
  }
};
SIGHTLINE_ON_EACH_ENGINE(SearchPages);

TEST_P(SearchPages, FindItemsOfOnesOwnMeetings) {
  EXPECT_THAT(found("winter PLAN", kTrustAccount),
              AllOf(HasSubstr("1 found"), HasSubstr("item 3: Winter plan"), HasSubstr("/meetings/jc-2026-11-19")));
  EXPECT_THAT(found("summer", kTrustAccount), HasSubstr("Nothing found"));
}

TEST_P(SearchPages, FindWhatWasSetDownAtTheMeeting) {
  set_down("3", "The beds were discussed at length.");
  EXPECT_THAT(found("beds length", kTrustAccount), HasSubstr("1 found"));
}

TEST_P(SearchPages, FindNothingOfAnItemThatIsClosedToTheReader) {
  set_down("2", "The second bidder was dearer.");
  EXPECT_THAT(found("bidder", kNorthAccount), HasSubstr("1 found"));
  for (const auto* words : {"bidder", "dearer", "first bidder"})
    EXPECT_THAT(found(words, kTrustAccount), AllOf(HasSubstr("Nothing found"), Not(HasSubstr("Award to")))) << words;
  EXPECT_THAT(found("commercial", kTrustAccount), AllOf(HasSubstr("1 found"), Not(HasSubstr("Award to"))));
}

TEST_P(SearchPages, FindNothingForOneWhoHasNoSeat) {
  EXPECT_THAT(found("winter", kOutsider), HasSubstr("Nothing found"));
}

TEST_P(SearchPages, FindForThePublicOnlyWhatIsPublished) {
  EXPECT_THAT(found_publicly("winter"), HasSubstr("Nothing found"));
  database().write([&](record::Transaction& transaction) {
    base::check(
        add_release(transaction, kMeeting, {.part = PublishedPart::Agenda, .by = "x", .at = clock.now(), .reason = ""})
            .has_value(),
        "it is released");
  });
  EXPECT_THAT(found_publicly("winter"), HasSubstr("1 found"));
  EXPECT_THAT(found_publicly("bidder"), HasSubstr("Nothing found"));
}

TEST_P(SearchPages, AskForWordsBeforeLooking) {
  EXPECT_EQ(get(search_page, kTrustAccount, "").status, 200);
  EXPECT_THAT(found("  ", kTrustAccount), Not(HasSubstr("found")));
}

TEST_P(SearchPages, ShowHostileWordsAsWords) {
  EXPECT_THAT(found("<script>alert(1)</script>", kTrustAccount), Not(HasSubstr("<script>alert")));
}

}  // namespace
}  // namespace governance
