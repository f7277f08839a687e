#include "governance/papers/paper_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/meetings/agenda.h"
#include "governance/papers/papers_testing.h"
#include "record/sha256.h"

namespace governance {
namespace {

using namespace testing_help;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class PaperStore : public Papers {};
SIGHTLINE_ON_EACH_ENGINE(PaperStore);

TEST_P(PaperStore, GivesTheItemAKeyAndALetterOnce) {
  const auto token = ask_for(1);
  const auto item = stored().meeting.items[1];
  ASSERT_TRUE(item.key);
  EXPECT_EQ(item.paper, "A");
  EXPECT_EQ(item.medium, Medium::Paper);
  const auto second = ask_for(1);
  EXPECT_EQ(stored().meeting.items[1].key, item.key);
  EXPECT_EQ(paper(second).paper.place, 2);
  EXPECT_EQ(label_of(stored().meeting.items[1], paper(second).paper), "A1");
  ask_for(2);
  EXPECT_EQ(stored().meeting.items[2].paper, "B");
  EXPECT_EQ(paper(token).paper.state, PaperState::Requested);
}

TEST_P(PaperStore, StaysWithItsItemWhenAnAgendaNotYetIssuedIsPutInAnotherOrder) {
  set_state(MeetingState::Planned);
  const auto token = ask_for(1);
  change_meeting([](StoredMeeting& meeting) {
    move_item(meeting.meeting, 1, AgendaMove::Down);
    number_agenda(meeting.meeting);
  });
  const auto meeting = stored().meeting;
  const auto* const item = item_of(meeting, paper(token).paper);
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(item->title, "Item two, open title");
  EXPECT_EQ(item->number, "3");
  change_meeting([](StoredMeeting& one) { one.meeting.items.erase(one.meeting.items.begin() + 2); });
  const auto without = stored().meeting;
  EXPECT_EQ(item_of(without, paper(token).paper), nullptr);
}

TEST_P(PaperStore, TakesNoPaperForAMeetingMinutedElsewhereOrAnItemThatIsNot) {
  const auto ask = [&](std::size_t item) {
    return database().write([&](record::Transaction& transaction) {
      return request_paper(transaction, *find_meeting(transaction, kMeeting), item, Paper(), change(), random);
    });
  };
  EXPECT_EQ(ask(99).error().subject, "item");
  set_state(MeetingState::Recorded);
  EXPECT_EQ(ask(1).error().code, base::ErrorCode::Conflict);
}

TEST_P(PaperStore, KeepsEveryVersionAsItWasSent) {
  const auto token = ask_for();
  const auto first = paper_pdf("first");
  EXPECT_EQ(add(token, first).value(), 1);
  EXPECT_EQ(add(token, paper_pdf("second"), "the table").value(), 2);
  database().read([&](record::Reader& reader) {
    const auto versions = paper_versions(reader, token);
    ASSERT_THAT(versions, SizeIs(2));
    EXPECT_EQ(versions[0].sha256, record::sha256(first));
    EXPECT_EQ(versions[1].what_changed, "the table");
    EXPECT_EQ(versions[0].added_at, clock.now());
    EXPECT_EQ(*original_of(reader, token, 1), first);
    EXPECT_EQ(*pdf_of(reader, token, 1), first) << "a PDF is its own";
    EXPECT_EQ(pdf_of(reader, token, 3), std::nullopt);
    EXPECT_EQ(text_of(reader, token), "text of the file");
  });
  EXPECT_EQ(paper(token).newest->number, 2);
  EXPECT_EQ(paper(token).paper.state, PaperState::Drafting);
}

TEST_P(PaperStore, KeepsBothAWordFileAndThePdfMadeOfIt) {
  const auto token = ask_for();
  const std::string word("W\0rd", 4);
  database().write([&](record::Transaction& transaction) {
    const NewVersion file{
        .file_name = "a.docx", .media_type = "word", .original = word, .pdf = "P", .text = "", .pages = 1};
    EXPECT_TRUE(add_version(transaction, *find_paper(transaction, token), file, change()));
  });
  database().read([&](record::Reader& reader) {
    EXPECT_EQ(*original_of(reader, token, 1), word);
    EXPECT_EQ(*pdf_of(reader, token, 1), "P");
  });
}

TEST_P(PaperStore, AsksWhatHasChangedOnceMembersHaveIt) {
  const auto token = issued();
  EXPECT_EQ(add(token, paper_pdf("new")).error().subject, "what-changed");
  EXPECT_TRUE(add(token, paper_pdf("new"), "a table"));
  EXPECT_EQ(paper(token).paper.state, PaperState::Replaced);
  EXPECT_EQ(database().read([&](record::Reader& reader) { return steps_of_paper(reader, token).back().note; }),
            "a table");
}

TEST_P(PaperStore, AsksTheSponsorAgainWhenTheWordsHaveChanged) {
  const auto token = ask_for(1, PaperClass::Members, "north");
  EXPECT_TRUE(add(token, paper_pdf("one")));
  EXPECT_THAT(take(token, PaperStep::Submit, {PaperActor::Author}).error().message,
              HasSubstr("sponsor has not approved"));
  EXPECT_TRUE(take(token, PaperStep::ApproveAsSponsor, {PaperActor::Sponsor}));
  EXPECT_TRUE(add(token, paper_pdf("two"), "all"));
  EXPECT_EQ(paper(token).paper.state, PaperState::Drafting);
}

TEST_P(PaperStore, RefusesStepsInTheWrongStateByTheWrongPersonOrWithoutWhatTheyNeed) {
  const auto token = ask_for();
  EXPECT_EQ(take(token, PaperStep::Issue, {PaperActor::Secretary}).error().code, base::ErrorCode::Conflict);
  EXPECT_TRUE(add(token, paper_pdf("one")));
  EXPECT_EQ(take(token, PaperStep::Submit, {PaperActor::Sponsor}).error().code, base::ErrorCode::Forbidden);
  EXPECT_TRUE(take(token, PaperStep::Submit, {PaperActor::Author}));
  EXPECT_EQ(take(token, PaperStep::Return, {PaperActor::Secretary}, " ").error().subject, "note");
  EXPECT_TRUE(take(token, PaperStep::Return, {PaperActor::Secretary}, "too long"));
  EXPECT_EQ(paper(token).paper.state, PaperState::Returned);
}

TEST_P(PaperStore, IssuesNothingBeforeTheAgenda) {
  const auto token = ask_for();
  EXPECT_TRUE(add(token, paper_pdf("one")));
  EXPECT_TRUE(take(token, PaperStep::Submit, {PaperActor::Author}));
  EXPECT_TRUE(take(token, PaperStep::Accept, {PaperActor::Secretary}));
  const auto early = database().write([&](record::Transaction& transaction) {
    return take_step(transaction, *find_paper(transaction, token), PaperStep::Issue, {PaperActor::Secretary},
                     MeetingState::Planned, "", change());
  });
  EXPECT_THAT(early.error().message, HasSubstr("agenda is not issued"));
}

TEST_P(PaperStore, LetsOneOfTwoWhoChangeItAtOnceTryAgain) {
  const auto token = ask_for();
  auto mine = paper(token);
  auto theirs = mine;
  mine.paper.cover.context = "mine";
  theirs.paper.cover.context = "theirs";
  const auto save = [&](const StoredPaper& one) {
    return database().write([&](record::Transaction& transaction) {
      return save_paper(transaction, one, "paper cover changed", change());
    });
  };
  EXPECT_TRUE(save(mine));
  EXPECT_EQ(save(theirs).error().code, base::ErrorCode::Conflict);
  EXPECT_EQ(paper(token).paper.cover.context, "mine");
  EXPECT_EQ(paper(token).paper.state, PaperState::Drafting) << "it is being written from now on";
}

TEST_P(PaperStore, KeepsEveryChoiceOfACoverSheetAsAValue) {
  const auto token = ask_for();
  auto one = paper(token);
  PaperCover& cover = one.paper.cover;
  cover.questions = {{"Q?", "A."}, {"Q2?", ""}};
  cover.purpose = Verb::Ratify;
  cover.objectives = {{"Safe care", CoverAnswer::NotApplicable}, {"Jobs", std::nullopt}};
  cover.has_risks = false;
  cover.risks = {{"1", "Ice", 12, std::nullopt}};
  cover.equality = CoverAnswer::No;
  cover.period_to = kDay;
  cover.figures = {{"beds", "24"}};
  one.paper.named_people = {"north", "south"};
  one.paper.paper_class = PaperClass::NamedPeople;
  EXPECT_TRUE(database().write(
      [&](record::Transaction& transaction) { return save_paper(transaction, one, "paper cover changed", change()); }));
  EXPECT_EQ(paper(token).paper.cover, cover);
  EXPECT_THAT(paper(token).paper.named_people, ElementsAre("north", "south"));
}

TEST_P(PaperStore, KeepsACommitteesRulesAndWritesDownTheirChange) {
  EXPECT_EQ(database().read([](record::Reader& reader) { return rules_of(reader, "jc"); }), PaperRules());
  const PaperRules rules{.most_cover_pages = 1, .most_paper_pages = 12, .clear_days = 7, .objectives = {"Safe care"}};
  database().write([&](record::Transaction& transaction) {
    save_rules(transaction, "jc", PaperRules(), change());
    save_rules(transaction, "jc", rules, change());
  });
  database().read([&](record::Reader& reader) {
    EXPECT_EQ(rules_of(reader, "jc"), rules);
    EXPECT_EQ(record::audit_of_subject(reader, "committee", "jc").back().event.action, "paper rules changed");
    EXPECT_TRUE(record::verify_audit(reader).first_broken == std::nullopt);
  });
}

}  // namespace
}  // namespace governance
