#include "flow/forecasting/intervals.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace flow {
namespace {

// Of errors a little heavier in the tails than the normal curve's, in units of their mean size.
constexpr double kUsualEighty = 1.65;
constexpr double kUsualNinetyFive = 2.7;
// Errors of one origin go together and say less of the farthest than their number suggests: how much wider the ranges
// are for a file whose errors are those of one origin of one series. It falls with the square of their number.
constexpr double kFewEighty = 1.0;
constexpr double kFewNinetyFive = 2.0;
constexpr double kMoreNinetyFive = 1.06;
/// As many origins of the file weigh as much as these usual figures.
constexpr double kUsualSpreadOrigins = 12;
/// As many errors of a series' own weigh as much as the file's size.
constexpr double kFileSpreadErrors = 30;
/// What an origin's errors weigh beside those of the one after it: series grow calmer and wilder.
constexpr double kEarlierOrigin = 0.7;
/// As many errors at a step weigh as much as the usual growth over the steps.
constexpr double kGrowthErrors = 4;
/// Mean error a step ahead where nothing is known, in units of the usual change.
constexpr double kUnknownError = 0.8;

struct Sums {
  double size = 0;
  double count = 0;
};

double growth(std::size_t step) {
  return std::sqrt(1 + 0.15 * static_cast<double>(step));
}

class Sizes {
 public:
  Sizes(std::span<const Combined> combined, std::size_t horizon) : combined_(combined), by_step_(horizon) {
    std::vector<Sums> steps(horizon);
    Sums all;
    for (const Combined& one : combined)
      for (const PastErrors& past : one.past)
        for (std::size_t step = 0; step < past.errors.size(); ++step) {
          const double size = std::abs(past.errors[step]);
          steps[step].size += size;
          steps[step].count += 1;
          all.size += size / growth(step);
          all.count += 1;
        }
    const double usual = all.count > 0 ? all.size / all.count : 0;
    for (std::size_t step = 0; step < horizon; ++step)
      by_step_[step] = (steps[step].size + kGrowthErrors * usual * growth(step)) / (steps[step].count + kGrowthErrors);
    level_down();
  }

  [[nodiscard]] double at(std::size_t step) const { return by_step_[step]; }

  /// The size of a series' errors beside the file's, without those of one of its origins.
  [[nodiscard]] double share_of(const Combined& one, const PastErrors* without) const {
    Sums sums{kFileSpreadErrors, kFileSpreadErrors};
    double weight = 1;
    for (const PastErrors& past : one.past) {
      if (&past != without) add(sums, past, weight);
      weight *= kEarlierOrigin;
    }
    return sums.size / sums.count;
  }

 private:
  void add(Sums& sums, const PastErrors& past, double weight) const {
    for (std::size_t step = 0; step < past.errors.size(); ++step) {
      if (!(by_step_[step] > 0)) continue;
      sums.size += weight * std::abs(past.errors[step]) / by_step_[step];
      sums.count += weight;
    }
  }

  /// Errors do not shrink from step to step: neighbours that do are set to their mean.
  void level_down() {
    std::vector<std::pair<double, std::size_t>> blocks;
    for (const double size : by_step_) {
      blocks.emplace_back(size, 1);
      while (blocks.size() > 1 && blocks[blocks.size() - 2].first > blocks.back().first) {
        const auto [later, later_count] = blocks.back();
        blocks.pop_back();
        auto& [mean, count] = blocks.back();
        mean = (mean * static_cast<double>(count) + later * static_cast<double>(later_count)) /
               static_cast<double>(count + later_count);
        count += later_count;
      }
    }
    std::size_t step = 0;
    for (const auto& [mean, count] : blocks)
      for (std::size_t i = 0; i < count; ++i) by_step_[step++] = mean;
  }

  std::span<const Combined> combined_;
  std::vector<double> by_step_;
};

double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

struct Multiples {
  double eighty = kUsualEighty;
  double ninety_five = kUsualNinetyFive;
};

/// How many times its expected size an error reaches, each judged by what was known without its origin.
Multiples multiples_of(std::span<const Combined> combined, const Sizes& sizes) {
  std::vector<double> all;
  double origins = 0;
  for (const Combined& one : combined)
    for (const PastErrors& past : one.past) {
      const double share = sizes.share_of(one, &past);
      origins += 1;
      for (std::size_t step = 0; step < past.errors.size(); ++step)
        if (sizes.at(step) > 0) all.push_back(std::abs(past.errors[step]) / (share * sizes.at(step)));
    }
  if (all.empty()) return {};
  std::ranges::sort(all);
  const auto blend = [&](double share, double usual) {
    return (origins * quantile(all, share) + kUsualSpreadOrigins * usual) / (origins + kUsualSpreadOrigins);
  };
  const double few = 1 / (origins * origins);
  Multiples out{blend(0.80, kUsualEighty) * (1 + kFewEighty * few),
                blend(0.95, kUsualNinetyFive) * (kMoreNinetyFive + kFewNinetyFive * few)};
  out.ninety_five = std::max(out.ninety_five, out.eighty);
  return out;
}

}  // namespace

std::vector<Reach> reaches(std::span<const Combined> combined, std::size_t horizon) {
  const Sizes sizes(combined, horizon);
  const Multiples multiples = multiples_of(combined, sizes);
  const bool is_known = std::ranges::any_of(combined, [](const Combined& one) { return !one.past.empty(); });
  std::vector<Reach> out;
  for (const Combined& one : combined) {
    Reach reach;
    const double share = one.unit * (is_known ? sizes.share_of(one, nullptr) : kUnknownError);
    for (std::size_t step = 0; step < horizon; ++step) {
      const double size = share * (is_known ? sizes.at(step) : std::sqrt(static_cast<double>(step + 1)));
      reach.eighty.push_back(multiples.eighty * size);
      reach.ninety_five.push_back(multiples.ninety_five * size);
    }
    out.push_back(std::move(reach));
  }
  return out;
}

double common_share(std::span<const Combined> combined) {
  // As if 40 pairs of errors had 0.8 in common.
  double both = 0.8 * 40;
  double squares = 40;
  for (const Combined& one : combined)
    for (const PastErrors& past : one.past)
      for (std::size_t step = 1; step < past.errors.size(); ++step) {
        const double before = std::clamp(past.errors[step - 1], -5.0, 5.0);
        const double here = std::clamp(past.errors[step], -5.0, 5.0);
        both += before * here;
        squares += 0.5 * (before * before + here * here);
      }
  return std::clamp(both / squares, 0.0, 0.99);
}

}  // namespace flow
