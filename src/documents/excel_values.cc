#include "documents/excel_values.h"

#include <algorithm>

#include "documents/clean_text.h"

namespace documents {

bool is_excel_date(base::Date date) {
  return date.ok() && date.year() >= std::chrono::year{1901} && date.year() <= std::chrono::year{9999};
}

int places_of(const Quantity& quantity) {
  if (std::holds_alternative<Rate>(quantity)) return 1;
  if (const auto* measure = std::get_if<Measure>(&quantity)) return measure->places;
  const auto* decimal = std::get_if<Decimal>(&quantity);
  if (decimal == nullptr || decimal->value.value % 100 == 0) return 0;
  return decimal->value.value % 10 == 0 ? 1 : 2;
}

std::string number_format(const Quantity& quantity, int places) {
  if (std::holds_alternative<Percentage>(quantity)) return "0%";
  if (std::holds_alternative<Money>(quantity)) return "£#,##0.00;-£#,##0.00";
  if (std::holds_alternative<Duration>(quantity)) return R"([h]" h "mm" min")";
  if (std::holds_alternative<Day>(quantity)) return "d mmm yyyy";
  if (!is_numeric(quantity)) return "";
  return places == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(places), '0');
}

std::optional<double> number_of(const Quantity& quantity) {
  if (!is_numeric(quantity)) return std::nullopt;
  if (const auto* count = std::get_if<Count>(&quantity)) return static_cast<double>(count->value);
  if (const auto* decimal = std::get_if<Decimal>(&quantity)) return static_cast<double>(decimal->value.value) / 100;
  if (const auto* measure = std::get_if<Measure>(&quantity)) return measure->value;
  if (const auto* money = std::get_if<Money>(&quantity)) return static_cast<double>(money->value.value) / 100;
  if (const auto* rate = std::get_if<Rate>(&quantity))
    return static_cast<double>(rate->numerator) / static_cast<double>(rate->denominator) * 100;
  if (const auto* share = std::get_if<Percentage>(&quantity))
    return static_cast<double>(share->numerator.value) / static_cast<double>(share->denominator.value);
  const auto minutes = std::get<Duration>(quantity).value.count();
  return minutes < 0 ? std::nullopt : std::optional(static_cast<double>(minutes) / (24 * 60));
}

std::string chart_words(const std::string& words) {
  constexpr std::size_t kLongest = 120;
  return shortened_to(words.starts_with('=') ? " " + words : words, kLongest);
}

std::optional<Parts> parts_of(const Quantity& quantity) {
  if (const auto* share = std::get_if<Percentage>(&quantity))
    return Parts{Decimal{share->numerator}, Decimal{share->denominator}};
  if (const auto* rate = std::get_if<Rate>(&quantity)) return Parts{Count{rate->numerator}, Count{rate->denominator}};
  return std::nullopt;
}

Table with_parts(Table table) {
  const std::size_t columns = table.columns.size();
  for (std::size_t c = 0; c < columns; ++c) {
    const auto has_parts = [c](const auto& row) { return parts_of(row[c]).has_value(); };
    if (!std::ranges::any_of(table.rows, has_parts)) continue;
    table.columns.push_back({table.columns[c].words + ": numerator", true});
    table.columns.push_back({table.columns[c].words + ": denominator", true});
    const auto extend = [c](std::vector<Quantity>& row) {
      const auto parts = parts_of(row[c]);
      row.push_back(parts ? parts->numerator : Quantity(""));
      row.push_back(parts ? parts->denominator : Quantity(""));
    };
    std::ranges::for_each(table.rows, extend);
    if (!table.total.empty()) extend(table.total);
  }
  return table;
}

}  // namespace documents
