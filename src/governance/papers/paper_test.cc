#include "governance/papers/paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/meetings/meetings_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(PaperState, HasAWayFromTheRequestToTheMeetingAndOutOfEveryStateButTheLast) {
  for (const PaperState state : kPaperStates) {
    bool leads_on = false;
    for (const auto& row : paper_transitions()) leads_on = leads_on || row.from == state;
    EXPECT_EQ(leads_on, state != PaperState::Withdrawn) << word_of(state);
  }
}

TEST(PaperState, LetsNobodyButTheSecretaryAcceptIssueOrReplace) {
  for (const auto& row : paper_transitions()) {
    const bool is_official = row.step == PaperStep::Accept || row.step == PaperStep::Issue ||
                             row.step == PaperStep::Replace || row.step == PaperStep::Return;
    EXPECT_TRUE(!is_official || row.actor == PaperActor::Secretary) << word_of(row.step);
    const bool stops_it = row.step == PaperStep::Withdraw || row.step == PaperStep::Return;
    EXPECT_TRUE(!stops_it || row.needs == PaperStepNeeds::Note) << "the history has to show why";
  }
}

TEST(PaperState, OffersEachStepOnceAndOnlyToThoseWhoMayTakeIt) {
  const auto steps = [](PaperState state, std::vector<PaperActor> actors) {
    std::vector<PaperStep> out;
    for (const auto* row : open_steps(state, actors)) out.push_back(row->step);
    return out;
  };
  EXPECT_THAT(steps(PaperState::Drafting, {PaperActor::Author}), ElementsAre(PaperStep::Submit, PaperStep::Withdraw));
  EXPECT_THAT(steps(PaperState::Drafting, {PaperActor::Sponsor}), ElementsAre(PaperStep::ApproveAsSponsor));
  EXPECT_THAT(steps(PaperState::Drafting, {PaperActor::Author, PaperActor::Secretary}),
              ElementsAre(PaperStep::ApproveAsSponsor, PaperStep::Submit, PaperStep::Withdraw));
  EXPECT_THAT(steps(PaperState::Submitted, {PaperActor::Author, PaperActor::Sponsor}), IsEmpty());
  EXPECT_THAT(steps(PaperState::Drafting, {}), IsEmpty());
}

TEST(Timeliness, CountsClearDays) {
  const base::Date meeting = kDay;
  EXPECT_EQ(timeliness_of(base::add_days(meeting, -std::chrono::days(6)), meeting, 5), Timeliness::InTime);
  EXPECT_EQ(timeliness_of(base::add_days(meeting, -std::chrono::days(5)), meeting, 5), Timeliness::Late);
  EXPECT_EQ(timeliness_of(meeting, meeting, 0), Timeliness::Tabled);
}

class PaperSight : public testing::Test {
 protected:
  PaperSight() {
    item_ = plan().meeting.items[1];
    item_.key = "k";
    paper.item_key = "k";
    paper.state = PaperState::Issued;
    paper.author_person = "east";
  }
  Sight seen_by(const std::string& person, bool is_screener = false, bool is_secretary = false) {
    const Viewer viewer{
        .person = person, .is_secretary = is_secretary, .is_screener = is_screener, .is_member = !person.empty()};
    return sight_of(paper, &item_, typed_.live(), viewer);
  }
  void shut_out(const std::string& person) {
    item_.screening.emplace();
    item_.screening->people.push_back({.person = person, .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  }
  Paper paper;

 private:
  AgendaItem item_;
  Typed typed_;
};

TEST_F(PaperSight, ShowsMembersWhatIsIssuedAndNothingBefore) {
  EXPECT_EQ(seen_by("trust"), Sight::Everything);
  for (const PaperState state : kPaperStates) {
    paper.state = state;
    EXPECT_EQ(seen_by("trust"), is_issued(state) ? Sight::Everything : Sight::TitleOnly) << word_of(state);
    EXPECT_EQ(seen_by("east"), Sight::Everything) << "its author";
    EXPECT_EQ(seen_by("secretary", false, true), Sight::Everything);
    EXPECT_EQ(seen_by("", true), state == PaperState::Withdrawn ? Sight::TitleOnly : Sight::Everything);
  }
}

TEST_F(PaperSight, LetsAnInterestWinOverEveryPartInThePaper) {
  for (const auto* person : {"east", "secretary", "trust"}) {
    shut_out(person);
    EXPECT_EQ(seen_by(person, false, true), Sight::TitleOnly) << person;
  }
}

TEST_F(PaperSight, KeepsAPaperForNamedPeopleFromAllOthers) {
  paper.paper_class = PaperClass::NamedPeople;
  paper.named_people = {"north"};
  EXPECT_EQ(seen_by("north"), Sight::Everything);
  EXPECT_EQ(seen_by("trust"), Sight::TitleOnly);
  EXPECT_EQ(seen_by("", true), Sight::TitleOnly);
  EXPECT_EQ(seen_by("east"), Sight::Everything);
}

TEST_F(PaperSight, ShowsNothingOfAPaperWhoseItemIsOffTheAgendaOrToAStranger) {
  EXPECT_EQ(sight_of(paper, nullptr, Typed().live(), {.person = "secretary", .is_secretary = true}), Sight::Nothing);
  EXPECT_EQ(seen_by(""), Sight::Nothing);
}

TEST(PaperLabel, FollowsTheItemsLetter) {
  AgendaItem item;
  Paper paper;
  EXPECT_EQ(label_of(item, paper), "");
  item.paper = "B";
  EXPECT_EQ(label_of(item, paper), "B");
  paper.place = 2;
  EXPECT_EQ(label_of(item, paper), "B1");
}

}  // namespace
}  // namespace governance
