#include "flow/beds/model_draws.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

namespace flow {
namespace {

constexpr std::int64_t kMostDrawnAgain = 20'000;  ///< recorded stays; beyond it their mean alone is drawn
constexpr double kLeastScale = 0.01;

double normal_from(DrawChain& chain) {
  return normal_quantile(uniform_of(chain.next()));
}

void scale_stays(BedModel& model, double factor) {
  model.levers.stay_change = (1 + model.levers.stay_change) * std::max(factor, kLeastScale) - 1;
}

RecordedStays drawn_again(const RecordedStays& stays, DrawChain& chain) {
  const auto& days = *stays.days;
  std::vector<std::uint32_t> times(days.size());
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto place = static_cast<std::size_t>(uniform_of(chain.next()) * static_cast<double>(days.size()));
    ++times[place];
  }
  std::vector<double> out;
  out.reserve(days.size());
  for (std::size_t i = 0; i < days.size(); ++i) out.insert(out.end(), times[i], days[i]);
  return {std::make_shared<const std::vector<double>>(std::move(out)), stays.smooth_days, stays.file, stays.column};
}

/// Estimates of the logarithm's mean and variance from a normal sample have known distributions.
LognormalStay fitted_again(const LognormalStay& stay, double n, DrawChain& chain) {
  const double ratio = stay.sd / stay.mean;
  const double variance = portable_log(1 + ratio * ratio);
  const double mean_log = portable_log(stay.mean) - variance / 2 + normal_from(chain) * std::sqrt(variance / n);
  const double again = variance * gamma_of((n - 1) / 2, DrawChain(chain.next())) * 2 / (n - 1);
  const double mean = portable_exp(mean_log + again / 2);
  return {mean, mean * std::sqrt(portable_exp(again) - 1)};
}

/// The mean of n exponential stays is gamma; that of n gamma stays too, its shape taken as known.
double mean_again(double shape, double n, DrawChain& chain) {
  return gamma_of(shape * n, DrawChain(chain.next())) / (shape * n);
}

void draw_stays(BedModel& model, std::int64_t count, DrawChain& chain) {
  const double n = static_cast<double>(count);
  if (auto* recorded = std::get_if<RecordedStays>(&model.stay)) {
    if (count > kMostDrawnAgain)
      scale_stays(model, 1 + normal_from(chain) * *stay_error(model));
    else
      *recorded = drawn_again(*recorded, chain);
  } else if (auto* lognormal = std::get_if<LognormalStay>(&model.stay)) {
    *lognormal = fitted_again(*lognormal, n, chain);
  } else if (std::holds_alternative<ExponentialStay>(model.stay)) {
    scale_stays(model, mean_again(1, n, chain));
  } else if (const auto* gamma = std::get_if<GammaStay>(&model.stay)) {
    const double ratio = gamma->mean / gamma->sd;
    scale_stays(model, mean_again(ratio * ratio, n, chain));
  }
}

double drawn_from(const LeverRange& range, double u) {
  const double width = range.high - range.low;
  if (width <= 0) return range.low;
  const double below = range.likely - range.low;
  const double above = range.high - range.likely;
  return u < below / width ? range.low + std::sqrt(u * width * below) : range.high - std::sqrt((1 - u) * width * above);
}

}  // namespace

std::optional<std::int64_t> stays_behind(const BedModel& model) {
  if (const auto* recorded = std::get_if<RecordedStays>(&model.stay))
    return static_cast<std::int64_t>(recorded->days->size());
  return model.stays_seen;
}

std::optional<double> arrivals_error(const BedModel& model) {
  if (!model.arrival_days) return std::nullopt;
  double week = 0;
  for (const double day : model.arrivals_per_day) week += day;
  const double counted = week / 7 * *model.arrival_days;
  return counted > 0 ? 1 / std::sqrt(counted) : 0;
}

std::optional<double> stay_error(const BedModel& model) {
  const auto count = stays_behind(model);
  if (!count) return std::nullopt;
  const double mean = mean_days(model.stay);
  return mean > 0 ? sd_days(model.stay) / mean / std::sqrt(static_cast<double>(*count)) : 0;
}

BedModel with_other_sample(BedModel model, DrawChain chain) {
  if (model.arrival_days) {
    const double weeks = *model.arrival_days / 7;
    for (double& day : model.arrivals_per_day)
      if (day > 0) day = gamma_of(day * weeks, DrawChain(chain.next())) / weeks;
  }
  if (const auto count = stays_behind(model)) draw_stays(model, *count, chain);
  return model;
}

BedModel with_likely_levers(BedModel model) {
  if (model.growth_range) model.levers.growth = model.growth_range->likely;
  if (model.stay_change_range) model.levers.stay_change = model.stay_change_range->likely;
  if (model.wrong_setting_range) model.levers.wrong_setting_moved = model.wrong_setting_range->likely;
  return model;
}

BedModel with_drawn_levers(BedModel model, DrawChain chain) {
  const double growth = uniform_of(chain.next());
  const double stay = uniform_of(chain.next());
  const double moved = uniform_of(chain.next());
  if (model.growth_range) model.levers.growth = drawn_from(*model.growth_range, growth);
  if (model.stay_change_range) model.levers.stay_change = drawn_from(*model.stay_change_range, stay);
  if (model.wrong_setting_range) model.levers.wrong_setting_moved = drawn_from(*model.wrong_setting_range, moved);
  return model;
}

}  // namespace flow
