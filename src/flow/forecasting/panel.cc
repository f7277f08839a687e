#include "flow/forecasting/panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "flow/forecasting/arima.h"
#include "flow/forecasting/autoregression.h"
#include "flow/forecasting/level_smoothing.h"
#include "flow/forecasting/moving_season.h"
#include "flow/forecasting/season_estimate.h"
#include "flow/forecasting/seasonal_naive.h"
#include "flow/forecasting/seasonality.h"
#include "flow/forecasting/shared_autoregression.h"
#include "flow/forecasting/theta.h"

namespace flow {
namespace {

// How the season is taken out.
constexpr std::size_t kTested = 0, kShrunk = 1, kTowards = 2, kShared = 3, kTreatments = 4;
constexpr std::array<const char*, kTreatments> kTreatmentNames = {
    "own season where there is one", "season drawn towards none", "season drawn towards the file's",
    "the file's season"};

// How what is left goes on.
constexpr std::size_t kFlat = 0, kTheta = 1, kLevels = 2, kMoving = 3, kWays = 4;
constexpr std::array<const char*, kWays> kWayNames = {"smoothed level", "theta", "autoregression", "season that moves"};

// How far out they usually are; a file's season alone is for a file that shows that it is shared.
constexpr std::array<double, kTreatments> kTreatmentMisses = {1.0, 1.0, 1.04, 1.10};
constexpr std::array<double, kWays> kWayMisses = {1.0, 0.98, 1.06, 1.0};
/// As many members as each counts for: the others all smooth a level.
constexpr std::array<double, kWays> kWayCounts = {1, 1, 2, 1};

// Autoregressions that the file shares: the season taken out, the lags, whether drawn towards the series' own. Each as
// it is learned from the file, then drawn.
struct SharedWay {
  std::size_t treatment;
  std::size_t lags;
  bool is_own;
};
constexpr std::array<SharedWay, 4> kSharedWays = {
    {{kTowards, 6, false}, {kTowards, 6, true}, {kShared, 12, false}, {kShared, 12, true}}};

// Those that model the season and not take it out first, after all of both scales.
constexpr std::size_t kArima = 0, kAirline = 1, kSeasonalNaive = 2, kWhole = 3;
constexpr std::array<const char*, kWhole> kWholeNames = {"plain, ARIMA", "on logs, ARIMA(0,1,1)(0,1,1)",
                                                         "seasonal naive"};
constexpr std::array<double, kWhole> kWholeMisses = {0.98, 1.0, 1.25};
/// The members of a scale are much alike and lean the same way: one that is not counts for several.
constexpr std::array<double, kWhole> kWholeCounts = {6, 6, 1};
/// Fewer seasons, or fewer values, mislead the choice of an order.
constexpr std::size_t kArimaSeasons = 3;
constexpr std::size_t kArimaValues = 30;
/// What two differences must leave.
constexpr std::size_t kAirlineLeft = 10;

constexpr std::size_t kScales = 2;
constexpr std::size_t kPerScale = kTreatments * kWays + kSharedWays.size();
constexpr std::size_t kFirstWhole = kScales * kPerScale;
/// Where each value is close to those just before it, fewer weights are enough than a week of days needs.
constexpr std::size_t kFewWeights = 8;
/// From so many series on a file has something to lend.
constexpr std::size_t kLeastSeries = 5;
/// As many of a series' own values weigh as much as the whole file.
constexpr double kFileWeight = 100;
constexpr double kFileRidge = 1e-5;
constexpr double kOwnRidge = 1e-3;

/// A stretch on one scale.
struct Scaled {
  std::vector<double> values;
  std::size_t phase = 0;
  double level = 1;  ///< its mean size on the plain scale: what a shared shape is multiplied by
  std::optional<SeasonEstimate> season;
  std::array<std::vector<double>, kTreatments> figures;    ///< the first for the first value; empty: none
  std::array<std::vector<double>, kTreatments> remainder;  ///< without them
};

Scaled scaled(const Stretch& stretch, Scale scale, std::size_t season) {
  Scaled out{.values = to_scale(stretch.values, scale), .phase = stretch.phase};
  out.season = estimate_season(out.values, season);
  if (scale != Scale::Plain) return out;
  double sum = 0;
  for (const double value : out.values) sum += std::abs(value);
  out.level = sum / static_cast<double>(out.values.size());
  return out;
}

/// The mean shape of the file's seasons, the first figure for phase 0; empty where no series has one.
std::vector<double> shared_shape(const std::vector<std::optional<Scaled>>& all, std::size_t season) {
  std::vector<double> sums(season, 0.0);
  double count = 0;
  for (const auto& one : all) {
    if (!one || !one->season || !(one->level > 0)) continue;
    for (std::size_t step = 0; step < season; ++step)
      sums[(one->phase + step) % season] += one->season->figures[step] / one->level;
    ++count;
  }
  if (count == 0) return {};
  for (double& sum : sums) sum /= count;
  return sums;
}

std::vector<double> less_season(const std::vector<double>& values, const std::vector<double>& figures) {
  std::vector<double> out = values;
  if (figures.empty()) return out;
  std::size_t step = 0;
  for (double& value : out) {
    value -= figures[step];
    step = step + 1 == figures.size() ? 0 : step + 1;
  }
  return out;
}

void take_out_seasons(Scaled& one, const std::vector<double>& shape) {
  std::vector<double> file(shape.size());
  for (std::size_t step = 0; step < shape.size(); ++step)
    file[step] = shape[(one.phase + step) % shape.size()] * one.level;
  if (one.season && is_seasonal(one.values, shape.size())) one.figures[kTested] = one.season->figures;
  one.figures[kShrunk] = one.season ? drawn_towards(*one.season, {}) : std::vector<double>{};
  one.figures[kTowards] = one.season ? drawn_towards(*one.season, file) : file;
  one.figures[kShared] = std::move(file);
  for (std::size_t treatment = 0; treatment < kTreatments; ++treatment)
    one.remainder[treatment] = less_season(one.values, one.figures[treatment]);
}

class ScalePanel {
 public:
  ScalePanel(std::span<const Stretch> stretches, std::size_t season, std::size_t horizon, SeriesKind kind,
             bool is_plain)
      : season_(season), horizon_(horizon), is_daily_(season == 7) {
    for (const Stretch& stretch : stretches) {
      const auto scale = is_plain ? Scale::Plain : second_scale(stretch.values, kind);
      scales_.push_back(scale.value_or(Scale::Plain));
      all_.push_back(scale ? std::optional(scaled(stretch, *scale, season)) : std::nullopt);
    }
    const auto shape = season > 1 ? shared_shape(all_, season) : std::vector<double>{};
    for (auto& one : all_)
      if (one) take_out_seasons(*one, shape);
    for (const SharedWay& way : kSharedWays)
      if (!way.is_own) learn(way);
  }

  /// Writes the forecasts of a series, in the order of the members, from `out` on.
  void forecast(std::size_t series, std::vector<double>* out) const {
    if (!all_[series]) return;
    const Scaled& one = *all_[series];
    const std::size_t treatments = season_ > 1 ? kTreatments : 1;
    for (std::size_t treatment = 0; treatment < treatments; ++treatment)
      by_treatment(one, treatment, out + treatment * kWays);
    for (std::size_t way = 0; way < kSharedWays.size(); ++way)
      out[kTreatments * kWays + way] = by_shared_way(series, way);
    for (std::size_t member = 0; member < kPerScale; ++member) from_scale(out[member], scales_[series]);
  }

 private:
  [[nodiscard]] std::size_t lags_of(const SharedWay& way) const { return is_daily_ ? 28 : way.lags; }

  void learn(const SharedWay& way) {
    LagProducts file(lags_of(way));
    std::vector<LagProducts> own;
    for (const auto& one : all_) {
      own.emplace_back(lags_of(way));
      if (one) own.back().add(one->remainder[way.treatment]);
      file.add(own.back(), 1);
    }
    own_.push_back(std::move(own));
    file_weights_.push_back(file.count() > 0 ? file.weights(kFileRidge) : std::vector<double>{});
    file_.push_back(std::move(file));
  }

  void put_season_back(std::vector<double>& forecasts, const Scaled& one, std::size_t treatment) const {
    const auto& figures = one.figures[treatment];
    if (figures.empty()) return;
    for (std::size_t step = 0; step < forecasts.size(); ++step)
      forecasts[step] += figures[(one.values.size() + step) % figures.size()];
  }

  void by_treatment(const Scaled& one, std::size_t treatment, std::vector<double>* out) const {
    const std::vector<double>& left = one.remainder[treatment];
    const SmoothedLevel smoothed = fit_level(left);
    const std::size_t most_weights = is_daily_ ? 2 * season_ + 2 : kFewWeights;
    out[kFlat].assign(horizon_, smoothed.level);
    out[kTheta] = theta_from(smoothed, left, horizon_);
    out[kLevels] = autoregression_about_line(left, most_weights, horizon_);
    if (season_ > 1) out[kMoving] = moving_season(left, season_, horizon_);
    for (std::size_t way = 0; way < kWays; ++way) put_season_back(out[way], one, treatment);
  }

  [[nodiscard]] std::vector<double> own_weights(std::size_t series, std::size_t way) const {
    LagProducts both = own_[way / 2][series];
    both.add(file_[way / 2], kFileWeight / file_[way / 2].count());
    return both.weights(kOwnRidge);
  }

  [[nodiscard]] std::vector<double> by_shared_way(std::size_t series, std::size_t way) const {
    const SharedWay& shared = kSharedWays[way];
    const Scaled& one = *all_[series];
    const LagProducts& file = file_[way / 2];
    const auto& left = one.remainder[shared.treatment];
    if (left.size() < 2 * file.lags() || !(file.count() > 0)) return {};
    if (!shared.is_own && all_.size() < kLeastSeries) return {};
    auto out = expected_from_lags(left, shared.is_own ? own_weights(series, way) : file_weights_[way / 2], horizon_);
    put_season_back(out, one, shared.treatment);
    return out;
  }

  std::size_t season_;
  std::size_t horizon_;
  bool is_daily_;
  std::vector<Scale> scales_;
  std::vector<std::optional<Scaled>> all_;
  std::vector<std::vector<LagProducts>> own_;  ///< by pair of shared ways, then series
  std::vector<LagProducts> file_;
  std::vector<std::vector<double>> file_weights_;
};

std::vector<double> by_arima(std::span<const double> values, std::size_t season, std::size_t horizon) {
  if (values.size() < std::max(kArimaSeasons * season, kArimaValues)) return {};
  return expected(fit_arimas(values, season), values, horizon);
}

/// Box and Jenkins' own, of air passengers: too few weights to be misled. The short seasons of days ask for more.
std::vector<double> by_airline(std::span<const double> values, std::size_t season, std::size_t horizon,
                               SeriesKind kind) {
  if (season < 2 || season == 7 || values.size() < season + 1 + kAirlineLeft) return {};
  const auto scale = second_scale(values, kind);
  if (!scale) return {};
  const std::vector<double> on_scale = to_scale(values, *scale);
  constexpr ArimaOrder kOrder{.difference = 1, .ma = 1, .season_difference = 1, .season_ma = 1};
  auto out = expected(fit_arima(on_scale, season, kOrder), on_scale, horizon);
  from_scale(out, *scale);
  return out;
}

/// Not a run away from all that was ever seen, such as autoregressions that feed on themselves make.
class Plausible {
 public:
  Plausible(std::span<const double> values, std::size_t horizon) {
    const auto [least, most] = std::ranges::minmax(values);
    const double steps = static_cast<double>(horizon) / static_cast<double>(values.size());
    const double beyond = (most - least) * (1 + steps);
    low_ = least - beyond;
    high_ = most + beyond;
  }

  [[nodiscard]] bool holds(const std::vector<double>& forecasts) const {
    return std::ranges::all_of(forecasts, [&](double value) { return value >= low_ && value <= high_; });
  }

 private:
  double low_;
  double high_;
};

}  // namespace

std::vector<MemberForecasts> panel_forecasts(std::span<const Stretch> stretches, std::size_t season,
                                             std::size_t horizon, SeriesKind kind) {
  const ScalePanel plain(stretches, season, horizon, kind, true);
  const ScalePanel other(stretches, season, horizon, kind, false);
  std::vector<MemberForecasts> out(stretches.size());
  for (std::size_t series = 0; series < stretches.size(); ++series) {
    auto& forecasts = out[series].forecasts;
    forecasts.resize(member_count());
    plain.forecast(series, forecasts.data());
    other.forecast(series, forecasts.data() + kPerScale);
    const auto& values = stretches[series].values;
    forecasts[kFirstWhole + kArima] = by_arima(values, season, horizon);
    forecasts[kFirstWhole + kAirline] = by_airline(values, season, horizon, kind);
    forecasts[kFirstWhole + kSeasonalNaive] = seasonal_naive(values, season, horizon);
    const Plausible plausible(values, horizon);
    for (auto& one : forecasts) {
      if (!plausible.holds(one)) one.clear();
      for (double& value : one) value = within_kind(value, kind);
    }
  }
  return out;
}

std::string member_name(std::size_t member) {
  if (member >= kFirstWhole) return kWholeNames[member - kFirstWhole];
  std::string name = member < kPerScale ? "plain, " : "on logs, ";
  const std::size_t place = member % kPerScale;
  if (place < kTreatments * kWays) return name + kTreatmentNames[place / kWays] + ", " + kWayNames[place % kWays];
  const SharedWay& way = kSharedWays[place - kTreatments * kWays];
  return name + kTreatmentNames[way.treatment] + ", " + (way.is_own ? "own and shared" : "shared") +
         " autoregression of " + std::to_string(way.lags);
}

std::size_t member_count() {
  return kFirstWhole + kWhole;
}

std::vector<UsualMember> usual_members() {
  std::vector<UsualMember> out;
  for (std::size_t scale = 0; scale < kScales; ++scale) {
    for (const double treatment : kTreatmentMisses)
      for (std::size_t way = 0; way < kWays; ++way)
        out.push_back({.miss = treatment * kWayMisses[way], .count = kWayCounts[way]});
    for (const SharedWay& way : kSharedWays) out.push_back({.miss = way.is_own ? 1.12 : 1.05});
  }
  for (std::size_t whole = 0; whole < kWhole; ++whole)
    out.push_back({.miss = kWholeMisses[whole], .count = kWholeCounts[whole]});
  return out;
}

}  // namespace flow
