#include "governance/minutes/minutes_report.h"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/outside_program_test.h"
#include "documents/writers.h"
#include "governance/minute_book/minute_book_reader.h"
#include "governance/minutes/minutes_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using documents::Format;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string page_of(const documents::Report& report) {
  return documents::html_body(report);
}
std::string minuted(bool is_excluded = false) {
  return page_of(minuted_report(minutes_at(MinutesState::Draft), is_excluded));
}

std::vector<std::vector<std::string>> table(const documents::Report& report, std::string_view caption) {
  for (const auto& block : report.blocks) {
    const auto* const found = std::get_if<documents::Table>(&block);
    if (found == nullptr || found->caption != caption) continue;
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : found->rows) {
      rows.emplace_back();
      for (const auto& cell : row) rows.back().push_back(documents::shown(cell));
    }
    return rows;
  }
  return {};
}

/// Every part of a Word file, one after the other.
std::string unzipped(const std::string& bytes) {
  const documents::TemporaryFolder folder;
  return documents::run({"unzip", "-p", folder.write("minutes.docx", bytes).string()}).output;
}

MinuteBook example() {
  std::ifstream file("data/examples/minute-book.json", std::ios::binary);
  return read_minute_book(std::string(std::istreambuf_iterator<char>(file), {})).value();
}

// ---- what they say -------------------------------------------------------------------------------------------------

TEST(MinutesReport, SaysWhoWasThereAsWhatAndUntilWhen) {
  const auto report = minuted_report(minutes_at(MinutesState::Draft));
  EXPECT_EQ(report.title, "Minutes of the Joint Committee");
  EXPECT_EQ(report.status, "DRAFT");
  EXPECT_THAT(table(report, "Present"), ElementsAre(ElementsAre("Invented Person NC (NC)", "north_ccg", "in the chair"),
                                                    ElementsAre("Invented Person SC (SC)", "south_ccg", ""),
                                                    ElementsAre("Invented Person EC (EC)", "east_ccg", "until 9.47"),
                                                    ElementsAre("Invented Person TM (TM)", "trust", "")));
  EXPECT_THAT(table(report, "In attendance"), ElementsAre(ElementsAre("Invented Person SE (SE)", "north_ccg")));
  EXPECT_THAT(table(report, "Apologies"), ElementsAre(ElementsAre("Invented Person CM (CM)", "council")));
}

TEST(MinutesReport, SaysWhenTheQuorumWasLostAndWhichDecisionHangsOnIt) {
  const auto page = minuted();
  EXPECT_THAT(page, HasSubstr("Quorum: The meeting was quorate when it opened, not quorate from 9.47 (2 of 3"));
  EXPECT_THAT(page, HasSubstr("<p>It was RESOLVED to:</p>\n"
                              "<ul class=\"nhsuk-list nhsuk-list--bullet\"><li>NOTE the plan.</li>"
                              "<li>APPROVE the plan.</li></ul>"));
  EXPECT_THAT(page, HasSubstr("APPROVE: PROVISIONAL until ratified: the meeting was not quorate (2 of 3"));
  EXPECT_THAT(page, Not(HasSubstr("NOTE: PROVISIONAL")));
}

TEST(MinutesReport, SaysWhatWasDecidedHandedOutAndHandledAtAnItem) {
  const auto page = minuted();
  EXPECT_THAT(page, AllOf(HasSubstr("2. Award of a contract"), HasSubstr("The second bidder was dearer."),
                          HasSubstr("<p>It was RESOLVED to: APPROVE the award to the first bidder.</p>"),
                          HasSubstr("SC had nothing to declare."),
                          HasSubstr("TM was kept from the item, its paper and these minutes of it."),
                          HasSubstr("EC left the meeting at 9.47.")));
  EXPECT_THAT(table(minuted_report(minutes_at(MinutesState::Draft)), "Actions from this meeting"),
              ElementsAre(ElementsAre("not given yet", "2", "write to the losing bidder.", "SC", "11 December"),
                          ElementsAre("not given yet", "3", "thank the authors.", "NC", "no date")));
}

TEST(MinutesReport, HasTheShapeOfAMeetingMinutedElsewhereToo) {
  const auto book = example();
  Minutes minutes;
  minutes.text = as_recorded(book.meetings[0], book.actions);
  MinutesReader reader = reader_of(book.meetings[0], false);
  reader.names.organisation = [&](std::string_view id) {
    return book.organisation(id) == nullptr ? std::string(id) : book.organisation(id)->name;
  };
  const auto page = page_of(minutes_report(
      minutes, {.body = "Vale Partnership Committee", .mark = "CONFIRMED", .made_at = at(9, 0)}, reader));
  for (const auto* words :
       {"9.32 to 10.50 (planned for 9.30 to 11.00)", "B. Sample (BS)", "Councillor, Vale County Council", "by video",
        "The meeting was quorate.", "3. Contract for community beds (VPC/26/43)",
        "Paper B; presented by DP; asked of the meeting: approve the contract.",
        "Conflicts of interest, as screened: Vale Hospitals NHS Trust (takes part in the discussion, not in the "
        "decision).",
        "CS declared an interest and took part in the discussion, not in the decision (AE ruled).",
        "It was RESOLVED to: APPROVE The contract, for one year.",
        "Condition: The council&#39;s lawyers agree the wording (owner BS, by 29 May 2026 and checked by AE).",
        "Took no part in the decision: CS.", "Action for BS, by 12 June 2026: Send the signed contract",
        "Thursday 9 July 2026, 9.30 to 11.00, Room 2, County Hall."})
    EXPECT_THAT(page, HasSubstr(words));
}

TEST(MinutesReport, ShowsDeputiesModesAndArrivals) {
  Minutes minutes = minutes_at(MinutesState::Draft);
  Attendance& row = minutes.text.meeting.attendance[3];
  row.deputy_for = "council";
  row.mode = AttendanceMode::RemoteAudio;
  row.from = std::chrono::hours(9) + std::chrono::minutes(20);
  row.role = "Director, Trust";
  EXPECT_THAT(table(minuted_report(minutes), "Present")[3],
              ElementsAre("Invented Person TM (TM)", "Director, Trust", "for CM, by phone, from 9.20"));
}

TEST(MinutesReport, ShowsAgreedAmendmentsOnceTheyAreApproved) {
  Minutes minutes = minutes_at(MinutesState::Circulated);
  ASSERT_TRUE(propose(minutes, {.place = 2, .proposer = "south", .old_text = "The plan was long.", .new_text = "No."}));
  ASSERT_TRUE(settle(minutes, 0, AmendmentState::Agreed));
  EXPECT_THAT(table(minuted_report(minutes), "Agreed amendments"), ElementsAre());
  minutes.state = MinutesState::ApprovedWithAmendments;
  minutes.approval = Approval{.route = ApprovalRoute::LaterMeeting, .meeting = "m", .date = kDay, .by = {}};
  const auto report = minuted_report(minutes);
  EXPECT_EQ(report.status, "APPROVED SUBJECT TO AMENDMENTS");
  EXPECT_THAT(table(report, "Agreed amendments"), ElementsAre(ElementsAre("3", "The plan was long.", "No.", "SC")));
  EXPECT_THAT(page_of(report), HasSubstr("Approved, subject to these amendments, at the meeting of 19 November 2026."));
}

TEST(MinutesReport, HoldsTwoHundredItemsAndTheirActions) {
  Minutes minutes = minutes_at(MinutesState::Draft);
  auto& items = minutes.text.meeting.items;
  while (items.size() < 200) items.push_back(items[2]);
  const auto pdf = documents::write(minuted_report(minutes), Format::Pdf);
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
}

// ---- what they keep from those whom an interest shuts out ----------------------------------------------------------

TEST(MinutesReport, KeepsAClosedItemFromItsReaderInEveryForm) {
  const auto report = minuted_report(minutes_at(MinutesState::Draft), true);
  for (const auto format : {Format::Html, Format::Pdf, Format::Word, Format::Excel, Format::Json, Format::Csv})
    EXPECT_THAT(documents::write(report, format), Not(HasSubstr("bidder")));
  EXPECT_THAT(page_of(report), AllOf(HasSubstr("2. Award of a contract"), HasSubstr("An interest keeps this item")));
  EXPECT_THAT(minuted(), HasSubstr("bidder"));
}

TEST(MinutesReport, KeepsAClosedItemOutOfTheTextOfItsPdf) {
  SIGHTLINE_NEEDS("pdftotext");
  const auto minutes = minutes_at(MinutesState::Draft);
  EXPECT_THAT(documents::pdf_text(documents::pdf_file(minuted_report(minutes))), HasSubstr("losing bidder"));
  const auto text = documents::pdf_text(documents::pdf_file(minuted_report(minutes, true)));
  EXPECT_THAT(text, AllOf(HasSubstr("Award of a contract"), Not(HasSubstr("bidder"))));
}

TEST(MinutesReport, KeepsAClosedItemOutOfEveryPartOfItsWordFile) {
  SIGHTLINE_NEEDS("unzip");
  const auto minutes = minutes_at(MinutesState::Draft);
  EXPECT_THAT(unzipped(documents::word_file(minuted_report(minutes))), HasSubstr("losing bidder"));
  const auto parts = unzipped(documents::word_file(minuted_report(minutes, true)));
  EXPECT_THAT(parts, AllOf(HasSubstr("Award of a contract"), Not(HasSubstr("bidder"))));
}

TEST(MinutesReport, KeepsAmendmentsAndReviewedActionsOfAClosedItem) {
  Minutes minutes = minutes_at(MinutesState::ApprovedWithAmendments);
  minutes.amendments = {{.place = 1,
                         .proposer = "south",
                         .old_text = "The second bidder was dearer.",
                         .new_text = "The second bidder withdrew.",
                         .state = AmendmentState::Agreed}};
  minutes.approval = Approval{.route = ApprovalRoute::LaterMeeting, .meeting = "m", .date = kDay, .by = {}};
  // The log, which is open, looks at the closed item's action again.
  minutes.text.meeting.items[2].kind = ItemKind::ActionLog;
  minutes.text.meeting.items[2].actions.push_back(minutes.text.actions[0].id);
  EXPECT_THAT(page_of(minuted_report(minutes)), HasSubstr("The second bidder withdrew."));
  EXPECT_THAT(page_of(minuted_report(minutes, true)), Not(HasSubstr("bidder")));
}

TEST(MinutesReport, KeepsAnActionRaisedAtAClosedItemElsewhere) {
  Minutes minutes = minutes_at(MinutesState::Draft);
  Action action;
  action.id = "JC/26/1";
  action.raised_at = "jc-2026-10-15";
  action.text = "Ask the third bidder.";
  minutes.text.actions.push_back(action);
  minutes.text.meeting.items[0].actions.push_back(action.id);
  auto reader = reader_of(minutes.text.meeting, false);
  const MinutesFrame frame{.body = "Joint Committee", .mark = "DRAFT", .made_at = at(12, 0)};
  EXPECT_THAT(page_of(minutes_report(minutes, frame, reader)), HasSubstr("Ask the third bidder."));
  reader.sees_elsewhere = [](const Action&) { return false; };
  EXPECT_THAT(page_of(minutes_report(minutes, frame, reader)), Not(HasSubstr("third bidder")));
}

TEST(MinutesReport, SaysNothingOfAnItemThatItsReaderMayNotKnowOf) {
  const auto minutes = minutes_at(MinutesState::Draft);
  auto reader = reader_of(minutes.text.meeting, false);
  reader.sight = [](const AgendaItem& item) { return item.number == "2" ? Sight::Nothing : Sight::Everything; };
  const auto page =
      page_of(minutes_report(minutes, {.body = "Joint Committee", .mark = "DRAFT", .made_at = at(12, 0)}, reader));
  EXPECT_THAT(page, AllOf(Not(HasSubstr("bidder")), Not(HasSubstr("Award of a contract"))));
}

// ---- hostile words -------------------------------------------------------------------------------------------------

TEST(MinutesReport, ShowsHostileWordsAsWords) {
  SIGHTLINE_NEEDS("soffice");
  Minutes minutes = minutes_at(MinutesState::Draft);
  minutes.text.meeting.items[0].summary = "<script>alert('x')</script> & ]]> \"quoted\"\n<b>bold</b>";
  minutes.text.meeting.items[0].title = "<img src=x onerror=alert(1)>";
  const auto report = minuted_report(minutes);
  const auto page = page_of(report);
  EXPECT_THAT(page, AllOf(Not(HasSubstr("<script>")), Not(HasSubstr("<img")), Not(HasSubstr("<b>")),
                          HasSubstr("&lt;script&gt;")));
  const auto text = documents::converted(documents::word_file(report), "docx", "txt:Text (encoded):UTF8");
  EXPECT_THAT(text, AllOf(HasSubstr("<script>alert('x')</script> & ]]> \"quoted\""), HasSubstr("<b>bold</b>"),
                          HasSubstr("It was RESOLVED to: APPROVE the award to the first bidder")));
}

}  // namespace
}  // namespace governance
