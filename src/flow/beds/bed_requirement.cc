#include "flow/beds/bed_requirement.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "flow/beds/bed_search.h"
#include "flow/beds/bed_words.h"
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
constexpr double kRunsOfSearch = 5;
constexpr double kRunsOfHeadline = 8;
constexpr double kMostDrivers = 6;
constexpr double kLayersOfYears = 2;
constexpr double kLayersOfPaths = 2;
constexpr std::int64_t kFewestDraws = 24;

struct EffortLimits {
  double path_events;     ///< a large ward shows as much in fewer days
  double central_events;  ///< that a run for the headline may handle
  double all_events;      ///< that all the drawn models together may handle, about
  std::int64_t most_draws;
};
constexpr EffortLimits kFull{.path_events = 4e5, .central_events = 2e7, .all_events = 3e8, .most_draws = 200};
constexpr EffortLimits kQuick{.path_events = 2e4, .central_events = 1e6, .all_events = 8e6, .most_draws = 60};

const EffortLimits& limits_of(const BedModel& model) {
  return model.effort == SearchEffort::Quick ? kQuick : kFull;
}

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
  const double most = limits_of(model).central_events;
  if (events > most)
    out.days = std::max<std::int64_t>(kYear, static_cast<std::int64_t>(static_cast<double>(out.days) * most / events));
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
  return std::clamp(static_cast<std::int64_t>(limits_of(model).path_events / each_day), kShortestPath, kPathDays);
}

std::int64_t draws_of(const BedModel& central) {
  const EffortLimits& limits = limits_of(central);
  const double year = events_of(path_model(central, kYear));
  const double path = events_of(path_model(central, path_days(central)));
  const double each = kRunsOfSearch * (kLayersOfYears * year + kLayersOfPaths * path);
  return std::clamp(static_cast<std::int64_t>(limits.all_events / each), kFewestDraws, limits.most_draws);
}

bool has_ranges(const BedModel& model) {
  return model.growth_range || model.stay_change_range || model.wrong_setting_range;
}

bool rests_on_sample(const BedModel& model) {
  return arrivals_error(model) || stay_error(model);
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

base::Error no_number(const BedModel& model, const RequirementAsked& asked) {
  return {base::ErrorCode::Invalid, "--max-wait-share",
          fmt::format("No number of beds up to {} keeps the share of patients {} within {:g} %. Allow a larger share, "
                      "or a longer wait, or give the next stages more places.",
                      kMostBeds, whom_words(model.rule, asked.max_wait_days), asked.max_share * 100)};
}

/// A next stage that cannot take its patients in keeps them away whatever the number of beds.
std::optional<base::Error> cannot_be_met(const BedModel& central, const RequirementAsked& asked) {
  if (auto refusal = stage_refusal_of(central)) return refusal;
  const auto shortage = stage_shortage_of(central);
  if (!shortage || shortage->share <= asked.max_share) return std::nullopt;
  return base::Error{
      base::ErrorCode::Invalid, "$.next_stages",
      fmt::format("\"{}\" has too few places: {:.3g} % of patients would be {} in the long run, whatever the number of "
                  "beds, and {:g} % may be. Give it more places or a smaller share, or allow a larger share "
                  "(--max-wait-share).",
                  shortage->stage, shortage->share * 100, whom_words(central.rule, asked.max_wait_days),
                  asked.max_share * 100)};
}

std::vector<std::string> notes_on(const BedModel& model) {
  std::vector<std::string> notes;
  if (std::ranges::adjacent_find(model.beds, std::not_equal_to()) != model.beds.end())
    notes.emplace_back(
        "The model's beds differ by the day of the week and were left out: the answer is one number for every day. "
        "What the model's own beds do, \"beds simulate\" tells.");
  if (model.census)
    notes.emplace_back(
        "Today's census was left out: the answer is for a steady state. What follows from today, \"beds simulate\" "
        "tells.");
  return notes;
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

  base::Result<RequiredBeds> find() {
    if (auto refusal = cannot_be_met(central_, asked_)) return std::unexpected(*std::move(refusal));
    if (!find_headline()) return std::unexpected(no_number(central_, asked_));
    out_.draws = draws_of(central_);
    out_.chance = years(false);
    if (rests_on_sample(central_)) out_.estimation = long_run([&](std::uint64_t i) { return sampled(central_, i); });
    if (has_ranges(central_)) out_.scenario = long_run([&](std::uint64_t i) { return levered(central_, i); });
    out_.together = rests_on_sample(central_) || has_ranges(central_) ? years(true) : out_.chance;
    out_.low = std::min(out_.together.low, out_.beds);
    out_.high = std::max(out_.together.high, out_.beds);
    find_drivers();
    find_staff();
    out_.arrival_days = central_.arrival_days;
    out_.stays = stays_behind(central_);
    out_.days = central_.days;
    out_.replications = central_.replications;
    out_.events = search_.events();
    if (without_answer_ > 0)
      out_.notes.push_back(fmt::format("In {} of the worlds tried no number of beds would do. They count as {}.",
                                       without_answer_, kMostBeds));
    return std::move(out_);
  }

 private:
  /// Whether there is such a number.
  bool find_headline() {
    path_days_ = path_days(central_);
    const BedModel brief = path_model(central_, path_days_);
    const auto guess = search_.fewest(brief, guessed_beds(central_, target_));
    const auto beds = search_.fewest(central_, guess.value_or(kMostBeds));
    if (!beds) return false;
    on_path_ = guess.value_or(kMostBeds);
    out_.beds = *beds;
    out_.load = load_of(central_);
    out_.share = search_.share_with(central_, out_.beds);
    out_.share_one_fewer = search_.share_with(central_, out_.beds - 1);
    return true;
  }

  std::int64_t counted(std::optional<std::int64_t> found) {
    if (!found) ++without_answer_;
    return found.value_or(kMostBeds);
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
    const auto found = counted(search_.fewest_in(path_model(model, path_days_), 0, guess));
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
      beds.push_back(counted(search_.fewest_in(path_model(model, kYear), i + 1, guess)));
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
  std::int64_t on_path_ = 0;         ///< required by the central model on the path
  std::int64_t without_answer_ = 0;  ///< drawn models for which no number of beds would do
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
  auto found = Requirement(model, asked, seed).find();
  if (found) std::ranges::move(notes_on(model), std::back_inserter(found->notes));
  return found;
}

double events_of_requirement(const BedModel& model) {
  const BedModel central = central_model(model);
  const double year = events_of(path_model(central, kYear));
  const double path = events_of(path_model(central, path_days(central)));
  const double layers = (rests_on_sample(central) ? 1 : 0) + (has_ranges(central) ? 1 : 0);
  const double draws = static_cast<double>(draws_of(central)) * (kLayersOfYears * year + layers * path);
  return kRunsOfHeadline * events_of(central) + kRunsOfSearch * (draws + 2 * kMostDrivers * path);
}

}  // namespace flow
