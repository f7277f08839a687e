// Accuracy, coverage and speed of forecasts over the sets of forecast_cases.h, as tab-separated lines for forecast.mjs:
// forecast_bench DATA [BACK] [METHOD...]. BACK moves all origins back by so many test windows, to choose without seeing
// the windows that are reported.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "flow/forecasting/forecast.h"
#include "forecast_cases.h"

namespace bench {
namespace {

struct Score {
  double mase = 0, smape = 0, absolute = 0, width = 0;
  double in_eighty = 0, in_ninety_five = 0;
  double cases = 0, steps = 0, scaled = 0, ordered = 0;
  double seconds = 0, series = 0;  ///< of the processor's time, which others do not share
};

flow::SeriesKind kind_of(const ForecastSet& set) {
  return set.kind == "count"        ? flow::SeriesKind::Count
         : set.kind == "percentage" ? flow::SeriesKind::Percentage
                                    : flow::SeriesKind::Value;
}

/// Mean distance from the value a season before, in the training values: what MASE and MSIS divide by.
double scale_of(const std::vector<double>& train, std::size_t season) {
  double sum = 0;
  for (std::size_t i = season; i < train.size(); ++i) sum += std::abs(train[i] - train[i - season]);
  return sum / static_cast<double>(train.size() - season);
}

/// Winkler's score of a 95 % range: its width, and 40 times as much as it is missed by.
double interval_score(const flow::ForecastPoint& point, double actual) {
  const double below = std::max(0.0, point.lower95 - actual);
  const double above = std::max(0.0, actual - point.upper95);
  return point.upper95 - point.lower95 + 40 * (below + above);
}

void score(Score& out, const ForecastCase& one, const flow::Forecast& forecast, std::size_t season) {
  const double scale = scale_of(one.train, season);
  double absolute = 0;
  double width = 0;
  for (std::size_t step = 0; step < one.test.size(); ++step) {
    const flow::ForecastPoint& point = forecast.points[step];
    const double actual = one.test[step];
    const double error = std::abs(actual - point.mean);
    const double size = std::abs(actual) + std::abs(point.mean);
    absolute += error;
    out.smape += size > 0 ? 200 * error / size / static_cast<double>(one.test.size()) : 0;
    width += interval_score(point, actual);
    out.in_eighty += point.lower80 <= actual && actual <= point.upper80 ? 1 : 0;
    out.in_ninety_five += point.lower95 <= actual && actual <= point.upper95 ? 1 : 0;
    out.steps += 1;
  }
  const auto steps = static_cast<double>(one.test.size());
  out.absolute += absolute / steps;
  out.cases += 1;
  if (!(scale > 0)) return;
  out.mase += absolute / steps / scale;
  out.width += width / steps / scale;
  out.scaled += 1;
}

void measure(std::map<std::string, Score>& scores, const ForecastSet& set, flow::Method method) {
  std::vector<flow::Series> series;
  series.reserve(set.cases.size());
  for (const ForecastCase& one : set.cases) series.push_back(series_of(one));
  flow::ForecastAsked asked{.season = set.season,
                            .horizon = set.cases.front().test.size(),
                            .kind = kind_of(set),
                            .method = method,
                            .holidays = set.holidays};
  const std::clock_t before = std::clock();
  const auto forecasts = flow::make_forecasts(series, asked);
  const auto took = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  Score& out = scores[set.name];
  out.seconds += took;
  out.series += static_cast<double>(set.cases.size());
  for (std::size_t i = 0; i < forecasts.size(); ++i) score(out, set.cases[i], forecasts[i], set.season);
}

void print(const std::map<std::string, Score>& scores, flow::Method method) {
  for (const auto& [set, s] : scores)
    fmt::print("{}\t{}\t{}\t{:.4f}\t{:.3f}\t{:.3f}\t{:.3f}\t{:.3f}\t{:.3f}\t{:.0f}\n", set, flow::method_code(method),
               s.cases, s.mase / s.scaled, s.smape / s.cases, s.absolute / s.cases, s.in_eighty / s.steps,
               s.in_ninety_five / s.steps, s.width / s.scaled, s.series / s.seconds);
}

/// How good the chances of a hard question are: will the last step be at most nine tenths of the last season's mean?
/// Mean squared distance of the chance, of each series' own base rate and of the share that did, from what happened.
void print_chances(const std::vector<ForecastSet>& sets) {
  double chance = 0, base = 0, happened = 0, cases = 0;
  for (const ForecastSet& set : sets) {
    if (set.name != "delays") continue;
    for (const ForecastCase& one : set.cases) {
      double mean = 0;
      for (std::size_t i = one.train.size() - set.season; i < one.train.size(); ++i)
        mean += one.train[i] / static_cast<double>(set.season);
      const std::vector<flow::Series> alone = {series_of(one)};
      const auto horizon = one.test.size();
      const auto by = one.first + static_cast<std::int64_t>(one.train.size() + horizon - 1);
      const auto forecast =
          flow::make_forecasts(alone, {.season = set.season,
                                       .horizon = horizon,
                                       .kind = kind_of(set),
                                       .target = flow::TargetAsked{0.9 * mean, by, flow::TargetSide::AtOrBelow}});
      const auto& answer = forecast.front().target->chance;
      const double did = one.test.back() <= 0.9 * mean ? 1 : 0;
      chance += std::pow(answer.chance - did, 2);
      base += std::pow(answer.base_rate.value_or(0.5) - did, 2);
      happened += did;
      cases += 1;
    }
  }
  const double rate = happened / cases;
  fmt::print("chances\t{}\t{:.4f}\t{:.4f}\t{:.4f}\n", cases, chance / cases, base / cases, rate * (1 - rate));
}

int run(int count, char** words) {
  const int back = count > 2 ? std::atoi(words[2]) : 0;
  std::vector<flow::Method> methods;
  for (int i = 3; i < count; ++i) methods.push_back(flow::parse_method(words[i]).value());
  if (methods.empty()) methods = flow::all_methods();
  const auto sets = read_sets(words[1], back);
  fmt::print("set\tmethod\tcases\tMASE\tsMAPE\tMAE\tin 80\tin 95\tMSIS\tseries/s\n");
  for (const flow::Method method : methods) {
    std::map<std::string, Score> scores;
    for (const ForecastSet& set : sets)
      if (!set.cases.empty()) measure(scores, set, method);
    print(scores, method);
  }
  print_chances(sets);
  return 0;
}

}  // namespace
}  // namespace bench

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "forecast_bench DATA [BACK] [METHOD...]\n");
    return 2;
  }
  try {
    return bench::run(count, words);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\n", failure.what());
    return 1;
  }
}
