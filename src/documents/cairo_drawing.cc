#include "documents/cairo_drawing.h"

#include <cmath>
#include <numbers>

#include <cairo.h>

#include "documents/chart_style.h"
#include "documents/failure.h"

namespace documents {
namespace {

void use(cairo_t* cairo, Rgb colour) {
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

class CairoWriter {
 public:
  CairoWriter(cairo_t* cairo, const Typesetter& typesetter) : cairo_(cairo), typesetter_(typesetter) {}

  void operator()(const DrawnRectangle& r) const {
    use(cairo_, r.fill);
    cairo_rectangle(cairo_, r.x, r.y, r.width, r.height);
    cairo_fill(cairo_);
    if (r.pattern != 0) hatch(r);
  }

  void operator()(const DrawnLine& l) const {
    use(cairo_, l.colour);
    cairo_set_line_width(cairo_, l.width);
    cairo_move_to(cairo_, l.x1, l.y1);
    cairo_line_to(cairo_, l.x2, l.y2);
    cairo_stroke(cairo_);
  }

  void operator()(const DrawnText& t) const {
    const TextBlock block = typesetter_.set(t.words, {.size = t.size, .is_bold = t.is_bold, .colour = t.colour});
    const double shift = t.anchor == TextAnchor::Start    ? 0
                         : t.anchor == TextAnchor::Middle ? block.width() / 2
                                                          : block.width();
    cairo_save(cairo_);
    cairo_translate(cairo_, t.x, t.y);
    cairo_rotate(cairo_, t.turned_degrees * std::numbers::pi / 180);
    block.draw(cairo_, -shift, block.line_top(0) - block.baseline(0));
    cairo_restore(cairo_);
  }

  void operator()(const DrawnMarker& m) const {
    const MarkerShape shape = marker_shape(m.shape);
    for (std::size_t i = 0; i < shape.points.size(); ++i) {
      const auto [x, y] = shape.points[i];
      const bool starts = shape.is_open ? i % 2 == 0 : i == 0;
      const double at_x = m.x + x * m.scale;
      const double at_y = m.y + y * m.scale;
      starts ? cairo_move_to(cairo_, at_x, at_y) : cairo_line_to(cairo_, at_x, at_y);
    }
    if (!shape.is_open) {
      cairo_close_path(cairo_);
      use(cairo_, shape.is_hollow ? kWhite : m.colour);
      cairo_fill_preserve(cairo_);
    }
    use(cairo_, m.outline.value_or(m.colour));
    cairo_set_line_width(cairo_, marker_stroke(m));
    cairo_stroke(cairo_);
  }

  void operator()(const DrawnPath& p) const {
    if (p.points.empty()) return;
    cairo_move_to(cairo_, p.points.front().x, p.points.front().y);
    for (const DrawnPoint& point : p.points) cairo_line_to(cairo_, point.x, point.y);
    if (p.fill) {
      cairo_close_path(cairo_);
      use(cairo_, *p.fill);
      cairo_fill_preserve(cairo_);
    }
    if (p.width > 0) stroke(p);
    cairo_new_path(cairo_);
  }

 private:
  void stroke(const DrawnPath& p) const {
    use(cairo_, p.colour);
    cairo_set_line_width(cairo_, p.width);
    cairo_set_dash(cairo_, p.dashes.data(), static_cast<int>(p.dashes.size()), 0);
    cairo_stroke(cairo_);
    cairo_set_dash(cairo_, nullptr, 0, 0);
  }

  void hatch(const DrawnRectangle& r) const {
    cairo_save(cairo_);
    cairo_rectangle(cairo_, r.x, r.y, r.width, r.height);
    cairo_clip(cairo_);
    for (double y = std::floor(r.y / kTileSize) * kTileSize; y < r.y + r.height; y += kTileSize)
      for (double x = std::floor(r.x / kTileSize) * kTileSize; x < r.x + r.width; x += kTileSize)
        add_tile(r.pattern, x, y);
    use(cairo_, kWhite);
    cairo_set_line_width(cairo_, kTileStrokeWidth);
    cairo_stroke(cairo_);
    cairo_restore(cairo_);
  }

  void add_tile(int pattern, double x, double y) const {
    for (const TileStroke& stroke : tile_strokes(pattern)) {
      cairo_move_to(cairo_, x + stroke.x1, y + stroke.y1);
      cairo_line_to(cairo_, x + stroke.x2, y + stroke.y2);
    }
  }

  cairo_t* cairo_;
  const Typesetter& typesetter_;
};

}  // namespace

void draw_on(cairo_t* cairo, const Drawing& drawing, double x, double y, const Typesetter& typesetter) {
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  const CairoWriter writer(cairo, typesetter);
  for (const Drawn& shape : drawing.shapes) std::visit(writer, shape);
  cairo_restore(cairo);
}

std::string png(const Drawing& drawing, double scale, const Typesetter& typesetter) {
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(drawing.width * scale)),
                                 static_cast<int>(std::ceil(drawing.height * scale)));
  cairo_t* cairo = cairo_create(surface);
  use(cairo, kWhite);
  cairo_paint(cairo);
  cairo_scale(cairo, scale, scale);
  draw_on(cairo, drawing, 0, 0, typesetter);
  std::string bytes;
  const cairo_status_t status = cairo_surface_write_to_png_stream(surface, append_to_string, &bytes);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  if (status != CAIRO_STATUS_SUCCESS) throw Failure(cairo_status_to_string(status));
  return bytes;
}

cairo_status_t append_to_string(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace documents
