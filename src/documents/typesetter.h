// Words set in DejaVu Sans: measured, broken into lines and drawn. Pango is seen by typesetter.cc alone.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "documents/chart_drawing.h"
#include "documents/chart_style.h"

// The libraries' own names, so that their headers stay out of this one.
// NOLINTBEGIN(bugprone-reserved-identifier)
typedef struct _cairo cairo_t;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;
// NOLINTEND(bugprone-reserved-identifier)

namespace documents {

enum class Alignment { Left, Centre, Right };

struct TextStyle {
  double size = 10;  ///< points
  bool is_bold = false;
  Rgb colour = kInk;
  Alignment alignment = Alignment::Left;
};

/// Lines of text, ready to draw. Cheap to copy.
class TextBlock {
 public:
  [[nodiscard]] double height() const { return lines_.empty() ? 0 : lines_.back().bottom; }
  [[nodiscard]] double width() const { return width_; }  ///< of the widest line
  [[nodiscard]] std::size_t line_count() const { return lines_.size(); }
  [[nodiscard]] double line_top(std::size_t line) const { return lines_.at(line).top; }
  [[nodiscard]] double line_bottom(std::size_t line) const { return lines_.at(line).bottom; }
  [[nodiscard]] double baseline(std::size_t line) const { return lines_.at(line).baseline; }

  /// Draws lines first to last (exclusive), the first with its top at y.
  void draw(cairo_t* cairo, double x, double y, std::size_t first, std::size_t last) const;
  void draw(cairo_t* cairo, double x, double y) const { draw(cairo, x, y, 0, line_count()); }

 private:
  friend class Typesetter;
  struct Line {
    double top, bottom, baseline, left;
  };
  TextBlock(std::shared_ptr<PangoLayout> layout, Rgb colour);

  std::shared_ptr<PangoLayout> layout_;
  Rgb colour_;
  double width_ = 0;
  std::vector<Line> lines_;
};

/// Not for use by two threads at once. REQUIRES everywhere: clean text.
class Typesetter {
 public:
  /// Throws Failure where DejaVu Sans is not installed: another font would be taken silently.
  Typesetter();

  /// Broken into lines of at most `width`, between words and, where one word is wider, within it.
  [[nodiscard]] TextBlock set(const std::string& words, const TextStyle& style, double width) const;
  /// On one line.
  [[nodiscard]] TextBlock set(const std::string& words, const TextStyle& style) const;
  /// The width on one line. Remembered: tables ask for the same words again and again.
  [[nodiscard]] double width_of(const std::string& words, double size, bool is_bold);

 private:
  [[nodiscard]] std::shared_ptr<PangoLayout> layout_of(const std::string& words, const TextStyle& style) const;

  std::shared_ptr<PangoContext> context_;
  std::unordered_map<std::string, double> widths_[2];
};

}  // namespace documents
