#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/london_time.h"
#include "base/mapped.h"
#include "base/text.h"
#include "documents/cairo_drawing.h"
#include "documents/clean_text.h"
#include "documents/table_shape.h"
#include "documents/text_width.h"
#include "documents/time_chart_drawing.h"
#include "documents/word_parts.h"
#include "documents/writers.h"
#include "documents/zip_file.h"

namespace documents {
namespace {

constexpr double kTextWidth = 487.3;  ///< points: A4 less margins of 54
constexpr double kPictureScale = 2;   ///< pixels a point, so that print stays sharp
constexpr double kCellSides = 8.5;

int twentieths(double points) {
  return static_cast<int>(std::lround(points * 20));
}
long emu(double points) {
  return std::lround(points * 12700);
}

struct RunLook {
  bool is_bold = false;
  double size = 0;  ///< 0: the style's
  const char* colour = nullptr;
};

class WordWriter {
 public:
  explicit WordWriter(const Report& report) : report_(report) {
    pugi::xml_node document = xml_.append_child("w:document");
    document.append_attribute("xmlns:w") = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    document.append_attribute("xmlns:r") = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    document.append_attribute("xmlns:wp") = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    document.append_attribute("xmlns:a") = "http://schemas.openxmlformats.org/drawingml/2006/main";
    document.append_attribute("xmlns:pic") = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    body_ = document.append_child("w:body");
  }

  std::string write() {
    cover();
    for (const Block& block : report_.blocks) std::visit([this](const auto& one) { add(one); }, block);
    section();
    std::vector<ZipEntry> entries = {{"[Content_Types].xml", word_content_types()},
                                     {"_rels/.rels", word_package_relations()},
                                     {"docProps/core.xml", word_core_properties(report_)},
                                     {"docProps/app.xml", word_application_properties(report_)},
                                     {"word/document.xml", text()},
                                     {"word/_rels/document.xml.rels", word_document_relations(picture_count())},
                                     {"word/styles.xml", word_styles()},
                                     {"word/numbering.xml", word_numbering(numbered_lists_)},
                                     {"word/settings.xml", word_settings()},
                                     {"word/header1.xml", word_header(report_)},
                                     {"word/footer1.xml", word_footer(report_)}};
    for (std::size_t i = 0; i < pictures_.size(); ++i)
      entries.push_back({fmt::format("word/media/{}.png", i + 1), pictures_[i]});
    return zip_file(entries);
  }

 private:
  [[nodiscard]] int picture_count() const { return static_cast<int>(pictures_.size()); }

  [[nodiscard]] std::string text() const {
    std::ostringstream out;
    xml_.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
  }

  static void set(pugi::xml_node node, const char* name, const auto& value) { node.append_attribute(name) = value; }

  static pugi::xml_node child(pugi::xml_node parent, const char* name, const auto& value) {
    pugi::xml_node node = parent.append_child(name);
    set(node, "w:val", value);
    return node;
  }

  /// The paragraph; its first child holds its properties.
  static pugi::xml_node paragraph(pugi::xml_node parent, const char* style) {
    pugi::xml_node node = parent.append_child("w:p");
    child(node.append_child("w:pPr"), "w:pStyle", style);
    return node;
  }

  static pugi::xml_node run(pugi::xml_node paragraph, const RunLook& look) {
    pugi::xml_node node = paragraph.append_child("w:r");
    pugi::xml_node properties = node.append_child("w:rPr");
    if (look.is_bold) properties.append_child("w:b");
    if (look.colour != nullptr) child(properties, "w:color", look.colour);
    if (look.size > 0) child(properties, "w:sz", static_cast<int>(std::lround(look.size * 2)));
    return node;
  }

  static void words(pugi::xml_node paragraph, const std::string& text, const RunLook& look = {}) {
    pugi::xml_node node = run(paragraph, look);
    bool is_first = true;
    for (const auto line : base::split(text, '\n')) {
      if (!std::exchange(is_first, false)) node.append_child("w:br");
      pugi::xml_node part = node.append_child("w:t");
      set(part, "xml:space", "preserve");
      part.text().set(std::string(line).c_str());
    }
  }

  void styled(const char* style, const std::string& text) {
    if (!text.empty()) words(paragraph(body_, style), text);
  }

  void cover() {
    styled("Organisation", report_.organisation);
    styled("Title", report_.title);
    styled("Subtitle", report_.subtitle);
    auto facts = report_.facts;
    if (!report_.author.empty()) facts.emplace_back("Author", report_.author);
    facts.emplace_back("Produced", base::long_date_time(report_.made_at));
    if (!report_.status.empty()) facts.emplace_back("Status", report_.status);
    bool is_first = true;
    for (const auto& [name, fact] : facts) {
      pugi::xml_node node = paragraph(body_, "Fact");
      if (std::exchange(is_first, false)) rule_above(node);
      words(node, name, {.is_bold = true});
      run(node, {}).append_child("w:tab");
      words(node, fact);
    }
  }

  static void rule_above(pugi::xml_node paragraph) {
    pugi::xml_node top = paragraph.child("w:pPr").append_child("w:pBdr").append_child("w:top");
    set(top, "w:val", "single");
    set(top, "w:sz", 18);
    set(top, "w:space", 8);
    set(top, "w:color", "005EB8");
  }

  void add(const Heading& heading) {
    constexpr std::array kHeadingStyles = {"Heading1", "Heading2", "Heading3"};
    words(paragraph(body_, kHeadingStyles[static_cast<std::size_t>(std::clamp(heading.level, 1, 3) - 1)]),
          heading.words);
  }
  void add(const Paragraph& one) { words(paragraph(body_, "Normal"), one.words); }
  void add(const Note& note) { words(paragraph(body_, "Note"), note.words); }

  void add(const List& list) {
    const int number = list.is_numbered ? ++numbered_lists_ + 1 : 1;
    for (const std::string& item : list.items) {
      pugi::xml_node node = paragraph(body_, list.is_numbered ? "ListNumber" : "ListBullet");
      pugi::xml_node numbering = node.child("w:pPr").append_child("w:numPr");
      child(numbering, "w:ilvl", 0);
      child(numbering, "w:numId", number);
      words(node, item);
    }
  }

  /// Values in bold, their words beyond a tab that all share.
  void add(const Figures& figures) {
    double widest = 0;
    for (const FigureItem& item : figures.items)
      widest = std::max(widest, approximate_width(shown(item.value), 12, true));
    const int indent = twentieths(std::min(widest + 10, kTextWidth * 0.35));
    for (const FigureItem& item : figures.items) {
      pugi::xml_node node = paragraph(body_, "Normal");
      hang(node.child("w:pPr"), indent);
      words(node, shown(item.value), {.is_bold = true, .size = 12, .colour = "005EB8"});
      run(node, {}).append_child("w:tab");
      words(node, item.words);
    }
  }

  static void hang(pugi::xml_node properties, int indent) {
    pugi::xml_node tab = child(properties.append_child("w:tabs"), "w:tab", "left");
    set(tab, "w:pos", indent);
    set(properties.append_child("w:spacing"), "w:after", 60);
    pugi::xml_node indents = properties.append_child("w:ind");
    set(indents, "w:left", indent);
    set(indents, "w:hanging", indent);
  }

  void add(const Table& table) {
    if (table.columns.empty()) return;
    styled("Caption", table.caption);
    const auto width_at_one = [](const std::string& text, bool is_bold) { return approximate_width(text, 1, is_bold); };
    const TableShape shape = shape_of(table, 9, kTextWidth, kCellSides, width_at_one);
    pugi::xml_node node = body_.append_child("w:tbl");
    properties(node, table, shape);
    const auto head = base::mapped(table.columns, [](const Column& column) -> Quantity { return column.words; });
    row(node, table, head, shape, RowKind::Head);
    for (const auto& cells : table.rows) row(node, table, cells, shape, RowKind::Body);
    if (!table.total.empty()) row(node, table, table.total, shape, RowKind::Total);
    // Word joins tables that touch, so something always stands beneath.
    words(paragraph(body_, "TableNote"), table.note);
  }

  static void properties(pugi::xml_node node, const Table& table, const TableShape& shape) {
    double all = 0;
    for (const double width : shape.widths) all += width;
    pugi::xml_node properties = node.append_child("w:tblPr");
    child(properties, "w:tblStyle", "TableGrid");
    pugi::xml_node width = properties.append_child("w:tblW");
    set(width, "w:w", twentieths(all));
    set(width, "w:type", "dxa");
    set(properties.append_child("w:tblLayout"), "w:type", "fixed");
    pugi::xml_node look = properties.append_child("w:tblLook");
    set(look, "w:firstRow", 1);
    set(look, "w:lastRow", table.total.empty() ? 0 : 1);
    set(look, "w:firstColumn", 1);
    set(look, "w:noHBand", 1);
    set(look, "w:noVBand", 1);
    if (!table.caption.empty()) child(properties, "w:tblCaption", shortened_to(table.caption, 250).c_str());
    pugi::xml_node grid = node.append_child("w:tblGrid");
    for (const double one : shape.widths) set(grid.append_child("w:gridCol"), "w:w", twentieths(one));
  }

  enum class RowKind { Head, Body, Total };

  static void row(pugi::xml_node table_node, const Table& table, const std::vector<Quantity>& cells,
                  const TableShape& shape, RowKind kind) {
    pugi::xml_node node = table_node.append_child("w:tr");
    pugi::xml_node properties = node.append_child("w:trPr");
    properties.append_child("w:cantSplit");
    if (kind == RowKind::Head) properties.append_child("w:tblHeader");
    for (std::size_t c = 0; c < cells.size(); ++c) {
      pugi::xml_node cell = node.append_child("w:tc");
      cell_properties(cell, shape.widths[c], kind);
      pugi::xml_node line = paragraph(cell, "TableText");
      if (kind == RowKind::Head) line.child("w:pPr").append_child("w:keepNext");
      if (table.columns[c].is_numeric) child(line.child("w:pPr"), "w:jc", "right");
      words(line, shown(cells[c]), {.is_bold = kind != RowKind::Body, .size = shape.type});
    }
  }

  static void cell_properties(pugi::xml_node cell, double points, RowKind kind) {
    pugi::xml_node properties = cell.append_child("w:tcPr");
    pugi::xml_node width = properties.append_child("w:tcW");
    set(width, "w:w", twentieths(points));
    set(width, "w:type", "dxa");
    if (kind == RowKind::Total) edge(properties, "w:top", 8);
    if (kind != RowKind::Head) return;
    edge(properties, "w:bottom", 8);
    pugi::xml_node shade = child(properties, "w:shd", "clear");
    set(shade, "w:color", "auto");
    set(shade, "w:fill", "E8EDEE");
    child(properties, "w:vAlign", "bottom");
  }

  static void edge(pugi::xml_node properties, const char* side, int eighths) {
    pugi::xml_node line = child(properties.append_child("w:tcBorders"), side, "single");
    set(line, "w:sz", eighths);
    set(line, "w:color", "4C6272");
  }

  void add(const Chart& chart) {
    chart_caption(chart.title, chart.summary);
    if (is_drawable(chart))
      picture(draw(chart, kTextWidth, good_height(chart, kTextWidth) - 20), chart.title + ". " + chart.summary);
    add(data_table(chart));
  }

  void add(const TimeChart& chart) {
    chart_caption(chart.title, chart.summary);
    if (is_drawable(chart)) picture(draw(chart, kTextWidth), chart.title + ". " + chart.summary);
    for (const Table& table : data_tables(chart)) add(table);
  }

  void chart_caption(const std::string& title, const std::string& summary) {
    styled("Caption", title);
    if (summary.empty()) return;
    pugi::xml_node node = paragraph(body_, "Normal");
    node.child("w:pPr").append_child("w:keepNext");
    words(node, summary);
  }

  void picture(const Drawing& drawing, const std::string& description) {
    pictures_.push_back(png(drawing, kPictureScale, typesetter_));
    pugi::xml_node frame = run(paragraph(body_, "Picture"), {}).append_child("w:drawing").append_child("wp:inline");
    const auto size = [&](pugi::xml_node node) {
      set(node, "cx", emu(drawing.width));
      set(node, "cy", emu(drawing.height));
    };
    const auto name = [&](pugi::xml_node node) {
      set(node, "id", picture_count());
      set(node, "name", fmt::format("Chart {}", picture_count()).c_str());
      set(node, "descr", description.c_str());
    };
    size(frame.append_child("wp:extent"));
    name(frame.append_child("wp:docPr"));
    pugi::xml_node data = frame.append_child("a:graphic").append_child("a:graphicData");
    set(data, "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture");
    pugi::xml_node pic = data.append_child("pic:pic");
    pugi::xml_node about = pic.append_child("pic:nvPicPr");
    name(about.append_child("pic:cNvPr"));
    about.append_child("pic:cNvPicPr");
    pugi::xml_node fill = pic.append_child("pic:blipFill");
    set(fill.append_child("a:blip"), "r:embed", fmt::format("rIdPicture{}", picture_count()).c_str());
    fill.append_child("a:stretch").append_child("a:fillRect");
    pugi::xml_node shape = pic.append_child("pic:spPr");
    pugi::xml_node place = shape.append_child("a:xfrm");
    pugi::xml_node origin = place.append_child("a:off");
    set(origin, "x", 0);
    set(origin, "y", 0);
    size(place.append_child("a:ext"));
    set(shape.append_child("a:prstGeom"), "prst", "rect");
  }

  void add(const PageBreak&) { set(run(paragraph(body_, "Normal"), {}).append_child("w:br"), "w:type", "page"); }

  /// A4, with the running head and foot.
  void section() {
    pugi::xml_node node = body_.append_child("w:sectPr");
    const auto refer = [&](const char* kind, const char* id) {
      pugi::xml_node reference = node.append_child(kind);
      set(reference, "w:type", "default");
      set(reference, "r:id", id);
    };
    refer("w:headerReference", "rIdHeader");
    refer("w:footerReference", "rIdFooter");
    pugi::xml_node page = node.append_child("w:pgSz");
    set(page, "w:w", 11906);
    set(page, "w:h", 16838);
    pugi::xml_node margins = node.append_child("w:pgMar");
    for (const char* side : {"w:top", "w:bottom"}) set(margins, side, 1361);
    for (const char* side : {"w:left", "w:right"}) set(margins, side, 1080);
    for (const char* side : {"w:header", "w:footer"}) set(margins, side, 600);
    set(margins, "w:gutter", 0);
  }

  const Report& report_;
  pugi::xml_document xml_;
  pugi::xml_node body_;
  Typesetter typesetter_;
  std::vector<std::string> pictures_;
  int numbered_lists_ = 0;
};

}  // namespace

std::string word_file(const Report& unclean) {
  const Report report = clean(unclean);
  return WordWriter(report).write();
}

}  // namespace documents
