#include "flow/beds/stay.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"

namespace flow {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

/// One of `count` places, evenly: the high half of a 96-bit product.
std::size_t place_of(std::uint64_t random, std::size_t count) {
  return static_cast<std::size_t>(((random >> 32) * static_cast<std::uint64_t>(count)) >> 32);
}

double recorded_days(const RecordedStays& stays, std::uint64_t random) {
  const double days = (*stays.days)[place_of(random, stays.days->size())];
  if (stays.smooth_days <= 0) return days;
  const double within = static_cast<double>(random & 0xffffffffULL) * 0x1p-32 - 0.5;
  return std::max(0.0, days + within * stays.smooth_days);
}

double recorded_remaining(const RecordedStays& stays, double elapsed, std::uint64_t random) {
  const auto& days = *stays.days;
  auto longer = std::ranges::upper_bound(days, elapsed);
  double reached = elapsed;
  if (longer == days.end()) {
    longer = days.begin() + static_cast<std::ptrdiff_t>(days.size() * 9 / 10);
    reached = *longer;
  }
  const auto count = static_cast<std::size_t>(days.end() - longer);
  return longer[static_cast<std::ptrdiff_t>(place_of(random, count))] - reached;
}

/// The x with P(G > x) = tail, above `from`, by halving.
double gamma_of_tail(double shape, double tail, double from) {
  double low = from;
  double high = from + shape + 1;
  for (int i = 0; i < 60 && gamma_upper_tail(shape, high) > tail; ++i) low = std::exchange(high, high * 2);
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (gamma_upper_tail(shape, middle) > tail ? low : high) = middle;
  }
  return high;
}

/// P(S > days).
double share_longer(const ExponentialStay& stay, double days) {
  return portable_exp(-days / stay.mean);
}
double share_longer(const LognormalStay& stay, double days) {
  if (days <= 0) return 1;
  const double ratio = stay.sd / stay.mean;
  const double variance = portable_log(1 + ratio * ratio);
  return normal_upper_tail((portable_log(days / stay.mean) + variance / 2) / std::sqrt(variance));
}
double share_longer(const GammaStay& stay, double days) {
  const double ratio = stay.mean / stay.sd;
  const double shape = ratio * ratio;
  return gamma_upper_tail(shape, days * shape / stay.mean);
}

/// The area below the share that is still there, by Simpson's rule; steps are shortest at the start, where most leave.
template <class Shape>
double area_within(const Shape& stay, double days) {
  constexpr int kSteps = 1'000;
  const auto height = [&](int i) {
    const double t = static_cast<double>(i) / kSteps;
    return share_longer(stay, days * t * t * t) * 3 * days * t * t;
  };
  double sum = height(0) + height(kSteps);
  for (int i = 1; i < kSteps; ++i) sum += (i % 2 == 1 ? 4 : 2) * height(i);
  return sum / kSteps / 3;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double sd_of(const std::vector<double>& values) {
  const double mean = mean_of(values);
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return values.size() > 1 ? std::sqrt(sum / static_cast<double>(values.size() - 1)) : 0;
}

}  // namespace

double mean_days(const Stay& stay) {
  return std::visit(
      Overloaded{[](const FixedStay& one) { return one.days; },
                 [](const RecordedStays& one) { return mean_of(*one.days); }, [](const auto& one) { return one.mean; }},
      stay);
}

double sd_days(const Stay& stay) {
  return std::visit(
      Overloaded{[](const FixedStay&) { return 0.0; }, [](const ExponentialStay& one) { return one.mean; },
                 [](const RecordedStays& one) { return sd_of(*one.days); }, [](const auto& one) { return one.sd; }},
      stay);
}

double mean_within(const Stay& stay, double days) {
  return std::visit(Overloaded{[&](const FixedStay& one) { return std::min(one.days, days); },
                               [&](const RecordedStays& one) {
                                 double sum = 0;
                                 for (const double length : *one.days) sum += std::min(length, days);
                                 return sum / static_cast<double>(one.days->size());
                               },
                               [&](const auto& one) { return area_within(one, days); }},
                    stay);
}

std::string stay_words(const Stay& stay) {
  const auto spread = [](const char* shape, double mean, double sd) {
    return fmt::format("{}, mean {:.4g} days, standard deviation {:.4g}", shape, mean, sd);
  };
  return std::visit(
      Overloaded{[](const FixedStay& one) { return fmt::format("fixed, {:.4g} days", one.days); },
                 [](const ExponentialStay& one) { return fmt::format("exponential, mean {:.4g} days", one.mean); },
                 [&](const LognormalStay& one) { return spread("lognormal", one.mean, one.sd); },
                 [&](const GammaStay& one) { return spread("gamma", one.mean, one.sd); },
                 [](const RecordedStays& one) {
                   return fmt::format("drawn from {} recorded stays, mean {:.4g} days", one.days->size(),
                                      mean_of(*one.days));
                 }},
      stay);
}

StaySampler::StaySampler(Stay stay, double scale) : stay_(std::move(stay)), scale_(scale) {
  base::check(scale > 0, "stays are scaled by more than nothing");
  if (const auto* lognormal = std::get_if<LognormalStay>(&stay_)) {
    const double ratio = lognormal->sd / lognormal->mean;
    const double variance = portable_log(1 + ratio * ratio);
    log_mean_ = portable_log(lognormal->mean) - variance / 2 + portable_log(scale);
    log_sd_ = std::sqrt(variance);
  } else if (const auto* gamma = std::get_if<GammaStay>(&stay_)) {
    const double ratio = gamma->mean / gamma->sd;
    shape_ = ratio * ratio;
    gamma_scale_ = gamma->mean / shape_ * scale;
  }
}

double StaySampler::days(std::uint64_t random) const {
  return std::visit(Overloaded{[&](const FixedStay& one) { return one.days * scale_; },
                               [&](const ExponentialStay& one) { return exponential_of(random) * one.mean * scale_; },
                               [&](const LognormalStay&) {
                                 return portable_exp(log_mean_ + log_sd_ * normal_quantile(uniform_of(random)));
                               },
                               [&](const GammaStay&) { return gamma_of(shape_, DrawChain(random)) * gamma_scale_; },
                               [&](const RecordedStays& one) { return recorded_days(one, random) * scale_; }},
                    stay_);
}

template <class Draw>
void StaySampler::fill_with(RandomStream& stream, std::span<Ticks> stays, Draw draw) {
  for (Ticks& stay : stays) stay = ticks_of(draw(stream.next()));
}

// The shape is asked for once for all the stays: the loops within have no branch but their own.
void StaySampler::fill(RandomStream& stream, std::span<Ticks> stays) const {
  std::visit(
      Overloaded{[&](const ExponentialStay& one) {
                   const double mean = one.mean;
                   const double scale = scale_;
                   fill_with(stream, stays,
                             [=](std::uint64_t random) { return exponential_of(random) * mean * scale; });
                 },
                 [&](const LognormalStay&) {
                   const double log_mean = log_mean_;
                   const double log_sd = log_sd_;
                   fill_with(stream, stays, [=](std::uint64_t random) {
                     return portable_exp(log_mean + log_sd * normal_quantile(uniform_of(random)));
                   });
                 },
                 [&](const auto&) { fill_with(stream, stays, [&](std::uint64_t random) { return days(random); }); }},
      stay_);
}

Ticks StaySampler::draw_remaining(double elapsed_days, std::uint64_t random) const {
  const double elapsed = elapsed_days / scale_;
  const double u = uniform_of(random);
  const double left =
      std::visit(Overloaded{[&](const FixedStay& one) { return one.days - elapsed; },
                            [&](const ExponentialStay& one) { return exponential_of(random) * one.mean; },
                            [&](const LognormalStay&) {
                              if (elapsed <= 0) return days(random) / scale_;
                              const double z = (portable_log(elapsed * scale_) - log_mean_) / log_sd_;
                              const double tail = u * normal_upper_tail(z);
                              const double whole = tail > 0 ? -normal_quantile(tail) : 40.0;
                              return portable_exp(log_mean_ + log_sd_ * whole) / scale_ - elapsed;
                            },
                            [&](const GammaStay&) {
                              const double from = elapsed_days / gamma_scale_;
                              const double whole = gamma_of_tail(shape_, u * gamma_upper_tail(shape_, from), from);
                              return whole * gamma_scale_ / scale_ - elapsed;
                            },
                            [&](const RecordedStays& one) { return recorded_remaining(one, elapsed, random); }},
                 stay_);
  return ticks_of(left * scale_);
}

}  // namespace flow
