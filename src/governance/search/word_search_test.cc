#include "governance/search/word_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace governance {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(WordSearch, FitsATextThatHoldsEveryWordWhateverItsCase) {
  const WordSearch search("  Winter   PLAN ");
  EXPECT_TRUE(search.fits("The plan for next winter"));
  EXPECT_FALSE(search.fits("The plan for next summer"));
}

TEST(WordSearch, FitsNothingWhereNothingIsAskedFor) {
  for (const auto* asked : {"", "   ", "\t\n"}) {
    EXPECT_TRUE(WordSearch(asked).is_empty());
    EXPECT_FALSE(WordSearch(asked).fits("anything"));
  }
}

TEST(WordSearch, ShowsThePartRoundTheWordAndNoHalfCharacters) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "é";
  text += " beds ";
  for (int i = 0; i < 200; ++i) text += "ü";
  const auto excerpt = WordSearch("beds").excerpt(text);
  EXPECT_THAT(excerpt, AllOf(StartsWith("…"), EndsWith("…"), HasSubstr("beds")));
  EXPECT_TRUE(base::is_utf8(excerpt));
  EXPECT_EQ(WordSearch("beds").excerpt("More\nbeds"), "More beds");
}

TEST(WordSearch, LooksAtTheClosedTitleTheProposalAndTheDecisions) {
  AgendaItem item;
  item.title = "A commercial matter";
  item.closed_title = "Award of beds";
  item.proposal = {{.text = "Tell the bidders", .outcome = {}}};
  item.decisions.push_back({.verb = Verb::Defer, .text = "the award"});
  const auto text = text_of_item(item);
  for (const auto* words : {"award beds", "bidders", "defer award"}) EXPECT_TRUE(WordSearch(words).fits(text)) << words;
}

}  // namespace
}  // namespace governance
