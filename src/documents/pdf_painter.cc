#include "documents/pdf_painter.h"

#include <cstring>

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

#include "base/london_time.h"
#include "documents/cairo_drawing.h"
#include "documents/clean_text.h"
#include "documents/failure.h"

namespace documents {
namespace {

constexpr Rgb kStatusColour{0.64, 0.12, 0.12};
constexpr double kRunningSize = 8;

class Painter {
 public:
  Painter(const Report& report, const Typesetter& typesetter, std::size_t page_count)
      : report_(report), typesetter_(typesetter), page_count_(page_count) {
    surface_ = cairo_pdf_surface_create_for_stream(append_to_string, &painted_.bytes, kPageWidth, kPageHeight);
    cairo_ = cairo_create(surface_);
    describe();
  }
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;
  ~Painter() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }

  void page(const PageItems& items) {
    ++page_;
    std::size_t next = 0;
    // The document's own tag opens before the first page's running head, so that all stands within it.
    if (page_ == 1 && !items.empty()) std::visit(*this, items[next++]);
    running_lines();
    for (; next < items.size(); ++next) std::visit(*this, items[next]);
    cairo_show_page(cairo_);
  }

  PaintedPdf finish() {
    cairo_surface_finish(surface_);
    for (const cairo_status_t status : {cairo_status(cairo_), cairo_surface_status(surface_)})
      if (status != CAIRO_STATUS_SUCCESS) throw Failure(fmt::format("The PDF: {}", cairo_status_to_string(status)));
    return std::move(painted_);
  }

  void operator()(const OpenTag& tag) {
    if (std::strcmp(tag.name, "TH") == 0) painted_.scopes.push_back(tag.detail);
    if (std::strcmp(tag.name, "Figure") == 0) painted_.alternatives.push_back(tag.detail);
    cairo_tag_begin(cairo_, tag.name, "");
  }
  void operator()(const CloseTag& tag) { cairo_tag_end(cairo_, tag.name); }
  void operator()(const PlacedText& text) { text.block.draw(cairo_, text.x, text.y, text.first, text.last); }
  void operator()(const PlacedBox& box) {
    cairo_set_source_rgb(cairo_, box.fill.red, box.fill.green, box.fill.blue);
    cairo_rectangle(cairo_, box.x, box.y, box.width, box.height);
    cairo_fill(cairo_);
  }
  void operator()(const PlacedDrawing& placed) { draw_on(cairo_, *placed.drawing, placed.x, placed.y, typesetter_); }

  void operator()(const Bookmark& bookmark) {
    const auto level = static_cast<std::size_t>(bookmark.level);
    parents_.resize(level + 1, parents_.empty() ? CAIRO_PDF_OUTLINE_ROOT : parents_.back());
    const int parent = level == 0 ? CAIRO_PDF_OUTLINE_ROOT : parents_[level - 1];
    const auto place = fmt::format("page={} pos=[{:.2f} {:.2f}]", page_, kMargin, bookmark.y);
    const auto words = shortened_to(bookmark.words, 120);
    parents_[level] =
        cairo_pdf_surface_add_outline(surface_, parent, words.c_str(), place.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
  }

 private:
  void describe() {
    const auto set = [this](cairo_pdf_metadata_t what, const std::string& words) {
      if (!words.empty()) cairo_pdf_surface_set_metadata(surface_, what, words.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, report_.title);
    set(CAIRO_PDF_METADATA_AUTHOR, report_.author);
    set(CAIRO_PDF_METADATA_SUBJECT, report_.subtitle);
    set(CAIRO_PDF_METADATA_CREATOR, "Sightline");
    set(CAIRO_PDF_METADATA_CREATE_DATE, base::utc_iso(report_.made_at));
    set(CAIRO_PDF_METADATA_MOD_DATE, base::utc_iso(report_.made_at));
  }

  void running_line(const std::string& words, double y, bool is_right, const TextStyle& style) {
    if (words.empty()) return;
    std::string fitting = shortened_to(words, 70);
    const auto block = typesetter_.set(fitting, style);
    block.draw(cairo_, is_right ? kPageWidth - kMargin - block.width() : kMargin, y);
  }

  void running_lines() {
    cairo_tag_begin(cairo_, kArtifact, "");
    const TextStyle quiet{.size = kRunningSize, .colour = kQuiet};
    if (page_ > 1) running_line(report_.title, 36, false, quiet);
    running_line(shortened_to(report_.status, 40), 36, true,
                 {.size = kRunningSize + 1, .is_bold = true, .colour = kStatusColour});
    operator()(PlacedBox{kMargin, kPageHeight - 50, kBodyWidth, 0.5, kQuiet});
    running_line(report_.organisation, kPageHeight - 44, false, quiet);
    running_line(fmt::format("Page {} of {}", page_, page_count_), kPageHeight - 44, true, quiet);
    cairo_tag_end(cairo_, kArtifact);
  }

  const Report& report_;
  const Typesetter& typesetter_;
  std::size_t page_count_;
  std::size_t page_ = 0;
  std::vector<int> parents_;  ///< the last outline entry of each level
  PaintedPdf painted_;
  cairo_surface_t* surface_ = nullptr;
  cairo_t* cairo_ = nullptr;
};

}  // namespace

PaintedPdf paint(const std::vector<PageItems>& pages, const Report& report, const Typesetter& typesetter) {
  Painter painter(report, typesetter, pages.size());
  for (const PageItems& items : pages) painter.page(items);
  return painter.finish();
}

}  // namespace documents
