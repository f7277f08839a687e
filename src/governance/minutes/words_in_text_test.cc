#include "governance/minutes/words_in_text.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace governance {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(WordsInText, AreFoundWhereverTheyStand) {
  EXPECT_THAT(find_words("the plan and the plan", "the plan"), ElementsAre(FoundWords{0, 8}, FoundWords{13, 8}));
  EXPECT_THAT(find_words("the plan", "a plan"), IsEmpty());
  EXPECT_THAT(find_words("plan", "plan B"), IsEmpty());
}

TEST(WordsInText, AreFoundAcrossOtherLineBreaks) {
  EXPECT_THAT(find_words("Beds were\n\nshort in   May.", "  beds were short"), IsEmpty());
  EXPECT_THAT(find_words("Beds were\n\nshort in   May.", " Beds were short\r\nin May "),
              ElementsAre(FoundWords{0, 25}));
  EXPECT_THAT(find_words("bedswere", "beds were"), IsEmpty());
}

TEST(WordsInText, AreNotFoundInsideOneAnother) {
  EXPECT_THAT(find_words("aaaa", "aa"), ElementsAre(FoundWords{0, 2}, FoundWords{2, 2}));
  EXPECT_THAT(find_words("aab", "ab"), ElementsAre(FoundWords{1, 2}));
}

TEST(WordsInText, AreNotFoundWhereThereAreNone) {
  EXPECT_THAT(find_words("a b", ""), IsEmpty());
  EXPECT_THAT(find_words("a b", " \n"), IsEmpty());
  EXPECT_THAT(find_words("", "a"), IsEmpty());
}

}  // namespace
}  // namespace governance
