#include "documents/clean_text.h"

#include <cmath>
#include <cstdint>

#include "base/check.h"
#include "base/text.h"

namespace documents {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

/// The length of the well-formed character at the start of `bytes`, or 0.
std::size_t character_length(std::string_view bytes) {
  for (std::size_t length = 1; length <= 4 && length <= bytes.size(); ++length)
    if (base::is_utf8(bytes.substr(0, length))) return length;
  return 0;
}

bool is_forbidden_in_xml(std::string_view character) {
  if (character.size() == 1) {
    const auto byte = static_cast<unsigned char>(character[0]);
    return byte < 0x20 || byte == 0x7f;
  }
  return character == "\xef\xbf\xbe" || character == "\xef\xbf\xbf";
}

void append_clean(std::string& out, std::string_view character, LineEnds line_ends) {
  if (character == "\t") {
    out += ' ';
  } else if (character == "\n" || character == "\r") {
    out += line_ends == LineEnds::Keep ? '\n' : ' ';
  } else if (is_forbidden_in_xml(character)) {
    out += kReplacement;
  } else {
    out += character;
  }
}

void tidy(std::string& text, LineEnds line_ends = LineEnds::AsSpaces) {
  text = clean_text(text, line_ends);
}

void tidy(Lineage& lineage) {
  for (std::string* text :
       {&lineage.name, &lineage.title, &lineage.definition, &lineage.filters, &lineage.source, &lineage.link})
    tidy(*text);
}

void tidy(std::optional<Lineage>& lineage) {
  if (lineage) tidy(*lineage);
}

void tidy(Quantity& quantity) {
  if (auto* words = std::get_if<std::string>(&quantity)) tidy(*words);
  if (auto* not_shown = std::get_if<NotShown>(&quantity)) tidy(not_shown->why);
}

void tidy(Heading& heading) {
  tidy(heading.words);
}
void tidy(Paragraph& paragraph) {
  tidy(paragraph.words, LineEnds::Keep);
}
void tidy(Note& note) {
  tidy(note.words, LineEnds::Keep);
}
void tidy(PageBreak&) {}

void tidy(List& list) {
  for (std::string& item : list.items) tidy(item);
}

void tidy(Figures& figures) {
  for (FigureItem& item : figures.items) {
    tidy(item.value);
    tidy(item.words);
    tidy(item.lineage);
  }
}

void tidy_row(std::vector<Quantity>& row, std::size_t columns) {
  base::check(row.size() == columns, "a table's row is as long as its columns");
  for (Quantity& cell : row) tidy(cell);
}

void tidy(Table& table) {
  tidy(table.caption);
  tidy(table.note);
  tidy(table.lineage);
  for (Column& column : table.columns) tidy(column.words);
  for (auto& row : table.rows) tidy_row(row, table.columns.size());
  if (!table.total.empty()) tidy_row(table.total, table.columns.size());
}

void tidy(Chart& chart) {
  for (std::string* text : {&chart.title, &chart.summary, &chart.category_axis, &chart.value_axis}) tidy(*text);
  for (std::string& category : chart.categories) tidy(category);
  for (Series& series : chart.series) {
    tidy(series.name);
    base::check(series.values.size() == chart.categories.size(), "a series is as long as its chart's categories");
    for (const double value : series.values) base::check(std::isfinite(value), "a chart's values are finite");
  }
  if (chart.base) tidy(chart.base->words);
  tidy(chart.lineage);
}

void check_numbers(std::initializer_list<std::optional<double>> numbers) {
  for (const auto& number : numbers)
    base::check(!number || std::abs(*number) <= 1e15, "a time chart's numbers are ones that a person could read");
}

void tidy(TimePoint& point) {
  tidy(point.period);
  tidy(point.signal);
  check_numbers({point.value, point.mean, point.lower_limit, point.upper_limit, point.target, point.trajectory});
}

void tidy(ForecastPoint& point) {
  tidy(point.period);
  check_numbers(
      {point.mean, point.lower_80, point.upper_80, point.lower_95, point.upper_95, point.target, point.trajectory});
  base::check(point.lower_95 <= point.lower_80 && point.lower_80 <= point.upper_80 && point.upper_80 <= point.upper_95,
              "the 80% range lies within the 95% range");
}

void tidy(TimeChart& chart) {
  for (std::string* text :
       {&chart.title, &chart.summary, &chart.period_axis, &chart.value_name, &chart.unit, &chart.centre})
    tidy(*text);
  for (TimePoint& point : chart.points) tidy(point);
  for (ForecastPoint& point : chart.forecast) tidy(point);
  std::optional<std::size_t> before;
  for (NewLimits& change : chart.new_limits) {
    tidy(change.words);
    base::check(change.at < chart.points.size() && (!before || *before < change.at), "new limits start at points");
    before = change.at;
  }
  tidy(chart.lineage);
}

}  // namespace

std::string clean_text(std::string_view text, LineEnds line_ends) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (text.starts_with("\r\n")) text.remove_prefix(1);
    const std::size_t length = character_length(text);
    if (length == 0) {
      out += kReplacement;
      text.remove_prefix(1);
      continue;
    }
    append_clean(out, text.substr(0, length), line_ends);
    text.remove_prefix(length);
  }
  return out;
}

Chart clean(Chart chart) {
  tidy(chart);
  return chart;
}

TimeChart clean(TimeChart chart) {
  tidy(chart);
  return chart;
}

Report clean(Report report) {
  for (std::string* text : {&report.title, &report.subtitle, &report.organisation, &report.author, &report.status})
    tidy(*text);
  for (auto& [name, fact] : report.facts) {
    tidy(name);
    tidy(fact);
  }
  for (Block& block : report.blocks) std::visit([](auto& one) { tidy(one); }, block);
  return report;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string shortened_to(std::string_view text, std::size_t most) {
  if (base::length_utf8(text) <= most) return std::string(text);
  std::string out;
  for (std::size_t taken = 0; taken + 1 < most; ++taken) {
    const std::size_t length = character_length(text);
    out += text.substr(0, length);
    text.remove_prefix(length);
  }
  return out + "…";
}

}  // namespace documents
