// Days that are not like other days of their week: bank holidays and their like, each with what it does to a figure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "flow/forecasting/scale.h"
#include "flow/series/series_period.h"

namespace flow {

struct Holiday {
  SeriesPeriod day;  ///< PeriodKind::Day
  std::string name;  ///< the same name on another day is the same holiday in another year
};

/// A CSV file with the columns date and name. Refuses with each fault's line: a date that cannot be read, one that
/// stands twice, an empty name.
[[nodiscard]] base::Checked<std::vector<Holiday>> read_holidays(std::string_view bytes);

/// What holidays do to one series: a share of what the day would have been for counts, a difference otherwise; drawn
/// towards nothing by as much as ordinary days differ for no reason. A holiday never seen does nothing.
class HolidayEffects {
 public:
  /// Learns from daily values and takes the holidays out of them: each takes the value that its neighbours and the same
  /// days of the weeks around suggest. `first` is the period of the first value; one seen less than `least_seen` times
  /// stays.
  HolidayEffects(std::span<double> values, SeriesPeriod first, std::size_t season, SeriesKind kind,
                 std::span<const Holiday> holidays, std::size_t least_seen = 1);

  /// The forecast of a day with what its holiday does; the forecast itself on other days.
  [[nodiscard]] double on(SeriesPeriod day, double forecast) const;

  [[nodiscard]] std::size_t days_seen() const { return days_seen_; }

 private:
  bool is_share_;
  std::size_t days_seen_ = 0;
  std::map<std::int64_t, std::string> names_;  ///< by day
  std::map<std::string, double> effects_;      ///< by name
};

}  // namespace flow
