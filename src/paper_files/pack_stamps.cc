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

constexpr double kNumberSize = 8;
constexpr double kWatermarkSize = 15;
constexpr double kWatermarkStep = 110;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

class Stamps {
 public:
  Stamps() {
    surface_ = cairo_pdf_surface_create_for_stream(append, &bytes_, kNumberWidth, kNumberHeight);
    cairo_ = cairo_create(surface_);
  }
  Stamps(const Stamps&) = delete;
  Stamps& operator=(const Stamps&) = delete;
  ~Stamps() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }

  /// On white, for a paper may have drawn something there.
  void number(int page, int pages) {
    const auto block = typesetter_.set(fmt::format("Pack page {} of {}", page, pages), {.size = kNumberSize});
    cairo_set_source_rgb(cairo_, 1, 1, 1);
    cairo_rectangle(cairo_, kNumberWidth - block.width() - 6, 0, block.width() + 6, kNumberHeight);
    cairo_fill(cairo_);
    block.draw(cairo_, kNumberWidth - block.width() - 3, 1.5);
    cairo_show_page(cairo_);
  }

  /// Over the whole page, so that no part of it can be shared without.
  void watermark(const std::string& words) {
    cairo_pdf_surface_set_size(surface_, kWatermarkSide, kWatermarkSide);
    const auto block = typesetter_.set(documents::clean_text(words), {.size = kWatermarkSize, .is_bold = true});
    cairo_translate(cairo_, kWatermarkSide / 2, kWatermarkSide / 2);
    cairo_rotate(cairo_, -std::numbers::pi / 5);
    cairo_push_group(cairo_);
    for (double y = -2 * kWatermarkStep; y <= 2 * kWatermarkStep; y += kWatermarkStep)
      block.draw(cairo_, -block.width() / 2, y);
    cairo_pop_group_to_source(cairo_);
    cairo_paint_with_alpha(cairo_, 0.16);
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
  for (int page = 1; page <= pages; ++page) stamps.number(page, pages);
  if (!watermark.empty()) stamps.watermark(watermark);
  return stamps.finish();
}

}  // namespace paper_files
