#include "forecast_cases.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "base/csv.h"

namespace bench {
namespace {

class Table {
 public:
  explicit Table(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("There is no " + path.string());
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto read = base::read_csv(bytes, 5'000'000);
    if (!read) throw std::runtime_error(path.string() + ": " + read.error().front().message);
    table_ = *std::move(read);
  }
  [[nodiscard]] const std::vector<base::CsvRow>& rows() const { return table_.rows; }
  [[nodiscard]] const std::string& text(const base::CsvRow& row, std::string_view column) const {
    return row.fields.at(table_.column(column).value());
  }
  [[nodiscard]] double number(const base::CsvRow& row, std::string_view column) const {
    const std::string& digits = text(row, column);
    double value = NAN;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

 private:
  base::CsvTable table_;
};

using Rows = std::map<std::string, std::map<std::string, double>>;

flow::SeriesPeriod period_of(const std::string& text) {
  return flow::parse_series_period(text).value();
}

std::vector<double> values_of(const std::map<std::string, double>& row) {
  std::vector<double> out;
  out.reserve(row.size());
  for (const auto& [period, value] : row) out.push_back(value);
  return out;
}

/// The `horizon` values from `origin` on, and at most `most` values before it.
ForecastCase cut(const std::string& name, flow::SeriesPeriod first, const std::vector<double>& values,
                 std::size_t origin, std::size_t horizon, std::size_t most) {
  const std::size_t from = origin > most ? origin - most : 0;
  const auto at = [&](std::size_t place) { return values.begin() + static_cast<std::ptrdiff_t>(place); };
  return {name,
          first + static_cast<std::int64_t>(from),
          {at(from), at(origin)},
          {at(origin), at(std::min(origin + horizon, values.size()))}};
}

constexpr std::size_t kAll = 1'000'000;

void add_delays(std::vector<ForecastSet>& out, const std::filesystem::path& data, std::size_t back) {
  const Table table(data / "dtoc_la_monthly.csv");
  Rows rows;
  for (const auto& row : table.rows()) {
    if (table.text(row, "ons_code").empty()) continue;
    rows[table.text(row, "name")][table.text(row, "period")] =
        table.number(row, "total") / table.number(row, "days_in_month");
  }
  std::erase_if(rows, [](const auto& one) { return one.second.size() != 105; });
  for (const std::size_t origin : {69U, 81U, 93U}) {
    ForecastSet set{"delays", "count", 12, {}, std::nullopt};
    for (const auto& [name, row] : rows)
      set.cases.push_back(cut(name, period_of(row.begin()->first), values_of(row), origin - 12 * back, 12, kAll));
    out.push_back(std::move(set));
  }
}

void add_attendances(std::vector<ForecastSet>& out, const std::filesystem::path& data, std::size_t back) {
  const Table table(data / "ae_attendances_monthly.csv");
  Rows attendances;
  Rows within;
  for (const auto& row : table.rows()) {
    if (table.text(row, "type") != "1") continue;
    const double all = table.number(row, "attendances");
    attendances[table.text(row, "org_code")][table.text(row, "period")] = all;
    within[table.text(row, "org_code")][table.text(row, "period")] = 100 * (1 - table.number(row, "breaches") / all);
  }
  ForecastSet counts{"attendances", "count", 12, {}, std::nullopt};
  ForecastSet shares{"four-hour", "percentage", 12, {}, std::nullopt};
  for (const auto& [name, row] : attendances) {
    if (row.size() != 36) continue;
    counts.cases.push_back(
        cut(name, period_of(row.begin()->first), values_of(row), 30 - 3 * back, back == 1 ? 3 : 6, kAll));
    shares.cases.push_back(
        cut(name, period_of(row.begin()->first), values_of(within.at(name)), 30 - 3 * back, back == 1 ? 3 : 6, kAll));
  }
  out.push_back(std::move(counts));
  out.push_back(std::move(shares));
}

/// The flagged days of the set: Christmas, New Year, Thanksgiving, Independence Day.
std::vector<flow::Holiday> flagged_days(const Table& table) {
  std::vector<flow::Holiday> out;
  for (const auto& row : table.rows())
    for (const char* const name : {"xmas", "xmas2", "nye", "nyd", "thx", "thx1", "ind"})
      if (table.number(row, name) == 1) {
        out.push_back({period_of(table.text(row, "date")), name});
        break;
      }
  return out;
}

void add_arrivals(std::vector<ForecastSet>& out, const std::filesystem::path& data, std::size_t back) {
  const Table table(data / "ed_daily_arrivals_uihc.csv");
  std::vector<double> values;
  for (const auto& row : table.rows()) values.push_back(table.number(row, "arrivals"));
  const auto first = period_of(table.text(table.rows().front(), "date"));
  const auto holidays = flagged_days(table);
  const std::size_t start = values.size() - 364 - 364 * back;
  for (std::size_t origin = start; origin < start + 364; origin += 14) {
    const auto one = cut("ED", first, values, origin, 14, 730);
    out.push_back({"arrivals", "count", 7, {one}, std::nullopt});
    out.push_back({"arrivals, holidays told", "count", 7, {one}, holidays});
  }
}

/// A missing day takes the value of the same day a week before.
std::size_t fill(std::vector<double>& values) {
  std::size_t filled = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] > 0) continue;
    ++filled;
    values[i] = i >= 7 ? values[i - 7] : NAN;
  }
  return filled;
}

void add_residing(std::vector<ForecastSet>& out, const std::filesystem::path& data, std::size_t back) {
  const Table table(data / "icb_no_criteria_to_reside_daily.csv");
  Rows rows;
  for (const auto& row : table.rows())
    rows[table.text(row, "icb_code")][table.text(row, "date")] = table.number(row, "no_ctr");
  const auto first = period_of(rows.begin()->second.begin()->first);
  const std::vector<std::string> origins =
      back == 0 ? std::vector<std::string>{"2024-06-30", "2024-08-31", "2024-10-31", "2025-01-31",
                                           "2025-03-31", "2025-05-31", "2025-07-31"}
                : std::vector<std::string>{"2023-11-30", "2024-01-15", "2024-02-29",
                                           "2024-03-31", "2024-04-30", "2024-06-01"};
  for (const std::string& last : origins) {
    const auto origin = static_cast<std::size_t>(period_of(last).number - first.number + 1);
    ForecastSet set{"residing", "count", 7, {}, std::nullopt};
    for (const auto& [name, row] : rows) {
      auto values = values_of(row);
      const auto all = static_cast<double>(values.size());
      if (static_cast<double>(fill(values)) > 0.02 * all) continue;
      set.cases.push_back(cut(name, first, values, origin, 28, 730));
    }
    out.push_back(std::move(set));
  }
}

std::vector<double> numbers(const std::string& text) {
  std::vector<double> out;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  while (at < end) {
    double value = 0;
    at = std::from_chars(at, end, value).ptr;
    out.push_back(value);
    if (at < end) ++at;
  }
  return out;
}

/// "1990-1"; "0-1" for a series that does not tell its year.
flow::SeriesPeriod month_of(const std::string& text) {
  const auto dash = text.find('-');
  const std::int64_t year = std::stoll(text.substr(0, dash));
  return {flow::PeriodKind::Month, year * 12 + std::stoll(text.substr(dash + 1)) - 1};
}

void add_competition(std::vector<ForecastSet>& out, const std::filesystem::path& file, ForecastSet set,
                     std::size_t horizon, std::size_t back) {
  const Table table(file);
  const bool starts = set.season > 1;
  for (const auto& row : table.rows()) {
    auto values = numbers(table.text(row, "train"));
    const std::size_t origin = values.size() - horizon * back;
    for (const double value : numbers(table.text(row, "test"))) values.push_back(value);
    const auto first = starts ? month_of(table.text(row, "start")) : flow::SeriesPeriod{};
    set.cases.push_back(cut(table.text(row, "id"), first, values, origin, horizon, kAll));
  }
  out.push_back(std::move(set));
}

}  // namespace

flow::Series series_of(const ForecastCase& one) {
  flow::Series out{one.name, {}};
  for (std::size_t i = 0; i < one.train.size(); ++i)
    out.points.push_back({one.first + static_cast<std::int64_t>(i), one.train[i]});
  return out;
}

std::vector<ForecastSet> read_sets(const std::filesystem::path& data, int back) {
  const auto windows = static_cast<std::size_t>(back);
  std::vector<ForecastSet> out;
  // Three origins a year apart: to choose by, they move to before the first test window.
  add_delays(out, data, back == 0 ? 0 : windows + 2);
  add_attendances(out, data, windows);
  add_arrivals(out, data, windows);
  add_residing(out, data, windows);
  add_competition(out, data / "m3_monthly.csv", {"M3", "value", 12, {}, std::nullopt}, 18, windows);
  add_competition(out, data / "m4_weekly_sample.csv", {"M4 weekly", "value", 1, {}, std::nullopt}, 13, windows);
  return out;
}

}  // namespace bench
