#include "flow/forecasting/ets.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "flow/forecasting/seasonality.h"

namespace flow {
namespace {

double likelihood_part(double squared_errors, std::size_t count) {
  const auto n = static_cast<double>(count);
  return n * std::log(std::max(squared_errors / n, std::numeric_limits<double>::min()));
}

/// Weights searched, first states, and the variance.
std::size_t free_numbers(TrendForm trend, std::size_t season) {
  const std::size_t of_trend = trend == TrendForm::None ? 0 : trend == TrendForm::Linear ? 2 : 3;
  return 3 + of_trend + (season > 1 ? season : 0);
}

double corrected_criterion(double squared_errors, std::size_t count, std::size_t free) {
  if (count < free + 2) return std::numeric_limits<double>::infinity();
  const auto n = static_cast<double>(count);
  const auto k = static_cast<double>(free);
  return likelihood_part(squared_errors, count) + 2 * k + 2 * k * (k + 1) / (n - k - 1);
}

class EtsSearch {
 public:
  EtsSearch(std::span<const double> values, std::size_t season) : values_(values), season_(season) {}

  EtsFit best(EtsForms forms) {
    try_all(values_, false, 0);
    const bool is_positive = std::ranges::all_of(values_, [](double value) { return value > 0; });
    if (forms.may_use_logs && is_positive) {
      std::vector<double> logs(values_.size());
      std::ranges::transform(values_, logs.begin(), [](double value) { return std::log(value); });
      double sum = 0;
      for (const double log : logs) sum += log;
      try_all(logs, true, 2 * sum);
    }
    return *best_;
  }

 private:
  void try_all(std::span<const double> values, bool on_logs, double jacobian) {
    const auto shape = season_shape(values, season_, SeasonForm::Additive);
    if (shape) try_trends(values, on_logs, jacobian, shape->figures);
    try_trends(values, on_logs, jacobian, {});
  }

  void try_trends(std::span<const double> values, bool on_logs, double jacobian, const std::vector<double>& seasons) {
    for (const TrendForm trend : {TrendForm::None, TrendForm::Damped, TrendForm::Linear}) {
      const std::size_t free = free_numbers(trend, seasons.size());
      if (best_ && values.size() < free + 2) continue;
      EtsFit fit{on_logs, fit_smoothing(values, trend, seasons), 0};
      fit.criterion = corrected_criterion(fit.smoothed.squared_errors, values.size(), free) + jacobian;
      if (!best_ || fit.criterion < best_->criterion) best_ = std::move(fit);
    }
  }

  std::span<const double> values_;
  std::size_t season_;
  std::optional<EtsFit> best_;
};

}  // namespace

EtsFit fit_ets(std::span<const double> values, std::size_t season, EtsForms forms) {
  return EtsSearch(values, season).best(forms);
}

std::vector<double> expected(const EtsFit& fit, std::size_t horizon) {
  std::vector<double> out = expected(fit.smoothed, horizon);
  if (fit.on_logs)
    for (double& value : out) value = std::exp(value);
  return out;
}

std::string form_name(const EtsFit& fit) {
  const TrendForm trend = fit.smoothed.trend_form;
  std::string name = "ETS(A,";
  name += trend == TrendForm::None ? "N" : trend == TrendForm::Linear ? "A" : "Ad";
  name += fit.smoothed.seasons.empty() ? ",N)" : ",A)";
  return fit.on_logs ? name + " on logs" : name;
}

}  // namespace flow
