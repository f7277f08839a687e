#include <algorithm>

#include "documents/pdf_layout.h"
#include "documents/table_shape.h"

namespace documents {
namespace {

constexpr Rgb kRuleColour{0.75, 0.79, 0.82};
constexpr Rgb kHeadColour{0.91, 0.93, 0.945};
constexpr double kCellSide = 5;
constexpr double kCellAbove = 3.5;
constexpr std::size_t kShortTable = 10;  ///< rows that stay on one page
class TableLayout {
 public:
  TableLayout(const Table& table, double largest_type, Flow& flow, Typesetter& typesetter)
      : table_(table), flow_(flow), typesetter_(typesetter) {
    const auto width_at_one = [&](const std::string& words, bool is_bold) {
      return typesetter.width_of(words, 1, is_bold);
    };
    shape_ = shape_of(table, largest_type, kBodyWidth, 2 * kCellSide, width_at_one);
  }

  void place() {
    flow_.open("Table");
    place_caption();
    Unit head = head_row();
    head.keeps_with_next = !table_.rows.empty() || !table_.total.empty();
    const bool can_repeat = head.height < (kBodyBottom - kBodyTop) / 3;
    if (can_repeat) flow_.repeat_on_new_pages(without_tags(head));
    flow_.place(std::move(head));
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      const bool is_last = r + 1 == table_.rows.size();
      place_row(table_.rows[r], false, is_last ? !table_.total.empty() : table_.rows.size() <= kShortTable);
    }
    if (!table_.total.empty()) place_row(table_.total, true, false);
    flow_.stop_repeating();
    flow_.close("Table");
    place_note();
  }

 private:
  [[nodiscard]] bool is_numeric_column(std::size_t column) const { return table_.columns[column].is_numeric; }

  /// What a cell's right edge keeps free so that its point stands beneath the others'.
  double padding_after(const Quantity& cell, std::size_t column, bool is_bold) {
    if (!is_numeric_column(column) || !is_aligned_by_point(cell)) return 0;
    return std::max(
        0.0, shape_.fractions[column] * shape_.type - typesetter_.width_of(fraction_of(cell), shape_.type, is_bold));
  }

  [[nodiscard]] double width() const {
    double all = 0;
    for (const double one : shape_.widths) all += one;
    return all;
  }

  TextBlock set(const std::string& words, std::size_t column, bool is_bold, double padding = 0) const {
    const Alignment alignment = is_numeric_column(column) ? Alignment::Right : Alignment::Left;
    return typesetter_.set(words, {.size = shape_.type, .is_bold = is_bold, .alignment = alignment},
                           shape_.widths[column] - 2 * kCellSide - padding + 0.5);
  }

  void place_caption() {
    if (table_.caption.empty()) return spacer();
    const auto block = typesetter_.set(table_.caption, {.size = 9.5, .is_bold = true}, kBodyWidth);
    flow_.open("Caption");
    for (std::size_t first = 0; first < block.line_count();) {
      const std::size_t last = first + lines_within(block, first, kBodyBottom - kBodyTop);
      Unit unit{.space_before = first == 0 ? 14.0 : 0.0, .keeps_with_next = last == block.line_count()};
      unit.items = {OpenTag{"Span", ""}, PlacedText{kMargin, 0, block, first, last}, CloseTag{"Span"}};
      unit.height = block.line_bottom(last - 1) - block.line_top(first) + 5;
      flow_.place(std::move(unit));
      first = last;
    }
    flow_.close("Caption");
  }

  void spacer() { flow_.place({.items = {}, .height = 0, .space_before = 12, .keeps_with_next = true}); }

  Unit head_row() {
    std::vector<TextBlock> blocks;
    double height = 0;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      blocks.push_back(set(table_.columns[c].words, c, true));
      height = std::max(height, blocks.back().height());
    }
    Unit unit{.height = std::min(height, kBodyBottom - kBodyTop - 40) + 2 * kCellAbove};
    add_artifact(unit.items, PlacedBox{kMargin, 0, width(), unit.height, kHeadColour});
    unit.items.push_back(OpenTag{"TR", ""});
    double x = kMargin + kCellSide;
    for (std::size_t c = 0; c < blocks.size(); ++c) {
      const std::size_t last =
          std::min(blocks[c].line_count(), lines_within(blocks[c], 0, unit.height - 2 * kCellAbove));
      const double down = unit.height - kCellAbove - blocks[c].line_bottom(last - 1);
      unit.items.insert(unit.items.end(),
                        {OpenTag{"TH", "Column"}, PlacedText{x, down, blocks[c], 0, last}, CloseTag{"TH"}});
      x += shape_.widths[c];
    }
    unit.items.push_back(CloseTag{"TR"});
    add_artifact(unit.items, PlacedBox{kMargin, unit.height - 1, width(), 1, kQuiet});
    return unit;
  }

  static Unit without_tags(Unit unit) {
    std::erase_if(unit.items, [](const PageItem& item) {
      return std::holds_alternative<OpenTag>(item) || std::holds_alternative<CloseTag>(item);
    });
    return unit;
  }

  /// A row is whole; only one that is taller than a page is divided, into rows that each fill what is left.
  void place_row(const std::vector<Quantity>& cells, bool is_total, bool keeps_with_next) {
    std::vector<TextBlock> blocks;
    std::vector<double> paddings;
    double height = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      paddings.push_back(padding_after(cells[c], c, is_total));
      blocks.push_back(set(shown(cells[c]), c, is_total, paddings.back()));
      height = std::max(height, blocks.back().height());
    }
    std::vector<std::size_t> done(blocks.size(), 0);
    for (double tallest = tallest_row(); height > tallest; tallest = tallest_row()) {
      flow_.place(row_unit(blocks, done, tallest, is_total));
      height = height_left(blocks, done);
    }
    Unit last = row_unit(blocks, done, height, is_total);
    last.keeps_with_next = keeps_with_next;
    flow_.place(std::move(last));
  }

  [[nodiscard]] double tallest_row() const {
    constexpr double kLeast = 40;
    return std::max(flow_.room_on_new_page() - 2 * kCellAbove - 1, kLeast);
  }

  static double height_left(const std::vector<TextBlock>& blocks, const std::vector<std::size_t>& done) {
    double height = 0;
    for (std::size_t c = 0; c < blocks.size(); ++c)
      if (done[c] < blocks[c].line_count()) height = std::max(height, blocks[c].height() - blocks[c].line_top(done[c]));
    return height;
  }

  /// The next lines of every cell that stand within the height; moves `done` on.
  Unit row_unit(const std::vector<TextBlock>& blocks, std::vector<std::size_t>& done, double height, bool is_total) {
    Unit unit{.height = height + 2 * kCellAbove};
    if (is_total) add_artifact(unit.items, PlacedBox{kMargin, 0, width(), 0.75, kQuiet});
    unit.items.push_back(OpenTag{"TR", ""});
    double x = kMargin + kCellSide;
    for (std::size_t c = 0; c < blocks.size(); ++c) {
      const char* tag = c == 0 ? "TH" : "TD";
      const std::size_t left = blocks[c].line_count() - done[c];
      const std::size_t taken = left == 0 ? 0 : lines_within(blocks[c], done[c], height + 0.01);
      unit.items.insert(unit.items.end(),
                        {OpenTag{tag, c == 0 ? "Row" : ""},
                         PlacedText{x, kCellAbove, blocks[c], done[c], done[c] + taken}, CloseTag{tag}});
      done[c] += taken;
      x += shape_.widths[c];
    }
    unit.items.push_back(CloseTag{"TR"});
    add_artifact(unit.items, PlacedBox{kMargin, unit.height - 0.5, width(), 0.5, kRuleColour});
    return unit;
  }

  void place_note() {
    if (table_.note.empty()) return;
    const auto block = typesetter_.set(table_.note, {.size = 8, .colour = kQuiet}, kBodyWidth);
    flow_.open("P");
    for (std::size_t first = 0; first < block.line_count();) {
      const double room = flow_.room(4);
      const double one_line = block.line_bottom(first) - block.line_top(first);
      const std::size_t last = first + lines_within(block, first, room > one_line ? room : flow_.room_on_new_page());
      Unit unit{.height = block.line_bottom(last - 1) - block.line_top(first), .space_before = 4};
      unit.items = {OpenTag{"Span", ""}, PlacedText{kMargin, 0, block, first, last}, CloseTag{"Span"}};
      flow_.place(std::move(unit));
      first = last;
    }
    flow_.close("P");
  }

  const Table& table_;
  Flow& flow_;
  Typesetter& typesetter_;
  TableShape shape_;
};

}  // namespace

void lay_out_table(const Table& table, double largest_type, Flow& flow, Typesetter& typesetter) {
  if (table.columns.empty()) return;
  TableLayout(table, largest_type, flow, typesetter).place();
}

}  // namespace documents
