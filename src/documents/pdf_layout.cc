#include "documents/pdf_layout.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "documents/time_chart_drawing.h"

namespace documents {
namespace {

constexpr Rgb kBlue{0, 0.369, 0.722};
constexpr double kBody = 9.5;
constexpr double kParagraphGap = 8;
constexpr double kNoteIndent = 14;
constexpr double kListIndent = 18;

PlacedText whole(double x, double y, const TextBlock& block) {
  return {x, y, block, 0, block.line_count()};
}

/// A number of lines that leaves neither a single first line nor a single last line alone on a page.
std::size_t next_lines(const TextBlock& block, std::size_t first, double space_before, const Flow& flow) {
  const std::size_t left = block.line_count() - first;
  const double needed = block.line_bottom(first + std::min<std::size_t>(left, 2) - 1) - block.line_top(first);
  const double room = flow.room(space_before);
  const std::size_t fit = lines_within(block, first, room >= needed ? room : flow.room_on_new_page());
  const bool leaves_widow = fit + 1 == left && fit > 2;
  return leaves_widow ? fit - 1 : fit;
}

class ReportLayout {
 public:
  ReportLayout(const Report& report, Typesetter& typesetter) : report_(report), typesetter_(typesetter) {}

  std::vector<PageItems> pages() {
    flow_.open("Document");
    cover();
    for (const Block& block : report_.blocks) std::visit([this](const auto& one) { add(one); }, block);
    flow_.close("Document");
    return flow_.finish();
  }

 private:
  void cover() {
    line("P", report_.organisation, {.size = 10, .is_bold = true, .colour = kQuiet}, 0);
    title();
    line("P", report_.subtitle, {.size = 13, .colour = kQuiet}, 4);
    Unit rule{.height = 3, .space_before = 12};
    add_artifact(rule.items, PlacedBox{kMargin, 0, kBodyWidth, 2.5, kBlue});
    flow_.place(std::move(rule));
    facts();
  }

  void title() {
    const auto block = typesetter_.set(report_.title, {.size = 21, .is_bold = true}, kBodyWidth);
    paragraph("H1", block, kMargin, 6, {Bookmark{0, 0, report_.title}});
  }

  void line(const char* tag, const std::string& words, const TextStyle& style, double space_before) {
    if (!words.empty()) paragraph(tag, typesetter_.set(words, style, kBodyWidth), kMargin, space_before);
  }

  /// What a cover says of its paper: a list of names and what they stand for, in two columns.
  void facts() {
    std::vector<std::pair<std::string, std::string>> all = report_.facts;
    if (!report_.author.empty()) all.emplace_back("Author", report_.author);
    all.emplace_back("Produced", base::long_date_time(report_.made_at));
    if (!report_.status.empty()) all.emplace_back("Status", report_.status);
    double widest = 0;
    for (const auto& [name, fact] : all) widest = std::max(widest, typesetter_.width_of(name, kBody, true));
    const double label = std::min(widest, kBodyWidth * 0.35);
    flow_.open("L");
    for (const auto& [name, fact] : all) {
      const auto name_block = typesetter_.set(name, {.size = kBody, .is_bold = true}, label + 1);
      const auto fact_block = typesetter_.set(fact, {.size = kBody}, kBodyWidth - label - 14);
      labelled(name_block, fact_block, label + 14, &all.front().first == &name ? 10 : 4);
    }
    flow_.close("L");
  }

  /// A list item: its label at the margin and its words indented beside it.
  void labelled(const TextBlock& label, const TextBlock& words, double indent, double space_before) {
    flow_.open("LI");
    if (std::max(label.height(), words.height()) > flow_.room_on_new_page()) {
      paragraph("Lbl", label, kMargin, space_before);
      paragraph("LBody", words, kMargin + indent, 0);
    } else {
      Unit unit{.height = std::max(label.height(), words.height()), .space_before = space_before};
      unit.items = {OpenTag{"Lbl", ""},   whole(kMargin, 0, label),          CloseTag{"Lbl"},
                    OpenTag{"LBody", ""}, whole(kMargin + indent, 0, words), CloseTag{"LBody"}};
      flow_.place(std::move(unit));
    }
    flow_.close("LI");
  }

  /// Lines under one tag; where they run over a page's end, each part is a Span within it.
  void paragraph(const char* tag, const TextBlock& block, double x, double space_before, PageItems first_items = {},
                 bool has_bar = false) {
    flow_.open(tag);
    for (std::size_t first = 0; first < block.line_count();) {
      const double space = first == 0 ? space_before : 0;
      const std::size_t last = first + next_lines(block, first, space, flow_);
      const bool is_part = first > 0 || last < block.line_count();
      Unit unit{.items = std::exchange(first_items, {}), .space_before = space};
      unit.height = block.line_bottom(last - 1) - block.line_top(first);
      if (is_part) unit.items.push_back(OpenTag{"Span", ""});
      unit.items.push_back(PlacedText{x, 0, block, first, last});
      if (is_part) unit.items.push_back(CloseTag{"Span"});
      if (has_bar) add_artifact(unit.items, PlacedBox{kMargin, -2, 3, unit.height + 4, kBlue});
      flow_.place(std::move(unit));
      first = last;
    }
    flow_.close(tag);
  }

  void add(const Heading& heading) {
    const int level = std::clamp(heading.level, 1, 3);
    constexpr double kSizes[] = {15, 12, 10.5};
    constexpr double kSpaces[] = {22, 16, 12};
    constexpr const char* kTags[] = {"H2", "H3", "H4"};
    const auto place = static_cast<std::size_t>(level - 1);
    const auto block = typesetter_.set(heading.words, {.size = kSizes[place], .is_bold = true}, kBodyWidth);
    if (block.height() > flow_.room_on_new_page())
      return paragraph(kTags[place], block, kMargin, kSpaces[place], {Bookmark{0, level, heading.words}});
    Unit unit{.height = block.height() + 2, .space_before = kSpaces[place], .keeps_with_next = true};
    unit.items = {Bookmark{0, level, heading.words}, OpenTag{kTags[place], ""}, whole(kMargin, 0, block),
                  CloseTag{kTags[place]}};
    flow_.place(std::move(unit));
  }

  void add(const Paragraph& text) {
    paragraph("P", typesetter_.set(text.words, {.size = kBody}, kBodyWidth), kMargin, kParagraphGap);
  }

  void add(const Note& note) {
    const auto block = typesetter_.set(note.words, {.size = kBody}, kBodyWidth - kNoteIndent);
    paragraph("P", block, kMargin + kNoteIndent, kParagraphGap + 4, {}, true);
  }

  void add(const List& list) {
    if (list.items.empty()) return;
    flow_.open("L");
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const auto label = typesetter_.set(list.is_numbered ? fmt::format("{}.", i + 1) : "•", {.size = kBody});
      const double indent = std::max(kListIndent, label.width() + 6);
      labelled(label, typesetter_.set(list.items[i], {.size = kBody}, kBodyWidth - indent), indent,
               i == 0 ? kParagraphGap : 4);
    }
    flow_.close("L");
  }

  /// Values in bold, ranged right in a column of their own, their words beside them.
  void add(const Figures& figures) {
    constexpr double kSize = 10.5;
    double widest = 0;
    for (const FigureItem& item : figures.items)
      widest = std::max(widest, typesetter_.width_of(shown(item.value), kSize, true));
    const double column = std::min(widest, kBodyWidth * 0.3) + 1;
    if (!figures.items.empty()) flow_.open("L");
    for (const FigureItem& item : figures.items) {
      const TextStyle style{.size = kSize, .is_bold = true, .colour = kBlue, .alignment = Alignment::Right};
      const auto value = typesetter_.set(shown(item.value), style, column);
      const auto words = typesetter_.set(item.words, {.size = kSize}, kBodyWidth - column - 12);
      labelled(value, words, column + 12, &item == &figures.items.front() ? kParagraphGap + 4 : 4);
    }
    if (!figures.items.empty()) flow_.close("L");
  }

  void add(const Table& table) { lay_out_table(table, 9, flow_, typesetter_); }

  void add(const Chart& chart) {
    chart_caption(chart.title, chart.summary);
    if (is_drawable(chart)) {
      const bool is_level = chart.kind == ChartKind::Bars || chart.kind == ChartKind::Ranges;
      const double height = good_height(chart, kBodyWidth) - (is_level ? 0 : 45);
      picture(draw(chart, kBodyWidth, height), chart.title, chart.summary);
    }
    lay_out_table(data_table(chart), 8, flow_, typesetter_);
  }

  void add(const TimeChart& chart) {
    chart_caption(chart.title, chart.summary);
    if (is_drawable(chart)) picture(draw(chart, kBodyWidth), chart.title, chart.summary);
    for (const Table& table : data_tables(chart)) lay_out_table(table, 8, flow_, typesetter_);
  }

  void picture(Drawing drawing, const std::string& chart_title, const std::string& chart_summary) {
    const auto shared = std::make_shared<const Drawing>(std::move(drawing));
    Unit unit{.height = shared->height, .space_before = 8};
    unit.items = {OpenTag{"Figure", chart_title + ". " + chart_summary}, PlacedDrawing{kMargin, 0, shared},
                  CloseTag{"Figure"}};
    flow_.place(std::move(unit));
  }

  void chart_caption(const std::string& chart_title, const std::string& chart_summary) {
    const auto title = typesetter_.set(chart_title, {.size = 10, .is_bold = true}, kBodyWidth);
    const auto summary = typesetter_.set(chart_summary, {.size = kBody}, kBodyWidth);
    if (title.height() + summary.height() > kBodyBottom - kBodyTop) {
      paragraph("P", title, kMargin, 16);
      return paragraph("P", summary, kMargin, 3);
    }
    Unit unit{.height = title.height(), .space_before = 16, .keeps_with_next = true};
    unit.items = {OpenTag{"P", ""}, whole(kMargin, 0, title), CloseTag{"P"}};
    if (!chart_summary.empty()) {
      unit.items.insert(unit.items.end(), {OpenTag{"P", ""}, whole(kMargin, unit.height + 3, summary), CloseTag{"P"}});
      unit.height += 3 + summary.height();
    }
    flow_.place(std::move(unit));
  }

  void add(const PageBreak&) { flow_.break_page(); }

  const Report& report_;
  Typesetter& typesetter_;
  Flow flow_;
};

}  // namespace

std::size_t lines_within(const TextBlock& block, std::size_t first, double height) {
  std::size_t count = 1;
  while (first + count < block.line_count() && block.line_bottom(first + count) - block.line_top(first) <= height)
    ++count;
  return count;
}

std::vector<PageItems> lay_out(const Report& report, Typesetter& typesetter) {
  return ReportLayout(report, typesetter).pages();
}

}  // namespace documents
