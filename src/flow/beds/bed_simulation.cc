#include "flow/beds/bed_simulation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/mapped.h"

namespace flow {
namespace {

std::optional<double> per_patient(double sum, const BedFigures& figures) {
  if (figures.arrived == 0) return std::nullopt;
  return sum / static_cast<double>(figures.arrived);
}

template <class Value>
Estimate over(const std::vector<BedFigures>& figures, Value value) {
  return estimate_of(base::mapped(figures, [&](const BedFigures& one) { return std::optional<double>(value(one)); }));
}

BedCounts all_midnights(const std::vector<BedFigures>& figures) {
  BedCounts out;
  for (const BedFigures& one : figures)
    for (const auto& [beds, count] : one.midnights) out[beds] += count;
  return out;
}

MidnightBeds quantiles_of(const BedCounts& counts) {
  return {beds_at(counts, 0.05), beds_at(counts, 0.50), beds_at(counts, 0.95)};
}

Estimate end_of_day(const std::vector<BedFigures>& figures, std::size_t weekday) {
  return over(figures, [&](const BedFigures& one) -> std::optional<double> {
    if (one.end_of_day_count[weekday] == 0) return std::nullopt;
    return static_cast<double>(one.end_of_day_beds[weekday]) / static_cast<double>(one.end_of_day_count[weekday]);
  });
}

PathDay path_day(const std::vector<BedFigures>& figures, std::size_t day) {
  BedCounts counts;
  for (const BedFigures& one : figures) ++counts[one.path[day]];
  return {static_cast<std::int64_t>(day) + 1,
          over(figures, [&](const BedFigures& one) { return static_cast<double>(one.path[day]); }),
          quantiles_of(counts)};
}

std::vector<PathDay> path_of(const std::vector<BedFigures>& figures) {
  std::vector<PathDay> out;
  out.reserve(figures.front().path.size());
  for (std::size_t day = 0; day < figures.front().path.size(); ++day) out.push_back(path_day(figures, day));
  return out;
}

}  // namespace

std::vector<BedFigures> run_replications(const BedModel& model, std::uint64_t seed, const RunOptions& options) {
  RunOptions kept = options;
  kept.keeps_path = options.keeps_path && model.days <= kMostPathDays;
  std::vector<BedFigures> out;
  out.reserve(static_cast<std::size_t>(model.replications));
  for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(model.replications); ++i)
    out.push_back(run_replication(model, seed, i, kept));
  return out;
}

SimulatedBeds summary_of(const BedModel& model, const std::vector<BedFigures>& figures) {
  const double days = static_cast<double>(model.days);
  const auto per_day = [&](double BedFigures::* ticks) {
    return over(figures, [&](const BedFigures& one) { return days_of(one.*ticks) / days; });
  };
  const auto midnight_error = [&](double share) {
    return over(figures, [&](const BedFigures& one) { return static_cast<double>(beds_at(one.midnights, share)); });
  };
  SimulatedBeds out{.p_wait = over(figures, share_waiting),
                    .p_wait_over = over(figures, share_waiting_over),
                    .p_block = over(figures, share_turned_away),
                    .mean_wait_days = over(figures, mean_wait),
                    .mean_queue = per_day(&BedFigures::queue_ticks),
                    .mean_occupied = per_day(&BedFigures::occupied_ticks),
                    .mean_blocked = per_day(&BedFigures::blocked_ticks),
                    .midnight = quantiles_of(all_midnights(figures)),
                    .midnight_errors = {midnight_error(0.05), midnight_error(0.50), midnight_error(0.95)},
                    .path = path_of(figures)};
  for (std::size_t day = 0; day < 7; ++day) out.end_of_day[day] = end_of_day(figures, day);
  for (const BedFigures& one : figures) {
    out.events += one.events;
    out.patients += one.arrived;
  }
  return out;
}

SimulatedBeds simulate_beds(const BedModel& model, std::uint64_t seed, const RunOptions& options) {
  return summary_of(model, run_replications(model, seed, options));
}

std::optional<double> share_waiting(const BedFigures& figures) {
  return per_patient(static_cast<double>(figures.waited), figures);
}
std::optional<double> share_waiting_over(const BedFigures& figures) {
  return per_patient(static_cast<double>(figures.waited_over), figures);
}
std::optional<double> share_turned_away(const BedFigures& figures) {
  return per_patient(static_cast<double>(figures.turned_away), figures);
}
std::optional<double> mean_wait(const BedFigures& figures) {
  return per_patient(days_of(figures.wait_ticks), figures);
}

Estimate estimate_of(const std::vector<std::optional<double>>& values) {
  std::vector<double> known;
  for (const auto& value : values)
    if (value) known.push_back(*value);
  if (known.empty()) return {};
  const double n = static_cast<double>(known.size());
  const double mean = std::accumulate(known.begin(), known.end(), 0.0) / n;
  if (known.size() == 1) return {mean, std::nullopt};
  double squares = 0;
  for (const double value : known) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / (n - 1) / n)};
}

std::int64_t beds_at(const BedCounts& counts, double share) {
  std::uint64_t total = 0;
  for (const auto& [beds, count] : counts) total += count;
  std::uint64_t sum = 0;
  for (const auto& [beds, count] : counts) {
    sum += count;
    if (static_cast<double>(sum) >= share * static_cast<double>(total)) return beds;
  }
  return counts.rbegin()->first;
}

}  // namespace flow
