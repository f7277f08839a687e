#include "governance/minute_book/json_node.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace governance {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

std::string again(std::string_view bytes) {
  const auto node = parse_json(bytes);
  return node ? json_text(*node, JsonLayout::Compact) : node.error().subject + ": " + node.error().message;
}

TEST(JsonNode, IsWrittenAsItWasRead) {
  EXPECT_EQ(again(R"( {"b" : [1, 2.50, -3e2, true, null], "a":{}, "b":"\u00e9\n\/"} )"),
            "{\"b\":[1,2.5,-300,true,null],\"a\":{},\"b\":\"é\\n/\"}");
  EXPECT_EQ(again("\xEF\xBB\xBF[]"), "[]");
}

TEST(JsonNode, ReadsEveryNumberAsTheNearest) {
  for (const char* number : {"0.30000000000000004", "5e-324", "1.7976931348623157e+308", "9007199254740993",
                             "123456789012345678901234567890", "2.2250738585072011e-308", "0.1"}) {
    const auto node = parse_json(number);
    ASSERT_TRUE(node) << number;
    EXPECT_EQ(std::get<double>(node->value), std::strtod(number, nullptr)) << number;
  }
}

TEST(JsonNode, NamesTheLineAndColumnOfWhatIsNotJson) {
  EXPECT_THAT(again("{\n  \"é\": tru\n}"), HasSubstr("line 2, column "));
  EXPECT_THAT(again("{\"a\": 1,\n \"b\": [1, 2,"), HasSubstr("line 2, column 13: The file ends"));
  EXPECT_THAT(again("{}\n{}"), HasSubstr("line 2, column 1: Something follows"));
  EXPECT_THAT(again("  \n"), HasSubstr("line 1, column 1: The file is empty."));
  EXPECT_THAT(again("{'a': 1}"), HasSubstr("line 1, column "));
  EXPECT_THAT(again("{\"a\": 1, // remark\n}"), HasSubstr("line 1, column "));
}

TEST(JsonNode, RefusesWhatIsNotUtf8) {
  EXPECT_THAT(again("{\n\"a\": \"\xE9\"}"), HasSubstr("line 2: The file is not UTF-8"));
  EXPECT_THAT(again(R"(["\ud800"])"), HasSubstr("line 1, column "));
}

TEST(JsonNode, HoldsNoMoreThanItsLimits) {
  EXPECT_THAT(again(std::string(40, '[') + std::string(40, ']')), HasSubstr("more deeply"));
  EXPECT_THAT(again("[1e999]"), HasSubstr("too large"));
  EXPECT_THAT(parse_json("[1,2,3]", {.values = 3}).error().message, HasSubstr("more values"));
  EXPECT_TRUE(parse_json("[1,2,3]", {.values = 4}));
  EXPECT_THAT(parse_json("[1,2,3]", {.bytes = 6}).error().message, HasSubstr("larger than"));
}

TEST(JsonNode, IsIndentedForReaders) {
  const auto node = parse_json(R"({"a":[1,2],"b":[{"c":[]}],"d":{}})");
  ASSERT_TRUE(node);
  EXPECT_EQ(json_text(*node, JsonLayout::Indented), R"({
  "a": [1, 2],
  "b": [
    {
      "c": []
    }
  ],
  "d": {}
}
)");
}

}  // namespace
}  // namespace governance
