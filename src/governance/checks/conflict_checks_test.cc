#include "governance/checks/conflict_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

AgendaItem& contract(MinuteBook& book) {
  return item(march(book), "5");
}

TEST(ConflictsByPerson, AreFoundWhereNobodyIsNamed) {
  MinuteBook book = clean_book();
  contract(book).screening->people.clear();
  EXPECT_THAT(found("C1", book), ElementsAre("march 5 -"));
  EXPECT_THAT(text_of("C1", book), AllOf(HasSubstr("BS: neither a declaration"), HasSubstr("BS: presented the item"),
                                         HasSubstr("BS: not shown to have taken no part"), Not(HasSubstr("Birch"))));
}

TEST(ConflictsByPerson, AreFoundWhereOneThingIsMissing) {
  MinuteBook book = clean_book();
  auto& handling = contract(book).screening->people[0];
  handling.declared = Declared::NotAsked;
  EXPECT_THAT(text_of("C1", book), HasSubstr("BS: no declaration is recorded by name"));
  handling.declared = Declared::Yes;
  handling.outcome.reset();
  EXPECT_THAT(text_of("C1", book), HasSubstr("BS: it is not recorded by name how"));
  handling.outcome = ScreeningOutcome::DeclareDiscussNotDecide;
  handling.took_part_in_decision = true;
  EXPECT_THAT(text_of("C1", book), HasSubstr("BS: took part in a decision that they were to keep out of"));
  handling.took_part_in_decision.reset();
  EXPECT_THAT(text_of("C1", book), HasSubstr("BS: not shown to have taken no part"));
  contract(book).left.push_back({"birch", TimeOfDay(600)});
  contract(book).presenters.clear();
  EXPECT_THAT(found("C1", book), IsEmpty()) << "who left took no part";
}

TEST(ConflictsByPerson, AskForTheTimeOfWhoMustLeave) {
  MinuteBook book = clean_book();
  auto& housing = item(may(book), "5");
  housing.left.clear();
  EXPECT_THAT(found("C1", book), IsEmpty());
  housing.screening->people[0].left.reset();
  EXPECT_THAT(text_of("C1", book), HasSubstr("AE: no time of leaving recorded"));
}

TEST(ConflictsByPerson, AreAlwaysFoundWhereNoOutcomeWasStated) {
  MinuteBook book = clean_book();
  contract(book).screening->outcome = ScreeningOutcome::DeclareOutcomeNotStated;
  contract(book).screening->parties = {"the Dental Federation"};
  contract(book).screening->people.clear();
  EXPECT_THAT(text_of("C1", book), AllOf(HasSubstr("(stay, speak, decide or leave) is not recorded"),
                                         HasSubstr("\"the Dental Federation\" names nobody in the lists")));
}

TEST(ConflictsByPerson, ResolveSectorsEveryoneAndWordsOfTheRole) {
  const auto names = [](std::vector<std::string> parties) {
    MinuteBook book = clean_book();
    contract(book).screening = Screening{.screened = true,
                                         .outcome = ScreeningOutcome::DeclareAndParticipate,
                                         .parties = std::move(parties),
                                         .reason = {},
                                         .handling = {},
                                         .people = {}};
    const auto text = text_of("C1", book);
    const auto from = text.find("flagged. ");
    return from == std::string::npos ? text : text.substr(from + 9, text.find(':', from) - from - 9);
  };
  EXPECT_EQ(names({"local authorities"}), "CS");
  EXPECT_EQ(names({"councils", "HCG"}), "AE, CS and EN");
  EXPECT_EQ(names({"all parties"}), "AE, BS, CS, DP and EN");
  EXPECT_EQ(names({"NHS organisations"}), "AE, BS and EN");
  EXPECT_EQ(names({"Harbour Commissioning Group chair"}), "AE");
  EXPECT_EQ(names({"dale"}), "DP");
  EXPECT_EQ(names({"lay members"}), "DP");
  EXPECT_EQ(names({"chief executive"}), "BS");
}

TEST(ConflictsByPerson, ConcernOnlyWhoWasInTheRoom) {
  MinuteBook book = clean_book();
  contract(book).screening->parties = {"HCT"};
  EXPECT_THAT(found("C1", book), IsEmpty()) << "the guest comes for the next item";
  contract(book).joined.push_back("hazel");
  EXPECT_THAT(text_of("C1", book), HasSubstr("HV: neither a declaration"));
}

TEST(ConflictsByPerson, PassByScreeningThatFlaggedNobody) {
  MinuteBook book = clean_book();
  contract(book).screening->people.clear();
  contract(book).screening->outcome = ScreeningOutcome::RegularConflictsOnly;
  EXPECT_THAT(found("C1", book), IsEmpty());
}

TEST(ConflictedInTheChair, IsFoundWhereNobodyStoodIn) {
  MinuteBook book = clean_book();
  item(may(book), "5").presided_by.reset();
  EXPECT_THAT(found("C2", book), ElementsAre("may 5 ash"));
  EXPECT_THAT(text_of("C2", book), AllOf(HasSubstr("AE presided at item 5"), Not(HasSubstr("Example"))));
}

TEST(ConflictedInTheChair, IsFoundWhereTheStandInIsConflictedToo) {
  MinuteBook book = clean_book();
  item(may(book), "5").screening->parties.push_back("councils");
  EXPECT_THAT(found("C2", book), ElementsAre("may 5 cedar"));
}

TEST(ConflictedInTheChair, IsContentWithARulingOrAMildOutcome) {
  MinuteBook book = clean_book();
  item(may(book), "5").presided_by.reset();
  item(may(book), "5").screening->people[0].outcome = ScreeningOutcome::DeclareAndParticipate;
  EXPECT_THAT(found("C2", book), IsEmpty());
  item(may(book), "5").screening->people.clear();
  item(may(book), "5").screening->outcome = ScreeningOutcome::DeclareAndParticipate;
  EXPECT_THAT(found("C2", book), IsEmpty());
}

TEST(ConflictedInTheChair, AsksAboutTheMinuteTakersAccess) {
  MinuteBook book = clean_book();
  item(may(book), "5").screening->parties.push_back("HCG");
  EXPECT_THAT(found("C2", book), ElementsAre("may 5 elm"));
  EXPECT_THAT(text_of("C2", book), HasSubstr("EN took the minutes"));
  item(may(book), "5").screening->people.push_back({.person = "elm"});
  EXPECT_THAT(found("C2", book), IsEmpty());
}

TEST(ItemsNotScreenable, AreVerbalOrLateOnes) {
  MinuteBook book = clean_book();
  item(march(book), "6").screening->handling.reset();
  EXPECT_THAT(found("C3", book), ElementsAre("march 6 -"));
  item(march(book), "6").medium = Medium::Paper;
  EXPECT_THAT(found("C3", book), IsEmpty());
  item(march(book), "6").is_late = true;
  EXPECT_THAT(text_of("C3", book), HasSubstr("a late paper only"));
  item(march(book), "6").screening->screened = true;
  EXPECT_THAT(found("C3", book), IsEmpty()) << "a late paper that was screened after all";
}

TEST(ItemsNotScreenable, AreContentWhenPeopleDeclaredAtTheItem) {
  MinuteBook book = clean_book();
  item(march(book), "6").screening->handling.reset();
  item(march(book), "6").screening->people = {{.person = "hazel", .declared = Declared::No}};
  EXPECT_THAT(found("C3", book), IsEmpty());
}

TEST(SectorsLeftOut, AreThoseAtTheTableThatDidNotScreen) {
  MinuteBook book = clean_book();
  march(book).screened_by->sectors = {Sector::NhsCommissioner};
  EXPECT_THAT(found("C4", book), ElementsAre("march 2 -"));
  EXPECT_THAT(text_of("C4", book), HasSubstr("without NHS providers and local authorities"));
}

TEST(SectorsLeftOut, AreReadFromTheMinutesWhereNothingElseTells) {
  MinuteBook book = clean_book();
  march(book).screened_by.reset();
  EXPECT_THAT(found("C4", book), IsEmpty()) << "who all are is not said";
  item(march(book), "2").summary = "The agenda of the council was sent. A governance officer of HCG had reviewed it.";
  EXPECT_THAT(text_of("C4", book), HasSubstr("without NHS providers and local authorities"));
  item(march(book), "2").summary = "Papers were screened by leads of the NHS and of the councils.";
  EXPECT_THAT(text_of("C4", book), HasSubstr("without NHS commissioners and NHS providers"));
}

}  // namespace
}  // namespace governance
