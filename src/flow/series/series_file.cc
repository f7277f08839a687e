#include "flow/series/series_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/mapped.h"
#include "base/text.h"

namespace flow {
namespace {

constexpr std::size_t kMostRows = 5'000'000;
/// A typing fault more likely than a gap; and gaps are filled.
constexpr std::int64_t kWidestGap = 100'000;

struct Places {
  std::optional<std::size_t> series;
  std::size_t period = 0;
  std::string_view period_name;
  std::size_t value = 0;
};

base::Result<Places> find_places(const base::CsvTable& table, const SeriesColumns& columns) {
  Places places;
  places.series = table.column(columns.series);
  if (!places.series && columns.must_have_series)
    return base::invalid(base::csv_place(1, columns.series), "The file has no column of this name.");
  const auto date = table.column("date");
  const auto period = date ? date : table.column("period");
  if (!period) return base::invalid(base::csv_place(1, "date"), "The file has no column \"date\" or \"period\".");
  const auto value = table.column("value");
  if (!value) return base::invalid(base::csv_place(1, "value"), "The file has no column \"value\".");
  places.period = *period;
  places.period_name = date ? "date" : "period";
  places.value = *value;
  return places;
}

bool is_missing(std::string_view text) {
  const std::string small = base::lower(text);
  return small.empty() || small == "na" || small == "nan";
}

/// A point with the line it was read from, which a refusal names.
struct ReadPoint {
  SeriesPoint point;
  std::size_t line = 0;
};

struct ReadSeries {
  std::string name;
  std::vector<ReadPoint> points;
};

class SeriesReader {
 public:
  SeriesReader(const base::CsvTable& table, const Places& places) : table_(table), places_(places) {}

  base::Checked<std::vector<Series>> read() {
    for (const base::CsvRow& row : table_.rows) read_row(row);
    auto out = base::mapped(series_, [&](ReadSeries& series) { return put_in_order(series); });
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    return out;
  }

 private:
  void read_row(const base::CsvRow& row) {
    auto period = parse_series_period(row.fields[places_.period], base::csv_place(row.line, places_.period_name));
    if (!period) return faults_.push_back(std::move(period.error()));
    SeriesPoint point{*period, std::nullopt};
    if (const std::string& text = row.fields[places_.value]; !is_missing(text)) {
      auto value = parse_value(text, base::csv_place(row.line, "value"));
      if (!value) return faults_.push_back(std::move(value.error()));
      point.value = *value;
    }
    series_named(places_.series ? row.fields[*places_.series] : std::string()).points.push_back({point, row.line});
  }

  ReadSeries& series_named(const std::string& name) {
    const auto [found, is_new] = places_by_name_.try_emplace(name, series_.size());
    if (is_new) series_.push_back({name, {}});
    return series_[found->second];
  }

  Series put_in_order(ReadSeries& read) {
    Series series{std::move(read.name), {}};
    std::ranges::sort(read.points, {},
                      [](const ReadPoint& one) { return std::pair(one.point.period.number, one.line); });
    series.points.reserve(read.points.size());
    for (const ReadPoint& one : read.points) {
      if (!series.points.empty()) check_beside(series.points.back().period, one);
      series.points.push_back(one.point);
    }
    return series;
  }

  void check_beside(SeriesPeriod before, const ReadPoint& here) {
    const SeriesPeriod period = here.point.period;
    const std::string place = base::csv_place(here.line, places_.period_name);
    if (before.kind != period.kind)
      faults_.push_back({base::ErrorCode::Invalid, place,
                         fmt::format("The periods of one series are of one kind; {} stands beside {}.",
                                     period_text(period), period_text(before))});
    else if (before == period)
      faults_.push_back({base::ErrorCode::Invalid, place,
                         fmt::format("{} stands twice in this series. Keep one value for it.", period_text(period))});
    else if (period.number - before.number > kWidestGap)
      faults_.push_back({base::ErrorCode::Invalid, place,
                         fmt::format("{} lies far after {}. Check both.", period_text(period), period_text(before))});
  }

  const base::CsvTable& table_;
  const Places& places_;
  std::vector<ReadSeries> series_;
  std::map<std::string, std::size_t> places_by_name_;
  base::Errors faults_;
};

}  // namespace

base::Checked<std::vector<Series>> read_series(std::string_view bytes, const SeriesColumns& columns) {
  const auto table = base::read_csv(bytes, kMostRows);
  if (!table) return std::unexpected(table.error());
  const auto places = find_places(*table, columns);
  if (!places) return std::unexpected(base::Errors{places.error()});
  return SeriesReader(*table, *places).read();
}

base::Result<double> parse_value(std::string_view text, std::string subject) {
  double value = 0;
  const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault == std::errc() && end == digits.data() + digits.size() && std::isfinite(value)) return value;
  return base::invalid(std::move(subject), fmt::format("\"{}\" is not a number. Write it as 1234.5, or leave it empty.",
                                                       base::one_line(text.substr(0, 40))));
}

}  // namespace flow
