#include "site/header_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace site {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(HeaderValue, IsSplitIntoItsItems) {
  EXPECT_THAT(list_items(" a , b,,c "), ElementsAre("a", "b", "c"));
  EXPECT_THAT(list_items(" , "), IsEmpty());
}

TEST(HeaderValue, IsReadWithItsParameters) {
  const auto parsed = parse_parameterised("Form-Data ; Name=\"a \\\"b\\\" C:\\d\" ; size=3");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->value, "form-data");
  EXPECT_THAT(parsed->parameters, ElementsAre(Pair("name", "a \"b\" C:\\d"), Pair("size", "3")));
  EXPECT_EQ(parsed->parameter("size"), "3");
  EXPECT_EQ(parsed->parameter("other"), std::nullopt);
}

TEST(HeaderValue, IsRefusedWhereItBreaksTheGrammar) {
  for (const auto* text :
       {"", ";a=b", "x;", "x;a", "x;=b", "x;a=", "x;a=b c", "x;a=\"b", "x;a=\"b\\\"", "x;a=b;a=c", "x;a =b"})
    EXPECT_FALSE(parse_parameterised(text)) << text;
}

TEST(HeaderValue, EndsNoLine) {
  EXPECT_TRUE(is_header_text("plain\ttext, é"));
  for (const auto* text : {"a\nb", "a\rb", "a\x7f", "a\x01"}) EXPECT_FALSE(is_header_text(text));
  EXPECT_FALSE(is_header_text(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace site
