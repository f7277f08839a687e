#include "flow/beds/bed_requirement.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "flow/beds/bed_search.h"
#include "flow/beds/model_draws.h"

// Two questions are asked of each model that could be true. How many beds does it need in the long run? That one is put
// on one and the same path of patients, so that two models differ by what they are and not by luck. And how many would
// one year have needed, another year each time? The first, over models drawn from what the data leave open or from the
// ranges of the levers, gives the layers of estimation and of scenario; the second gives chance, and with drawn models
// all three together.

namespace flow {
namespace {

constexpr std::int64_t kYear = 365;
constexpr std::int64_t kPathDays = 1'000;
constexpr std::int64_t kShortestPath = 120;
constexpr double kPathEvents = 4e5;     ///< a large ward shows as much in fewer days
constexpr double kCentralEvents = 2e7;  ///< that a run for the headline may handle
constexpr double kAllEvents = 1.5e8;    ///< that all the drawn models together may handle, about
constexpr double kRunsOfSearch = 5;
constexpr double kLayers = 4;
constexpr std::int64_t kMostDraws = 200;
constexpr std::int64_t kFewestDraws = 24;

/// In a steady state, with the likely levers, and no longer a run than the search can bear.
BedModel central_model(const BedModel& model) {
  BedModel out = with_likely_levers(model);
  if (out.census) {
    out.census.reset();
    for (NextStage& stage : out.next_stages) stage.census.clear();
    out.warm_up_days = 1'000;
    out.days = 10'000;
    out.replications = 20;
  }
  const double events = events_of(out);
  if (events > kCentralEvents)
    out.days = std::max<std::int64_t>(
        kYear, static_cast<std::int64_t>(static_cast<double>(out.days) * kCentralEvents / events));
  return out;
}

/// Long enough for the ward to fill, as an exponential stay would fill it to within a third of a thousandth.
std::int64_t filling_days(const BedModel& model) {
  double longest = mean_stay_of(model);
  for (const NextStage& stage : model.next_stages) longest = std::max(longest, mean_days(stage.stay));
  return std::clamp<std::int64_t>(static_cast<std::int64_t>(8 * longest), 28, 5'000);
}

BedModel path_model(BedModel model, std::int64_t days) {
  model.warm_up_days = filling_days(model);
  model.days = days;
  model.replications = 1;
  return model;
}

std::int64_t path_days(const BedModel& model) {
  const double each_day = events_of(path_model(model, 1)) / static_cast<double>(filling_days(model) + 1);
  return std::clamp(static_cast<std::int64_t>(kPathEvents / each_day), kShortestPath, kPathDays);
}

BedRange range_of(std::vector<std::int64_t> beds, double level) {
  std::ranges::sort(beds);
  const double last = static_cast<double>(beds.size() - 1);
  const auto low = static_cast<std::size_t>(std::floor((1 - level) / 2 * last));
  const auto high = static_cast<std::size_t>(std::ceil((1 + level) / 2 * last));
  return {beds[low], beds[high]};
}

BedTarget target_of(const BedModel& model, const RequirementAsked& asked) {
  Figure share = share_waiting;
  if (asked.max_wait_days > 0) share = share_waiting_over;
  if (model.rule == BedRule::Loss) share = share_turned_away;
  return {share, asked.max_share, asked.max_wait_days};
}

class Requirement {
 public:
  Requirement(const BedModel& model, const RequirementAsked& asked, std::uint64_t seed)
      : central_(central_model(model)),
        asked_(asked),
        target_(target_of(model, asked)),
        estimation_key_(stream_key(seed, 0, StreamPurpose::Estimation)),
        ranges_key_(stream_key(seed, 0, StreamPurpose::Ranges)),
        search_(target_, seed) {}

  RequiredBeds find() {
    find_headline();
    find_draws();
    out_.chance = years(false);
    if (rests_on_sample()) out_.estimation = long_run([&](std::uint64_t i) { return sampled(central_, i); });
    if (has_ranges()) out_.scenario = long_run([&](std::uint64_t i) { return levered(central_, i); });
    out_.together = rests_on_sample() || has_ranges() ? years(true) : out_.chance;
    out_.low = std::min(out_.together.low, out_.beds);
    out_.high = std::max(out_.together.high, out_.beds);
    find_drivers();
    find_staff();
    out_.arrival_days = central_.arrival_days;
    out_.stays = stays_behind(central_);
    out_.events = search_.events();
    return std::move(out_);
  }

 private:
  void find_headline() {
    path_days_ = path_days(central_);
    const BedModel brief = path_model(central_, path_days_);
    const auto guess = search_.fewest(brief, guessed_beds(central_, target_));
    on_path_ = guess;
    out_.beds = search_.fewest(central_, guess);
    out_.load = load_of(central_);
    out_.share = search_.share_with(central_, out_.beds);
    out_.share_one_fewer = search_.share_with(central_, out_.beds - 1);
  }

  void find_draws() {
    const double each = events_of(path_model(central_, kYear)) * kRunsOfSearch * kLayers;
    out_.draws = std::clamp(static_cast<std::int64_t>(kAllEvents / each), kFewestDraws, kMostDraws);
  }

  [[nodiscard]] bool rests_on_sample() const { return arrivals_error(central_) || stay_error(central_); }
  [[nodiscard]] bool has_ranges() const {
    return central_.growth_range || central_.stay_change_range || central_.wrong_setting_range;
  }
  [[nodiscard]] BedModel sampled(const BedModel& model, std::uint64_t draw) const {
    return with_other_sample(model, DrawChain(mixed(estimation_key_ + draw)));
  }
  [[nodiscard]] BedModel levered(const BedModel& model, std::uint64_t draw) const {
    return with_drawn_levers(model, DrawChain(mixed(ranges_key_ + draw)));
  }

  /// What the long run needs under another model, told by the path that all models share.
  std::int64_t in_long_run(const BedModel& model) {
    const double moved = load_of(model) - load_of(central_);
    const auto guess = on_path_ + static_cast<std::int64_t>(std::lround(moved));
    const auto found = search_.fewest_in(path_model(model, path_days_), 0, guess);
    return std::max<std::int64_t>(1, out_.beds + found - on_path_);
  }

  BedRange long_run(const std::function<BedModel(std::uint64_t)>& model_of) {
    std::vector<std::int64_t> beds;
    beds.reserve(static_cast<std::size_t>(out_.draws));
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(out_.draws); ++i) beds.push_back(in_long_run(model_of(i)));
    return range_of(std::move(beds), asked_.level);
  }

  BedRange years(bool with_other_models) {
    std::vector<std::int64_t> beds;
    beds.reserve(static_cast<std::size_t>(out_.draws));
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(out_.draws); ++i) {
      const BedModel model = with_other_models ? levered(sampled(central_, i), i) : central_;
      const auto guess = out_.beds + static_cast<std::int64_t>(std::lround(load_of(model) - out_.load));
      beds.push_back(search_.fewest_in(path_model(model, kYear), i + 1, guess));
    }
    return range_of(std::move(beds), asked_.level);
  }

  // ---- what drives the range ---------------------------------------------------------------------------------------

  void add_driver(std::string name, double low, double high, const std::function<BedModel(double)>& model_at) {
    out_.drivers.push_back({std::move(name), low, high, {in_long_run(model_at(low)), in_long_run(model_at(high))}});
  }

  void add_lever(std::string name, const std::optional<LeverRange>& range, double Levers::* lever) {
    if (!range) return;
    add_driver(std::move(name), range->low, range->high, [&](double value) {
      BedModel model = central_;
      model.levers.*lever = value;
      return model;
    });
  }

  void find_drivers() {
    const double z = -normal_quantile((1 - asked_.level) / 2);
    out_.drivers.push_back({"chance in a year", 0, 0, out_.chance});
    if (const auto error = arrivals_error(central_))
      add_driver("arrivals known from a count", -z * *error, z * *error, [&](double change) {
        BedModel model = central_;
        model.levers.growth = (1 + model.levers.growth) * std::max(1 + change, 0.01) - 1;
        return model;
      });
    if (const auto error = stay_error(central_))
      add_driver("stay known from a sample", -z * *error, z * *error, [&](double change) {
        BedModel model = central_;
        model.levers.stay_change = (1 + model.levers.stay_change) * std::max(1 + change, 0.01) - 1;
        return model;
      });
    add_lever("growth", central_.growth_range, &Levers::growth);
    add_lever("change of stay", central_.stay_change_range, &Levers::stay_change);
    add_lever("wrong-setting share moved", central_.wrong_setting_range, &Levers::wrong_setting_moved);
    std::ranges::sort(out_.drivers, {}, [](const BedDriver& driver) {
      return std::pair(-driver.width(), std::string_view(driver.name));
    });
  }

  void find_staff() {
    if (!central_.staffed_beds) return;
    const auto limit = *central_.staffed_beds;
    out_.staff = {limit, std::max<std::int64_t>(0, out_.beds - limit), search_.share_with(central_, limit)};
  }

  BedModel central_;
  RequirementAsked asked_;
  BedTarget target_;
  std::uint64_t estimation_key_;
  std::uint64_t ranges_key_;
  BedSearch search_;
  std::int64_t path_days_ = kPathDays;
  std::int64_t on_path_ = 0;  ///< required by the central model on the path
  RequiredBeds out_;
};

}  // namespace

base::Result<RequiredBeds> required_beds(const BedModel& model, const RequirementAsked& asked, std::uint64_t seed) {
  const double load = load_of(with_likely_levers(model));
  if (load > kMostRequiredLoad)
    return base::invalid("$.arrivals_per_day",
                         fmt::format("The load is {:.6g} beds; a number of beds is looked for up to "
                                     "a load of {:.6g}.",
                                     load, kMostRequiredLoad));
  return Requirement(model, asked, seed).find();
}

}  // namespace flow
