#include "site/page.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "site/assets.h"
#include "site/testing/markup.h"

namespace site {
namespace {

using testing::Markup;
using testing::Tag;

PageFrame signed_in() {
  PageFrame frame;
  frame.organisation = "Marshgate <Trust>";
  frame.navigation = {{"Overview", "/overview"}, {"Reports", "/reports", true}};
  frame.signed_in_as = "Guardian, A. O'Brien";
  frame.csrf_token = "secret\"token";
  return frame;
}

Page with_errors() {
  return {.title = "Report an exception",
          .content = html::heading(1, "Report"),
          .errors = {{.subject = "actual-end", .message = "Enter a time & date."}, {.message = "Try <again>."}}};
}

bool is_before(const std::string& text, std::string_view first, std::string_view second) {
  const auto a = text.find(first);
  const auto b = text.find(second);
  return a != std::string::npos && b != std::string::npos && a < b;
}

TEST(Page, IsAWholeDocumentInBritishEnglish) {
  const std::string text = render(signed_in(), {.title = "Reports", .content = html::heading(1, "Reports")});
  EXPECT_TRUE(text.starts_with("<!DOCTYPE html><html lang=\"en-GB\">"));
  const Markup page(text);
  EXPECT_EQ(page.first("title").text, "Reports - Sightline");
  EXPECT_EQ(page.first("h1").text, "Reports");
  EXPECT_EQ(page.named("main").size(), 1u);
  EXPECT_EQ(page.named("header").size(), 1u);
  EXPECT_EQ(page.named("footer").size(), 1u);
}

TEST(Page, SaysInItsTitleThatThereIsAnError) {
  EXPECT_EQ(Markup(render({}, with_errors())).first("title").text, "Error: Report an exception - Sightline");
}

TEST(Page, IsCalledAfterTheServiceWhereItHasNoTitle) {
  EXPECT_EQ(Markup(render({}, {})).first("title").text, "Sightline");
}

TEST(Page, EscapesEverythingThatPeopleNamed) {
  PageFrame frame = signed_in();
  frame.service_name = "<i>S";
  frame.notice = "<i>N";
  frame.navigation[0].words = "<i>V";
  const std::string text =
      render(frame, {.title = "<i>T", .back = NavigationItem{"<i>B", "javascript:x"}, .success = "<i>C"});
  EXPECT_EQ(Markup(text).named("i").size(), 0u);
  for (const char* shown : {"&lt;i&gt;S", "&lt;i&gt;N", "&lt;i&gt;V", "&lt;i&gt;T", "&lt;i&gt;B", "&lt;i&gt;C",
                            "Marshgate &lt;Trust&gt;", "A. O&#39;Brien", "secret&quot;token"})
    EXPECT_NE(text.find(shown), std::string::npos) << shown;
  EXPECT_EQ(text.find("javascript:"), std::string::npos);
}

TEST(Page, HasNoInlineScriptStyleOrHandler) {
  const Markup page(render(signed_in(), with_errors()));
  for (const Tag& tag : page.tags()) {
    EXPECT_NE(tag.name, "style");
    for (const auto& [name, value] : tag.attributes)
      EXPECT_TRUE(html::is_attribute_name(name)) << tag.name << " " << name;
    EXPECT_TRUE(tag.name != "script" || (tag.text.empty() && tag.get("src").starts_with("/assets/")));
  }
}

TEST(Page, LoadsOnlyEmbeddedAssets) {
  const Markup page(render(signed_in(), {}));
  int assets = 0;
  for (const Tag& tag : page.tags()) {
    const std::string address = tag.name == "link" ? tag.get("href") : tag.get("src");
    if (address.empty()) continue;
    Request request;
    request.path = address;
    const auto response = asset_response(request);
    ASSERT_TRUE(response) << address;
    EXPECT_TRUE(response->may_be_cached) << address;
    ++assets;
  }
  EXPECT_EQ(assets, 6);
}

TEST(Page, LetsAKeyboardSkipToItsContent) {
  const std::string text = render(signed_in(), {});
  const Markup page(text);
  EXPECT_EQ(page.first("a").get("href"), "#maincontent");
  EXPECT_EQ(page.by_id("maincontent").name, "main");
}

TEST(Page, MarksWhereWeAreInTheNavigation) {
  const auto links = Markup(render(signed_in(), {})).with_class("nhsuk-header__navigation-link");
  ASSERT_GE(links.size(), 2u);
  EXPECT_FALSE(links[0].has("aria-current"));
  EXPECT_EQ(links[1].get("aria-current"), "page");
}

TEST(Page, SignsOutByAFormWithTheToken) {
  const Markup page(render(signed_in(), {}));
  EXPECT_EQ(page.first("form").get("action"), "/sign-out");
  EXPECT_EQ(page.first("form").get("method"), "post");
  EXPECT_EQ(page.first("input").get("name"), "csrf");
  EXPECT_EQ(page.first("input").get("value"), "secret\"token");
}

TEST(Page, OffersNoSignOutToSomeoneSignedOut) {
  const std::string text = render({}, {});
  EXPECT_EQ(text.find("sign-out"), std::string::npos);
  EXPECT_EQ(text.find("<form"), std::string::npos);
  EXPECT_EQ(text.find("nhsuk-header__navigation"), std::string::npos);
}

TEST(Page, PutsErrorsAboveItsContent) {
  const std::string text = render({}, with_errors());
  EXPECT_TRUE(is_before(text, "There is a problem", "<h1"));
  const Markup page(text);
  EXPECT_EQ(page.with_class("nhsuk-error-summary").size(), 1u);
}

TEST(Page, SaysWhatHasHappenedAboveItsContent) {
  const std::string text =
      render({}, {.title = "A", .content = html::heading(1, "A"), .success = "Your report has been sent."});
  EXPECT_TRUE(is_before(text, "Your report has been sent.", "<h1"));
}

TEST(Page, PutsTheWayBackBeforeTheMainContent) {
  EXPECT_TRUE(
      is_before(render({}, {.back = NavigationItem{"Back to your week", "/week"}}), "Back to your week", "<main"));
  EXPECT_TRUE(is_before(render({}, {.breadcrumb = {{"Home", "/"}}}), "nhsuk-breadcrumb", "<main"));
}

TEST(Page, HasOneWayBackOnly) {
  const Page page{.back = NavigationItem{"Back", "/"}, .breadcrumb = {{"Home", "/"}}};
  EXPECT_THROW((void)render({}, page), base::OurMistake);
}

TEST(Page, IsTwoThirdsWideUnlessItIsWide) {
  EXPECT_NE(render({}, {}).find("nhsuk-grid-column-two-thirds"), std::string::npos);
  EXPECT_NE(render({}, {.is_wide = true}).find("nhsuk-grid-column-full"), std::string::npos);
}

TEST(Page, LeadsToHelpAccessibilityAndPrivacy) {
  const std::string text = render({}, {});
  for (const char* address : {"href=\"/help\"", "href=\"/accessibility\"", "href=\"/privacy\""})
    EXPECT_NE(text.find(address), std::string::npos) << address;
}

TEST(ErrorSummary, LinksEachErrorToItsField) {
  const Markup summary(error_summary(with_errors().errors).str());
  const auto links = summary.named("a");
  ASSERT_EQ(links.size(), 1u);
  EXPECT_EQ(links[0].get("href"), "#actual-end");
  EXPECT_EQ(links[0].text, "Enter a time & date.");
  EXPECT_EQ(summary.named("li")[1].text, "Try <again>.");
}

TEST(ErrorSummary, IsNothingWithoutErrors) {
  EXPECT_TRUE(error_summary({}).empty());
}

TEST(Breadcrumb, EndsWithAWayBackToTheNearestPage) {
  const Markup trail(breadcrumb({{"Home", "/"}, {"Reports", "/reports"}}).str());
  EXPECT_EQ(trail.first("nav").get("aria-label"), "Breadcrumb");
  EXPECT_EQ(trail.named("li").size(), 2u);
  EXPECT_EQ(trail.with_class("nhsuk-back-link")[0].get("href"), "/reports");
  EXPECT_EQ(trail.with_class("nhsuk-back-link")[0].text, "Back to Reports");
}

TEST(ErrorPage, SaysWhatToDoAndGivesTheReference) {
  const Markup page(error_page("Something went wrong", html::paragraph("Try again later."), "K7Q2M9XW4B").str());
  EXPECT_EQ(page.first("h1").text, "Something went wrong");
  EXPECT_EQ(page.first("p").text, "Try again later.");
  EXPECT_EQ(page.with_class("sl-reference")[0].text, "K7Q2M9XW4B");
}

TEST(ErrorPage, AsksForNoReferenceWhereThereIsNone) {
  EXPECT_EQ(error_page("Not found", html::paragraph("Check the address.")).str().find("reference"), std::string::npos);
}

}  // namespace
}  // namespace site
