// How many events a second the simulation of beds handles on one core, with statistics on. The limit is 10 million;
// what a peer makes of the same ward is printed beside it by bench/beds.mjs.
#include <algorithm>
#include <ctime>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "flow/beds/bed_requirement.h"
#include "flow/beds/bed_simulation.h"
#include "flow/beds/queue_formulas.h"

namespace {

using namespace flow;

constexpr double kEvents = 1e7;
constexpr int kRounds = 5;
constexpr double kMeanStay = 7;

/// Of this process alone: the machine may have other work.
double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

BedModel ward(std::int64_t beds, double occupancy, Stay stay) {
  BedModel model;
  const double arrivals = static_cast<double>(beds) * occupancy / kMeanStay;
  model.arrivals_per_day.fill(arrivals);
  model.stay = std::move(stay);
  model.beds.fill(beds);
  model.warm_up_days = 100;
  model.replications = 2;
  model.days = static_cast<std::int64_t>(kEvents / (2 * arrivals) / static_cast<double>(model.replications));
  return model;
}

Stay recorded() {
  std::vector<double> days;
  for (int i = 0; i < 300; ++i) days.push_back(kMeanStay * i / 149.5);
  return RecordedStays{std::make_shared<const std::vector<double>>(std::move(days)), 0, "", ""};
}

void measure(const std::string& what, const BedModel& model) {
  double best = 0;
  SimulatedBeds found;
  for (int round = 0; round < kRounds; ++round) {
    const double start = processor_seconds();
    found = simulate_beds(model, 1);
    best = std::max(best, static_cast<double>(found.events) / (processor_seconds() - start));
  }
  const auto theory = erlang_c(load_of(model), model.beds.front());
  fmt::print("  {:<58} {:>6.1f} million events a second   p_wait {:.4f}{}\n", what, best / 1e6, *found.p_wait.value,
             theory && std::holds_alternative<ExponentialStay>(model.stay) && model.next_stages.empty()
                 ? fmt::format(" (theory {:.4f})", *theory)
                 : "");
}

void measure_shapes() {
  for (const std::int64_t beds : {10, 74, 1'000}) {
    measure(fmt::format("{} beds, exponential stay", beds), ward(beds, 0.9, ExponentialStay{kMeanStay}));
    measure(fmt::format("{} beds, lognormal stay", beds), ward(beds, 0.9, LognormalStay{kMeanStay, 6}));
    measure(fmt::format("{} beds, gamma stay", beds), ward(beds, 0.9, GammaStay{kMeanStay, 6}));
    measure(fmt::format("{} beds, recorded stays", beds), ward(beds, 0.9, recorded()));
  }
}

void measure_everything() {
  BedModel model = ward(74, 0.8, LognormalStay{kMeanStay, 6});
  model.by_hour.emplace().fill(1);
  model.beds = {74, 74, 74, 74, 74, 70, 70};
  model.divert_after_days = 2;
  model.next_stages.push_back({"P1", 0.3, 30, LognormalStay{9, 8}, {}});
  model.next_stages.push_back({"P2", 0.1, 12, ExponentialStay{9}, {}});
  measure("74 beds, hours, weekend, diversion and two next stages", model);
}

void measure_requirement() {
  BedModel model = ward(74, 0.85, LognormalStay{kMeanStay, 6});
  model.days = 10'000;
  model.replications = 20;
  model.arrival_days = 365;
  model.stays_seen = 1'000;
  model.growth_range = LeverRange{0, 0.02, 0.05};
  const double start = processor_seconds();
  const auto required = required_beds(model, {}, 1);
  fmt::print("  {:<58} {:>6.1f} s   {} beds, {} to {}\n", "beds required, with three layers and what drives them",
             processor_seconds() - start, required->beds, required->low, required->high);
}

}  // namespace

int main() {
  measure_shapes();
  measure_everything();
  measure_requirement();
  return 0;
}
