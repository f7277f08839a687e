// Pages of a PDF as values: what stands where, and between which structure tags. Made by Flow, painted by
// pdf_painter.cc.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "documents/chart_drawing.h"
#include "documents/typesetter.h"

namespace documents {

// A4 in points, and where its words may stand.
inline constexpr double kPageWidth = 595.276;
inline constexpr double kPageHeight = 841.89;
inline constexpr double kMargin = 54;
inline constexpr double kBodyTop = 72;
inline constexpr double kBodyBottom = kPageHeight - 68;
inline constexpr double kBodyWidth = kPageWidth - 2 * kMargin;

/// The tag of what a screen reader must pass over: rules, repeated headings, page numbers. Cairo 1.16 cannot mark an
/// artifact; it is drawn as NonStruct, which with_structure (pdf_structure.h) turns into one.
inline constexpr const char* kArtifact = "NonStruct";

/// `detail` is the scope of a TH ("Row", "Column") and the alternative text of a Figure.
struct OpenTag {
  const char* name;
  std::string detail;
};
struct CloseTag {
  const char* name;
};
/// Lines first to last (exclusive) of a block.
struct PlacedText {
  double x, y;
  TextBlock block;
  std::size_t first, last;
};
struct PlacedBox {
  double x, y, width, height;
  Rgb fill;
};
struct PlacedDrawing {
  double x, y;
  std::shared_ptr<const Drawing> drawing;
};
struct Bookmark {
  double y;
  int level;
  std::string words;
};
using PageItem = std::variant<OpenTag, CloseTag, PlacedText, PlacedBox, PlacedDrawing, Bookmark>;
using PageItems = std::vector<PageItem>;

/// What is never divided between pages: a heading, a table's row, lines of a paragraph. Its items have y from 0 down.
struct Unit {
  PageItems items;
  double height = 0;
  double space_before = 0;  ///< left out at the top of a page
  bool keeps_with_next = false;
};

/// Places units down one page after the other.
class Flow {
 public:
  Flow() : pages_(1) {}

  void place(Unit unit);
  /// A tag around all units until it is closed; it may run over pages.
  void open(const char* tag);
  void close(const char* tag);
  /// From when the units that wait are placed: an artifact at the top of every new page, until it is taken away.
  void repeat_on_new_pages(Unit head) { next_head_ = std::move(head); }
  void stop_repeating();
  /// Starts a page unless the current one is still empty.
  void break_page();
  /// The height of a unit that would still fit on this page, and on a new one, beneath the units that wait for it.
  [[nodiscard]] double room(double space_before) const;
  [[nodiscard]] double room_on_new_page() const;

  /// Places what still waits, and gives up the pages.
  [[nodiscard]] std::vector<PageItems> finish();

 private:
  void start_page();
  void emit(Unit unit);
  void emit_waiting();
  [[nodiscard]] double waiting_height() const;

  std::vector<PageItems> pages_;
  std::vector<Unit> waiting_;  ///< each keeps with the next
  PageItems before_next_;      ///< tags opened since the last unit
  std::optional<Unit> head_;
  std::optional<Unit> next_head_;
  double y_ = kBodyTop;
  bool is_at_top_ = true;
};

/// Adds the item as an artifact.
void add_artifact(PageItems& to, PageItem item);

}  // namespace documents
