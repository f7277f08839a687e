#include "site/content.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "site/testing/markup.h"

namespace site {
namespace {

using testing::Markup;

Table reports() {
  return {.caption = "Reports <by> directorate",
          .columns = {{"Directorate"}, {"Reports & more", true}},
          .rows = {{{.content = "Women's", .is_header = true}, {.content = "31"}},
                   {{.content = "Surgery", .is_header = true}, {.content = "<9"}}},
          .total = {}};
}

std::vector<std::string> page_numbers(const html::Fragment& fragment) {
  std::vector<std::string> shown;
  for (const auto& item : Markup(fragment.str()).with_class("nhsuk-pagination__item")) shown.push_back(item.text);
  return shown;
}

TEST(Table, ScopesItsHeaders) {
  const Markup markup(table(reports()).str());
  const auto headers = markup.named("th");
  ASSERT_EQ(headers.size(), 4u);
  EXPECT_EQ(headers[0].get("scope"), "col");
  EXPECT_EQ(headers[0].get("role"), "columnheader");
  EXPECT_EQ(headers[2].get("scope"), "row");
  EXPECT_EQ(headers[2].get("role"), "rowheader");
  EXPECT_EQ(markup.first("caption").text, "Reports <by> directorate");
}

TEST(Table, RepeatsTheColumnInEachCellForAPhoneOnly) {
  const Markup markup(table(reports()).str());
  const auto words = markup.with_class("nhsuk-table__heading");
  ASSERT_EQ(words.size(), 4u);
  EXPECT_EQ(words[3].text, "Reports & more ");
  EXPECT_EQ(words[3].get("aria-hidden"), "true");
  EXPECT_EQ(markup.named("td")[1].text, "Reports & more <9");
}

TEST(Table, LinesNumbersUp) {
  const Markup markup(table(reports()).str());
  EXPECT_EQ(markup.with_class("nhsuk-table__header--numeric").size(), 1u);
  EXPECT_EQ(markup.with_class("nhsuk-table__cell--numeric").size(), 2u);
}

TEST(Table, EndsWithItsTotal) {
  Table with_total = reports();
  with_total.total = {{.content = "All", .is_header = true}, {.content = "40"}};
  const auto rows = Markup(table(with_total).str()).named("tr");
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_NE(rows[3].get("class").find("sl-table__total"), std::string::npos);
}

TEST(Table, CanHideItsCaptionFromSightAlone) {
  Table hidden = reports();
  hidden.is_caption_hidden = true;
  EXPECT_NE(Markup(table(hidden).str()).first("caption").get("class").find("visually-hidden"), std::string::npos);
}

TEST(Table, SaysThatItIsEmpty) {
  const Table empty{
      .caption = "Reports", .columns = {{"A"}}, .rows = {}, .total = {}, .when_empty = "Nothing is <waiting>."};
  const Markup markup(table(empty).str());
  EXPECT_TRUE(markup.named("table").empty());
  EXPECT_EQ(markup.with_class("sl-empty")[0].text, "Nothing is <waiting>.");
  EXPECT_EQ(markup.with_class("sl-empty__caption")[0].text, "Reports");
}

TEST(Table, RefusesARowThatIsTooShort) {
  Table ragged = reports();
  ragged.rows[1].pop_back();
  EXPECT_THROW((void)table(ragged), base::OurMistake);
}

TEST(Pagination, IsNothingForOnePage) {
  EXPECT_TRUE(pagination(1, 1, "/reports").empty());
  EXPECT_TRUE(pagination(1, 0, "/reports").empty());
}

TEST(Pagination, ShowsTheEndsAndTheNeighbours) {
  const std::string dots = "&ctdot;";
  using Shown = std::vector<std::string>;
  EXPECT_EQ(page_numbers(pagination(1, 2, "/r")), (Shown{"1", "2"}));
  EXPECT_EQ(page_numbers(pagination(1, 20, "/r")), (Shown{"1", "2", dots, "20"}));
  EXPECT_EQ(page_numbers(pagination(6, 20, "/r")), (Shown{"1", dots, "5", "6", "7", dots, "20"}));
  EXPECT_EQ(page_numbers(pagination(20, 20, "/r")), (Shown{"1", dots, "19", "20"}));
  EXPECT_EQ(page_numbers(pagination(3, 5, "/r")), (Shown{"1", "2", "3", "4", "5"}));
}

TEST(Pagination, KeepsTheFiltersOfTheAddress) {
  const Markup markup(pagination(2, 3, "/reports?state=open").str());
  EXPECT_EQ(markup.with_class("nhsuk-pagination__previous")[0].get("href"), "/reports?state=open&page=1");
  EXPECT_EQ(markup.with_class("nhsuk-pagination__next")[0].get("href"), "/reports?state=open&page=3");
  EXPECT_EQ(markup.with_class("nhsuk-pagination__link")[1].get("aria-current"), "page");
}

TEST(Pagination, GoesNoFurtherThanTheEnds) {
  EXPECT_TRUE(Markup(pagination(1, 3, "/r").str()).with_class("nhsuk-pagination__previous").empty());
  EXPECT_TRUE(Markup(pagination(3, 3, "/r").str()).with_class("nhsuk-pagination__next").empty());
  EXPECT_THROW((void)pagination(4, 3, "/r"), base::OurMistake);
  EXPECT_THROW((void)pagination(0, 3, "/r"), base::OurMistake);
}

TEST(Tag, HasItsColour) {
  EXPECT_EQ(tag("Open <1>", TagColour::AquaGreen).str(),
            "<strong class=\"nhsuk-tag nhsuk-tag--aqua-green\">Open &lt;1&gt;</strong>");
  EXPECT_EQ(tag("Open", TagColour::Plain).str(), "<strong class=\"nhsuk-tag\">Open</strong>");
}

TEST(SummaryList, PairsEachKeyWithItsValue) {
  const Markup markup(summary_list({{"Shift & day", "Long <day>"}, {"Times", html::paragraph("08:00")}}).str());
  EXPECT_EQ(markup.named("dt")[0].text, "Shift & day");
  EXPECT_EQ(markup.named("dd")[0].text, "Long <day>");
  EXPECT_EQ(markup.named("dd")[1].text, "08:00");
}

TEST(Figures, LinkEachNumberToItsLineage) {
  const Markup markup(figures({{"113.6", "vacancies", "/figures/vacancies"}, {"47", "time off", {}}}).str());
  EXPECT_EQ(markup.named("li").size(), 2u);
  ASSERT_EQ(markup.named("a").size(), 1u);
  EXPECT_EQ(markup.first("a").get("href"), "/figures/vacancies");
  EXPECT_EQ(markup.first("a").text, "How we know: 113.6 vacancies");
}

TEST(Timeline, TellsWhatHappenedInOrder) {
  const Markup markup(timeline({{"1 Sep", "Dr A", "Sent <it>"}, {"2 Sep", "", "Closed"}}).str());
  EXPECT_EQ(markup.named("ol").size(), 1u);
  EXPECT_EQ(markup.named("li")[0].text, "1 Sep Dr ASent <it>");
  EXPECT_EQ(markup.named("li")[1].text, "2 SepClosed");
}

TEST(Card, IsALinkWhereItLeadsSomewhere) {
  EXPECT_EQ(Markup(card({"Week & rota", "/week", {}}).str()).first("a").text, "Week & rota");
  EXPECT_TRUE(Markup(card({"Week", {}, {}}).str()).named("a").empty());
  EXPECT_EQ(Markup(card_grid({{"A", {}, {}}, {"B", {}, {}}}).str()).named("li").size(), 2u);
}

TEST(WarningCallout, SaysThatItIsImportantWhereItsHeadingDoesNot) {
  EXPECT_EQ(Markup(warning_callout("Safety", {}).str()).first("h2").text, "Important: Safety");
  EXPECT_EQ(Markup(warning_callout("Important information", {}).str()).first("h2").text, "Important information");
}

TEST(Details, OpenWithoutAScript) {
  const Markup markup(details("Who <sees> it", html::paragraph("You")).str());
  EXPECT_EQ(markup.first("summary").text, "Who <sees> it");
  EXPECT_EQ(markup.first("details").text, "Who <sees> itYou");
}

TEST(SuccessPanel, IsThePagesHeading) {
  EXPECT_EQ(Markup(success_panel("Sent & kept", "Reference 1").str()).first("h1").text, "Sent & kept");
}

TEST(InsetText, SaysToAScreenReaderThatItIsInformation) {
  EXPECT_EQ(Markup(inset_text(html::paragraph("Note")).str()).first("div").text, "Information: Note");
}

}  // namespace
}  // namespace site
