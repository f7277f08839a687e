#include "governance/committees/simple_quorum.h"

#include <gtest/gtest.h>

#include "governance/committees/quorum_file.h"

namespace governance {
namespace {

QuorumTerms read(std::string_view json) {
  return read_quorum_terms(json).value();
}

TEST(SimpleQuorum, HoldsRulesOfCountsWhole) {
  for (const auto* json : {R"({"at_least":3,"of":{"seat_tags_any":["ccg_chair"]},"options":{"deputies_count":false}})",
                           R"({"all":[{"at_least":7,"of":{}},{"at_least":1,"of":{"sector_in":["local_authority"]}}]})",
                           R"({"any":[{"at_least":2,"of":{"voting":true}},{"at_least":1,"of":{"org_in":["uhl"]}}]})"}) {
    const auto terms = read(json);
    const auto simple = simple_quorum(terms);
    ASSERT_TRUE(simple) << json;
    EXPECT_EQ(quorum_terms(*simple).value(), terms) << json;
  }
}

TEST(SimpleQuorum, DoesNotPretendToHoldWhatItsFormCannotShow) {
  for (const auto* json :
       {R"({"at_least_fraction":"1/2","of":{},"base":"seats"})", R"({"not":{"at_least":1,"of":{}}})",
        R"({"at_least":1,"of":{"seat_tags_any":["a","b"]}})", R"({"at_least":1,"of":{"voting":false}})",
        R"({"at_least":1,"of":{"seat_tags_any":["a"],"voting":true}})", R"({"all":[{"any":[{"at_least":1,"of":{}}]}]})",
        R"({"each":"organisation","at_least":1,"of":{}})"})
    EXPECT_FALSE(simple_quorum(read(json))) << json;
}

TEST(SimpleQuorum, NamesTheFieldThatNeedsMending) {
  EXPECT_EQ(quorum_terms({}).error().subject, "count-1");
  EXPECT_EQ(quorum_terms({.needs_all = true, .counts = {{2, "voting"}, {0, "voting"}}, .options = {}}).error().subject,
            "count-2");
  EXPECT_EQ(quorum_terms({.needs_all = true, .counts = {{2, "tag:"}}, .options = {}}).error().subject, "who-1");
}

}  // namespace
}  // namespace governance
