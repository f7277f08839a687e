#include "site/html.h"

#include <array>
#include <type_traits>

#include <gtest/gtest.h>

#include "base/check.h"
#include "base/random.h"
#include "site/testing/markup.h"

namespace html {
namespace {

// What must not compile: text made at run time as markup.
template <class Text>
concept CanBeMarkup = requires(Text text) { raw(text); };
static_assert(!CanBeMarkup<std::string>);
static_assert(!CanBeMarkup<std::string_view>);
static_assert(!CanBeMarkup<const char*>);
static_assert(!std::is_constructible_v<Literal, std::string>);
static_assert(!std::is_constructible_v<AttributeName, std::string>);

// AttributeName's constructor runs when compiling and refuses what this refuses.
static_assert(is_attribute_name("class"));
static_assert(is_attribute_name("aria-describedby"));
static_assert(is_attribute_name("viewBox"));
static_assert(!is_attribute_name("style"));
static_assert(!is_attribute_name("onclick"));
static_assert(!is_attribute_name("on"));
static_assert(!is_attribute_name(""));
static_assert(!is_attribute_name("a b"));
static_assert(!is_attribute_name("a=b"));
static_assert(!is_attribute_name("a\"b"));

struct Escape {
  std::string_view text;
  std::string_view html;
};

TEST(Fragment, EscapesTextAndNothingElse) {
  for (const auto& [text, html] : std::array{
           Escape{"", ""},
           Escape{"plain", "plain"},
           Escape{"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
           Escape{"Women's & children's", "Women&#39;s &amp; children&#39;s"},
           Escape{"\"quoted\"", "&quot;quoted&quot;"},
           Escape{"&amp;", "&amp;amp;"},
           Escape{"a<b", "a&lt;b"},
           Escape{"<", "&lt;"},
           Escape{"<<>>", "&lt;&lt;&gt;&gt;"},
           Escape{"Zoë Ó Briain \xf0\x9f\x91\xa9", "Zoë Ó Briain \xf0\x9f\x91\xa9"},
           Escape{"line\nbreak\ttab", "line\nbreak\ttab"},
       })
    EXPECT_EQ(Fragment(text).str(), html) << text;
}

TEST(Fragment, ReadsBackAsTheTextThatWentIn) {
  constexpr std::string_view alphabet = "&<>\"';#ampltgquo x=/\n";
  base::SeededRandom random(20170901);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto n = random.below(24); n > 0; --n) text += alphabet[random.below(alphabet.size())];
    const site::testing::Markup read(element("p", {{"title", text}}, text).str());
    EXPECT_EQ(read.first("p").text, text);
    EXPECT_EQ(read.first("p").get("title"), text);
    EXPECT_EQ(read.tags().size(), 1u);
  }
}

TEST(Fragment, KeepsMarkupAsItIsWhenJoined) {
  Fragment out = raw("<b>") + "a & b";
  out.add_raw("</b>");
  out += "<i>";
  EXPECT_EQ(out.str(), "<b>a &amp; b</b>&lt;i&gt;");
}

TEST(Fragment, InsertsFinishedHtmlOfOurOwnWriters) {
  EXPECT_EQ(trusted("<svg></svg>").str(), "<svg></svg>");
}

TEST(Element, CannotBeLeftThroughAnAttribute) {
  const std::string out = element("input", {{"value", "\" autofocus onfocus=\"alert(1)"}}).str();
  EXPECT_EQ(out, "<input value=\"&quot; autofocus onfocus=&quot;alert(1)\">");
  EXPECT_EQ(site::testing::Markup(out).first("input").attributes.size(), 1u);
}

TEST(Element, LeavesOutAnAttributeThatIsAbsent) {
  const std::optional<std::string> none;
  EXPECT_EQ(element("input", {{"id", none}, {"checked", false}, {"required", true}, {"rows", 5}, {"value", ""}}).str(),
            "<input required rows=\"5\" value=\"\">");
}

TEST(Element, ClosesAllButVoidElements) {
  EXPECT_EQ(element("p", "").str(), "<p></p>");
  EXPECT_EQ(element("br", {}).str(), "<br>");
  EXPECT_EQ(element("textarea", {{"name", "a"}}).str(), "<textarea name=\"a\"></textarea>");
}

TEST(Element, RefusesContentInAVoidElement) {
  EXPECT_THROW((void)element("input", {{"name", "a"}}, "text"), base::OurMistake);
}

TEST(Element, TakesAttributesMadeBeforehand) {
  Attributes attributes = {{"class", "a"}};
  attributes.push_back({"id", "b"});
  EXPECT_EQ(element("p", attributes, "c").str(), "<p class=\"a\" id=\"b\">c</p>");
}

TEST(Url, LetsHarmlessAddressesThroughUnchanged) {
  for (const char* address : {"/", "/reports/1?x=1&y=2#top", "?page=2", "#worked-on", "https://example.org/a",
                              "http://example.org", "HTTPS://EXAMPLE.ORG", "mailto:a@example.org", "tel:+441234567890",
                              "/a//b", "/javascript:alert(1)", "/caf\xc3\xa9"})
    EXPECT_EQ(Url(address).text(), address);
}

TEST(Url, TurnsAnyOtherAddressIntoNowhere) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view address : {"javascript:alert(1)"sv,
                                         "JaVaScRiPt:alert(1)"sv,
                                         " javascript:alert(1)"sv,
                                         "java\tscript:alert(1)"sv,
                                         "java\nscript:alert(1)"sv,
                                         "\x01javascript:alert(1)"sv,
                                         "data:text/html,<script>alert(1)</script>"sv,
                                         "vbscript:x"sv,
                                         "file:///etc/passwd"sv,
                                         "blob:x"sv,
                                         "//evil.example"sv,
                                         "/\\evil.example"sv,
                                         "\\\\evil.example"sv,
                                         "/\t/evil.example"sv,
                                         "/\n/evil.example"sv,
                                         "https:evil.example"sv,
                                         "https:\\\\evil.example"sv,
                                         "http:/x"sv,
                                         "reports"sv,
                                         "./reports"sv,
                                         ""sv,
                                         "x:y"sv,
                                         "/a b"sv,
                                         "/a\0b"sv,
                                         "/a\x7f"sv,
                                         "httpss://x"sv})
    EXPECT_EQ(Url(address).text(), "#") << address;
}

TEST(Url, AddsParametersEncodedBeforeTheFragment) {
  EXPECT_EQ(Url("/reports").with("page", "2").text(), "/reports?page=2");
  EXPECT_EQ(Url("/reports?state=open").with("q", "a&b=c d").text(), "/reports?state=open&q=a%26b%3Dc%20d");
  EXPECT_EQ(Url("/reports#list").with("page", "2").text(), "/reports?page=2#list");
  EXPECT_EQ(Url("/reports").with("na me", "\xc3\xa9").text(), "/reports?na%20me=%C3%A9");
}

TEST(Heading, HasTheSizeOfItsLevel) {
  EXPECT_EQ(heading(1, "A & B").str(), "<h1 class=\"nhsuk-heading-l\">A &amp; B</h1>");
  EXPECT_EQ(heading(4, "A").str(), "<h4 class=\"nhsuk-heading-xs\">A</h4>");
  EXPECT_THROW((void)heading(5, "A"), base::OurMistake);
  EXPECT_THROW((void)heading(0, "A"), base::OurMistake);
}

TEST(Link, LeadsNowhereWhenItsAddressIsHarmful) {
  EXPECT_EQ(link("javascript:alert(1)", "Press").str(), "<a href=\"#\">Press</a>");
  EXPECT_EQ(link("/a?b=1&c=\"", "x").str(), "<a href=\"/a?b=1&amp;c=&quot;\">x</a>");
}

TEST(Bullets, EscapeEachItem) {
  EXPECT_EQ(bullets({"a<b", "c"}).str(), "<ul class=\"nhsuk-list nhsuk-list--bullet\"><li>a&lt;b</li><li>c</li></ul>");
}

TEST(Each, JoinsWhatIsMadeOfEachThing) {
  EXPECT_EQ(each(std::vector{1, 2}, [](int n) { return paragraph(std::to_string(n)); }).str(), "<p>1</p><p>2</p>");
}

TEST(When, GivesNothingWhereTheClaimDoesNotHold) {
  EXPECT_EQ(when(true, [] { return "a<"; }).str(), "a&lt;");
  EXPECT_TRUE(when(false, [] { return "a"; }).empty());
}

}  // namespace
}  // namespace html
