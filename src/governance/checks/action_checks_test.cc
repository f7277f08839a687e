#include "governance/checks/action_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/action_owner.h"
#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(IncompleteActions, AreFoundOnceWithAllTheyLack) {
  MinuteBook book = clean_book();
  Action& sign = action(book, "sign");
  sign.reference.reset();
  sign.due.reset();
  sign.accountable.reset();
  EXPECT_THAT(found("T1", book), ElementsAre("march 5 sign"));
  EXPECT_EQ(text_of("T1", book),
            "The action \"Send the signed contract to the partners\" has no reference, 2 owners of whom nobody is "
            "accountable and no due date. Give it a reference, one accountable owner and a due date.");
}

TEST(IncompleteActions, HaveNoOwnerOrOneInDoubt) {
  MinuteBook book = clean_book();
  action(book, "survey").owners.clear();
  EXPECT_THAT(text_of("T1", book), HasSubstr("has no owner. Give it one accountable owner."));
  action(book, "survey").owners = {"birch (implied)"};
  EXPECT_THAT(text_of("T1", book), HasSubstr("an owner in doubt"));
  action(book, "survey").owners = {"birch (reported in person)"};
  EXPECT_THAT(found("T1", book), IsEmpty());
  action(book, "survey").owners.clear();
  action(book, "survey").accountable = "cedar";
  EXPECT_THAT(found("T1", book), IsEmpty());
}

TEST(IncompleteActions, AreNotClosedOnesNorThoseRaisedElsewhere) {
  MinuteBook book = clean_book();
  action(book, "sign").due.reset();
  action(book, "sign").final_state = FinalState::Closed;
  action(book, "old").due.reset();
  EXPECT_THAT(found("T1", book), IsEmpty());
}

TEST(IncompleteActions, AreCommitmentsThatNobodyLogged) {
  MinuteBook book = clean_book();
  may(book).unlogged_commitments = {"Cedar Specimen to write to the regulator."};
  EXPECT_THAT(found("T1", book), ElementsAre("may - -"));
  EXPECT_THAT(text_of("T1", book), HasSubstr("\"CS to write to the regulator\""));
}

TEST(GivenToAbsent, IsFoundUntilTheOwnerAccepts) {
  MinuteBook book = clean_book();
  row(march(book), "birch").kind = AttendanceKind::Apologies;
  EXPECT_THAT(found("T4", book), ElementsAre("march 5 sign", "march 5 survey"));
  EXPECT_THAT(text_of("T4", book), HasSubstr("Action HCB/26/35/1 was given to BS, who had sent apologies"));
  action(book, "sign").accepted_by_owner = true;
  action(book, "survey").accepted_by_owner = false;
  EXPECT_THAT(found("T4", book), ElementsAre("march 5 survey"));
}

TEST(OwnedByGroups, IsFoundWhereNoOwnerIsAPerson) {
  MinuteBook book = clean_book();
  action(book, "survey").owners = {"All partners", "NHS organisations"};
  EXPECT_THAT(text_of("T6", book), HasSubstr("belongs to \"All partners\" and \"NHS organisations\""));
  EXPECT_THAT(found("T6", book), ElementsAre("may - survey")) << "where it was last seen";
  action(book, "survey").accountable = "birch";
  EXPECT_THAT(found("T6", book), IsEmpty());
  action(book, "survey").accountable.reset();
  action(book, "survey").owners.push_back("cedar");
  EXPECT_THAT(found("T6", book), IsEmpty());
}

TEST(OwnerReader, KnowsPeopleByIdNameAndInitials) {
  const MinuteBook book = clean_book();
  const BookIndex index(book);
  const OwnerReader reader(index);
  const Meeting* raised = index.meeting("march");
  EXPECT_EQ(reader.read("cedar (text: co-ordinates)", raised).person, "cedar");
  EXPECT_EQ(reader.read("cedar (text: co-ordinates)", raised).remark, "text: co-ordinates");
  EXPECT_EQ(reader.read("dr ash example", raised).person, "ash");
  EXPECT_EQ(reader.read("HV", raised).person, "hazel");
  EXPECT_EQ(reader.read("HV", nullptr).person, "");
  EXPECT_EQ(reader.read("All partners (unclear", raised).words, "All partners");
  EXPECT_EQ(reader.read(")(", raised).person, "");
}

}  // namespace
}  // namespace governance
