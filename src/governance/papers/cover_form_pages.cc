#include "governance/papers/cover_form_pages.h"

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/papers/cover_report.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::size_t kMostQuestions = 20;
constexpr std::size_t kMostRisks = 12;
constexpr std::size_t kMostFigures = 40;
constexpr int kHighestRating = 25;

std::string numbered(std::string_view name, std::size_t i) {
  return fmt::format("{}-{}", name, i);
}
std::string risk_field(std::size_t i, std::string_view what) {
  return fmt::format("risk-{}-{}", i, what);
}
std::string figure_field(std::size_t i, std::string_view what) {
  return fmt::format("figure-{}-{}", i, what);
}

void add_date(site::FormValues& out, const std::string& name, const std::optional<base::Date>& date) {
  if (!date) return;
  out.add(name + "-day", std::to_string(static_cast<unsigned>(date->day())));
  out.add(name + "-month", std::to_string(static_cast<unsigned>(date->month())));
  out.add(name + "-year", std::to_string(static_cast<int>(date->year())));
}

void add_answer(site::FormValues& out, std::string name, const std::optional<CoverAnswer>& answer) {
  if (answer) out.add(std::move(name), std::string(word_of(*answer)));
}

void add_rating(site::FormValues& out, std::string name, const std::optional<int>& rating) {
  if (rating) out.add(std::move(name), std::to_string(*rating));
}

// ---- what was typed ------------------------------------------------------------------------------------------------

class Typed {
 public:
  explicit Typed(const site::FormValues& form) : form_(form) {}

  [[nodiscard]] std::string line(const std::string& name) const { return base::one_line(form_.get(name)); }
  [[nodiscard]] std::string text(const std::string& name) const { return std::string(base::trimmed(form_.get(name))); }
  [[nodiscard]] std::optional<CoverAnswer> answer(const std::string& name) const {
    return choice_of<CoverAnswer>(form_.get(name));
  }

  std::optional<base::Date> date(const std::string& name, std::string_view what) {
    const auto day = form_.get(name + "-day");
    const auto month = form_.get(name + "-month");
    const auto year = form_.get(name + "-year");
    if (day.empty() && month.empty() && year.empty()) return std::nullopt;
    const auto date = base::parse_date_parts(day, month, year, name, what);
    if (date) return *date;
    errors.push_back(date.error());
    return std::nullopt;
  }

  std::optional<int> rating(const std::string& name) {
    const auto typed = line(name);
    if (typed.empty()) return std::nullopt;
    const auto number = base::parse_whole(typed, 1, kHighestRating, name);
    if (number) return static_cast<int>(*number);
    errors.push_back({base::ErrorCode::Invalid, name, "Enter the rating as a whole number from 1 to 25."});
    return std::nullopt;
  }

  std::vector<CoverQuestion> questions() const {
    std::vector<CoverQuestion> out;
    for (std::size_t i = 1; i <= kMostQuestions; ++i) {
      CoverQuestion one{.question = text(numbered("question", i)), .answer = text(numbered("answer", i))};
      if (!one.question.empty() || !one.answer.empty()) out.push_back(std::move(one));
    }
    return out;
  }

  std::vector<CoverRisk> risks() {
    std::vector<CoverRisk> out;
    for (std::size_t i = 1; i <= kMostRisks; ++i) {
      CoverRisk one{.number = line(risk_field(i, "number")),
                    .title = line(risk_field(i, "title")),
                    .current = rating(risk_field(i, "current")),
                    .target = rating(risk_field(i, "target"))};
      if (one != CoverRisk()) out.push_back(std::move(one));
    }
    return out;
  }

  std::vector<CoverFigure> figures() const {
    std::vector<CoverFigure> out;
    for (std::size_t i = 1; i <= kMostFigures; ++i) {
      CoverFigure one{.name = line(figure_field(i, "name")), .value = line(figure_field(i, "value"))};
      if (one != CoverFigure()) out.push_back(std::move(one));
    }
    return out;
  }

  base::Errors errors;

 private:
  const site::FormValues& form_;
};

// ---- the fields ----------------------------------------------------------------------------------------------------

site::Choices answers(std::string name, std::string legend) {
  site::Choices out{.name = std::move(name),
                    .legend = std::move(legend),
                    .hint = "",
                    .choices = {},
                    .is_inline = true,
                    .is_small = true};
  for (const auto one : kCoverAnswers)
    out.choices.push_back({std::string(word_of(one)), std::string(answer_words(one)), "", {}});
  return out;
}

Fragment area(const site::FormState& state, std::string name, std::string label, std::string hint, int rows) {
  return site::text_area(state, {.name = std::move(name),
                                 .label = std::move(label),
                                 .hint = std::move(hint),
                                 .rows = rows,
                                 .most_characters = {}});
}

Fragment line(const site::FormState& state, std::string name, std::string label, std::string hint = "") {
  return site::text_input(state, {.name = std::move(name), .label = std::move(label), .hint = std::move(hint)});
}

/// One row more than are filled in, so that the form grows each time it is saved.
template <class Has>
std::size_t rows_to_show(std::size_t have, std::size_t fewest, std::size_t most, Has has) {
  std::size_t out = std::max(have + 1, fewest);
  for (std::size_t i = out + 1; i <= most; ++i)
    if (has(i)) out = i;
  return std::min(out, most);
}

Fragment question_fields(const site::FormState& state, const PaperCover& cover) {
  const auto rows = rows_to_show(cover.questions.size(), 2, kMostQuestions,
                                 [&](std::size_t i) { return !state.value(numbered("question", i)).empty(); });
  Fragment out = html::heading(2, "Questions and conclusion");
  out += html::paragraph("One answer for each question. Save to get room for another.");
  for (std::size_t i = 1; i <= rows; ++i)
    out += area(state, numbered("question", i), fmt::format("Question {}", i), "", 2) +
           area(state, numbered("answer", i), fmt::format("Answer to question {}", i), "", 3);
  return out;
}

Fragment purpose_fields(const site::FormState& state) {
  site::Select purpose{
      .name = "purpose", .label = "What the meeting is asked to do", .hint = "", .options = {{"", "Not chosen yet"}}};
  for (const Verb verb : kVerbs) purpose.options.emplace_back(word_of(verb), purpose_words(verb));
  return html::heading(2, "Input sought") + site::select(state, purpose) +
         area(state, "input-sought", "Input sought",
              "For example: The committee is asked to APPROVE the plan for the winter.", 3);
}

Fragment objective_fields(const site::FormState& state, const PaperCover& cover) {
  if (cover.objectives.empty()) return {};
  Fragment out = html::heading(2, "Objectives that the paper touches");
  for (std::size_t i = 0; i < cover.objectives.size(); ++i)
    out += site::radios(state, answers(numbered("objective", i + 1), cover.objectives[i].name));
  return out;
}

Fragment risk_fields(const site::FormState& state, const PaperCover& cover) {
  const auto rows = rows_to_show(cover.risks.size(), 1, kMostRisks,
                                 [&](std::size_t i) { return !state.value(risk_field(i, "number")).empty(); });
  Fragment risks;
  for (std::size_t i = 1; i <= rows; ++i)
    risks += line(state, risk_field(i, "number"), fmt::format("Risk {}: number in the register", i)) +
             line(state, risk_field(i, "title"), fmt::format("Risk {}: title", i)) +
             line(state, risk_field(i, "current"), fmt::format("Risk {}: current rating", i), "1 to 25") +
             line(state, risk_field(i, "target"), fmt::format("Risk {}: target rating", i), "1 to 25");
  const site::Choices has_risks{.name = "has-risks",
                                .legend = "Does the paper bear on a risk of the register?",
                                .hint = "",
                                .choices = {{"yes", "Yes", "", {}}, {"no", "No", "", {}}},
                                .is_inline = true,
                                .is_small = true};
  return html::heading(2, "Risks") + site::radios(state, has_risks) + risks +
         area(state, "why-no-risks", "Where there is none: why", "", 2);
}

Fragment figure_fields(const site::FormState& state, const PaperCover& cover) {
  const auto rows = rows_to_show(cover.figures.size(), 1, kMostFigures,
                                 [&](std::size_t i) { return !state.value(figure_field(i, "name")).empty(); });
  Fragment out;
  for (std::size_t i = 1; i <= rows; ++i)
    out += line(state, figure_field(i, "name"), fmt::format("Figure {}: what it counts", i),
                i == 1 ? "For example: exception reports raised in the period" : "") +
           line(state, figure_field(i, "value"), fmt::format("Figure {}: value", i));
  return html::heading(2, "Main figures") + html::paragraph("The paper's text is searched for other values of these.") +
         out;
}

Fragment about_fields(const site::FormState& state) {
  return html::heading(2, "About the paper") + line(state, "author", "Written by") +
         line(state, "sponsor", "Sponsor", "The executive who answers for it") +
         line(state, "label", "Letter on the paper itself",
              "As printed on its first page; leave empty where it bears none") +
         site::date_input(state, {.name = "period-from", .legend = "Reports on the time from", .hint = ""}) +
         site::date_input(state, {.name = "period-to", .legend = "Up to", .hint = ""}) +
         site::date_input(state, {.name = "written-on", .legend = "Written on", .hint = ""}) +
         line(state, "considered-by", "Considered before by") +
         line(state, "next-paper", "Next paper on this topic", "A month, a date, or \"none\"");
}

Fragment choice_fields(const site::FormState& state) {
  return html::heading(2, "Involvement and equality") +
         site::radios(state, answers("involvement", "Were patients and the public involved?")) +
         area(state, "involvement-words", "How", "", 2) +
         site::radios(state, answers("equality", "Was the impact on equality assessed?")) +
         area(state, "equality-words", "With what result", "", 2);
}

}  // namespace

site::FormValues values_of(const PaperCover& cover) {
  site::FormValues out;
  out.add("title", cover.title);
  out.add("context", cover.context);
  for (std::size_t i = 0; i < cover.questions.size(); ++i) {
    out.add(numbered("question", i + 1), cover.questions[i].question);
    out.add(numbered("answer", i + 1), cover.questions[i].answer);
  }
  if (cover.purpose) out.add("purpose", std::string(word_of(*cover.purpose)));
  out.add("input-sought", cover.input_sought);
  for (std::size_t i = 0; i < cover.objectives.size(); ++i)
    add_answer(out, numbered("objective", i + 1), cover.objectives[i].is_touched);
  if (cover.has_risks) out.add("has-risks", *cover.has_risks ? "yes" : "no");
  for (std::size_t i = 0; i < cover.risks.size(); ++i) {
    out.add(risk_field(i + 1, "number"), cover.risks[i].number);
    out.add(risk_field(i + 1, "title"), cover.risks[i].title);
    add_rating(out, risk_field(i + 1, "current"), cover.risks[i].current);
    add_rating(out, risk_field(i + 1, "target"), cover.risks[i].target);
  }
  out.add("why-no-risks", cover.why_no_risks);
  add_answer(out, "involvement", cover.involvement);
  out.add("involvement-words", cover.involvement_words);
  add_answer(out, "equality", cover.equality);
  out.add("equality-words", cover.equality_words);
  for (std::size_t i = 0; i < cover.figures.size(); ++i) {
    out.add(figure_field(i + 1, "name"), cover.figures[i].name);
    out.add(figure_field(i + 1, "value"), cover.figures[i].value);
  }
  out.add("author", cover.author);
  out.add("sponsor", cover.sponsor);
  out.add("label", cover.label_on_paper);
  add_date(out, "period-from", cover.period_from);
  add_date(out, "period-to", cover.period_to);
  add_date(out, "written-on", cover.written_on);
  out.add("considered-by", cover.considered_by);
  out.add("next-paper", cover.next_paper);
  return out;
}

base::Checked<PaperCover> typed_cover(const site::FormValues& form, const PaperCover& before) {
  Typed typed(form);
  PaperCover out = before;
  out.title = typed.line("title");
  if (out.title.empty()) typed.errors.push_back({base::ErrorCode::Invalid, "title", "Enter the paper's title."});
  out.context = typed.text("context");
  out.questions = typed.questions();
  out.purpose = choice_of<Verb>(form.get("purpose"));
  out.input_sought = typed.text("input-sought");
  for (std::size_t i = 0; i < out.objectives.size(); ++i)
    out.objectives[i].is_touched = typed.answer(numbered("objective", i + 1));
  const auto has_risks = form.get("has-risks");
  out.has_risks = has_risks.empty() ? std::nullopt : std::optional(has_risks == "yes");
  out.risks = typed.risks();
  out.why_no_risks = typed.text("why-no-risks");
  out.involvement = typed.answer("involvement");
  out.involvement_words = typed.text("involvement-words");
  out.equality = typed.answer("equality");
  out.equality_words = typed.text("equality-words");
  out.figures = typed.figures();
  out.author = typed.line("author");
  out.sponsor = typed.line("sponsor");
  out.label_on_paper = typed.line("label");
  out.period_from = typed.date("period-from", "the period's first day");
  out.period_to = typed.date("period-to", "the period's last day");
  out.written_on = typed.date("written-on", "the day of writing");
  out.considered_by = typed.line("considered-by");
  out.next_paper = typed.line("next-paper");
  if (out.period_from && out.period_to && *out.period_to < *out.period_from)
    typed.errors.push_back(
        {base::ErrorCode::Invalid, "period-to", "Enter a day that is not before the period's first."});
  if (!typed.errors.empty()) return std::unexpected(std::move(typed.errors));
  return out;
}

html::Fragment cover_fields(const site::FormState& state, const PaperCover& cover) {
  return line(state, "title", "Title") + area(state, "context", "Context", "Why this paper comes now", 6) +
         question_fields(state, cover) + purpose_fields(state) + objective_fields(state, cover) +
         risk_fields(state, cover) + choice_fields(state) + figure_fields(state, cover) + about_fields(state);
}

}  // namespace governance
