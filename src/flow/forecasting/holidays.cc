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
struct Seen {
  double sum = 0;
  double count = 0;
};

/// How far a day lies from what its neighbours suggest, when it is like others: the middle one of the distances from
/// the mean of a season before and after, squared, as a variance.
double usual_variance(std::span<const double> values, std::size_t season, bool is_share) {
  std::vector<double> squares;
  for (std::size_t place = season; place + season < values.size(); ++place) {
    const double around = 0.5 * (values[place - season] + values[place + season]);
    if (is_share && !(around > 0)) continue;
    const double distance = is_share ? values[place] / around - 1 : values[place] - around;
    squares.push_back(distance * distance);
  }
  if (squares.empty()) return 0;
  const auto middle = squares.begin() + static_cast<std::ptrdiff_t>(squares.size() / 2);
  std::ranges::nth_element(squares, middle);
  // The middle square of a normal distance is 0.455 of the variance.
  return *middle / 0.455;
}

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
                               std::span<const Holiday> holidays, std::size_t least_seen)
    : is_share_(kind == SeriesKind::Count) {
  for (const Holiday& holiday : holidays) names_.emplace(holiday.day.number, holiday.name);
  std::map<std::string, std::size_t> times;
  for (const auto& [day, name] : names_)
    if (day > first.number && day + 1 < first.number + static_cast<std::int64_t>(values.size())) ++times[name];
  const std::vector<double> actual(values.begin(), values.end());
  std::vector<std::pair<std::size_t, const std::string*>> seen;
  // The first and last values stay: there is nothing on one side of them to fill in from.
  for (std::size_t place = 1; place + 1 < values.size(); ++place) {
    const auto found = names_.find(first.number + static_cast<std::int64_t>(place));
    if (found == names_.end() || times[found->second] < least_seen) continue;
    values[place] = std::numeric_limits<double>::quiet_NaN();
    seen.emplace_back(place, &found->second);
  }
  fill_missing(values, season);
  std::map<std::string, Seen> by_name;
  double squares = 0;
  for (const auto& [place, name] : seen) {
    values[place] = within_kind(values[place], kind);
    if (is_share_ && !(values[place] > 0)) continue;
    const double effect = is_share_ ? actual[place] / values[place] - 1 : actual[place] - values[place];
    by_name[*name].sum += effect;
    by_name[*name].count += 1;
    squares += effect * effect;
    ++days_seen_;
  }
  if (days_seen_ == 0) return;
  const double usual = usual_variance(actual, season, is_share_);
  const double spread = std::max(0.0, squares / static_cast<double>(days_seen_) - usual);
  for (const auto& [name, one] : by_name) {
    const double known = one.count * spread;
    effects_[name] = known > 0 ? one.sum / one.count * known / (known + usual) : 0.0;
  }
}

double HolidayEffects::on(SeriesPeriod day, double forecast) const {
  const auto found = names_.find(day.number);
  if (day.kind != PeriodKind::Day || found == names_.end()) return forecast;
  const auto effect = effects_.find(found->second);
  if (effect == effects_.end()) return forecast;
  const double change = effect->second;
  return is_share_ ? forecast * (1 + change) : forecast + change;
}

}  // namespace flow
