#include "governance/minute_book/bulletin_short_forms.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "governance/minute_book/bulletin_shape.h"

namespace governance {
namespace {

constexpr std::string_view kLost = "not recoverable";
/// More than any paper has, and few enough to look through for each.
constexpr std::size_t kMostNames = 1000;

bool are_too_many(std::size_t names, const BookPath& where, BookFaults& faults) {
  if (names <= kMostNames) return false;
  faults.add(where, fmt::format("holds {} names; {} is the most", names, kMostNames));
  return true;
}

/// The name of the table that a key is a part of; empty where it is a figure of its own: "exceptions_total" is a part
/// only where "exceptions_columns" or "exceptions_rows" stands beside it.
std::string_view table_of(const JsonObject& figures, std::string_view key) {
  for (const std::string_view ending : {"_columns", "_rows", "_total"}) {
    if (!key.ends_with(ending) || key.size() == ending.size()) continue;
    const auto name = key.substr(0, key.size() - ending.size());
    const bool has_table = member(figures, std::string(name) + "_columns") != nullptr ||
                           member(figures, std::string(name) + "_rows") != nullptr;
    return has_table ? name : std::string_view();
  }
  return {};
}

/// A row whose first cell is its name.
void read_row(const JsonNode& node, const BookPath& where, BookFaults& faults, std::string& name,
              std::vector<double>& numbers) {
  const auto* cells = std::get_if<JsonArray>(&node.value);
  if (cells == nullptr || cells->empty())
    return faults.add(where, not_this(node, "use a list: the row's name, then its numbers"));
  read_value(cells->front(), where.at(0), faults, name);
  numbers.resize(cells->size() - 1);
  for (std::size_t i = 1; i < cells->size(); ++i) read_value((*cells)[i], where.at(i), faults, numbers[i - 1]);
}

void require_square(const FigureTable& table, const BookPath& where, BookFaults& faults) {
  if (table.row_names.size() != table.rows.size())
    faults.add(where, fmt::format("has {} rows for {} names", table.rows.size(), table.row_names.size()));
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    if (table.rows[i].size() != table.columns.size())
      faults.add(where.at(i),
                 fmt::format("has {} numbers under {} columns", table.rows[i].size(), table.columns.size()));
  if (table.total && table.total->size() != table.columns.size())
    faults.add(where, fmt::format("stands over a total of {} numbers under {} columns", table.total->size(),
                                  table.columns.size()));
}

class FiguresReader {
 public:
  FiguresReader(const JsonObject& figures, const BookPath& where, BookFaults& faults, BulletinPaper& paper)
      : figures_(figures), where_(where), faults_(faults), paper_(paper) {}

  void read() {
    for (const auto& [key, node] : figures_) {
      if (std::holds_alternative<std::nullptr_t>(node.value)) continue;
      if (key == "written_on")
        once(key, node, paper_.written_on);
      else if (key == "period")
        once(key, node, paper_.period);
      else if (const auto table = table_of(figures_, key); !table.empty())
        part_of(std::string(table));
      else
        figure(key, node);
    }
  }

 private:
  template <class T>
  void once(const std::string& key, const JsonNode& node, std::optional<T>& value) {
    if (value)
      faults_.add(where_.key(key), fmt::format("stands beside \"figures\" too; keep one \"{}\"", key));
    else
      read_value(node, where_.key(key), faults_, value);
  }

  void figure(const std::string& key, const JsonNode& node) {
    StatedFigure figure{.name = key, .values = {}};
    if (std::holds_alternative<JsonArray>(node.value))
      read_value(node, where_.key(key), faults_, figure.values);
    else if (const auto* number = std::get_if<double>(&node.value))
      figure.values.push_back(*number);
    else
      faults_.add(where_.key(key), not_this(node, "use a number, or a list of the numbers that the paper states"));
    if (key.empty()) faults_.add(where_.key(key), "is a figure without a name");
    paper_.figures.push_back(std::move(figure));
  }

  void part_of(const std::string& name) {
    if (std::ranges::find(paper_.tables, name, &FigureTable::name) != paper_.tables.end()) return;
    FigureTable table{.name = name, .row_heading = {}, .columns = {}, .row_names = {}, .rows = {}, .total = {}};
    const std::string columns_key = name + "_columns";
    const std::string rows_key = name + "_rows";
    const std::string total_key = name + "_total";
    columns(columns_key, table);
    rows(rows_key, table);
    if (const JsonNode* node = member(figures_, total_key)) {
      std::string label;
      read_row(*node, where_.key(total_key), faults_, label, table.total.emplace());
    }
    require_square(table, where_.key(rows_key), faults_);
    paper_.tables.push_back(std::move(table));
  }

  void columns(const std::string& key, FigureTable& table) {
    const JsonNode* node = member(figures_, key);
    if (node == nullptr) return faults_.add(where_.key(key), fmt::format("is missing; {}", kUseList));
    read_value(*node, where_.key(key), faults_, table.columns);
    if (table.columns.empty()) return;
    table.row_heading = std::move(table.columns.front());
    table.columns.erase(table.columns.begin());
  }

  void rows(const std::string& key, FigureTable& table) {
    const JsonNode* node = member(figures_, key);
    const auto* rows = node == nullptr ? nullptr : std::get_if<JsonArray>(&node->value);
    if (rows == nullptr) return faults_.add(where_.key(key), fmt::format("is missing; {}", kUseList));
    table.row_names.resize(rows->size());
    table.rows.resize(rows->size());
    for (std::size_t i = 0; i < rows->size(); ++i)
      read_row((*rows)[i], where_.key(key).at(i), faults_, table.row_names[i], table.rows[i]);
  }

 private:
  const JsonObject& figures_;
  const BookPath& where_;
  BookFaults& faults_;
  BulletinPaper& paper_;
};

/// The answer that words give; nothing where they say that it is lost.
void read_answer(const JsonNode& node, const BookPath& where, BookFaults& faults, std::optional<std::string>& answer) {
  if (std::holds_alternative<std::nullptr_t>(node.value)) return;
  read_value(node, where, faults, answer);
  if (answer->find(kLost) != std::string::npos) answer.reset();
}

void objectives(ObjectReader& in, CoverSheet& cover) {
  std::vector<std::string> asked;
  in.optional("objectives_considered", asked);
  in.not_kept("objective_choices");
  const std::size_t first = cover.choices.size();
  for (auto& question : asked) cover.choices.push_back({std::move(question), {}});
  const JsonNode* selection = in.take("objective_selection");
  if (selection == nullptr) return;
  const auto* words = std::get_if<std::string>(&selection->value);
  if (words != nullptr && words->find(kLost) != std::string::npos) return;
  const auto* answers = std::get_if<JsonObject>(&selection->value);
  if (answers == nullptr)
    return in.fault("objective_selection", not_this(*selection,
                                                    "use \"not recoverable\", or an object that gives "
                                                    "each objective its answer"));
  const BookPath where = in.path("objective_selection");
  if (are_too_many(std::max(answers->size(), asked.size()), where, in.faults())) return;
  for (const auto& [question, answer] : *answers) {
    const auto at = std::find_if(cover.choices.begin() + static_cast<std::ptrdiff_t>(first), cover.choices.end(),
                                 [&](const CoverChoice& one) { return one.question == question; });
    if (at == cover.choices.end())
      in.faults().add(where.key(question), "is not among objectives_considered");
    else
      read_answer(answer, where.key(question), in.faults(), at->answer);
  }
}

/// "board_assurance_framework" as "Board assurance framework".
std::string in_words(std::string_view key) {
  std::string out(key);
  std::ranges::replace(out, '_', ' ');
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

void governance_questions(ObjectReader& in, CoverSheet& cover) {
  const JsonNode* node = in.take("governance");
  if (node == nullptr) return;
  const auto* questions = std::get_if<JsonObject>(&node->value);
  if (questions == nullptr) return in.fault("governance", not_this(*node, kUseObject));
  const BookPath where = in.path("governance");
  refuse_repeated_keys(*node, where, in.faults());
  for (const auto& [key, answer] : *questions) {
    // A list is a form's empty table: it asks nothing.
    if (std::holds_alternative<JsonArray>(answer.value)) continue;
    CoverChoice choice{.question = in_words(key), .answer = {}};
    if (choice.question.empty()) in.faults().add(where.key(key), "is a question without words");
    read_answer(answer, where.key(key), in.faults(), choice.answer);
    cover.choices.push_back(std::move(choice));
  }
}

}  // namespace

void figures_of_paper(ObjectReader& in, BulletinPaper& paper) {
  const JsonNode* node = in.take("figures");
  if (node == nullptr) return;
  const BookPath where = in.path("figures");
  if (std::holds_alternative<JsonArray>(node->value)) return read_value(*node, where, in.faults(), paper.figures);
  const auto* figures = std::get_if<JsonObject>(&node->value);
  if (figures == nullptr) return in.fault("figures", not_this(*node, "use a list, or an object of named numbers"));
  if (are_too_many(figures->size(), where, in.faults())) return;
  refuse_repeated_keys(*node, where, in.faults());
  FiguresReader(*figures, where, in.faults(), paper).read();
}

void figures_of_paper(ObjectWriter& out, const BulletinPaper& paper) {
  out.optional("figures", paper.figures);
}

void choices_in_short_form(ObjectReader& in, CoverSheet& cover) {
  objectives(in, cover);
  governance_questions(in, cover);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kAsked = {
      {{"ppi_actions", "Patient and public involvement"},
       {"equality_impact_assessment", "Equality impact assessment"},
       {"next_paper", "Next paper"}}};
  for (const auto& [key, question] : kAsked) {
    const JsonNode* node = in.take(key);
    if (node == nullptr) continue;
    CoverChoice choice{.question = std::string(question), .answer = {}};
    read_answer(*node, in.path(key), in.faults(), choice.answer);
    cover.choices.push_back(std::move(choice));
  }
}

void shape_of_table(ObjectReader& in, const FigureTable& table) {
  require_square(table, in.path("rows"), in.faults());
}

}  // namespace governance
