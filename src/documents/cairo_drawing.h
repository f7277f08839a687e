// The drawing of a chart by Cairo: as vectors in the PDF, as a picture in Word.
#pragma once

#include <string>

#include <cairo.h>

#include "documents/chart_drawing.h"
#include "documents/typesetter.h"

namespace documents {

/// With the drawing's top left corner at (x, y).
void draw_on(cairo_t* cairo, const Drawing& drawing, double x, double y, const Typesetter& typesetter);
/// What Cairo hands on, put at the end of the std::string that `bytes` points to: a cairo_write_func_t.
cairo_status_t append_to_string(void* bytes, const unsigned char* data, unsigned int length);
/// A PNG file on white, `scale` pixels a point. Throws Failure when it cannot be made.
[[nodiscard]] std::string png(const Drawing& drawing, double scale, const Typesetter& typesetter);

}  // namespace documents
