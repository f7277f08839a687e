#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "base/london_time.h"
#include "base/mapped.h"
#include "documents/clean_text.h"
#include "documents/writers.h"

namespace documents {
namespace {

/// Boost.JSON would write 113.6 as 1.136E2; numbers here are the digits that a reader sees, so the text is built by
/// hand and only strings are left to the library.
std::string text(std::string_view words) {
  return boost::json::serialize(boost::json::string_view(words));
}

/// 16190 pence as 161.9
std::string pounds(base::Pence amount) {
  return base::decimal_text(base::Hundredths{amount.value});
}

class JsonWriter {
 public:
  std::string write(const Report& report) {
    open('{');
    member("title", text(report.title));
    member("subtitle", text(report.subtitle));
    member("organisation", text(report.organisation));
    member("author", text(report.author));
    member("status", text(report.status));
    if (const auto all = lineages(report); !all.empty()) {
      member("period", period(all.front().period));
      member("cut_off", text(base::utc_iso(all.front().cut_off)));
    } else {
      member("cut_off", text(base::utc_iso(report.made_at)));
    }
    member("made_at", text(base::utc_iso(report.made_at)));
    lists(report);
    close('}');
    return std::move(out_) + "\n";
  }

 private:
  void lists(const Report& report) {
    key("figures");
    each<Figures>(report, [this](const Figures& figures) {
      for (const FigureItem& item : figures.items) figure(item);
    });
    key("tables");
    each<Table>(report, [this](const Table& one) { table(one); });
    key("charts");
    each<Chart>(report, [this](const Chart& one) { chart(one); });
    key("time_charts");
    each<TimeChart>(report, [this](const TimeChart& one) { time_chart(one); });
    key("notes");
    each<Note>(report, [this](const Note& note) { element(text(note.words)); });
  }

  template <class Kind, class Write>
  void each(const Report& report, Write write) {
    open('[');
    for (const Block& block : report.blocks)
      if (const auto* one = std::get_if<Kind>(&block)) write(*one);
    close(']');
  }

  void figure(const FigureItem& item) {
    next();
    open('{');
    member("name", text(item.lineage.name));
    member("title", text(item.lineage.title));
    member("words", text(item.words));
    member("value", value(item.value));
    if (const auto* unit = unit_of(item.value)) member("unit", text(unit));
    member("shown", text(shown(item.value)));
    if (const auto* percentage = std::get_if<Percentage>(&item.value)) {
      member("numerator", base::decimal_text(percentage->numerator));
      member("denominator", base::decimal_text(percentage->denominator));
    }
    if (const auto* rate = std::get_if<Rate>(&item.value)) {
      member("numerator", fmt::to_string(rate->numerator));
      member("denominator", fmt::to_string(rate->denominator));
    }
    lineage(item.lineage);
    close('}');
  }

  void lineage(const Lineage& lineage) {
    key("lineage");
    open('{');
    member("name", text(lineage.name));
    member("title", text(lineage.title));
    member("definition", text(lineage.definition));
    member("period", period(lineage.period));
    member("cut_off", text(base::utc_iso(lineage.cut_off)));
    member("filters", text(lineage.filters));
    member("source", text(lineage.source));
    member("link", text(lineage.link));
    close('}');
  }

  void table(const Table& table) {
    next();
    open('{');
    member("caption", text(table.caption));
    key("columns");
    open('[');
    for (const Column& column : table.columns) element(text(column.words));
    close(']');
    key("rows");
    open('[');
    for (const auto& cells : table.rows) element(row(cells));
    close(']');
    if (!table.total.empty()) member("total", row(table.total));
    if (!table.note.empty()) member("note", text(table.note));
    if (table.lineage) lineage(*table.lineage);
    close('}');
  }

  void chart(const Chart& chart) {
    next();
    open('{');
    member("title", text(chart.title));
    member("summary", text(chart.summary));
    key("categories");
    open('[');
    for (const std::string& category : chart.categories) element(text(category));
    close(']');
    key("series");
    open('[');
    for (const Series& series : chart.series) {
      const auto values = base::mapped(series.values, quantity_of);
      element(fmt::format(R"({{"name": {}, "values": {}}})", text(series.name), row(values)));
    }
    close(']');
    if (chart.base)
      member("line", fmt::format(R"({{"value": {}, "words": {}}})", chart.base->value, text(chart.base->words)));
    if (chart.lineage) lineage(*chart.lineage);
    close('}');
  }

  void time_chart(const TimeChart& chart) {
    next();
    open('{');
    member("title", text(chart.title));
    member("summary", text(chart.summary));
    member("value", text(chart.value_name));
    member("unit", text(chart.is_percentage ? "%" : chart.unit));
    key("points");
    open('[');
    for (const TimePoint& point : chart.points) element(time_point(point));
    close(']');
    key("new_limits");
    open('[');
    for (const NewLimits& change : chart.new_limits)
      element(
          fmt::format(R"({{"from": {}, "words": {}}})", text(chart.points.at(change.at).period), text(change.words)));
    close(']');
    key("forecast");
    open('[');
    for (const ForecastPoint& point : chart.forecast) element(forecast_point(point));
    close(']');
    if (chart.lineage) lineage(*chart.lineage);
    close('}');
  }

  static std::string time_point(const TimePoint& point) {
    return fmt::format(
        R"({{"period": {}, "value": {}, "mark": {}, "signal": {}, "mean": {}, "lower_limit": {}, "upper_limit": {}, )"
        R"("target": {}, "trajectory": {}}})",
        text(point.period), number(point.value), text(words_of(point.mark)), text(point.signal), number(point.mean),
        number(point.lower_limit), number(point.upper_limit), number(point.target), number(point.trajectory));
  }

  static std::string forecast_point(const ForecastPoint& point) {
    return fmt::format(R"({{"period": {}, "mean": {}, "lower_80": {}, "upper_80": {}, "lower_95": {}, "upper_95": {}, )"
                       R"("target": {}, "trajectory": {}}})",
                       text(point.period), number(point.mean), number(point.lower_80), number(point.upper_80),
                       number(point.lower_95), number(point.upper_95), number(point.target), number(point.trajectory));
  }

  static std::string number(std::optional<double> value) { return value ? fmt::to_string(*value) : "null"; }

  static const char* unit_of(const Quantity& quantity) {
    if (std::holds_alternative<Percentage>(quantity)) return "percent";
    if (std::holds_alternative<Rate>(quantity)) return "per 100";
    if (std::holds_alternative<Money>(quantity)) return "pounds";
    if (std::holds_alternative<Duration>(quantity)) return "minutes";
    return nullptr;
  }

  static std::string period(const base::Period& period) {
    return fmt::format(R"({{"from": "{}", "to": "{}"}})", base::iso(period.from), base::iso(period.to));
  }

  static std::string row(const std::vector<Quantity>& cells) {
    std::string out = "[";
    for (const Quantity& cell : cells) out += (out.size() > 1 ? ", " : "") + value(cell);
    return out + "]";
  }

  static std::string value(const Quantity& quantity) {
    struct ToJson {
      std::string operator()(Count count) const { return fmt::to_string(count.value); }
      std::string operator()(Decimal decimal) const { return base::decimal_text(decimal.value); }
      std::string operator()(Measure measure) const { return fmt::to_string(measure.value); }
      std::string operator()(Percentage percentage) const {
        const auto percent = whole_percent(percentage);
        return percent ? fmt::to_string(*percent) : "null";
      }
      std::string operator()(Rate rate) const {
        const auto per_hundred = rate_per_hundred(rate);
        return per_hundred ? base::decimal_text(*per_hundred) : "null";
      }
      std::string operator()(Money money) const { return pounds(money.value); }
      std::string operator()(Day day) const { return text(base::iso(day.value)); }
      std::string operator()(Duration duration) const { return fmt::to_string(duration.value.count()); }
      std::string operator()(const NotShown&) const { return "null"; }
      std::string operator()(const std::string& words) const { return text(words); }
    };
    return std::visit(ToJson{}, quantity);
  }

  void next() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
    out_ += '\n';
    out_.append(depth_ * 2, ' ');
  }
  void key(std::string_view name) {
    next();
    out_ += text(name) + ": ";
  }
  void member(std::string_view name, const std::string& json) {
    key(name);
    out_ += json;
  }
  void element(const std::string& json) {
    next();
    out_ += json;
  }
  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    is_first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!is_first_) {
      out_ += '\n';
      out_.append(depth_ * 2, ' ');
    }
    out_ += bracket;
    is_first_ = false;
  }

  std::string out_;
  std::size_t depth_ = 0;
  bool is_first_ = true;
};

}  // namespace

std::string json_file(const Report& report) {
  return JsonWriter().write(clean(report));
}

}  // namespace documents
