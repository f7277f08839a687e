#include "governance/meetings/typed_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/meetings/meetings_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::HasSubstr;

/// At item 2 of a meeting in which everyone but the guests is there.
LiveMeeting running(const Typed& typed) {
  return typed.live();
}
Typed at_item_two() {
  Typed typed;
  typed.line(at(9, 0), "NC, SC, EC, TM and CM here").line(at(9, 3), "open").line(at(9, 5), "item 2");
  return typed;
}

std::vector<MeetingEntry> read(std::string_view line) {
  const auto typed = at_item_two();
  const auto live = running(typed);
  const auto out = read_line(line, live, at(9, 30));
  EXPECT_TRUE(out) << line << ": " << (out ? "" : out.error().message);
  return out.value_or(std::vector<MeetingEntry>{});
}
std::string fault(std::string_view line) {
  const auto typed = at_item_two();
  const auto live = running(typed);
  const auto out = read_line(line, live, at(9, 30));
  return out ? "understood" : out.error().message;
}

TEST(TypedLine, NamesSeveralPeopleWithOneTime) {
  const auto entries = read("TM, CM and EC left at 9.25 am");
  ASSERT_EQ(entries.size(), 3U);
  for (const auto& entry : entries) {
    EXPECT_EQ(entry.kind, EntryKind::Left);
    EXPECT_EQ(entry.at, at(9, 25));
  }
}

TEST(TypedLine, SeatsPeopleInTheirOwnSeatsAndGuestsInNone) {
  EXPECT_EQ(read("ec HERE").front().standing, Standing::Holder);
  EXPECT_EQ(read("EC here").front().seat, "east_chair");
  EXPECT_EQ(read("GA joined").front().standing, Standing::InAttendance);
}

TEST(TypedLine, TakesDeputiesAndWaysOfBeingThere) {
  const auto entries = read("GA here for EC by video at 9.20");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].standing, Standing::Deputy);
  EXPECT_EQ(entries[0].seat, "east_chair");
  EXPECT_EQ(entries[0].mode, AttendanceMode::RemoteVideo);
  EXPECT_EQ(entries[0].at, at(9, 20));
  EXPECT_THAT(fault("GA here for GB"), HasSubstr("one who holds a seat"));
}

TEST(TypedLine, TakesDecisionsAsMinutesPrintThem) {
  EXPECT_EQ(read("APPROVE the recommendations").front().verb, Verb::Approve);
  EXPECT_EQ(read("NOTE: the report").front().verb, Verb::Note);
  EXPECT_EQ(read("Resolved to support standing down").front().verb, Verb::Support);
  EXPECT_EQ(read("Resolved to support standing down").front().text, "standing down");
  EXPECT_EQ(read("APPROVE the plan").front().item, "2");
}

TEST(TypedLine, TakesAnythingElseAsANote) {
  for (const auto* line :
       {"Support was voiced by all.", "Approve of it or not, EC said, it must be paid for.", "EC asked about beds",
        "Item 140 of the last meeting was raised again", "Open questions remain", "Chair thanked everyone",
        "- EC left her papers", "\"action now\" was the motto", "Apologies were due, CM said",
        "EC back then was against it"}) {
    const auto entries = read(line);
    ASSERT_EQ(entries.size(), 1U) << line;
    EXPECT_EQ(entries[0].kind, EntryKind::Note) << line;
    EXPECT_EQ(entries[0].item, "2");
  }
}

TEST(TypedLine, TakesAnActionWithItsOwnerAndDate) {
  const auto entries = read("action CM by end of January: revisit the councils");
  EXPECT_EQ(entries[0].kind, EntryKind::Action);
  EXPECT_EQ(entries[0].person, "council");
  EXPECT_EQ(entries[0].due, "end of January");
  EXPECT_EQ(entries[0].text, "revisit the councils");
  EXPECT_EQ(read("action: tidy up")[0].person, "");
}

TEST(TypedLine, SaysWhatItDoesNotUnderstand) {
  EXPECT_THAT(fault("TM left at tea time"), HasSubstr("“tea time” is not a time"));
  EXPECT_THAT(fault("action CM revisit"), HasSubstr("colon"));
  EXPECT_THAT(fault("action CM, EC by Friday: x"), HasSubstr("one owner"));
  EXPECT_THAT(fault("apologies TM, ZZ"), HasSubstr("“ZZ”"));
  EXPECT_THAT(fault("APPROVE"), HasSubstr("what was decided"));
  EXPECT_THAT(fault("   "), HasSubstr("Enter what happened"));
}

TEST(TypedLine, AsksForTheItemFirst) {
  Typed typed;
  typed.line(at(9, 0), "NC here").line(at(9, 3), "open");
  const auto live = typed.live();
  EXPECT_THAT(read_line("APPROVE the plan", live, at(9, 5)).error().message, HasSubstr("which item"));
}

TEST(TypedLine, ReadsTimesAsTheyAreWritten) {
  const Meeting meeting = plan().meeting;
  for (const auto* text : {"9.47", "09:47", "0947", "9.47 am", "9:47am"})
    EXPECT_EQ(moment_typed(text, meeting), at(9, 47));
  EXPECT_EQ(moment_typed("1.05pm", meeting), at(13, 5));
  EXPECT_EQ(moment_typed("12.30 pm", meeting), at(12, 30));
  EXPECT_FALSE(moment_typed("25.00", meeting));
}

TEST(TypedLine, TakesAbstentionsAndConditionsOfTheDecisionSetDownLast) {
  auto typed = at_item_two();
  typed.line(at(9, 10), "APPROVE the plan").line(at(9, 11), "NOTE the risks");
  const auto live = running(typed);
  const std::string last = live.item("2")->decisions.back().wording.first.id;
  const auto abstain = read_line("TM and CM abstained", live, at(9, 12)).value();
  ASSERT_EQ(abstain.size(), 2U);
  EXPECT_EQ(abstain[1].kind, EntryKind::Abstained);
  EXPECT_EQ(abstain[1].person, "council");
  EXPECT_EQ(abstain[1].about, last);
  const auto condition = read_line("Condition NC by 3 December, checked by SC: costs: agreed", live, at(9, 12)).value();
  EXPECT_EQ(condition[0].kind, EntryKind::Condition);
  EXPECT_EQ(condition[0].person, "north");
  EXPECT_EQ(condition[0].due, "3 December");
  EXPECT_EQ(condition[0].checked_by, "south");
  EXPECT_EQ(condition[0].text, "costs: agreed");
  EXPECT_EQ(condition[0].about, last);
  EXPECT_EQ(read_line("condition checked by EC: costs", live, at(9, 12)).value()[0].checked_by, "east");
  EXPECT_EQ(read_line("TM abstained from saying more", live, at(9, 12)).value()[0].kind, EntryKind::Note);
}

TEST(TypedLine, TakesAnActionThatHasNoOwnerYet) {
  const auto entries = read("action: write to the councils");
  EXPECT_EQ(entries[0].kind, EntryKind::Action);
  EXPECT_EQ(entries[0].person, "");
  EXPECT_EQ(entries[0].text, "write to the councils");
}

TEST(TypedLine, AsksForTheDecisionBeforeWhatBelongsToIt) {
  EXPECT_THAT(fault("TM abstains"), HasSubstr("decision first"));
  EXPECT_THAT(fault("condition NC: costs"), HasSubstr("decision first"));
}

TEST(TypedLine, SaysWhatIsWrongWithACondition) {
  auto typed = at_item_two();
  typed.line(at(9, 10), "APPROVE the plan");
  const auto live = running(typed);
  const auto why = [&](std::string_view line) { return read_line(line, live, at(9, 12)).error().message; };
  EXPECT_THAT(why("condition NC costs"), HasSubstr("colon"));
  EXPECT_THAT(why("condition ZZ: costs"), HasSubstr("ZZ"));
  EXPECT_THAT(why("condition NC, checked by somebody: costs"), HasSubstr("Name one person who checks"));
}

}  // namespace
}  // namespace governance
