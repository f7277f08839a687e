#include "governance/checks/decision_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

AgendaItem& housing(MinuteBook& book) {
  return item(may(book), "5");
}

/// Whether D1 finds anything where `purpose` was asked and the outcome has these verbs.
bool is_found(std::string_view purpose, const std::vector<Verb>& verbs) {
  MinuteBook book = clean_book();
  AgendaItem& falls = item(may(book), "6");
  falls.purpose = purpose;
  falls.decisions.clear();
  for (const Verb verb : verbs) falls.decisions.push_back({.verb = verb, .text = "It."});
  const auto places = found("D1", book);
  EXPECT_LE(places.size(), 1U);
  return !places.empty();
}

TEST(DecisionsAsAsked, AnswerWithTheVerbOrOneOfItsKind) {
  for (const auto& [purpose, verb] : std::initializer_list<std::pair<std::string_view, Verb>>{
           {"approve the plan", Verb::Approve},
           {"agree and approve, with any amendments", Verb::Accept},
           {"decide", Verb::Agree},
           {"support the bid", Verb::Endorse},
           {"endorse", Verb::Approve},
           {"for noting", Verb::Note},
           {"for information", Verb::Note},
           {"receive the report", Verb::Receive},
           {"assurance that plans are in place", Verb::Receive},
           {"discuss", Verb::Note},
           {"discuss", Verb::Agree},
           {"approve recommendations", Verb::Defer},
           {"approve", Verb::Reject},
       })
    EXPECT_FALSE(is_found(purpose, {verb})) << purpose;
  EXPECT_FALSE(is_found("approve recommendations", {Verb::Note, Verb::Approve}));
}

TEST(DecisionsAsAsked, AreMissedWhereTheVerbIsAnother) {
  for (const auto& [purpose, verb] : std::initializer_list<std::pair<std::string_view, Verb>>{
           {"approve recommendations", Verb::Support},
           {"approve", Verb::Note},
           {"note", Verb::Receive},
           {"note areas for consideration", Verb::Support},
           {"receive", Verb::Approve},
           {"ratify", Verb::Note},
       })
    EXPECT_TRUE(is_found(purpose, {verb})) << purpose;
}

TEST(DecisionsAsAsked, AreMissedWhereThereIsNoOutcome) {
  EXPECT_TRUE(is_found("approve the plan", {}));
  EXPECT_TRUE(is_found("assurance that plans are in place", {}));
  EXPECT_FALSE(is_found("discuss", {}));
  EXPECT_FALSE(is_found("note", {}));
  EXPECT_FALSE(is_found("the usual", {}));
}

TEST(DecisionsAsAsked, AreContentWithAReason) {
  MinuteBook book = clean_book();
  housing(book).decisions[0].verb = Verb::Note;
  EXPECT_THAT(found("D1", book), ElementsAre("may 5 -"));
  EXPECT_THAT(text_of("D1", book), HasSubstr("\"agree the proposal\" was asked for and the outcome is NOTE"));
  housing(book).decisions[0].reason = "The figures were not ready.";
  EXPECT_THAT(found("D1", book), IsEmpty());
}

TEST(DecisionsAsAsked, AreNotWhatABulletinAsksFor) {
  MinuteBook book = clean_book();
  report(book).recommendations = {"note the report", "give feedback as appropriate"};
  EXPECT_THAT(found("D1", book), ElementsAre("bulletin paper 1 -"));
  EXPECT_THAT(text_of("D1", book), HasSubstr("asks for an answer: \"give feedback as appropriate\""));
  report(book).cover->input_sought = "approve the plan";
  EXPECT_THAT(text_of("D1", book), HasSubstr("asks for a decision: \"approve the plan\""));
  book.bulletins[0].purpose = "decisions by correspondence";
  EXPECT_THAT(found("D1", book), IsEmpty());
}

TEST(LimbsWithoutOutcome, AreFoundInProposalsAndDecisions) {
  MinuteBook book = clean_book();
  housing(book).proposal[1].outcome.reset();
  EXPECT_THAT(found("D2", book), ElementsAre("may 5 -"));
  EXPECT_THAT(text_of("D2", book), HasSubstr("one part of the proposal: \"End the group\""));
  housing(book).proposal[1].outcome = "agreed";
  housing(book).decisions[0].limbs = {{"Before June", {}}};
  EXPECT_THAT(found("D2", book), ElementsAre("may 5 -"));
}

TEST(LimbsWithoutOutcome, AreReadFromTheSentenceThatProposes) {
  MinuteBook book = clean_book();
  housing(book).proposal.clear();
  housing(book).summary = "Proposal: end the Estates Working Group and the EWG's log. The HCB was thanked.";
  EXPECT_THAT(found("D2", book), ElementsAre("may 5 -"));
  EXPECT_THAT(text_of("D2", book), HasSubstr("also concerns the Estates Working Group, and the decision does not"));
  housing(book).decisions[0].text = "To end the EWG.";
  EXPECT_THAT(found("D2", book), IsEmpty());
  housing(book).decisions[0].text = "Agreed as proposed.";
  EXPECT_THAT(found("D2", book), IsEmpty());
  housing(book).decisions.clear();
  EXPECT_THAT(found("D2", book), IsEmpty()) << "that nothing was decided is D1's to say";
}

TEST(ConditionsNobodyChecks, AreFoundByWhatTheyLack) {
  MinuteBook book = clean_book();
  auto& decision = item(march(book), "5").decisions[0];
  decision.conditions[0].checked_by.reset();
  decision.conditions[0].due.reset();
  EXPECT_THAT(found("D3", book), ElementsAre("march 5 -"));
  EXPECT_THAT(text_of("D3", book), HasSubstr("a condition has no date and person to check the result"));
  decision.conditions.clear();
  EXPECT_THAT(text_of("D3", book), HasSubstr("no condition is recorded by itself"));
  decision.text = "The contract.";
  EXPECT_THAT(found("D3", book), IsEmpty());
}

}  // namespace
}  // namespace governance
