#include "governance/checks/paper_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Labels, AreTheSameButForTheWordPaper) {
  MinuteBook book = clean_book();
  report(book).label_on_paper = "paper P1";
  EXPECT_THAT(found("R1", book), ElementsAre("bulletin paper 1 -"));
  report(book).label_on_paper = "1";
  EXPECT_THAT(found("R1", book), IsEmpty());
  report(book).label_on_paper.reset();
  EXPECT_THAT(found("R1", book), IsEmpty());
}

TEST(Figures, AreFoundWhereOneHasTwoValues) {
  MinuteBook book = clean_book();
  report(book).figures.push_back({"exceptions_quarter_stated", {68, 69, 68}});
  EXPECT_THAT(found("R2", book), ElementsAre("bulletin paper 1 -"));
  EXPECT_THAT(text_of("R2", book), HasSubstr("(exceptions quarter) is given as 68 and 69"));
}

TEST(Figures, AreHeldAgainstTheTotalOfTheirTable) {
  MinuteBook book = clean_book();
  report(book).figures[0].values = {7};
  EXPECT_THAT(text_of("R2", book), HasSubstr("gives vacancies as 7, the table 6.5 (rounded)"));
  EXPECT_EQ(check_book(book)[0].severity, Severity::Low);
  report(book).figures[0].values = {9};
  EXPECT_EQ(check_book(book)[0].severity, Severity::Medium);
  report(book).figures[0].name = "locums";
  EXPECT_THAT(found("R2", book), IsEmpty());
  report(book).figures[0].values.clear();
  EXPECT_THAT(found("R2", book), IsEmpty());
}

TEST(Figures, AddUpInTablesExceptWhereTheyArePercentages) {
  MinuteBook book = clean_book();
  report(book).tables[0].rows[0][0] = 41;
  EXPECT_THAT(text_of("R2", book),
              HasSubstr("In the table of vacancy the column Posts adds up to 61 and its total says 60"));
  report(book).tables[0].total.reset();
  EXPECT_THAT(found("R2", book), IsEmpty());
}

TEST(Figures, AddUpInSpiteOfBinaryFractions) {
  MinuteBook book = clean_book();
  report(book).figures.clear();
  report(book).tables[0] = {.name = "vacancy",
                            .row_heading = {},
                            .columns = {"Total"},
                            .row_names = {"a", "b", "c"},
                            .rows = {{0.1}, {0.2}, {0.3}},
                            .total = {{0.6}}};
  EXPECT_THAT(found("R2", book), IsEmpty());
}

TEST(Paragraphs, RunWithoutGapsAndRepeats) {
  MinuteBook book = clean_book();
  report(book).paragraphs = {"1.1", "1.3", "1.5", "2.1", "2.1", "A"};
  EXPECT_THAT(found("R3", book), ElementsAre("bulletin paper 1 -"));
  EXPECT_THAT(text_of("R3", book), HasSubstr("1.2, 1.4 and 2.1 (again)"));
  report(book).paragraphs = {"1", "2", "2.1", "2.2.", "3"};
  EXPECT_THAT(found("R3", book), IsEmpty());
  report(book).paragraphs = {"1", "2000000000"};
  EXPECT_THAT(found("R3", book), ElementsAre("bulletin paper 1 -")) << "a hostile number costs nothing";
}

TEST(CoverSheets, StateEveryChoiceAndAnswerEveryQuestion) {
  MinuteBook book = clean_book();
  report(book).cover->choices.push_back({"Assurance framework", {}});
  EXPECT_THAT(text_of("R4", book), HasSubstr("1 answer on the cover sheet cannot be read"));
  report(book).cover->choices.pop_back();
  report(book).cover->conclusions = 1;
  EXPECT_THAT(text_of("R4", book), HasSubstr("asks 2 questions and gives 1 conclusion"));
  report(book).cover.reset();
  EXPECT_THAT(found("R4", book), IsEmpty());
}

TEST(Periods, AreOverBeforeThePaperIsWritten) {
  MinuteBook book = clean_book();
  report(book).written_on = 2026y / 5 / 31;
  EXPECT_THAT(found("R5", book), ElementsAre("bulletin paper 1 -"));
  report(book).period = "the last quarter";
  EXPECT_THAT(found("R5", book), IsEmpty());
}

}  // namespace
}  // namespace governance
