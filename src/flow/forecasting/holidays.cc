#include "flow/forecasting/holidays.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/text.h"
#include "flow/forecasting/prepared_series.h"

namespace flow {
namespace {

constexpr std::size_t kMostHolidays = 100'000;
/// As many days of a holiday weigh as much as what all holidays do.
constexpr double kDrawnDays = 1;

struct Seen {
  double sum = 0;
  double count = 0;
};

}  // namespace

base::Checked<std::vector<Holiday>> read_holidays(std::string_view bytes) {
  const auto table = base::read_csv(bytes, kMostHolidays);
  if (!table) return std::unexpected(table.error());
  const auto date = table->column("date");
  const auto name = table->column("name");
  base::Errors faults;
  const auto fault = [&](std::size_t line, std::string_view column, std::string message) {
    faults.push_back({base::ErrorCode::Invalid, base::csv_place(line, column), std::move(message)});
  };
  if (!date) fault(1, "date", "The file has no column \"date\".");
  if (!name) fault(1, "name", "The file has no column \"name\".");
  if (!faults.empty()) return std::unexpected(std::move(faults));
  std::vector<Holiday> out;
  std::set<std::int64_t> days;
  for (const base::CsvRow& row : table->rows) {
    const auto day = parse_series_period(row.fields[*date]);
    if (!day || day->kind != PeriodKind::Day)
      fault(row.line, "date", "This is not a day. Write it as 2017-12-25.");
    else if (!days.insert(day->number).second)
      fault(row.line, "date", fmt::format("{} stands twice. Keep one name for it.", period_text(*day)));
    else if (row.fields[*name].empty())
      fault(row.line, "name", "Write the holiday's name, the same for the same holiday of each year.");
    else
      out.push_back({*day, row.fields[*name]});
  }
  if (!faults.empty()) return std::unexpected(std::move(faults));
  return out;
}

HolidayEffects::HolidayEffects(std::span<double> values, SeriesPeriod first, std::size_t season, SeriesKind kind,
                               std::span<const Holiday> holidays)
    : is_share_(kind == SeriesKind::Count) {
  for (const Holiday& holiday : holidays) names_.emplace(holiday.day.number, holiday.name);
  const std::vector<double> actual(values.begin(), values.end());
  std::vector<std::pair<std::size_t, const std::string*>> seen;
  // The first and last values stay: there is nothing on one side of them to fill in from.
  for (std::size_t place = 1; place + 1 < values.size(); ++place) {
    const auto found = names_.find(first.number + static_cast<std::int64_t>(place));
    if (found == names_.end()) continue;
    values[place] = std::numeric_limits<double>::quiet_NaN();
    seen.emplace_back(place, &found->second);
  }
  fill_missing(values, season);
  std::map<std::string, Seen> by_name;
  Seen all;
  for (const auto& [place, name] : seen) {
    values[place] = within_kind(values[place], kind);
    if (is_share_ && !(values[place] > 0)) continue;
    const double effect = is_share_ ? actual[place] / values[place] - 1 : actual[place] - values[place];
    by_name[*name].sum += effect;
    by_name[*name].count += 1;
    all.sum += effect;
    all.count += 1;
  }
  days_seen_ = seen.size();
  of_all_ = all.sum / (all.count + kDrawnDays);
  for (const auto& [name, one] : by_name) effects_[name] = (one.sum + kDrawnDays * of_all_) / (one.count + kDrawnDays);
}

double HolidayEffects::on(SeriesPeriod day, double forecast) const {
  const auto found = names_.find(day.number);
  if (day.kind != PeriodKind::Day || found == names_.end()) return forecast;
  const auto effect = effects_.find(found->second);
  const double change = effect == effects_.end() ? of_all_ : effect->second;
  return is_share_ ? forecast * (1 + change) : forecast + change;
}

}  // namespace flow
