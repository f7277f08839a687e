#include "paper_files/pack_stamps.h"

#include <numbers>

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

#include "documents/clean_text.h"
#include "documents/failure.h"
#include "documents/typesetter.h"

namespace paper_files {
namespace {

constexpr double kLineSize = 8;
constexpr double kPadding = 3;
constexpr double kWatermarkSize = 15;
constexpr double kWatermarkStep = 100;
constexpr int kWatermarkRows = 4;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

class Stamps {
 public:
  Stamps() {
    surface_ = cairo_pdf_surface_create_for_stream(append, &bytes_, kNumberWidth, kStampHeight);
    cairo_ = cairo_create(surface_);
  }
  Stamps(const Stamps&) = delete;
  Stamps& operator=(const Stamps&) = delete;
  ~Stamps() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }

  /// On white, for a paper may have drawn something there.
  void line(const std::string& words, double width, bool is_at_right) {
    cairo_pdf_surface_set_size(surface_, width, kStampHeight);
    const auto block = typesetter_.set(documents::clean_text(words), {.size = kLineSize});
    const double from = is_at_right ? width - block.width() - 2 * kPadding : 0;
    cairo_set_source_rgb(cairo_, 1, 1, 1);
    cairo_rectangle(cairo_, from, 0, block.width() + 2 * kPadding, kStampHeight);
    cairo_fill(cairo_);
    block.draw(cairo_, from + kPadding, 1.5);
    cairo_show_page(cairo_);
  }

  /// Over the whole page, so that no part of it can be shared without.
  void watermark(const std::string& words) {
    cairo_pdf_surface_set_size(surface_, kWatermarkSide, kWatermarkSide);
    // The typesetter has made sure that this very font is there.
    cairo_select_font_face(cairo_, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
    cairo_set_font_size(cairo_, kWatermarkSize);
    cairo_translate(cairo_, kWatermarkSide / 2, kWatermarkSide / 2);
    cairo_rotate(cairo_, -std::numbers::pi / 5);
    const auto clean = documents::clean_text(words);
    cairo_text_extents_t extents;
    cairo_text_extents(cairo_, clean.c_str(), &extents);
    for (int row = -kWatermarkRows; row <= kWatermarkRows; ++row)
      for (const int side : {-1, 0}) {
        cairo_move_to(cairo_, side * (extents.width + kWatermarkStep / 2) + kWatermarkStep / 4, row * kWatermarkStep);
        cairo_text_path(cairo_, clean.c_str());
      }
    cairo_set_source_rgba(cairo_, 0.13, 0.17, 0.2, 0.16);
    cairo_fill(cairo_);
    cairo_show_page(cairo_);
  }

  std::string finish() {
    cairo_surface_finish(surface_);
    for (const cairo_status_t status : {cairo_status(cairo_), cairo_surface_status(surface_)})
      if (status != CAIRO_STATUS_SUCCESS)
        throw documents::Failure(fmt::format("The pack's stamps: {}", cairo_status_to_string(status)));
    return std::move(bytes_);
  }

 private:
  documents::Typesetter typesetter_;
  std::string bytes_;
  cairo_surface_t* surface_ = nullptr;
  cairo_t* cairo_ = nullptr;
};

}  // namespace

std::string stamps_pdf(int pages, const std::string& watermark) {
  Stamps stamps;
  for (int page = 1; page <= pages; ++page)
    stamps.line(fmt::format("Pack page {} of {}", page, pages), kNumberWidth, true);
  if (!watermark.empty()) {
    stamps.line("Copy of " + watermark, kCopyLineWidth, false);
    stamps.watermark(watermark);
  }
  return stamps.finish();
}

}  // namespace paper_files
