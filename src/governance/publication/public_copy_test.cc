#include "governance/publication/public_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/writers.h"
#include "governance/minutes/minutes_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// Items 1 and 3 in public; item 2, whose secrets all hold the word "bidder", in private.
void tell_parts(Meeting& meeting) {
  meeting.items[0].part = AgendaPart::Public;
  meeting.items[2].part = AgendaPart::Public;
  AgendaItem& closed = meeting.items[1];
  closed.title = "A commercial matter";
  closed.closed_title = "Award to the first bidder";
  closed.part = AgendaPart::Private;
  closed.private_reason = "Commercial";
}

Minutes minuted() {
  Minutes out{.state = MinutesState::Circulated, .text = minuted_text(), .amendments = {}, .approval = {}};
  tell_parts(out.text.meeting);
  return out;
}

std::string whole_text(const Minutes& minutes) {
  return documents::html_body(minuted_report(minutes));
}

TEST(PublicCopy, TellsOfAPrivateItemItsNumberOpenTitleAndReasonAlone) {
  const auto copy = public_copy(minuted().text.meeting);
  ASSERT_THAT(copy.items, SizeIs(3));
  const AgendaItem& closed = copy.items[1];
  EXPECT_EQ(closed.number, "2");
  EXPECT_EQ(closed.title, "A commercial matter");
  EXPECT_EQ(closed.summary, "Taken in private: Commercial");
  AgendaItem expected;
  expected.number = "2";
  expected.title = "A commercial matter";
  expected.part = AgendaPart::Private;
  expected.private_reason = "Commercial";
  expected.kind = closed.kind;
  expected.summary = closed.summary;
  EXPECT_EQ(closed, expected);
}

TEST(PublicCopy, TakesAnItemThatTellsNoPartForAPrivateOne) {
  auto whole = minuted().text.meeting;
  whole.items[2].part.reset();
  EXPECT_THAT(public_copy(whole).items[2].decisions, IsEmpty());
}

TEST(PublicCopy, KeepsAPublicItemWhole) {
  const auto whole = minuted().text.meeting;
  EXPECT_EQ(public_copy(whole).items[2], whole.items[2]);
}

TEST(PublicCopy, OfMinutesHoldsNoWordOfThePrivateItem) {
  const auto whole = minuted();
  ASSERT_THAT(whole_text(whole), HasSubstr("bidder")) << "the secret is there to be found";
  const auto copy = public_copy(whole, whole.text.meeting);
  EXPECT_THAT(whole_text(copy), AllOf(Not(HasSubstr("bidder")), HasSubstr("The plan was praised"),
                                      HasSubstr("A commercial matter"), HasSubstr("thank the authors")));
}

TEST(PublicCopy, OfMinutesHoldsNoAmendmentOfThePrivateItem) {
  auto whole = minuted();
  whole.amendments.push_back({.place = 1,
                              .proposer = "south",
                              .old_text = "dearer",
                              .new_text = "a worse bidder",
                              .state = AmendmentState::Agreed});
  whole.amendments.push_back(
      {.place = 2, .proposer = "south", .old_text = "long", .new_text = "short", .state = AmendmentState::Agreed});
  const auto copy = public_copy(whole, whole.text.meeting);
  ASSERT_THAT(copy.amendments, SizeIs(1));
  EXPECT_EQ(copy.amendments[0].new_text, "short");
}

/// The agenda rules: an item was made private only after the minutes were drawn up.
TEST(PublicCopy, OfMinutesFollowsTheAgendaWhereAnItemBecamePrivateLater) {
  auto whole = minuted();
  const auto planned = whole.text.meeting;
  whole.text.meeting.items[1].part = AgendaPart::Public;
  EXPECT_THAT(whole_text(public_copy(whole, planned)), Not(HasSubstr("bidder")));
}

TEST(PublicCopy, OfMinutesHoldsNoNoteOfTheMeetingAsAWhole) {
  auto whole = minuted();
  whole.text.notes = {"Before it opened the chair spoke of the bidder."};
  EXPECT_THAT(whole_text(public_copy(whole, whole.text.meeting)), Not(HasSubstr("bidder")));
}

TEST(WithheldWords, AreFoundWhateverTheirCaseAndSpacing) {
  const auto whole = minuted();
  const auto withheld = withheld_words(whole.text.meeting, whole.text.actions);
  EXPECT_THAT(items_told_in("It said: AWARD  to the\nfirst Bidder.", withheld), ElementsAre("2"));
  EXPECT_THAT(items_told_in("The award was made.", withheld), IsEmpty());
}

TEST(WithheldWords, OfTheActionsOfAPrivateItemAreFound) {
  const auto whole = minuted();
  const auto withheld = withheld_words(whole.text.meeting, whole.text.actions);
  EXPECT_THAT(items_told_in("SC is to write to the losing bidder. Soon.", withheld), ElementsAre("2"));
}

TEST(WithheldWords, LeaveOutWhatSaysNothingOfAnItem) {
  auto meeting = minuted().text.meeting;
  meeting.items[1] = {};
  meeting.items[1].number = "2";
  meeting.items[1].purpose = "approve";
  EXPECT_THAT(withheld_words(meeting, {}), IsEmpty());
}

TEST(WithheldWords, AreNotInThePublicCopyItself) {
  const auto whole = minuted();
  const auto copy = public_copy(whole, whole.text.meeting);
  EXPECT_THAT(items_told_in(told_words(copy.text.meeting, copy.text.actions),
                            withheld_words(whole.text.meeting, whole.text.actions)),
              IsEmpty());
}

TEST(Release, WaitsUntilEveryMainItemTellsItsPart) {
  auto meeting = minuted().text.meeting;
  EXPECT_THAT(faults_before_release(meeting), IsEmpty());
  meeting.items[2].part.reset();
  meeting.items[1].private_reason.reset();
  const auto faults = faults_before_release(meeting);
  ASSERT_THAT(faults, SizeIs(2));
  EXPECT_THAT(faults[0].message, HasSubstr("Item 2: say on the agenda why"));
  EXPECT_THAT(faults[1].message, HasSubstr("Item 3: say on the agenda whether"));
}

}  // namespace
}  // namespace governance
