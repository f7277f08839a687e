#include "documents/typesetter.h"

#include <algorithm>
#include <string_view>

#include <fontconfig/fontconfig.h>
#include <hb.h>

#include <pango/pangocairo.h>

#include "documents/failure.h"
#include "documents/text_width.h"

namespace documents {
namespace {

constexpr const char* kFamily = "DejaVu Sans";
constexpr double kLeading = 1.22;  ///< the distance of two lines, as a multiple of the font's own

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
template <class T, auto Free>
using Owned = std::unique_ptr<T, Freed<Free>>;

bool is_installed(const char* family) {
  const Owned<FcPattern, FcPatternDestroy> asked(FcPatternCreate());
  FcPatternAddString(asked.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcConfigSubstitute(nullptr, asked.get(), FcMatchPattern);
  FcDefaultSubstitute(asked.get());
  FcResult result = FcResultNoMatch;
  const Owned<FcPattern, FcPatternDestroy> found(FcFontMatch(nullptr, asked.get(), &result));
  FcChar8* name = nullptr;
  return found && FcPatternGetString(found.get(), FC_FAMILY, 0, &name) == FcResultMatch &&
         std::string_view(reinterpret_cast<const char*>(name)) == family;
}

double points(int pango_units) {
  return static_cast<double>(pango_units) / PANGO_SCALE;
}

/// Metrics as designed, not rounded to a screen's pixels: the same lines at every size and on every machine.
void make_exact(PangoContext* context) {
  const Owned<cairo_font_options_t, cairo_font_options_destroy> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options.get());
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("en-GB"));
}

PangoAlignment pango_alignment(Alignment alignment) {
  switch (alignment) {
    case Alignment::Left:
      return PANGO_ALIGN_LEFT;
    case Alignment::Centre:
      return PANGO_ALIGN_CENTER;
    case Alignment::Right:
      return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

/// Pango empties the glyph of the space that a line breaks at. Cairo would then write that space as nested ActualText,
/// after which some readers lose the rest of the element; drawn as the space that it is, it is plain text.
void keep_final_space(PangoLayoutLine* line, const char* text) {
  const GSList* last = g_slist_last(line->runs);
  if (last == nullptr) return;
  const auto* run = static_cast<const PangoLayoutRun*>(last->data);
  if (run->glyphs->num_glyphs == 0) return;
  const bool is_left_to_right = run->item->analysis.level % 2 == 0;
  const int place = is_left_to_right ? run->glyphs->num_glyphs - 1 : 0;
  const int byte = run->item->offset + run->glyphs->log_clusters[place];
  hb_codepoint_t space = 0;
  if (run->glyphs->glyphs[place].glyph == PANGO_GLYPH_EMPTY && text[byte] == ' ' &&
      hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ', &space))
    run->glyphs->glyphs[place].glyph = space;
}

}  // namespace

TextBlock::TextBlock(std::shared_ptr<PangoLayout> layout, Rgb colour) : layout_(std::move(layout)), colour_(colour) {
  for (int i = 0; i < pango_layout_get_line_count(layout_.get()); ++i)
    keep_final_space(pango_layout_get_line(layout_.get(), i), pango_layout_get_text(layout_.get()));
  const Owned<PangoLayoutIter, pango_layout_iter_free> place(pango_layout_get_iter(layout_.get()));
  do {
    int top = 0;
    int bottom = 0;
    PangoRectangle extents{};
    pango_layout_iter_get_line_yrange(place.get(), &top, &bottom);
    pango_layout_iter_get_line_extents(place.get(), nullptr, &extents);
    lines_.push_back(
        {points(top), points(bottom), points(pango_layout_iter_get_baseline(place.get())), points(extents.x)});
    width_ = std::max(width_, points(extents.width));
  } while (pango_layout_iter_next_line(place.get()));
}

void TextBlock::draw(cairo_t* cairo, double x, double y, std::size_t first, std::size_t last) const {
  if (first >= last) return;
  const double shift = y - lines_.at(first).top;
  cairo_set_source_rgb(cairo, colour_.red, colour_.green, colour_.blue);
  for (std::size_t i = first; i < last; ++i) {
    const Line& line = lines_.at(i);
    cairo_move_to(cairo, x + line.left, shift + line.baseline);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout_.get(), static_cast<int>(i)));
  }
}

Typesetter::Typesetter() {
  static const bool has_font = is_installed(kFamily);
  if (!has_font) throw Failure("The font DejaVu Sans is not installed. Install the package fonts-dejavu-core.");
  context_ = {pango_font_map_create_context(pango_cairo_font_map_get_default()), g_object_unref};
  make_exact(context_.get());
}

std::shared_ptr<PangoLayout> Typesetter::layout_of(const std::string& words, const TextStyle& style) const {
  std::shared_ptr<PangoLayout> layout(pango_layout_new(context_.get()), g_object_unref);
  const Owned<PangoFontDescription, pango_font_description_free> font(pango_font_description_new());
  pango_font_description_set_family_static(font.get(), kFamily);
  pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font.get());
  // Letters joined into one glyph are not found by every reader's search.
  const Owned<PangoAttrList, pango_attr_list_unref> attributes(pango_attr_list_new());
  pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
  pango_layout_set_attributes(layout.get(), attributes.get());
  pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
  return layout;
}

TextBlock Typesetter::set(const std::string& words, const TextStyle& style, double width) const {
  auto layout = layout_of(with_giants_broken(words, style.size, style.is_bold, width), style);
  pango_layout_set_line_spacing(layout.get(), static_cast<float>(kLeading));
  pango_layout_set_width(layout.get(), static_cast<int>(std::max(width, 1.0) * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), pango_alignment(style.alignment));
  return TextBlock(std::move(layout), style.colour);
}

TextBlock Typesetter::set(const std::string& words, const TextStyle& style) const {
  auto layout = layout_of(words, style);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  return TextBlock(std::move(layout), style.colour);
}

double Typesetter::width_of(const std::string& words, double size, bool is_bold) {
  constexpr double kMeasuredAt = 10;
  const auto [known, is_new] = widths_[is_bold].try_emplace(words, 0.0);
  if (is_new) known->second = set(words, {.size = kMeasuredAt, .is_bold = is_bold}).width();
  return known->second * size / kMeasuredAt;
}

}  // namespace documents
