#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "documents/chart_drawing.h"
#include "documents/clean_text.h"
#include "documents/html_style.h"
#include "documents/time_chart_drawing.h"
#include "documents/writers.h"

namespace documents {
namespace {

/// A closed <details> does not print, so a file made for paper shows its data tables outright.
enum class DataTables { Folded, Open };

constexpr const char* kNothingToDraw = "<p>There is nothing to draw.</p>";

/// Only an address within this site: a report's words must not be able to send a reader elsewhere.
bool is_site_relative(const std::string& link) {
  return link.starts_with('/') && !link.starts_with("//") && !link.starts_with("/\\");
}

std::string with_breaks(const std::string& words) {
  std::string out;
  for (const char c : escaped(words)) c == '\n' ? out += "<br>" : out += c;
  return out;
}

class HtmlWriter {
 public:
  explicit HtmlWriter(DataTables data_tables) : data_tables_(data_tables) {}

  std::string body(const Report& report) {
    facts(report);
    for (const Block& block : report.blocks) std::visit([this](const auto& one) { add(one); }, block);
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void put(fmt::format_string<Parts...> form, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Parts>(parts)...);
  }

  void fact(const std::string& name, const std::string& words) {
    if (words.empty()) return;
    put(R"(<div class="nhsuk-summary-list__row"><dt class="nhsuk-summary-list__key">{}</dt>)"
        R"(<dd class="nhsuk-summary-list__value">{}</dd></div>)",
        escaped(name), escaped(words));
  }

  void facts(const Report& report) {
    out_ += R"(<dl class="nhsuk-summary-list nhsuk-summary-list--no-border">)";
    for (const auto& [name, words] : report.facts) fact(name, words);
    fact("Author", report.author);
    fact("Produced", base::long_date_time(report.made_at));
    fact("Status", report.status);
    out_ += "</dl>\n";
  }

  void add(const Heading& heading) {
    const int level = std::clamp(heading.level, 1, 3);
    constexpr const char* kSizes[] = {"l", "m", "s"};
    put(R"(<h{0} class="nhsuk-heading-{1}">{2}</h{0}>)"
        "\n",
        level + 1, kSizes[level - 1], escaped(heading.words));
  }

  void add(const Paragraph& paragraph) { put("<p>{}</p>\n", with_breaks(paragraph.words)); }

  void add(const Note& note) {
    put(R"(<div class="nhsuk-inset-text"><span class="nhsuk-u-visually-hidden">Information: </span><p>{}</p></div>)"
        "\n",
        with_breaks(note.words));
  }

  void add(const List& list) {
    if (list.items.empty()) return;
    const char* element = list.is_numbered ? "ol" : "ul";
    put(R"(<{} class="nhsuk-list nhsuk-list--{}">)", element, list.is_numbered ? "number" : "bullet");
    for (const std::string& item : list.items) put("<li>{}</li>", escaped(item));
    put("</{}>\n", element);
  }

  void add(const Figures& figures) {
    if (figures.items.empty()) return;
    out_ += R"(<ul class="sl-figures">)";
    for (const FigureItem& item : figures.items) {
      const auto value = shown(item.value);
      put(R"(<li class="sl-figure"><span class="sl-figure__value">{}</span> <span class="sl-figure__words">{}</span>)",
          escaped(value), escaped(item.words));
      lineage_link(item.lineage, value + " " + item.words);
      out_ += "</li>";
    }
    out_ += "</ul>\n";
  }

  void lineage_link(const Lineage& lineage, const std::string& about) {
    if (!is_site_relative(lineage.link)) return;
    put(R"( <a class="sl-figure__lineage" href="{}">How we know<span class="nhsuk-u-visually-hidden">: {}</span></a>)",
        escaped(lineage.link), escaped(about));
  }

  /// The roles repeat what the elements say, for a phone: there the rows become blocks, which takes the elements'
  /// meaning.
  void add(const Table& table) {
    if (table.columns.empty()) return;
    out_ += R"(<table class="nhsuk-table nhsuk-table--responsive sl-table" role="table">)";
    put(R"(<caption class="nhsuk-table__caption">{}</caption>)", escaped(table.caption));
    head(table);
    out_ += R"(<tbody class="nhsuk-table__body" role="rowgroup">)";
    for (const auto& row : table.rows) body_row(table, row, "");
    if (!table.total.empty()) body_row(table, table.total, " sl-table__total");
    out_ += "</tbody></table>\n";
    if (!table.note.empty()) put("<p class=\"nhsuk-body-s\">{}</p>\n", escaped(table.note));
    if (!table.lineage || !is_site_relative(table.lineage->link)) return;
    out_ += R"(<p class="nhsuk-body-s">)";
    lineage_link(*table.lineage, table.caption);
    out_ += "</p>\n";
  }

  void head(const Table& table) {
    out_ += R"(<thead class="nhsuk-table__head" role="rowgroup"><tr class="nhsuk-table__row" role="row">)";
    for (const Column& column : table.columns)
      put(R"(<th class="nhsuk-table__header{}" scope="col" role="columnheader">{}</th>)",
          column.is_numeric ? " nhsuk-table__header--numeric" : "", escaped(column.words));
    out_ += "</tr></thead>";
  }

  void body_row(const Table& table, const std::vector<Quantity>& row, const char* extra_class) {
    put(R"(<tr class="nhsuk-table__row{}" role="row">)", extra_class);
    for (std::size_t i = 0; i < row.size(); ++i) cell(table.columns[i], row[i], i == 0);
    out_ += "</tr>";
  }

  /// On a phone each cell names its column.
  void cell(const Column& column, const Quantity& quantity, bool is_row_header) {
    const char* element = is_row_header ? "th" : "td";
    const char* kind = is_row_header ? "header" : "cell";
    const auto numeric = column.is_numeric ? fmt::format(" nhsuk-table__{}--numeric", kind) : "";
    put(R"(<{} class="nhsuk-table__{}{}"{}><span class="nhsuk-table__heading" aria-hidden="true">{} </span>)", element,
        kind, numeric, is_row_header ? R"( scope="row" role="rowheader")" : R"( role="cell")", escaped(column.words));
    put(R"(<span class="sl-table__value">{}</span></{}>)", escaped(shown(quantity)), element);
  }

  void add(const Chart& chart) {
    open_figure("sl-chart", chart.title, chart.summary);
    out_ += is_drawable(chart) ? page_svg(chart, next_id()) : kNothingToDraw;
    out_ += "</figure>\n";
    Table table = data_table(chart);
    table.lineage = chart.lineage;
    add_data({std::move(table)}, chart.title);
  }

  void add(const TimeChart& chart) {
    open_figure("sl-time-chart", chart.title, chart.summary);
    out_ += is_drawable(chart) ? responsive_svg(chart, next_id()) : kNothingToDraw;
    out_ += "</figure>\n";
    add_data(data_tables(chart), chart.title);
  }

  std::string next_id() { return fmt::format("chart-{}", ++charts_); }

  void open_figure(const char* css_class, const std::string& title, const std::string& summary) {
    put(R"(<figure class="{0}"><figcaption class="{0}__caption"><strong>{1}</strong> {2}</figcaption>)", css_class,
        escaped(title), escaped(summary));
  }

  void add_data(const std::vector<Table>& tables, const std::string& title) {
    if (data_tables_ == DataTables::Open) {
      for (const Table& table : tables) add(table);
      return;
    }
    put(R"(<details class="nhsuk-details"><summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">)"
        R"(Data table<span class="nhsuk-u-visually-hidden">: {}</span></span></summary><div class="nhsuk-details__text">)",
        escaped(title));
    for (const Table& table : tables) add(table);
    out_ += "</div></details>\n";
  }

  void add(const PageBreak&) { out_ += R"(<hr class="sl-page-break">)"; }

  DataTables data_tables_;
  int charts_ = 0;
  std::string out_;
};

std::string paragraph(const char* css_class, const std::string& words) {
  return words.empty() ? "" : fmt::format("<p class=\"{}\">{}</p>\n", css_class, escaped(words));
}

}  // namespace

std::string html_body(const Report& report) {
  return HtmlWriter(DataTables::Folded).body(clean(report));
}

std::string html_file(const Report& unclean) {
  const Report report = clean(unclean);
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"
      R"(<meta name="viewport" content="width=device-width, initial-scale=1">)"
      "<title>{}</title>\n<style>{}</style></head>\n<body>{}<main>\n{}<h1>{}</h1>\n{}{}</main></body></html>\n",
      escaped(report.title), kFileStyle, paragraph("status", report.status),
      paragraph("organisation", report.organisation), escaped(report.title), paragraph("subtitle", report.subtitle),
      HtmlWriter(DataTables::Open).body(report));
}

}  // namespace documents
