#include "governance/checks/words.h"

#include <gmock/gmock.h>

namespace governance {
namespace {

using testing::ElementsAre;

TEST(Words, AreLowerCaseAndWithoutPunctuation) {
  EXPECT_THAT(words_of("The Council's officers, (re-procuring) A&E & IM&T."),
              ElementsAre("the", "council", "officers", "re-procuring", "a&e", "and", "im&t"));
  EXPECT_THAT(words_of("members\xE2\x80\x99 \xE2\x80\x98own papers\xE2\x80\x99"),
              ElementsAre("members", "own", "papers"));
  EXPECT_THAT(words_of(" ... "), ElementsAre());
}

TEST(Phrases, AreFoundAsWholeWordsOnly) {
  const Phrases text("Put to the Delivery Board, not the boards.");
  EXPECT_TRUE(text.names("delivery board"));
  EXPECT_FALSE(text.names("livery board"));
  EXPECT_FALSE(text.names("very"));
  EXPECT_FALSE(text.names(""));
  EXPECT_TRUE(text.names_any({"nobody", "boards"}));
  EXPECT_TRUE(text.has_word_beginning("deliver"));
}

TEST(Phrases, AreTakenOutWhole) {
  Phrases text("North CCG and other CCGs of the North");
  text.remove(Phrase("north ccg"));
  EXPECT_THAT(text.words(), ElementsAre("and", "other", "ccgs", "of", "the", "north"));
}

TEST(Sentences, EndAtStopsAndSemicolonsButNotInNumbers) {
  EXPECT_THAT(sentences_of("Left at 9.47 am; came back. Was it minuted? No"),
              ElementsAre("Left at 9.47 am", "came back", "Was it minuted", "No"));
  EXPECT_THAT(sentences_of(""), ElementsAre());
  EXPECT_THAT(sentences_of("One.;. "), ElementsAre("One."));
}

TEST(KeyWords, LeaveOutTheCommonOnesAndEndings) {
  EXPECT_EQ(key_words("to review the analyses of stream capacity"),
            key_words("Reviews; streams' analyses, capacities"));
  EXPECT_EQ(shared_count(key_words("work stream capacity"), key_words("the capacity of work")), 2U);
}

TEST(NumberInWords, ReadsWhatMinutesUse) {
  EXPECT_EQ(number_in_words("Six"), 6);
  EXPECT_EQ(number_in_words("12"), 12);
  EXPECT_EQ(number_in_words("no"), 0);
  EXPECT_EQ(number_in_words("several"), std::nullopt);
  EXPECT_EQ(number_in_words("99999999999"), std::nullopt);
}

TEST(LettersApart, CountsNoFurtherThanAsked) {
  EXPECT_EQ(letters_apart("cook", "cooke", 2), 1U);
  EXPECT_EQ(letters_apart("kitten", "sitting", 5), 3U);
  EXPECT_EQ(letters_apart("kitten", "sitting", 1), 2U);
  EXPECT_EQ(letters_apart("", "abc", 5), 3U);
}

TEST(Shortened, CutsAtAWordAndNeverInsideACharacter) {
  EXPECT_EQ(shortened("short", 10), "short");
  EXPECT_EQ(shortened("one two three", 9), "one two ...");
  EXPECT_EQ(shortened("aaaaaaa\xC3\xA9", 8), "aaaaaaa ...");
}

}  // namespace
}  // namespace governance
