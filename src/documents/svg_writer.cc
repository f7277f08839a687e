// The drawing of a chart as SVG to stand inside a page: no style, no class, no script, so that the strictest
// Content-Security-Policy lets it through.
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/mapped.h"
#include "documents/chart_drawing.h"
#include "documents/chart_style.h"
#include "documents/clean_text.h"
#include "documents/performance_icons.h"
#include "documents/time_chart_drawing.h"

namespace documents {
namespace {

std::string number(double value) {
  auto text = fmt::format("{:.2f}", value);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string css_colour(Rgb rgb) {
  const auto byte = [](double part) { return static_cast<int>(std::lround(part * 255)); };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(rgb.red), byte(rgb.green), byte(rgb.blue));
}

std::string pattern_id(const std::string& id, const DrawnRectangle& rectangle) {
  return fmt::format("{}-fill-{}-{}", id, rectangle.pattern, css_colour(rectangle.fill).substr(1));
}

class SvgWriter {
 public:
  explicit SvgWriter(const std::string& id) : id_(id) {}

  void operator()(const DrawnRectangle& r) {
    const auto fill = r.pattern == 0 ? css_colour(r.fill) : fmt::format("url(#{})", pattern_id(id_, r));
    shapes_ += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)", number(r.x), number(r.y),
                           number(r.width), number(r.height), fill);
    if (r.pattern != 0 && defined_.insert(fill).second) define(r);
  }

  void operator()(const DrawnLine& l) {
    shapes_ += fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"/>)", number(l.x1),
                           number(l.y1), number(l.x2), number(l.y2), css_colour(l.colour), number(l.width));
  }

  void operator()(const DrawnText& t) {
    const char* anchor = t.anchor == TextAnchor::Start ? "start" : t.anchor == TextAnchor::Middle ? "middle" : "end";
    shapes_ += fmt::format(R"(<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}")", number(t.x), number(t.y),
                           number(t.size), anchor, css_colour(t.colour));
    if (t.is_bold) shapes_ += R"( font-weight="bold")";
    if (t.turned_degrees != 0)
      shapes_ += fmt::format(" transform=\"rotate({} {} {})\"", number(t.turned_degrees), number(t.x), number(t.y));
    shapes_ += fmt::format(">{}</text>", escaped(t.words));
  }

  void operator()(const DrawnMarker& m) {
    const MarkerShape shape = marker_shape(m.shape);
    std::string path;
    for (std::size_t i = 0; i < shape.points.size(); ++i) {
      const bool starts = shape.is_open ? i % 2 == 0 : i == 0;
      path += fmt::format("{}{} {}", starts ? "M" : "L", number(m.x + shape.points[i].x * m.scale),
                          number(m.y + shape.points[i].y * m.scale));
    }
    if (!shape.is_open) path += "Z";
    const auto fill = shape.is_open ? "none" : shape.is_hollow ? "#ffffff" : css_colour(m.colour);
    shapes_ += fmt::format(R"(<path d="{}" fill="{}" stroke="{}" stroke-width="{}"/>)", path, fill,
                           css_colour(m.outline.value_or(m.colour)), number(marker_stroke(m)));
  }

  void operator()(const DrawnPath& p) {
    std::string path;
    for (const DrawnPoint& point : p.points)
      path += fmt::format("{}{} {}", path.empty() ? "M" : "L", number(point.x), number(point.y));
    if (p.fill) path += "Z";
    shapes_ += fmt::format(R"(<path d="{}" fill="{}")", path, p.fill ? css_colour(*p.fill) : "none");
    if (p.width > 0) shapes_ += fmt::format(R"( stroke="{}" stroke-width="{}")", css_colour(p.colour), number(p.width));
    if (p.width > 0 && !p.dashes.empty())
      shapes_ += fmt::format(R"( stroke-dasharray="{}")", fmt::join(base::mapped(p.dashes, number), " "));
    shapes_ += "/>";
  }

  [[nodiscard]] std::string definitions() const {
    return definitions_.empty() ? "" : "<defs>" + definitions_ + "</defs>";
  }
  [[nodiscard]] const std::string& shapes() const { return shapes_; }

 private:
  void define(const DrawnRectangle& r) {
    std::string path;
    for (const TileStroke& s : tile_strokes(r.pattern))
      path += fmt::format("M{} {}L{} {}", number(s.x1), number(s.y1), number(s.x2), number(s.y2));
    definitions_ += fmt::format(
        R"(<pattern id="{}" width="{}" height="{}" patternUnits="userSpaceOnUse"><rect width="{}" height="{}" fill="{}"/>)"
        R"(<path d="{}" stroke="#ffffff" stroke-width="{}"/></pattern>)",
        pattern_id(id_, r), number(kTileSize), number(kTileSize), number(kTileSize), number(kTileSize),
        css_colour(r.fill), path, number(kTileStrokeWidth));
  }

  const std::string& id_;
  std::string shapes_;
  std::string definitions_;
  std::set<std::string> defined_;
};

/// Narrower than the page's column, so that its type grows to the size of the page's when it fills it.
constexpr double kWidth = 560;

std::string svg_of(const Drawing& drawing, const std::string& id, const std::string& title,
                   const std::string& description) {
  SvgWriter writer(id);
  for (const Drawn& shape : drawing.shapes) std::visit(writer, shape);
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="100%" role="img" aria-labelledby="{2}-title {2}-desc" )"
      R"(font-family="Arial, sans-serif"><title id="{2}-title">{3}</title><desc id="{2}-desc">{4}</desc>{5}{6}</svg>)",
      number(drawing.width), number(drawing.height), id, escaped(title), escaped(description), writer.definitions(),
      writer.shapes());
}

}  // namespace

std::string svg(const Chart& unclean, const std::string& id) {
  const Chart chart = clean(unclean);
  return svg_of(draw(chart, kWidth, good_height(chart, kWidth)), id, chart.title, chart.summary);
}

std::string page_svg(const Chart& unclean, const std::string& id) {
  if (unclean.kind != ChartKind::Ranges) return svg(unclean, id);
  const Chart chart = clean(unclean);
  const auto drawn = [&](double width, const char* suffix) {
    return svg_of(draw(chart, width, good_height(chart, width)), id + suffix, chart.title, chart.summary);
  };
  return fmt::format(R"(<div class="sl-chart__phone">{}</div><div class="sl-chart__desk">{}</div>)",
                     drawn(kPhoneWidth, "-phone"), drawn(kDeskWidth, "-desk"));
}

std::string svg(const TimeChart& unclean, const std::string& id, double width) {
  const TimeChart chart = clean(unclean);
  return svg_of(draw(chart, width), id, chart.title, chart.summary);
}

std::string responsive_svg(const TimeChart& unclean, const std::string& id) {
  const TimeChart chart = clean(unclean);
  const auto drawn = [&](double width, const char* suffix) {
    return svg_of(draw(chart, width), id + suffix, chart.title, chart.summary);
  };
  return fmt::format(R"(<div class="sl-chart__phone">{}</div><div class="sl-chart__desk">{}</div>)",
                     drawn(kPhoneWidth, "-phone"), drawn(kDeskWidth, "-desk"));
}

std::string small_svg(const Drawing& drawing, double size) {
  const std::string no_id;
  SvgWriter writer(no_id);
  for (const Drawn& shape : drawing.shapes) std::visit(writer, shape);
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true" focusable="false" )"
      R"(font-family="Arial, sans-serif">{}</svg>)",
      number(drawing.width), number(drawing.height), number(size), number(size), writer.shapes());
}

}  // namespace documents
