#include "flow/beds/bed_search.h"

#include <algorithm>
#include <cmath>

#include "flow/beds/queue_formulas.h"

namespace flow {
namespace {

bool has_no_end(const BedModel& model) {
  return model.rule == BedRule::Wait && !model.divert_after_days && load_of(model) >= mean_beds(model);
}

/// A fraction of how far the number of patients swings: a large ward is not searched bed by bed.
std::int64_t step_of(const BedModel& model) {
  return std::max<std::int64_t>(1, std::lround(std::sqrt(load_of(model)) / 8));
}

}  // namespace

Estimate BedSearch::share_with(const BedModel& model, std::int64_t beds) {
  const BedModel tried = with_beds(model, beds);
  if (beds < 1 || has_no_end(tried)) return {};
  const auto figures = run_replications(tried, seed_, {.wait_over_days = target_.wait_over_days});
  std::vector<std::optional<double>> shares;
  for (const BedFigures& one : figures) {
    events_ += one.events;
    shares.push_back(target_.share(one));
  }
  return estimate_of(shares);
}

std::optional<std::int64_t> BedSearch::fewest(const BedModel& model, std::int64_t guess) {
  return fewest_that(guess, step_of(model), [&](std::int64_t beds) {
    if (has_no_end(with_beds(model, beds))) return false;
    return share_with(model, beds).value.value_or(0) <= target_.max_share;
  });
}

std::optional<std::int64_t> BedSearch::fewest_in(const BedModel& model, std::uint64_t only, std::int64_t guess) {
  return fewest_that(guess, step_of(model), [&](std::int64_t beds) {
    const auto figures =
        run_replication(with_beds(model, beds), seed_, only, {.wait_over_days = target_.wait_over_days});
    events_ += figures.events;
    return target_.share(figures).value_or(0) <= target_.max_share;
  });
}

/// From the guess in growing steps until the answer is passed, then by halves.
template <class Enough>
std::optional<std::int64_t> BedSearch::fewest_that(std::int64_t guess, std::int64_t first_step, Enough enough) {
  std::int64_t too_few = 0;
  std::int64_t plenty = 0;
  guess = std::clamp<std::int64_t>(guess, 1, kMostBeds);
  if (enough(guess)) {
    plenty = guess;
    for (std::int64_t step = first_step; plenty > 1; step *= 2) {
      const std::int64_t tried = std::max<std::int64_t>(plenty - step, 1);
      if (!enough(tried)) {
        too_few = tried;
        break;
      }
      plenty = tried;
    }
  } else {
    too_few = guess;
    for (std::int64_t step = first_step;; step *= 2) {
      plenty = std::min(too_few + step, kMostBeds);
      if (enough(plenty)) break;
      if (plenty == kMostBeds) return std::nullopt;
      too_few = plenty;
    }
  }
  while (plenty - too_few > 1) {
    const std::int64_t middle = too_few + (plenty - too_few) / 2;
    (enough(middle) ? plenty : too_few) = middle;
  }
  return plenty;
}

std::int64_t guessed_beds(const BedModel& model, const BedTarget& target) {
  const double load = load_of(model);
  if (model.rule == BedRule::Loss) return std::max<std::int64_t>(fewest_beds(load, target.max_share).beds, 1);
  SteadyWard ward{mean_arrivals(model), mean_stay_of(model), 0};
  auto too_few = static_cast<std::int64_t>(std::floor(load));
  auto plenty = too_few + 10 + static_cast<std::int64_t>(10 * std::sqrt(load));
  while (plenty - too_few > 1) {
    ward.servers = too_few + (plenty - too_few) / 2;
    const auto share = mmc_wait_over(ward, target.wait_over_days);
    (!share || *share > target.max_share ? too_few : plenty) = ward.servers;
  }
  return plenty;
}

}  // namespace flow
