#include "governance/checks/text_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/acronyms.h"
#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Acronyms, AreListedOnceAMeeting) {
  MinuteBook book = clean_book();
  item(may(book), "6").summary =
      "The DTOC figures and the PCNs' were read by CS; HCT and the EWG heard of the NHS plan.";
  item(may(book), "7").summary = "DTOC again.";
  EXPECT_THAT(found("X1", book), ElementsAre("may - -"));
  EXPECT_THAT(text_of("X1", book), HasSubstr("DTOC and PCN are used and never spelled out"));
  item(may(book), "5").title = "Delayed Transfers of Care (DTOC) and the Primary Care Network";
  item(may(book), "6").summary = "The DTOC; the PCNs.";
  EXPECT_THAT(found("X1", book), IsEmpty());
}

TEST(Acronyms, AreToldFromTextInCapitals) {
  EXPECT_THAT(acronyms_in("MINUTES OF THE MEETING"), IsEmpty());
  EXPECT_THAT(acronyms_in("Minutes of the SLT, NHSE / I, IM&T and CCGs; a GP's A&E"),
              ElementsAre("CCG", "IM&T", "NHSE", "SLT"));
  EXPECT_THAT(acronyms_in("Paper C, Mr. X and O'N"), IsEmpty());
}

TEST(Acronyms, AreSpelledOutByFirstLetters) {
  EXPECT_TRUE(SpelledOut("the System Leadership Team met").has("SLT"));
  EXPECT_TRUE(SpelledOut("Child and Adolescent Mental Health Services").has("CAMHS"));
  EXPECT_TRUE(SpelledOut("the A&E Delivery Board").has("AEDB"));
  EXPECT_TRUE(SpelledOut("Information Management and Technology").has("IM&T"));
  EXPECT_FALSE(SpelledOut("some late trains").has("SLT"));
  EXPECT_FALSE(SpelledOut("SLT").has("SLT"));
  EXPECT_FALSE(SpelledOut("").has("SLT"));
  EXPECT_FALSE(SpelledOut("Met the Senior. Later Teams came.").has("SLT"));
  EXPECT_TRUE(SpelledOut("care networks (PCNs) and one (PCN").has("PCN"));
  EXPECT_FALSE(SpelledOut("(PCN").has("PCN"));
}

TEST(Acronyms, AreFoundWhereTwoAreEasilySwapped) {
  EXPECT_TRUE(are_easily_swapped("ACS", "ASC"));
  EXPECT_TRUE(are_easily_swapped("LLR", "LRR"));
  EXPECT_FALSE(are_easily_swapped("STP", "PTS"));
  EXPECT_FALSE(are_easily_swapped("SLT", "SLA"));
  EXPECT_FALSE(are_easily_swapped("AB", "BA"));
  MinuteBook book = clean_book();
  item(may(book), "6").summary = "HTC, the Harbour Team for Carers.";
  EXPECT_THAT(text_of("X1", book), HasSubstr("HCT and HTC differ"));
  EXPECT_THAT(found("X1", book), ElementsAre("- - -"));
}

TEST(BrokenText, IsLeftOverDoubledOrMended) {
  for (const auto& [text, said] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"Care up[date], with a plan.", "a word mended by hand, \"up[date]\""},
           {"Held on [date] in [insert room].", "template text \"[insert\""},
           {"Written on the 21th of November.", "\"21th\""},
           {"Lorem ipsum dolor.", "\"lorem ipsum\""},
           {"It was noted that the the plan is late.", "\"the the\""},
           {"Implications 'for their own' (as recorded).", "words marked \"(as recorded)\""},
       }) {
    MinuteBook book = clean_book();
    item(may(book), "6").summary = text;
    EXPECT_THAT(found("X2", book), ElementsAre("may 6 -")) << text;
    EXPECT_THAT(text_of("X2", book), HasSubstr(said));
  }
}

TEST(BrokenText, IsNotEveryRepeatOrBracket) {
  for (const auto* text : {"He said that that was so and had had it.", "Wards 7 7 and 8.", "See [1] and [the plan].",
                           "The 1st, 2nd, 3rd, 11th, 12th, 13th, 21st, 22nd, 30th.", "It was so. So it stayed."}) {
    MinuteBook book = clean_book();
    item(may(book), "6").summary = text;
    EXPECT_THAT(found("X2", book), IsEmpty()) << text;
  }
}

TEST(BrokenText, IsATitleToBeConfirmed) {
  MinuteBook book = clean_book();
  item(may(book), "6").title = "TBC";
  EXPECT_THAT(found("X2", book), ElementsAre("may 6 -"));
  MinuteBook other = clean_book();
  report(other).title = "Untitled";
  EXPECT_THAT(found("X2", other), ElementsAre("bulletin paper 1 -"));
}

TEST(BrokenText, IsFoundInActions) {
  MinuteBook book = clean_book();
  action(book, "sign").text = "Send to to all.";
  EXPECT_THAT(found("X2", book), ElementsAre("march 5 -"));
}

}  // namespace
}  // namespace governance
