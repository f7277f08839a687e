#include "flow/forecasting/forecast.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

#include "base/check.h"
#include "flow/forecasting/combination.h"
#include "flow/forecasting/english_holidays.h"
#include "flow/forecasting/intervals.h"
#include "flow/forecasting/month_lengths.h"
#include "flow/forecasting/panel.h"
#include "flow/forecasting/seasonal_naive.h"

namespace flow {
namespace {

/// Series that lend to each other are held in memory together.
constexpr std::size_t kTogether = 2000;
/// A holiday that nobody told us of is believed in once it has been seen twice.
constexpr std::size_t kSeenToBelieve = 2;
constexpr std::size_t kMembersShown = 3;

Panel panel_of(const ForecastAsked& asked) {
  if (asked.method == Method::Auto)
    return {[asked](std::span<const Stretch> stretches, std::size_t horizon) {
              return panel_forecasts(stretches, asked.season, horizon, asked.kind);
            },
            usual_members()};
  return {[asked](std::span<const Stretch> stretches, std::size_t horizon) {
            std::vector<MemberForecasts> out;
            for (const Stretch& stretch : stretches) {
              auto forecasts = forecast_by(asked.method, stretch.values, asked.season, horizon);
              for (double& value : forecasts) value = within_kind(value, asked.kind);
              out.push_back({{std::move(forecasts)}});
            }
            return out;
          },
          {UsualMember{}}};
}

/// The same for the same values on every machine (Fowler, Noll and Vo's hash).
std::uint64_t seed_of(const std::string& name, std::span<const double> values) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto take = [&](std::uint64_t byte) { hash = (hash ^ byte) * 0x100000001b3U; };
  for (const char letter : name) take(static_cast<unsigned char>(letter));
  for (const double value : values) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    for (unsigned shift = 0; shift < 64; shift += 8) take((bits >> shift) & 0xffU);
  }
  return hash;
}

/// Below 1 where the date does not lie after the last value, or is of another kind.
std::int64_t steps_after(const PreparedSeries& series, SeriesPeriod by) {
  const auto own = as_kind(by, series.last.kind);
  const std::int64_t away = own ? own->number - series.last.number : -1;
  return away >= 0 ? away / series.spacing : -1;
}

SeriesPeriod period_after(const PreparedSeries& series, std::size_t steps) {
  return series.last + series.spacing * static_cast<std::int64_t>(steps);
}

class ForecastWriter {
 public:
  ForecastWriter(const ForecastAsked& asked, std::span<const Combined> combined, std::size_t horizon)
      : asked_(asked), reaches_(reaches(combined, horizon)), common_share_(common_share(combined)) {}

  void write(Forecast& out, const PreparedSeries& series, const Combined& combined, std::size_t place) const {
    const Reach& reach = reaches_[place];
    for (std::size_t step = 0; step < asked_.horizon; ++step) {
      const double mean = combined.forecasts[step];
      const auto limited = [&](double distance) { return within_kind(mean + distance, asked_.kind); };
      out.points.push_back({.step = step + 1,
                            .period = period_after(series, step + 1),
                            .mean = mean,
                            .lower80 = limited(-reach.eighty[step]),
                            .upper80 = limited(reach.eighty[step]),
                            .lower95 = limited(-reach.ninety_five[step]),
                            .upper95 = limited(reach.ninety_five[step])});
    }
    out.floor = seasonal_naive(series.values, asked_.season, asked_.horizon);
    if (asked_.target) add_target(out, series, combined, reach);
    if (asked_.method == Method::Auto) add_members(out, combined);
  }

 private:
  void add_target(Forecast& out, const PreparedSeries& series, const Combined& combined, const Reach& reach) const {
    const TargetAsked& asked = *asked_.target;
    const std::int64_t step = steps_after(series, asked.by);
    if (step < 1) {
      out.warnings.push_back("The target's date does not lie after the last known value: no chance is given.");
      return;
    }
    ForecastTarget target;
    target.side =
        asked.side.value_or(series.values.back() > asked.value ? TargetSide::AtOrBelow : TargetSide::AtOrAbove);
    const TargetQuestion question{.value = asked.value,
                                  .side = target.side,
                                  .step = static_cast<std::size_t>(step),
                                  .by_ratio = asked_.kind == SeriesKind::Count,
                                  .common_share = common_share_,
                                  .seed = seed_of(out.name, series.values)};
    target.chance = chance_of(question, series.values, {combined.forecasts, reach});
    const auto period_at = [&](const std::optional<std::size_t>& at) -> std::optional<SeriesPeriod> {
      if (!at) return std::nullopt;
      return period_after(series, *at);
    };
    target.median = period_at(target.chance.median);
    target.early = period_at(target.chance.early);
    target.late = period_at(target.chance.late);
    out.target = target;
  }

  static void add_members(Forecast& out, const Combined& combined) {
    std::vector<std::size_t> order(combined.weights.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::size_t one, std::size_t other) {
      return std::pair(-combined.weights[one], one) < std::pair(-combined.weights[other], other);
    });
    for (std::size_t i = 0; i < std::min(order.size(), kMembersShown); ++i)
      if (combined.weights[order[i]] > 0) out.members.push_back({member_name(order[i]), combined.weights[order[i]]});
  }

  const ForecastAsked& asked_;
  std::vector<Reach> reaches_;
  double common_share_;
};

std::size_t steps_needed(std::span<const PreparedSeries> prepared, const ForecastAsked& asked) {
  std::size_t steps = asked.horizon;
  if (!asked.target) return steps;
  for (const PreparedSeries& one : prepared) {
    if (one.values.empty()) continue;
    const std::int64_t away = steps_after(one, asked.target->by);
    base::check(away <= 10'000, "the target's date lies within 10,000 steps");
    if (away > 0) steps = std::max(steps, static_cast<std::size_t>(away));
  }
  return steps;
}

/// England's, over the days of a series and those to forecast.
std::vector<Holiday> holidays_over(const PreparedSeries& series, std::size_t steps) {
  const auto year_of = [](SeriesPeriod day) { return static_cast<int>(first_day(day)->year()); };
  const int from = std::clamp(year_of(series.first), 1900, 2200);
  const int to = std::clamp(year_of(period_after(series, steps)), from, 2200);
  return english_holidays(from, to);
}

/// Takes the holidays out of the values of each series of days, or nothing of the others.
std::vector<std::optional<HolidayEffects>> take_out_holidays(std::vector<PreparedSeries>& prepared,
                                                             const ForecastAsked& asked, std::size_t steps) {
  std::vector<std::optional<HolidayEffects>> out(prepared.size());
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    PreparedSeries& one = prepared[i];
    if (one.values.empty() || one.last.kind != PeriodKind::Day || one.spacing != 1) continue;
    const auto holidays = asked.holidays ? *asked.holidays : holidays_over(one, steps);
    out[i].emplace(one.values, one.first, asked.season, asked.kind, holidays, asked.holidays ? 1 : kSeenToBelieve);
    if (asked.holidays && out[i]->days_seen() == 0)
      one.warnings.emplace_back("None of the holidays lies within these values: what they do cannot be told.");
  }
  return out;
}

/// The values of each series as they are forecast: for the whole panel, in mean months where they gather by day. The
/// named methods take them as they are, as the textbooks do.
class MeanMonths {
 public:
  MeanMonths(std::span<const PreparedSeries> series, const ForecastAsked& asked)
      : series_(series), values_(series.size()) {
    if (asked.method != Method::Auto || asked.kind == SeriesKind::Percentage) return;
    const std::vector<bool> gather = gather_by_day(series);
    for (std::size_t i = 0; i < series.size(); ++i)
      if (gather[i]) values_[i] = in_mean_months(series[i]);
  }

  [[nodiscard]] std::span<const double> values(std::size_t i) const {
    return values_[i].empty() ? series_[i].values : values_[i];
  }

  void put_back(Combined& combined, std::size_t i) const {
    if (values_[i].empty()) return;
    for (std::size_t step = 0; step < combined.forecasts.size(); ++step)
      combined.forecasts[step] *= month_length(period_after(series_[i], step + 1));
  }

 private:
  std::span<const PreparedSeries> series_;
  std::vector<std::vector<double>> values_;  ///< empty for those taken as they are
};

void put_holidays_back(Combined& combined, const PreparedSeries& series, const HolidayEffects& effects,
                       SeriesKind kind) {
  for (std::size_t step = 0; step < combined.forecasts.size(); ++step) {
    double& value = combined.forecasts[step];
    value = within_kind(effects.on(period_after(series, step + 1), value), kind);
  }
}

/// A usual change for rows too short to show one: what chance does to a count of that size, a twentieth of the scale of
/// percentages, a fifth of a value.
double guessed_change(const PreparedSeries& series, SeriesKind kind) {
  if (series.values.size() >= kFewValues) return 0;
  const double size = std::abs(series.values.back());
  if (kind == SeriesKind::Percentage) return 5;
  return kind == SeriesKind::Count ? std::sqrt(std::max(size, 1.0)) : 0.2 * size;
}

void forecast_together(std::span<const Series> series, const ForecastAsked& asked, std::vector<Forecast>& out) {
  std::vector<PreparedSeries> prepared;
  for (const Series& one : series)
    prepared.push_back(prepare(one, {asked.season, asked.kind, asked.excluded, asked.breaks}));
  const std::size_t steps = steps_needed(prepared, asked);
  const auto holidays = take_out_holidays(prepared, asked, steps);
  const MeanMonths months(prepared, asked);
  std::vector<Stretch> stretches;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    if (prepared[i].values.empty()) continue;
    stretches.push_back({months.values(i), prepared[i].phase});
    places.push_back(i);
  }
  auto combined = combine(stretches, asked.season, steps, panel_of(asked));
  for (std::size_t place = 0; place < places.size(); ++place) {
    combined[place].unit = std::max(combined[place].unit, guessed_change(prepared[places[place]], asked.kind));
    months.put_back(combined[place], places[place]);
    if (const auto& effects = holidays[places[place]])
      put_holidays_back(combined[place], prepared[places[place]], *effects, asked.kind);
  }
  const ForecastWriter writer(asked, combined, steps);
  std::size_t place = 0;
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    Forecast forecast{.name = series[i].name, .method = "none", .warnings = prepared[i].warnings};
    if (!prepared[i].values.empty()) {
      forecast.method = method_code(asked.method);
      writer.write(forecast, prepared[i], combined[place], place);
      ++place;
    }
    out.push_back(std::move(forecast));
  }
}

}  // namespace

std::vector<Forecast> make_forecasts(std::span<const Series> series, const ForecastAsked& asked) {
  base::check(asked.season >= 1 && asked.horizon >= 1, "a season and a horizon of at least a step");
  std::vector<Forecast> out;
  out.reserve(series.size());
  for (std::size_t from = 0; from < series.size(); from += kTogether)
    forecast_together(series.subspan(from, std::min(kTogether, series.size() - from)), asked, out);
  return out;
}

std::optional<std::int64_t> steps_until(const Series& series, SeriesPeriod by) {
  const PreparedSeries prepared = prepare(series, {});
  if (prepared.values.empty() || !as_kind(by, prepared.last.kind)) return std::nullopt;
  return steps_after(prepared, by);
}

}  // namespace flow
