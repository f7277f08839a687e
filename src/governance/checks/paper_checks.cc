#include "governance/checks/paper_checks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/checks/due_date.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

/// Sums of numbers printed to one or two places.
constexpr double kRounding = 0.005;
constexpr std::size_t kMostListed = 8;

template <class Take>
void for_each_paper(const MinuteBook& book, Take take) {
  for (const Bulletin& bulletin : book.bulletins)
    for (const BulletinPaper& paper : bulletin.papers) take(bulletin, paper);
}

CheckFinding about(std::string_view check, Severity severity, const Bulletin& bulletin, const BulletinPaper& paper,
                   std::string text) {
  return {.check = std::string(check),
          .severity = severity,
          .meeting = bulletin.id,
          .item = paper.label_in_index ? *paper.label_in_index : paper.label_on_paper.value_or(""),
          .subject = {},
          .text = std::move(text)};
}

std::string plain_label(std::string_view label) {
  std::string out;
  for (const auto& word : words_of(label))
    if (word != "paper") out += word;
  return out;
}

/// 113.6 and 114, without needless noughts.
std::string number(double value) {
  return fmt::format("{:g}", std::round(value * 100) / 100);
}
std::string numbers(const std::vector<double>& values) {
  std::vector<std::string> out;
  for (const double one : values)
    if (const auto text = number(one); std::ranges::find(out, text) == out.end()) out.push_back(text);
  return base::listed(out);
}
bool differ(double a, double b) {
  return std::abs(a - b) > kRounding;
}

/// "exceptions_quarter_stated" as "exceptions quarter".
std::string figure_name(std::string name) {
  std::ranges::replace(name, '_', ' ');
  for (const std::string_view ending : {" stated", " total"})
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  return name;
}

bool is_no_sum(std::string_view column) {
  return column.find('%') != std::string_view::npos ||
         Phrases(column).names_any({"percentage", "percent", "per cent", "rate", "average", "mean", "median", "share",
                                    "proportion", "ratio"});
}

void add_table_sums(const Bulletin& bulletin, const BulletinPaper& paper, const FigureTable& table,
                    std::vector<CheckFinding>& out) {
  if (!table.total) return;
  for (std::size_t column = 0; column < table.columns.size() && column < table.total->size(); ++column) {
    if (is_no_sum(table.columns[column])) continue;
    double sum = 0;
    for (const auto& row : table.rows)
      if (column < row.size()) sum += row[column];
    if (!differ(sum, (*table.total)[column])) continue;
    out.push_back(about(
        "R2", Severity::Medium, bulletin, paper,
        fmt::format("In the table of {} the column {} adds up to {} and its total says {}. Correct the "
                    "one that is wrong.",
                    figure_name(table.name), table.columns[column], number(sum), number((*table.total)[column]))));
  }
}

/// What a table gives in all: the total of the column called so, or of its last that is a sum.
std::optional<double> grand_total(const FigureTable& table) {
  if (!table.total) return std::nullopt;
  std::optional<double> last;
  for (std::size_t i = 0; i < table.columns.size() && i < table.total->size(); ++i) {
    if (base::lower(table.columns[i]) == "total") return (*table.total)[i];
    if (!is_no_sum(table.columns[i])) last = (*table.total)[i];
  }
  return last;
}

bool is_of_table(const StatedFigure& figure, const FigureTable& table) {
  const auto of_figure = key_words(figure_name(figure.name));
  const auto of_table = key_words(figure_name(table.name));
  return !of_figure.empty() && of_figure == of_table;
}

void add_stated(const Bulletin& bulletin, const BulletinPaper& paper, const StatedFigure& figure,
                std::vector<CheckFinding>& out) {
  const bool agrees =
      std::ranges::none_of(figure.values, [&](double one) { return differ(one, figure.values.front()); });
  if (!agrees)
    out.push_back(
        about("R2", Severity::Medium, bulletin, paper,
              fmt::format("The same figure ({}) is given as {} in one paper. Find the right one, and print it "
                          "everywhere.",
                          figure_name(figure.name), numbers(figure.values))));
  for (const FigureTable& table : paper.tables) {
    const auto total = grand_total(table);
    if (figure.values.empty() || !total || !is_of_table(figure, table) || !differ(figure.values.front(), *total))
      continue;
    const bool is_rounded = std::abs(figure.values.front() - *total) <= 0.5;
    out.push_back(about(
        "R2", is_rounded ? Severity::Low : Severity::Medium, bulletin, paper,
        fmt::format("The text gives {} as {}, the table {}{}. Print the same value in both.", figure_name(figure.name),
                    number(figure.values.front()), number(*total), is_rounded ? " (rounded)" : "")));
  }
}

/// "1.3" as its stem "1." and its last number; nothing for labels that are no numbers.
std::optional<std::pair<std::string, int>> numbered(std::string_view label) {
  label = base::trimmed(label);
  if (label.ends_with('.')) label.remove_suffix(1);
  const auto stop = label.rfind('.');
  const auto from = stop == std::string_view::npos ? 0 : stop + 1;
  int number = 0;
  const char* const end = label.data() + label.size();
  const auto [at, error] = std::from_chars(label.data() + from, end, number);
  if (error != std::errc() || at != end) return std::nullopt;
  return std::pair(std::string(label.substr(0, from)), number);
}

std::vector<std::string> paragraph_gaps(const std::vector<std::string>& labels) {
  std::map<std::string, int> last;
  std::vector<std::string> out;
  for (const auto& label : labels) {
    const auto one = numbered(label);
    if (!one) continue;
    const auto& [stem, n] = *one;
    const int before = last.contains(stem) ? last[stem] : 0;
    for (int missing = before + 1; missing < n && out.size() < kMostListed; ++missing)
      out.push_back(stem + std::to_string(missing));
    if (n <= before && out.size() < kMostListed) out.push_back(label + " (again)");
    last[stem] = std::max(before, n);
  }
  return out;
}

}  // namespace

void labels_agree(const BookIndex& index, std::vector<CheckFinding>& out) {
  for_each_paper(index.book(), [&](const Bulletin& bulletin, const BulletinPaper& paper) {
    if (!paper.label_in_index || !paper.label_on_paper ||
        plain_label(*paper.label_in_index) == plain_label(*paper.label_on_paper))
      return;
    out.push_back(about("R1", Severity::Low, bulletin, paper,
                        fmt::format("The index says \"{}\", the paper itself \"{}\". Give it one label in both.",
                                    *paper.label_in_index, *paper.label_on_paper)));
  });
}

void figures_agree(const BookIndex& index, std::vector<CheckFinding>& out) {
  for_each_paper(index.book(), [&](const Bulletin& bulletin, const BulletinPaper& paper) {
    for (const StatedFigure& figure : paper.figures) add_stated(bulletin, paper, figure, out);
    for (const FigureTable& table : paper.tables) add_table_sums(bulletin, paper, table, out);
  });
}

void paragraphs_run_on(const BookIndex& index, std::vector<CheckFinding>& out) {
  for_each_paper(index.book(), [&](const Bulletin& bulletin, const BulletinPaper& paper) {
    const auto gaps = paragraph_gaps(paper.paragraphs);
    if (gaps.empty()) return;
    out.push_back(about("R3", Severity::Low, bulletin, paper,
                        fmt::format("Paragraph numbers are missing or repeated: {}. Number the paragraphs without "
                                    "gaps, and check that none was lost.",
                                    base::listed(gaps))));
  });
}

void cover_choices_made(const BookIndex& index, std::vector<CheckFinding>& out) {
  for_each_paper(index.book(), [&](const Bulletin& bulletin, const BulletinPaper& paper) {
    if (!paper.cover) return;
    const auto lost = std::ranges::count_if(paper.cover->choices, [](const auto& one) { return !one.answer; });
    if (lost > 0)
      out.push_back(about("R4", Severity::Medium, bulletin, paper,
                          fmt::format("{} on the cover sheet cannot be read from the text. State each answer in words: "
                                      "formatting alone is lost when text is copied or read aloud.",
                                      base::counted(lost, "answer", "answers"))));
    const auto& [asked, answered] = std::pair(paper.cover->questions, paper.cover->conclusions);
    if (asked && answered && *asked != *answered)
      out.push_back(about("R4", Severity::Medium, bulletin, paper,
                          fmt::format("The cover sheet asks {} and gives {}. Answer each question by its number.",
                                      base::counted(*asked, "question", "questions"),
                                      base::counted(*answered, "conclusion", "conclusions"))));
  });
}

void period_was_over(const BookIndex& index, std::vector<CheckFinding>& out) {
  for_each_paper(index.book(), [&](const Bulletin& bulletin, const BulletinPaper& paper) {
    const auto end = paper.period ? last_day_of(*paper.period) : std::nullopt;
    if (!end || !paper.written_on || *paper.written_on > *end) return;
    out.push_back(about("R5", Severity::Medium, bulletin, paper,
                        fmt::format("The paper reports {} and was written on {}, before that period ended. Say up to "
                                    "which day the figures run, or write it after the period.",
                                    *paper.period, base::long_date(*paper.written_on))));
  });
}

}  // namespace governance
