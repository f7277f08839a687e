#include "governance/papers/cover_checks.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/checks/paper_checks.h"
#include "governance/checks/publication_checks.h"
#include "governance/checks/words.h"
#include "governance/papers/figures_in_text.h"

namespace governance {
namespace {

constexpr PaperCheck kChecks[] = {
    class_fits_where_it_goes, answers_match_questions,     choices_are_made,      purpose_matches_recommendation,
    same_figure_same_value,   period_ended_before_writing, pages_keep_the_limits, label_is_that_of_the_index,
    paragraphs_have_no_gaps,  headings_are_filled_in};

bool is_empty(const std::string& text) {
  return base::trimmed(text).empty();
}

/// The paper as a bulletin's, so that the rules of minute books judge it.
BulletinPaper as_in_a_bulletin(const PaperToCheck& it) {
  BulletinPaper out;
  out.title = it.paper.cover.title;
  if (it.item != nullptr) out.label_in_index = label_of(*it.item, it.paper);
  if (!is_empty(it.paper.cover.label_on_paper)) out.label_on_paper = it.paper.cover.label_on_paper;
  return out;
}

/// What a check of minute books finds in this one paper.
void add_found(CheckRun run, BulletinPaper paper, const std::string& where, std::vector<PaperFinding>& out,
               std::optional<Severity> severity = std::nullopt) {
  MinuteBook book;
  Bulletin bulletin;
  bulletin.id = "paper";
  bulletin.circulation = "public";
  bulletin.papers.push_back(std::move(paper));
  book.bulletins.push_back(std::move(bulletin));
  std::vector<CheckFinding> found;
  run(BookIndex(book), found);
  for (auto& one : found)
    out.push_back({std::move(one.check), severity.value_or(one.severity), where, std::move(one.text)});
}

void ask(bool is_asked, std::vector<PaperFinding>& out, std::string_view check, Severity severity, std::string where,
         std::string text) {
  if (is_asked) out.push_back({std::string(check), severity, std::move(where), std::move(text)});
}

std::string cover_text(const PaperCover& cover) {
  std::string out = cover.context + ".\n\n";
  for (const auto& one : cover.questions) out += one.question + "\n\n" + one.answer + ".\n\n";
  return out + cover.input_sought + ".\n\n";
}

void check_risk(const CoverRisk& risk, std::size_t place, std::vector<PaperFinding>& out) {
  const bool is_whole = !is_empty(risk.number) && !is_empty(risk.title) && risk.current && risk.target;
  ask(!is_whole, out, "R4", Severity::Medium, fmt::format("risk-{}-number", place),
      fmt::format("Risk {} on the cover sheet lacks its number, title, current or target rating. Give all four.",
                  place));
  ask(risk.current && risk.target && *risk.target > *risk.current, out, "R4", Severity::Low,
      fmt::format("risk-{}-target", place),
      fmt::format("Risk {} aims at a higher rating than it has now. Check the two ratings.", place));
}

}  // namespace

void answers_match_questions(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  const auto& questions = it.paper.cover.questions;
  ask(questions.empty(), out, "R4", Severity::Medium, "question-1",
      "The cover sheet asks no question. Say which questions the paper answers, and answer each.");
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto place = i + 1;
    ask(is_empty(questions[i].answer), out, "R4", Severity::Medium, fmt::format("answer-{}", place),
        fmt::format("Question {} has no answer. Answer it in the conclusion, or take the question out.", place));
    ask(is_empty(questions[i].question), out, "R4", Severity::Medium, fmt::format("question-{}", place),
        fmt::format("Answer {} has no question. Say what it answers, or take it out.", place));
  }
}

void choices_are_made(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  const PaperCover& cover = it.paper.cover;
  ask(!cover.purpose, out, "R4", Severity::Medium, "purpose",
      "Nobody has chosen what the meeting is asked to do. Choose a verb: approve, note, discuss ...");
  for (std::size_t i = 0; i < cover.objectives.size(); ++i)
    ask(!cover.objectives[i].is_touched, out, "R4", Severity::Low, fmt::format("objective-{}", i + 1),
        fmt::format(
            "Nobody has chosen whether the paper touches the objective \"{}\". Choose yes, no or not applicable.",
            cover.objectives[i].name));
  ask(!cover.has_risks, out, "R4", Severity::Medium, "has-risks",
      "Nobody has chosen whether the paper bears on a risk of the register. Choose yes and name the risks, or no and "
      "say why.");
  ask(cover.has_risks == true && cover.risks.empty(), out, "R4", Severity::Medium, "risk-1-number",
      "The paper bears on a risk, and none is named. Give its number, title, current and target rating.");
  ask(cover.has_risks == false && is_empty(cover.why_no_risks), out, "R4", Severity::Low, "why-no-risks",
      "The paper bears on no risk. Say why.");
  for (std::size_t i = 0; i < cover.risks.size(); ++i) check_risk(cover.risks[i], i + 1, out);
  ask(!cover.involvement, out, "R4", Severity::Low, "involvement",
      "Nobody has chosen whether patients and the public were involved. Choose yes, no or not applicable.");
  ask(!cover.equality, out, "R4", Severity::Low, "equality",
      "Nobody has chosen whether the impact on equality was assessed. Choose yes, no or not applicable.");
}

void headings_are_filled_in(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  const PaperCover& cover = it.paper.cover;
  const auto needs = [&](const std::string& text, std::string where, std::string words) {
    ask(is_empty(text), out, "R7", Severity::Low, std::move(where), std::move(words));
  };
  needs(cover.context, "context", "The context is empty. Say in a few sentences why the paper comes now.");
  needs(cover.input_sought, "input-sought", "The input sought is empty. Say what the meeting is asked to do.");
  needs(cover.author, "author", "No author is named. Name who wrote the paper, or their role.");
  needs(cover.sponsor, "sponsor", "No sponsor is named. Name the executive who answers for the paper.");
  needs(cover.next_paper, "next-paper", "Say when the next paper on this topic comes, or that there is none.");
  ask(!cover.written_on, out, "R7", Severity::Low, "written-on", "Say on which day the paper was written.");
  const bool is_awaited = !is_with_author(it.paper.state) && it.paper.state != PaperState::Withdrawn;
  ask(it.paper_pages == 0 && is_awaited, out, "R7", Severity::High, "file",
      "No file has been sent in. Send the paper as PDF or Word.");
}

void purpose_matches_recommendation(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  const PaperCover& cover = it.paper.cover;
  if (!cover.purpose) return;
  const Phrases sought(cover.input_sought);
  const std::string purpose(word_of(*cover.purpose));
  ask(!is_empty(cover.input_sought) && !sought.has_word_beginning(purpose.substr(0, purpose.size() - 1)), out, "D1",
      Severity::Medium, "input-sought",
      fmt::format("The purpose is to {0}, and the input sought does not ask to {0}. Write \"The committee is asked to "
                  "{1} ...\", or choose the verb that it does ask for.",
                  purpose, base::upper(purpose)));
  for (const Verb verb : kVerbs)
    if (needs_quorum(verb) && !needs_quorum(*cover.purpose) && sought.names(word_of(verb)))
      return ask(true, out, "D1", Severity::Medium, "purpose",
                 fmt::format("The purpose is to {}, and the input sought asks to {}, which speaks for the body. Choose "
                             "that as the purpose, or ask for less.",
                             purpose, word_of(verb)));
  if (it.item == nullptr || !it.item->purpose) return;
  const Phrases agenda(*it.item->purpose);
  const bool names_another = std::ranges::any_of(kVerbs, [&](Verb verb) { return agenda.names(word_of(verb)); });
  ask(names_another && !agenda.names(purpose), out, "D1", Severity::Medium, "purpose",
      fmt::format("The agenda says \"{}\", the cover sheet says to {}. Make the two agree.", *it.item->purpose,
                  purpose));
}

void pages_keep_the_limits(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  ask(it.cover_pages > it.rules.most_cover_pages, out, "R6", Severity::Medium, "context",
      fmt::format("The cover sheet has {}; the committee's limit is {}. Shorten the context and the answers.",
                  base::counted(it.cover_pages, "page", "pages"), it.rules.most_cover_pages));
  ask(it.paper_pages > it.rules.most_paper_pages, out, "R6", Severity::Medium, "file",
      fmt::format("The paper has {}, counted; the committee's limit is {}. Shorten it, or move detail to an annex.",
                  base::counted(it.paper_pages, "page", "pages"), it.rules.most_paper_pages));
}

void label_is_that_of_the_index(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  add_found(labels_agree, as_in_a_bulletin(it), "label", out);
}

void same_figure_same_value(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  const std::string text = cover_text(it.paper.cover) + it.text;
  auto paper = as_in_a_bulletin(it);
  paper.figures = stated_in(text, it.paper.cover.figures);
  add_found(figures_agree, paper, "figure-1-name", out);
  paper.figures = counted_twice(text);
  // Two counts of things of one name may both be right; a person has to look.
  add_found(figures_agree, paper, "", out, Severity::Low);
}

void paragraphs_have_no_gaps(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  auto paper = as_in_a_bulletin(it);
  paper.paragraphs = paragraph_labels(it.text);
  constexpr std::size_t kFewest = 3;
  if (paper.paragraphs.size() >= kFewest) add_found(paragraphs_run_on, std::move(paper), "file", out);
}

void period_ended_before_writing(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  const PaperCover& cover = it.paper.cover;
  if (!cover.period_to || !cover.written_on || *cover.written_on > *cover.period_to) return;
  out.push_back({"R5", Severity::Medium, "written-on",
                 fmt::format("The paper reports up to {} and was written on {}, before that period ended. Say up to "
                             "which day the figures run, or write it after the period.",
                             base::long_date(*cover.period_to), base::long_date(*cover.written_on))});
}

void class_fits_where_it_goes(const PaperToCheck& it, std::vector<PaperFinding>& out) {
  const bool is_public = it.paper.paper_class == PaperClass::Public;
  ask(is_public && it.item != nullptr && it.item->part == AgendaPart::Private, out, "P1", Severity::High, "class",
      "The item is taken in private, and its paper is classed as public. Choose the class for part two, or move the "
      "item to the public part.");
  ask(is_private(it.paper.paper_class) && it.item != nullptr && it.item->part == AgendaPart::Public, out, "P1",
      Severity::Medium, "class",
      "The item is taken in public, and its paper is classed as private. Move the item to the private part with its "
      "reason, or choose a wider class.");
  if (!is_public) return;
  auto paper = as_in_a_bulletin(it);
  paper.text = cover_text(it.paper.cover) + it.text;
  add_found(published_as_classed, std::move(paper), "class", out);
}

std::vector<PaperFinding> check_paper(const PaperToCheck& paper) {
  std::vector<PaperFinding> out;
  for (const PaperCheck check : kChecks) check(paper, out);
  std::vector<PaperFinding> sorted;
  for (const Severity severity : kSeverities)
    std::ranges::copy_if(out, std::back_inserter(sorted),
                         [&](const PaperFinding& one) { return one.severity == severity; });
  return sorted;
}

}  // namespace governance
