#include "flow/forecasting/month_lengths.h"

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace flow {
namespace {

/// Of 400 years.
constexpr double kMeanDays = 146097.0 / 4800;
/// How much more likely, as a logarithm, the changes must be per day before a series is taken to gather by day.
constexpr double kEnough = 3;
/// As many series' evidence as the file's mean counts for; as many without any are added to the file.
constexpr double kFileEvidence = 5;
constexpr double kNoEvidence = 5;

bool is_monthly(const PreparedSeries& series) {
  return !series.values.empty() && series.last.kind == PeriodKind::Month && series.spacing == 1;
}

SeriesPeriod month_at(const PreparedSeries& series, std::size_t place) {
  return series.first + static_cast<std::int64_t>(place);
}

/// How much more likely the changes are per day than as they are, as a logarithm, where changes spread as double
/// exponentials; 0 where they do not tell.
double evidence_of(const PreparedSeries& series) {
  if (!is_monthly(series)) return 0;
  const std::vector<double> per_day = in_mean_months(series);
  double as_is = 0;
  double even = 0;
  double count = 0;
  for (std::size_t i = 1; i < per_day.size(); ++i) {
    if (month_length(month_at(series, i)) == month_length(month_at(series, i - 1))) continue;
    as_is += std::abs(series.values[i] - series.values[i - 1]);
    even += std::abs(per_day[i] - per_day[i - 1]);
    ++count;
  }
  return as_is > 0 && even > 0 ? count * std::log(as_is / even) : 0.0;
}

}  // namespace

double month_length(SeriesPeriod month) {
  const std::chrono::sys_days from = first_day(month).value();
  const std::chrono::sys_days to = first_day(month + 1).value();
  return static_cast<double>((to - from).count()) / kMeanDays;
}

std::vector<bool> gather_by_day(std::span<const PreparedSeries> series) {
  std::vector<double> evidence;
  double sum = 0;
  double count = kNoEvidence;
  for (const PreparedSeries& one : series) {
    evidence.push_back(evidence_of(one));
    sum += evidence.back();
    if (is_monthly(one)) ++count;
  }
  std::vector<bool> out;
  out.reserve(evidence.size());
  for (const double one : evidence) out.push_back(one != 0 && one + kFileEvidence * sum / count > kEnough);
  return out;
}

std::vector<double> in_mean_months(const PreparedSeries& series) {
  std::vector<double> out = series.values;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] /= month_length(month_at(series, i));
  return out;
}

}  // namespace flow
