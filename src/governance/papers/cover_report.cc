#include "governance/papers/cover_report.h"

#include <fmt/format.h>

#include "base/text.h"

namespace governance {
namespace {

using documents::Block;

void section(std::vector<Block>& out, std::string heading, const std::string& words) {
  if (words.empty()) return;
  out.emplace_back(documents::Heading{1, std::move(heading)});
  out.emplace_back(documents::Paragraph{words});
}

void add_questions(std::vector<Block>& out, const PaperCover& cover) {
  if (cover.questions.empty()) return;
  documents::List questions{.items = {}, .is_numbered = true};
  documents::List answers{.items = {}, .is_numbered = true};
  for (const auto& one : cover.questions) {
    questions.items.push_back(one.question);
    answers.items.push_back(one.answer.empty() ? "No answer yet" : one.answer);
  }
  out.emplace_back(documents::Heading{1, "Questions"});
  out.emplace_back(std::move(questions));
  out.emplace_back(documents::Heading{1, "Conclusion"});
  out.emplace_back(std::move(answers));
}

void add_figures(std::vector<Block>& out, const PaperCover& cover) {
  if (cover.figures.empty()) return;
  documents::Table table{.caption = "Figures",
                         .columns = {{"Figure"}, {"Value", true}},
                         .rows = {},
                         .total = {},
                         .note = "",
                         .lineage = {}};
  for (const auto& one : cover.figures) table.rows.push_back({one.name, one.value});
  out.emplace_back(std::move(table));
}

documents::Quantity rating(const std::optional<int>& value) {
  return value ? documents::Quantity(documents::Count{*value}) : documents::Quantity(std::string("Not given"));
}

void add_risks(std::vector<Block>& out, const PaperCover& cover) {
  out.emplace_back(documents::Heading{1, "Risks"});
  if (!cover.has_risks) out.emplace_back(documents::Paragraph{"Not chosen yet"});
  if (cover.has_risks == false)
    out.emplace_back(documents::Paragraph{"None" + (cover.why_no_risks.empty() ? "" : ": " + cover.why_no_risks)});
  if (cover.has_risks != true) return;
  documents::Table table{.caption = "Risks of the register",
                         .columns = {{"Number"}, {"Title"}, {"Current", true}, {"Target", true}},
                         .rows = {},
                         .total = {},
                         .note = "",
                         .lineage = {}};
  for (const auto& one : cover.risks)
    table.rows.push_back({one.number, one.title, rating(one.current), rating(one.target)});
  out.emplace_back(std::move(table));
}

void add_choices(std::vector<Block>& out, const PaperCover& cover) {
  documents::Table table{.caption = "What the paper touches",
                         .columns = {{"Topic"}, {"Answer"}},
                         .rows = {},
                         .total = {},
                         .note = "",
                         .lineage = {}};
  const auto row = [&](const std::string& topic, const std::optional<CoverAnswer>& answer, const std::string& words) {
    table.rows.push_back({topic, std::string(answer_words(answer)) + (words.empty() ? "" : ". " + words)});
  };
  for (const auto& one : cover.objectives) row(one.name, one.is_touched, "");
  row("Patients and the public were involved", cover.involvement, cover.involvement_words);
  row("Impact on equality was assessed", cover.equality, cover.equality_words);
  out.emplace_back(std::move(table));
}

}  // namespace

std::string purpose_words(const std::optional<Verb>& purpose) {
  if (!purpose) return "Not chosen yet";
  std::string out(word_of(*purpose));
  out[0] = base::upper(out.substr(0, 1))[0];
  return out;
}

std::string period_words(const PaperCover& cover) {
  if (!cover.period_from || !cover.period_to) return {};
  return base::period_name(*cover.period_from, *cover.period_to);
}

documents::Report cover_report(const Paper& paper, const CoverPlace& place) {
  const PaperCover& cover = paper.cover;
  documents::Report out;
  out.title = cover.title;
  out.subtitle = place.label.empty() ? "Cover sheet" : "Cover sheet of paper " + place.label;
  out.organisation = place.committee;
  out.made_at = place.made_at;
  const auto fact = [&](std::string name, const std::string& words) {
    if (!words.empty()) out.facts.emplace_back(std::move(name), words);
  };
  fact("Meeting", fmt::format("{}, {}", place.committee, base::long_date(place.meeting_date)));
  fact("Agenda item", place.item);
  fact("Purpose", purpose_words(cover.purpose));
  fact("Written by", cover.author);
  fact("Sponsor", cover.sponsor);
  fact("Reports on", period_words(cover));
  if (cover.written_on) fact("Written on", base::long_date(*cover.written_on));
  fact("Considered before by", cover.considered_by);
  fact("Next paper", cover.next_paper);
  fact("For", std::string(class_name(paper.paper_class)));
  section(out.blocks, "Context", cover.context);
  add_questions(out.blocks, cover);
  section(out.blocks, "Input sought", cover.input_sought);
  add_figures(out.blocks, cover);
  add_risks(out.blocks, cover);
  add_choices(out.blocks, cover);
  return out;
}

}  // namespace governance
