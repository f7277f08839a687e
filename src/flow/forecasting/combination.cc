#include "flow/forecasting/combination.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.h"

namespace flow {
namespace {

constexpr std::size_t kOrigins = 4;
/// A stretch this short says little of how well it can be forecast from.
constexpr std::size_t kLeastStretch = 6;
/// As many errors of a series' own weigh as much as the file's.
constexpr double kFileErrors = 40;
/// As many origins weigh as much as what is usual of the members. Not errors: what strikes a month strikes every
/// series.
constexpr double kUsualOrigins = 2;
/// The powers of how far a member is out in this series, and in a file of many: with both half as far out again as the
/// best's, it weighs 1 / 58 of it. What a file of few says of its members is worth less.
constexpr double kOwnSharpness = 6;
constexpr double kFileSharpness = 4;
/// So that a perfect member does not divide by 0.
constexpr double kNoMiss = 1e-9;
/// One wild miss does not settle which member is best.
constexpr double kFarthestMiss = 50;

/// How far out the members were, summed, and of how many errors the sums are.
class Misses {
 public:
  Misses() = default;
  explicit Misses(std::size_t members) : sums_(members), counts_(members) {}

  void add(std::size_t member, double sum, double count) {
    sums_[member] += sum;
    counts_[member] += count;
  }
  [[nodiscard]] double sum(std::size_t member) const { return sums_.empty() ? 0.0 : sums_[member]; }
  [[nodiscard]] double count(std::size_t member) const { return counts_.empty() ? 0.0 : counts_[member]; }

 private:
  std::vector<double> sums_;
  std::vector<double> counts_;
};

/// What was known and what came after, when the last `cut` values had not yet been seen.
struct Origin {
  std::size_t cut = 0;
  std::size_t steps = 0;
  std::vector<std::size_t> series;  ///< those that were long enough
  std::vector<Stretch> stretches;
  std::vector<MemberForecasts> members;
  std::vector<Misses> misses;  ///< of each of these series
  Misses file;                 ///< of them all
};

std::vector<Origin> origins_of(std::span<const Stretch> stretches, std::size_t season, std::size_t horizon,
                               const Panel& panel) {
  const std::size_t apart = std::max<std::size_t>(1, horizon / 2);
  const std::size_t least = std::max(2 * season, kLeastStretch);
  std::vector<Origin> out;
  for (std::size_t cut = apart; cut <= kOrigins * apart; cut += apart) {
    Origin origin{.cut = cut, .steps = std::min(cut, horizon)};
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const auto& values = stretches[i].values;
      if (values.size() < least + cut) continue;
      origin.series.push_back(i);
      origin.stretches.push_back({values.first(values.size() - cut), stretches[i].phase});
    }
    if (origin.series.empty()) break;
    origin.members = panel.forecast(origin.stretches, origin.steps);
    out.push_back(std::move(origin));
  }
  return out;
}

class Combination {
 public:
  Combination(std::span<const Stretch> stretches, std::size_t season, std::size_t horizon, const Panel& panel)
      : stretches_(stretches),
        season_(season),
        usual_(panel.usual),
        now_(panel.forecast(stretches, horizon)),
        origins_(origins_of(stretches, season, horizon, panel)) {
    for (Origin& origin : origins_) {
      origin.file = Misses(usual_.size());
      origin.misses.assign(origin.series.size(), Misses(usual_.size()));
      for (std::size_t place = 0; place < origin.series.size(); ++place) count_misses(origin, place);
    }
  }

  std::vector<Combined> result() {
    std::vector<Combined> out(stretches_.size());
    weigh(nullptr, [&](std::size_t series, std::vector<double> weights) {
      out[series].forecasts = mixed(now_[series], weights);
      out[series].weights = std::move(weights);
      out[series].unit = usual_change(stretches_[series].values, season_);
    });
    for (const Origin& origin : origins_) add_past(origin, out);
    return out;
  }

 private:
  [[nodiscard]] std::span<const double> after(const Origin& origin, std::size_t place) const {
    const auto& values = stretches_[origin.series[place]].values;
    return values.subspan(values.size() - origin.cut, origin.steps);
  }

  void count_misses(Origin& origin, std::size_t place) const {
    const double unit = usual_change(origin.stretches[place].values, season_);
    if (!(unit > 0)) return;
    const auto actual = after(origin, place);
    const auto& members = origin.members[place].forecasts;
    for (std::size_t member = 0; member < members.size(); ++member) {
      if (members[member].empty()) continue;
      double sum = 0;
      for (std::size_t step = 0; step < actual.size(); ++step)
        sum += std::min(kFarthestMiss, std::abs(actual[step] - members[member][step]) / unit);
      const auto count = static_cast<double>(actual.size());
      origin.misses[place].add(member, sum, count);
      origin.file.add(member, sum, count);
    }
  }

  /// Calls take(series, weights) for every series, or for those of `without`: what that origin showed is left out.
  template <class Take>
  void weigh(const Origin* without, const Take& take) const {
    std::vector<Misses> own(stretches_.size(), Misses(usual_.size()));
    Misses file(usual_.size());
    for (const Origin& origin : origins_) {
      if (&origin == without) continue;
      for (std::size_t member = 0; member < usual_.size(); ++member) {
        file.add(member, origin.file.sum(member), origin.file.count(member));
        for (std::size_t place = 0; place < origin.series.size(); ++place)
          own[origin.series[place]].add(member, origin.misses[place].sum(member), origin.misses[place].count(member));
      }
    }
    const std::size_t left_out = without == nullptr ? 0 : 1;
    const auto of_file = file_misses(file, static_cast<double>(origins_.size() - left_out));
    if (without == nullptr) {
      for (std::size_t series = 0; series < own.size(); ++series)
        take(series, weights_of(own[series], of_file, now_[series]));
    } else {
      for (std::size_t place = 0; place < without->series.size(); ++place)
        take(place, weights_of(own[without->series[place]], of_file, without->members[place]));
    }
  }

  /// The mean miss of each member in the file, drawn towards what is usual.
  [[nodiscard]] std::vector<double> file_misses(const Misses& file, double origins) const {
    double sum = 0;
    double usual = 0;
    for (std::size_t member = 0; member < usual_.size(); ++member) {
      sum += file.sum(member);
      usual += file.count(member) * usual_[member].miss;
    }
    const double size = usual > 0 && sum > 0 ? sum / usual : 1.0;
    const double weight = origins / (origins + kUsualOrigins);
    std::vector<double> out(usual_.size());
    for (std::size_t member = 0; member < out.size(); ++member) {
      out[member] = size * usual_[member].miss;
      if (file.count(member) > 0)
        out[member] = weight * file.sum(member) / file.count(member) + (1 - weight) * out[member];
    }
    return out;
  }

  [[nodiscard]] std::vector<double> weights_of(const Misses& own, const std::vector<double>& of_file,
                                               const MemberForecasts& members) const {
    const auto series = static_cast<double>(stretches_.size());
    const double file_sharpness = kFileSharpness * (series - 1) / (series + 9);
    std::vector<double> out(usual_.size());
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t member = 0; member < out.size(); ++member) {
      const double miss = (own.sum(member) + kFileErrors * of_file[member]) / (own.count(member) + kFileErrors);
      out[member] = -kOwnSharpness * std::log(miss + kNoMiss) - file_sharpness * std::log(of_file[member] + kNoMiss) +
                    std::log(usual_[member].count);
      if (!members.forecasts[member].empty()) most = std::max(most, out[member]);
    }
    base::check(std::isfinite(most), "a member of the panel has a forecast");
    double sum = 0;
    for (std::size_t member = 0; member < out.size(); ++member) {
      out[member] = members.forecasts[member].empty() ? 0.0 : std::exp(out[member] - most);
      sum += out[member];
    }
    for (double& one : out) one /= sum;
    return out;
  }

  /// About the first forecast, so that what all members agree on is said exactly.
  static std::vector<double> mixed(const MemberForecasts& members, const std::vector<double>& weights) {
    std::vector<double> first;
    std::vector<double> out;
    for (std::size_t member = 0; member < weights.size(); ++member) {
      const auto& forecasts = members.forecasts[member];
      if (weights[member] == 0) continue;
      if (first.empty()) out = first = forecasts;
      for (std::size_t step = 0; step < out.size(); ++step)
        out[step] += weights[member] * (forecasts[step] - first[step]);
    }
    return out;
  }

  /// What the panel would have said at this origin, with weights that have not seen what came after it.
  void add_past(const Origin& origin, std::vector<Combined>& out) const {
    weigh(&origin, [&](std::size_t place, const std::vector<double>& weights) {
      PastErrors past{usual_change(origin.stretches[place].values, season_), mixed(origin.members[place], weights)};
      if (!(past.unit > 0)) return;
      const auto actual = after(origin, place);
      for (std::size_t step = 0; step < actual.size(); ++step)
        past.errors[step] = (actual[step] - past.errors[step]) / past.unit;
      out[origin.series[place]].past.push_back(std::move(past));
    });
  }

  std::span<const Stretch> stretches_;
  std::size_t season_;
  std::vector<UsualMember> usual_;
  std::vector<MemberForecasts> now_;
  std::vector<Origin> origins_;
};

double mean_change(std::span<const double> values, std::size_t apart) {
  if (values.size() <= apart) return 0;
  double sum = 0;
  for (std::size_t i = apart; i < values.size(); ++i) sum += std::abs(values[i] - values[i - apart]);
  return sum / static_cast<double>(values.size() - apart);
}

}  // namespace

std::vector<Combined> combine(std::span<const Stretch> stretches, std::size_t season, std::size_t horizon,
                              const Panel& panel) {
  if (stretches.empty()) return {};
  return Combination(stretches, season, horizon, panel).result();
}

double usual_change(std::span<const double> values, std::size_t season) {
  const double over_season = season > 1 ? mean_change(values, season) : 0;
  return over_season > 0 ? over_season : mean_change(values, 1);
}

}  // namespace flow
