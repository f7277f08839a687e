#include "documents/report.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <type_traits>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"

namespace documents {
namespace {

constexpr const char* kNotApplicable = "not applicable";

std::string words_of(Count count) {
  return base::grouped(count.value);
}
std::string words_of(Decimal decimal) {
  return base::decimal_text(decimal.value);
}
std::string words_of(Measure measure) {
  base::check(std::isfinite(measure.value), "a measure is a number");
  if (std::abs(measure.value) > 1e15) return fmt::format("{:.6g}", measure.value);
  std::string words = fmt::format("{:.{}f}", std::abs(measure.value), std::max(measure.places, 0));
  const bool is_nought = words.find_first_not_of("0.") == std::string::npos;
  for (auto at = static_cast<std::ptrdiff_t>(std::min(words.find('.'), words.size())) - 3; at > 0; at -= 3)
    words.insert(static_cast<std::size_t>(at), ",");
  return measure.value < 0 && !is_nought ? "-" + words : words;
}
std::string words_of(Money money) {
  return base::pounds_text(money.value);
}
std::string words_of(Day day) {
  return base::short_date(day.value);
}
std::string words_of(Duration duration) {
  return base::duration_text(duration.value);
}
std::string words_of(const NotShown& not_shown) {
  return not_shown.why;
}
std::string words_of(const std::string& words) {
  return words;
}

std::string words_of(Percentage percentage) {
  const auto percent = whole_percent(percentage);
  return percent ? fmt::format("{}%", *percent) : kNotApplicable;
}

std::string words_of(Rate rate) {
  const auto per_hundred = rate_per_hundred(rate);
  if (!per_hundred) return kNotApplicable;
  const auto tenths = per_hundred->value / 10;
  const auto size = tenths < 0 ? -tenths : tenths;
  return fmt::format("{}{}.{}", tenths < 0 ? "-" : "", base::grouped(size / 10), size % 10);
}

void add_once(std::vector<Lineage>& all, const Lineage& lineage) {
  if (lineage.name.empty()) return;
  for (const Lineage& known : all)
    if (known.name == lineage.name && known.filters == lineage.filters) return;
  all.push_back(lineage);
}

void add_once(std::vector<Lineage>& all, const std::optional<Lineage>& lineage) {
  if (lineage) add_once(all, *lineage);
}

std::string period_words(const Lineage& lineage) {
  return fmt::format("{}, as known on {}", base::period_name(lineage.period.from, lineage.period.to),
                     base::long_date_time(lineage.cut_off));
}

}  // namespace

std::optional<std::int64_t> whole_percent(Percentage percentage) {
  const auto [numerator, denominator] = percentage;
  if (denominator.value == 0) return std::nullopt;
  if (numerator.value < 0) return -base::whole_percent(-numerator.value, denominator.value);
  return base::whole_percent(numerator.value, denominator.value);
}

std::optional<base::Hundredths> rate_per_hundred(Rate rate) {
  if (rate.denominator == 0) return std::nullopt;
  if (rate.numerator < 0) return base::Hundredths{-base::per_hundred(-rate.numerator, rate.denominator).value};
  return base::per_hundred(rate.numerator, rate.denominator);
}

std::string shown(const Quantity& quantity) {
  return std::visit([](const auto& value) { return words_of(value); }, quantity);
}

bool is_numeric(const Quantity& quantity) {
  if (const auto* percentage = std::get_if<Percentage>(&quantity)) return percentage->denominator.value != 0;
  if (const auto* rate = std::get_if<Rate>(&quantity)) return rate->denominator != 0;
  return !std::holds_alternative<Day>(quantity) && !std::holds_alternative<NotShown>(quantity) &&
         !std::holds_alternative<std::string>(quantity);
}

Quantity quantity_of(double charted) {
  base::check(std::abs(charted) <= 1e13, "a chart's value is one that a person could read");
  if (charted == std::floor(charted)) return Count{static_cast<std::int64_t>(charted)};
  return Decimal{base::Hundredths{std::llround(charted * 100)}};
}

Table data_table(const Chart& chart) {
  Table table;
  table.caption = "Data: " + chart.title;
  table.columns.push_back({chart.category_axis.empty() ? "Category" : chart.category_axis});
  for (const Series& series : chart.series) table.columns.push_back({series.name, true});
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    std::vector<Quantity> row{chart.categories[i]};
    for (const Series& series : chart.series) row.push_back(quantity_of(series.values.at(i)));
    table.rows.push_back(std::move(row));
  }
  if (chart.base) table.note = "Line: " + chart.base->words + ".";
  return table;
}

std::vector<Lineage> lineages(const Report& report) {
  std::vector<Lineage> all;
  for (const Block& block : report.blocks) {
    if (const auto* figures = std::get_if<Figures>(&block))
      for (const FigureItem& item : figures->items) add_once(all, item.lineage);
    if (const auto* table = std::get_if<Table>(&block)) add_once(all, table->lineage);
    if (const auto* chart = std::get_if<Chart>(&block)) add_once(all, chart->lineage);
    if (const auto* chart = std::get_if<TimeChart>(&block)) add_once(all, chart->lineage);
  }
  return all;
}

std::vector<Block> annex(const Report& report) {
  const auto all = lineages(report);
  if (all.empty()) return {};
  Table table;
  table.caption = "What each figure counts, when, and from what";
  table.columns = {{"Figure"}, {"What is counted"}, {"Period and cut-off"}, {"Source"}};
  for (const Lineage& lineage : all) {
    const std::string filters = lineage.filters.empty() ? "" : fmt::format(" ({})", lineage.filters);
    table.rows.push_back({lineage.title + filters, lineage.definition, period_words(lineage), lineage.source});
  }
  return {Heading{1, "Where the figures come from"}, table};
}

}  // namespace documents
