#include "governance/papers/cover_checks.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/papers/figures_in_text.h"

namespace governance {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A paper in which nothing is amiss.
Paper sound_paper() {
  Paper out;
  out.state = PaperState::Drafting;
  out.cover.title = "Winter plan";
  out.cover.label_on_paper = "Paper B";
  out.cover.author = "Winter team";
  out.cover.sponsor = "Chief operating officer";
  out.cover.context = "Winter comes.";
  out.cover.questions = {{"Are there enough beds?", "Yes."}};
  out.cover.purpose = Verb::Note;
  out.cover.input_sought = "The committee is asked to NOTE the plan.";
  out.cover.objectives = {{"Safe care", CoverAnswer::Yes}};
  out.cover.has_risks = true;
  out.cover.risks = {{"12", "Too few beds", 16, 8}};
  out.cover.involvement = CoverAnswer::NotApplicable;
  out.cover.equality = CoverAnswer::Yes;
  out.cover.next_paper = "none";
  out.cover.period_from = 2026y / 9 / 1;
  out.cover.period_to = 2026y / 10 / 31;
  out.cover.written_on = 2026y / 11 / 2;
  return out;
}
AgendaItem item_b() {
  AgendaItem out;
  out.number = "4";
  out.title = "Winter plan";
  out.paper = "B";
  out.purpose = "note the plan";
  return out;
}

class CoverChecks : public testing::Test {
 protected:
  std::vector<std::string> found(PaperCheck check) {
    std::vector<PaperFinding> findings;
    check({.paper = paper, .item = &item, .rules = rules, .cover_pages = 1, .paper_pages = pages, .text = text},
          findings);
    std::vector<std::string> out;
    for (const auto& one : findings) out.push_back(one.check + " " + one.where + ": " + one.text);
    return out;
  }
  Paper paper = sound_paper();
  AgendaItem item = item_b();
  PaperRules rules;
  int pages = 3;
  std::string text;
};

TEST_F(CoverChecks, AreContentWithASoundPaper) {
  EXPECT_THAT(
      check_paper({.paper = paper, .item = &item, .rules = rules, .cover_pages = 2, .paper_pages = 7, .text = ""}),
      IsEmpty());
}

TEST_F(CoverChecks, AskForOneAnswerToEachQuestion) {
  paper.cover.questions = {{"First?", "Yes."}, {"Second?", " "}, {"", "An answer to nothing."}};
  EXPECT_THAT(found(answers_match_questions), ElementsAre(HasSubstr("R4 answer-2: Question 2 has no answer"),
                                                          HasSubstr("R4 question-3: Answer 3 has no question")));
  paper.cover.questions.clear();
  EXPECT_THAT(found(answers_match_questions), ElementsAre(HasSubstr("asks no question")));
}

TEST_F(CoverChecks, TellAChoiceNotMadeFromEveryAnswer) {
  paper.cover.objectives = {{"Safe care", CoverAnswer::No}, {"Good jobs", std::nullopt}};
  paper.cover.purpose.reset();
  paper.cover.has_risks.reset();
  paper.cover.equality.reset();
  EXPECT_THAT(found(choices_are_made), ElementsAre(HasSubstr("R4 purpose:"),
                                                   HasSubstr("R4 objective-2: Nobody has chosen whether the paper "
                                                             "touches the objective \"Good jobs\""),
                                                   HasSubstr("R4 has-risks:"), HasSubstr("R4 equality:")));
}

TEST_F(CoverChecks, AskForWholeRisksOrForTheReasonWhyThereAreNone) {
  paper.cover.risks = {{"12", "Too few beds", 16, std::nullopt}, {"13", "Ice", 4, 6}};
  EXPECT_THAT(found(choices_are_made),
              ElementsAre(HasSubstr("Risk 1 on the cover sheet lacks"), HasSubstr("Risk 2 aims at a higher rating")));
  paper.cover.risks.clear();
  EXPECT_THAT(found(choices_are_made), ElementsAre(HasSubstr("none is named")));
  paper.cover.has_risks = false;
  EXPECT_THAT(found(choices_are_made), ElementsAre(HasSubstr("Say why")));
}

TEST_F(CoverChecks, HoldThePurposeAgainstWhatIsAskedAndAgainstTheAgenda) {
  EXPECT_THAT(found(purpose_matches_recommendation), IsEmpty());
  paper.cover.input_sought = "The committee is asked to APPROVE the plan and to note its cost.";
  EXPECT_THAT(found(purpose_matches_recommendation),
              ElementsAre(HasSubstr("asks to approve, which speaks for the body")));
  paper.cover.purpose = Verb::Approve;
  EXPECT_THAT(found(purpose_matches_recommendation), ElementsAre(HasSubstr("The agenda says \"note the plan\"")));
  item.purpose = "approving the plan; approve the cost";
  EXPECT_THAT(found(purpose_matches_recommendation), IsEmpty());
  paper.cover.purpose = Verb::Discuss;
  paper.cover.input_sought = "For information.";
  EXPECT_THAT(found(purpose_matches_recommendation),
              testing::Contains(HasSubstr("the input sought does not ask to discuss")));
}

TEST_F(CoverChecks, CountPagesAgainstTheCommitteesOwnLimits) {
  pages = 8;
  EXPECT_THAT(found(pages_keep_the_limits), ElementsAre(HasSubstr("8 pages, counted; the committee's limit is 7")));
  rules.most_paper_pages = 8;
  EXPECT_THAT(found(pages_keep_the_limits), IsEmpty());
  rules.most_cover_pages = 0;
  EXPECT_THAT(found(pages_keep_the_limits), ElementsAre(HasSubstr("The cover sheet has 1 page")));
}

TEST_F(CoverChecks, CompareTheLetterInTheIndexWithThatOnThePaper) {
  EXPECT_THAT(found(label_is_that_of_the_index), IsEmpty());
  paper.cover.label_on_paper = "Paper C";
  EXPECT_THAT(found(label_is_that_of_the_index), ElementsAre(HasSubstr("R1 label:")));
}

TEST_F(CoverChecks, FindAFigureThatIsPrintedWithTwoValues) {
  paper.cover.figures = {{"exception reports raised in the period", "69"}};
  text = "In the period 68 exception reports were raised by\nresident doctors. Of these, 12 were about education.";
  EXPECT_THAT(found(same_figure_same_value),
              ElementsAre(testing::AllOf(HasSubstr("R2 figure-1-name:"), HasSubstr("68"), HasSubstr("69"))));
  text = "In the period 69 exception reports were raised. In 2026 there were 69 exception reports.";
  EXPECT_THAT(found(same_figure_same_value), IsEmpty());
}

TEST_F(CoverChecks, FindTheSameThingCountedTwiceWithoutAnyNamedFigure) {
  text = "We carry 113.6 vacant posts.\n\nThere are 114 vacant\nposts.\n\nAnnex: 114 vacant posts.";
  const auto findings = counted_twice(text);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].values, ElementsAre(113.6, 114.0));
  EXPECT_THAT(counted_twice("5 wards on 3 May 2026 and 5 wards on 4 May 2026; 7 wards."), IsEmpty());
  EXPECT_THAT(counted_twice("12 exception reports in surgery. 14 exception reports in medicine."), IsEmpty());
}

TEST_F(CoverChecks, FindGapsInNumberedParagraphs) {
  text = "2.1 First words\n2.2 More words\n2.4 The third is lost\n12 March was a Thursday";
  EXPECT_THAT(found(paragraphs_have_no_gaps), ElementsAre(HasSubstr("2.3")));
  text = "1.1 One\n1.2 Two";
  EXPECT_THAT(found(paragraphs_have_no_gaps), IsEmpty()) << "too few to say";
}

TEST_F(CoverChecks, FindAPaperWrittenBeforeItsPeriodEnded) {
  paper.cover.written_on = 2026y / 10 / 31;
  EXPECT_THAT(found(period_ended_before_writing), ElementsAre(HasSubstr("R5 written-on:")));
  paper.cover.written_on = 2026y / 11 / 1;
  EXPECT_THAT(found(period_ended_before_writing), IsEmpty());
}

TEST_F(CoverChecks, HoldTheClassAgainstThePartOfTheMeetingAndAgainstTheWords) {
  paper.paper_class = PaperClass::Public;
  item.part = AgendaPart::Private;
  EXPECT_THAT(found(class_fits_where_it_goes), ElementsAre(HasSubstr("P1 class: The item is taken in private")));
  item.part = AgendaPart::Public;
  text = "This is commercially sensitive.";
  EXPECT_THAT(found(class_fits_where_it_goes), ElementsAre(HasSubstr("commercially sensitive")));
  paper.paper_class = PaperClass::Part2;
  EXPECT_THAT(found(class_fits_where_it_goes), ElementsAre(HasSubstr("classed as private")));
}

TEST_F(CoverChecks, PutTheGravestFirst) {
  paper.paper_class = PaperClass::Public;
  paper.cover.sponsor.clear();
  item.part = AgendaPart::Private;
  const auto findings =
      check_paper({.paper = paper, .item = &item, .rules = rules, .cover_pages = 1, .paper_pages = 9, .text = ""});
  std::vector<std::string> codes;
  for (const auto& one : findings) codes.push_back(one.check);
  EXPECT_THAT(codes, ElementsAre("P1", "R6", "R7"));
}

TEST(PaperCover, KeepsAnswersToObjectivesThatAreNoLongerAsked) {
  PaperCover cover;
  cover.objectives = {{"Old and answered", CoverAnswer::Yes}, {"Old", std::nullopt}, {"Safe care", CoverAnswer::No}};
  const auto out = with_objectives(cover, {"Safe care", "Good jobs"});
  EXPECT_THAT(out.objectives,
              ElementsAre(CoverObjective{"Safe care", CoverAnswer::No}, CoverObjective{"Good jobs", std::nullopt},
                          CoverObjective{"Old and answered", CoverAnswer::Yes}));
}

}  // namespace
}  // namespace governance
