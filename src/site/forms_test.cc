#include "site/forms.h"

#include <gtest/gtest.h>

#include "site/testing/markup.h"

namespace site {
namespace {

using html::Fragment;
using testing::Markup;
using testing::Tag;

FormState typed(std::vector<std::pair<std::string, std::string>> values, base::Errors errors = {}) {
  FormState state;
  for (auto& [name, value] : values) state.values.add(name, value);
  state.errors = std::move(errors);
  return state;
}

base::Errors wrong(const std::string& field) {
  return {{.subject = field, .message = "Put \"it\" <right>."}};
}

/// Every label's `for`, every aria-describedby and every revealing choice points to an id that is there, and no id
/// comes twice.
void expect_sound_references(const Fragment& fragment) {
  const Markup markup(fragment.str());
  for (const Tag& tag : markup.tags()) {
    EXPECT_TRUE(!tag.has("for") || markup.has_id(tag.get("for"))) << tag.get("for");
    EXPECT_TRUE(!tag.has("data-aria-controls") || markup.has_id(tag.get("data-aria-controls")));
    std::string ids = tag.get("aria-describedby");
    while (!ids.empty()) {
      const auto space = std::min(ids.find(' '), ids.size());
      EXPECT_TRUE(markup.has_id(ids.substr(0, space))) << ids;
      ids.erase(0, space + 1);
    }
    int same = 0;
    for (const Tag& other : markup.tags()) same += tag.has("id") && other.get("id") == tag.get("id");
    EXPECT_LE(same, 1) << tag.get("id");
  }
}

void expect_error_is_said(const Fragment& fragment, const std::string& field) {
  const Markup markup(fragment.str());
  EXPECT_EQ(markup.by_id(field + "-error").text, "Error: Put \"it\" <right>.");
  EXPECT_FALSE(markup.with_class("nhsuk-form-group--error").empty());
  expect_sound_references(fragment);
}

const Choices kRemedies = {
    .name = "remedy",
    .legend = "What would you like?",
    .hint = "Choose one",
    .choices = {{"time", "Time off", "", html::paragraph("When?")}, {"pay", "Pay & more", "At your rate", {}}}};

TEST(FormState, FindsTheErrorOfAFieldAndNoOther) {
  const FormState state = typed({}, wrong("end"));
  EXPECT_EQ(state.error("end"), "Put \"it\" <right>.");
  EXPECT_EQ(state.error("en"), std::nullopt);
  EXPECT_EQ(state.error(""), std::nullopt);
}

TEST(FormState, KnowsEachOfSeveralChoices) {
  const FormState state = typed({{"category", "hours"}, {"category", "education"}});
  EXPECT_TRUE(state.is_chosen("category", "hours"));
  EXPECT_TRUE(state.is_chosen("category", "education"));
  EXPECT_FALSE(state.is_chosen("category", "support"));
  EXPECT_FALSE(state.is_chosen("other", "hours"));
  EXPECT_EQ(state.value("category"), "hours");
  EXPECT_EQ(state.value("other"), "");
}

TEST(Form, CarriesTheTokenFirst) {
  const Markup markup(form("/reports", "a\"b", html::paragraph("x")).str());
  EXPECT_EQ(markup.first("form").get("method"), "post");
  EXPECT_EQ(markup.first("form").get("action"), "/reports");
  EXPECT_FALSE(markup.first("form").has("enctype"));
  EXPECT_EQ(markup.first("input").get("name"), kCsrfField);
  EXPECT_EQ(markup.first("input").get("value"), "a\"b");
}

TEST(Form, IsMultipartWhereItTakesFiles) {
  EXPECT_EQ(Markup(form("/import", "t", {}, true).str()).first("form").get("enctype"), "multipart/form-data");
}

TEST(FilterForm, GoesIntoTheAddressWithoutAToken) {
  const Markup markup(filter_form("/reports", html::paragraph("x")).str());
  EXPECT_EQ(markup.first("form").get("method"), "get");
  EXPECT_TRUE(markup.named("input").empty());
}

TEST(TextInput, KeepsWhatWasTypedEscaped) {
  const Fragment field =
      text_input(typed({{"ward", "\"><script>alert('x')</script>"}}), {.name = "ward", .label = "Ward"});
  EXPECT_EQ(Markup(field.str()).first("input").get("value"), "\"><script>alert('x')</script>");
  EXPECT_TRUE(Markup(field.str()).named("script").empty());
}

TEST(TextInput, IsDescribedByItsHintAndThenItsError) {
  const Fragment field =
      text_input(typed({}, wrong("ward")), {.name = "ward", .label = "Ward", .hint = "As on the rota"});
  EXPECT_EQ(Markup(field.str()).first("input").get("aria-describedby"), "ward-hint ward-error");
  EXPECT_EQ(Markup(field.str()).first("label").get("for"), "ward");
  expect_error_is_said(field, "ward");
}

TEST(TextInput, IsDescribedByNothingWhereThereIsNothing) {
  EXPECT_FALSE(Markup(text_input({}, {.name = "ward", .label = "Ward"}).str()).first("input").has("aria-describedby"));
}

TEST(TextInput, PassesOnWhatHelpsToType) {
  const Fragment field = text_input(
      {}, {.name = "end", .label = "End", .width = InputWidth::Five, .inputmode = "numeric", .autocomplete = "off"});
  const Tag input = Markup(field.str()).first("input");
  EXPECT_EQ(input.get("inputmode"), "numeric");
  EXPECT_EQ(input.get("autocomplete"), "off");
  EXPECT_EQ(input.get("spellcheck"), "false");
  EXPECT_EQ(input.get("class"), "nhsuk-input nhsuk-input--width-5");
}

TEST(TextInput, CanBeThePagesHeading) {
  const Markup markup(text_input({}, {.name = "q", .label = "Which ward?", .is_label_page_heading = true}).str());
  EXPECT_EQ(markup.first("h1").text, "Which ward?");
}

TEST(TextInput, NeverPutsAPasswordBack) {
  const Fragment field =
      text_input(typed({{"password", "correct horse"}}), {.name = "password", .label = "Password", .type = "password"});
  EXPECT_EQ(field.str().find("correct horse"), std::string::npos);
  EXPECT_EQ(Markup(field.str()).first("input").get("type"), "password");
  EXPECT_TRUE(Markup(field.str()).first("button").has("hidden"));
}

TEST(TextArea, KeepsWhatWasTypedToTheFirstEmptyLine) {
  const Fragment field = text_area(typed({{"what", "\n</textarea><b>x"}}), {.name = "what", .label = "What happened?"});
  // A browser drops the first line end of a text area.
  EXPECT_EQ(Markup(field.str()).first("textarea").text, "\n\n</textarea><b>x");
  EXPECT_TRUE(Markup(field.str()).named("b").empty());
}

TEST(TextArea, SaysHowMuchMayBeTyped) {
  const Fragment field = text_area(typed({}, wrong("what")),
                                   {.name = "what", .label = "What?", .hint = "Name nobody", .most_characters = 2000});
  const Markup markup(field.str());
  EXPECT_EQ(markup.by_id("what-info").text, "You can enter up to 2000 characters");
  EXPECT_EQ(markup.first("div").get("data-maxlength"), "2000");
  EXPECT_EQ(markup.first("textarea").get("aria-describedby"), "what-info what-hint what-error");
  expect_error_is_said(field, "what");
}

TEST(DateInput, KeepsItsThreeParts) {
  const Fragment field = date_input(typed({{"on-day", "31"}, {"on-month", "2"}, {"on-year", "20\"26"}}),
                                    {.name = "on", .legend = "When?"});
  const Markup markup(field.str());
  EXPECT_EQ(markup.by_id("on").name, "fieldset");
  EXPECT_EQ(markup.by_id("on-day").get("value"), "31");
  EXPECT_EQ(markup.by_id("on-month").get("value"), "2");
  EXPECT_EQ(markup.by_id("on-year").get("value"), "20\"26");
  EXPECT_EQ(markup.by_id("on-year").get("name"), "on-year");
  EXPECT_TRUE(markup.with_class("nhsuk-input--error").empty());
  expect_sound_references(field);
}

TEST(DateInput, MarksAllItsPartsWhereTheDateIsWrong) {
  const Fragment field = date_input(typed({}, wrong("on")), {.name = "on", .legend = "When?", .hint = "For example"});
  EXPECT_EQ(Markup(field.str()).with_class("nhsuk-input--error").size(), 3u);
  EXPECT_EQ(Markup(field.str()).by_id("on").get("aria-describedby"), "on-hint on-error");
  expect_error_is_said(field, "on");
}

TEST(DateInput, MarksThePartThatIsWrong) {
  const Fragment field = date_input(typed({}, wrong("on-month")), {.name = "on", .legend = "When?"});
  const auto marked = Markup(field.str()).with_class("nhsuk-input--error");
  ASSERT_EQ(marked.size(), 1u);
  EXPECT_EQ(marked[0].get("id"), "on-month");
  expect_error_is_said(field, "on");
}

TEST(Radios, KeepTheOneChosen) {
  const Markup markup(radios(typed({{"remedy", "pay"}}), kRemedies).str());
  EXPECT_FALSE(markup.by_id("remedy").has("checked"));
  EXPECT_TRUE(markup.by_id("remedy-2").has("checked"));
  EXPECT_EQ(markup.by_id("remedy-2").get("value"), "pay");
  EXPECT_EQ(markup.by_id("remedy-2-item-hint").text, "At your rate");
}

TEST(Radios, CanBeReachedFromTheErrorSummary) {
  const Fragment field = radios(typed({}, wrong("remedy")), kRemedies);
  EXPECT_EQ(Markup(field.str()).by_id("remedy").name, "input");
  EXPECT_EQ(Markup(field.str()).first("fieldset").get("aria-describedby"), "remedy-hint remedy-error");
  expect_error_is_said(field, "remedy");
}

TEST(Radios, HideWhatIsNotChosenByAClassThatNeedsTheScript) {
  const Fragment unchosen = radios({}, kRemedies);
  const Fragment chosen = radios(typed({{"remedy", "time"}}), kRemedies);
  EXPECT_EQ(Markup(unchosen.str()).by_id("conditional-remedy").get("class"),
            "nhsuk-radios__conditional nhsuk-radios__conditional--hidden");
  EXPECT_EQ(Markup(chosen.str()).by_id("conditional-remedy").get("class"), "nhsuk-radios__conditional");
  EXPECT_FALSE(Markup(unchosen.str()).by_id("conditional-remedy").has("hidden"));
}

TEST(Radios, CanBeThePagesHeadingAndStandInALine) {
  Choices input = kRemedies;
  input.is_legend_page_heading = input.is_inline = input.is_small = true;
  const Markup markup(radios({}, input).str());
  EXPECT_EQ(markup.first("h1").text, "What would you like?");
  EXPECT_EQ(markup.with_class("nhsuk-radios--inline").size(), 1u);
  EXPECT_EQ(markup.with_class("nhsuk-radios--small").size(), 1u);
}

TEST(Checkboxes, KeepAllThatWereChosen) {
  const Markup markup(checkboxes(typed({{"remedy", "pay"}, {"remedy", "time"}}), kRemedies).str());
  EXPECT_TRUE(markup.by_id("remedy").has("checked"));
  EXPECT_TRUE(markup.by_id("remedy-2").has("checked"));
  EXPECT_EQ(markup.by_id("remedy").get("type"), "checkbox");
}

TEST(Checkboxes, CanStandAloneWithoutALegend) {
  const Choices alone{
      .name = "safety", .hint = "It alerts nobody", .choices = {{"yes", "Safety concern", "Call 2222", {}}}};
  const Fragment field = checkboxes(typed({}, wrong("safety")), alone);
  const Markup markup(field.str());
  EXPECT_TRUE(markup.named("fieldset").empty());
  EXPECT_EQ(markup.by_id("safety").get("aria-describedby"), "safety-hint safety-error safety-item-hint");
  expect_error_is_said(field, "safety");
}

TEST(Select, KeepsTheOneChosen) {
  const Fragment field =
      select(typed({{"grade", "ct\"1"}}, wrong("grade")),
             {.name = "grade", .label = "Grade", .options = {{"", "Choose"}, {"ct\"1", "Core <1>"}}});
  const auto options = Markup(field.str()).named("option");
  EXPECT_FALSE(options[0].has("selected"));
  EXPECT_TRUE(options[1].has("selected"));
  EXPECT_EQ(options[1].get("value"), "ct\"1");
  EXPECT_EQ(options[1].text, "Core <1>");
  expect_error_is_said(field, "grade");
}

TEST(FileUpload, SaysWhatItAccepts) {
  const Fragment field =
      file_upload(typed({}, wrong("file")), {.name = "file", .label = "File", .hint = "A CSV", .accept = ".csv"});
  EXPECT_EQ(Markup(field.str()).first("input").get("type"), "file");
  EXPECT_EQ(Markup(field.str()).first("input").get("accept"), ".csv");
  expect_error_is_said(field, "file");
}

TEST(Button, GuardsAgainstADoubleClick) {
  const Tag plain = Markup(button("Send").str()).first("button");
  EXPECT_EQ(plain.get("type"), "submit");
  EXPECT_EQ(plain.get("data-prevent-double-click"), "true");
  EXPECT_FALSE(plain.has("name"));
}

TEST(Button, TellsItselfFromAnotherByItsValue) {
  const Tag named = Markup(button("Draft", ButtonKind::Secondary, "do", "dr\"aft").str()).first("button");
  EXPECT_EQ(named.get("name"), "do");
  EXPECT_EQ(named.get("value"), "dr\"aft");
  EXPECT_EQ(named.get("class"), "nhsuk-button nhsuk-button--secondary");
}

TEST(ButtonLink, IsALinkThatLooksLikeAButton) {
  const Tag link = Markup(button_link("Go", "/next", ButtonKind::Warning).str()).first("a");
  EXPECT_EQ(link.get("href"), "/next");
  EXPECT_EQ(link.get("role"), "button");
  EXPECT_EQ(link.get("class"), "nhsuk-button nhsuk-button--warning");
}

}  // namespace
}  // namespace site
