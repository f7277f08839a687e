#include "flow/beds/bed_model.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace flow {
namespace {

base::Error at(const char* path, std::string message) {
  return {base::ErrorCode::Invalid, path, std::move(message)};
}

std::optional<base::Error> too_long(const BedModel& model) {
  const double events = events_of(model);
  if (events <= kMostEvents) return std::nullopt;
  return at("$.days",
            fmt::format("This run would handle about {:.3g} events; one run may handle {:.0g}. Give fewer days "
                        "or fewer replications.",
                        events, kMostEvents));
}

std::optional<base::Error> grows_without_end(const BedModel& model) {
  if (model.census || model.rule == BedRule::Loss || model.divert_after_days) return std::nullopt;
  const double load = load_of(model);
  if (load < mean_beds(model)) return std::nullopt;
  return at("$.beds", fmt::format("The load is {:.6g} beds and there are {:.6g}, so the queue would grow without end. "
                                  "Give more beds, use the rule \"loss\", or let patients be diverted after a time "
                                  "(divert_after_days).",
                                  load, mean_beds(model)));
}

double load_of_stage(const BedModel& model, const NextStage& stage) {
  return mean_arrivals(model) * stage.share * mean_days(stage.stay);
}

}  // namespace

std::optional<base::Error> stage_refusal_of(const BedModel& model) {
  if (model.census) return std::nullopt;
  for (const NextStage& stage : model.next_stages) {
    const double load = load_of_stage(model, stage);
    if (model.rule == BedRule::Wait && !model.divert_after_days && load >= static_cast<double>(stage.places))
      return at("$.next_stages",
                fmt::format("\"{}\" would need {:.6g} places on average and has {}, so every bed would "
                            "be blocked in the end. Give it more places, or a smaller share.",
                            stage.name, load, stage.places));
  }
  return std::nullopt;
}

std::optional<StageShortage> stage_shortage_of(const BedModel& model) {
  std::optional<StageShortage> worst;
  for (const NextStage& stage : model.next_stages) {
    const double load = load_of_stage(model, stage);
    const double places = static_cast<double>(stage.places);
    if (load > places && (!worst || 1 - places / load > worst->share)) worst = {stage.name, 1 - places / load};
  }
  return worst;
}

BedModel with_scenario(BedModel model, const Scenario& scenario) {
  model.beds = scenario.beds.value_or(model.beds);
  model.levers.growth = scenario.growth.value_or(model.levers.growth);
  model.levers.stay_change = scenario.stay_change.value_or(model.levers.stay_change);
  model.levers.wrong_setting_moved = scenario.wrong_setting_moved.value_or(model.levers.wrong_setting_moved);
  return model;
}

BedModel with_beds(BedModel model, std::int64_t beds) {
  model.beds.fill(beds);
  return model;
}

Week arrivals_of(const BedModel& model) {
  Week week = model.arrivals_per_day;
  for (double& day : week) day *= 1 + model.levers.growth;
  return week;
}

double mean_arrivals(const BedModel& model) {
  const Week week = arrivals_of(model);
  return std::accumulate(week.begin(), week.end(), 0.0) / 7;
}

double mean_stay_of(const BedModel& model) {
  const double scale = 1 + model.levers.stay_change;
  const double moved = model.wrong_setting_share * model.levers.wrong_setting_moved;
  const double stay = mean_days(model.stay) * scale;
  if (moved <= 0 || model.wrong_setting_days_fewer <= 0) return stay;
  return stay - moved * mean_within(model.stay, model.wrong_setting_days_fewer / scale) * scale;
}

double load_of(const BedModel& model) {
  return mean_arrivals(model) * mean_stay_of(model);
}

double mean_beds(const BedModel& model) {
  return static_cast<double>(std::accumulate(model.beds.begin(), model.beds.end(), std::int64_t{0})) / 7;
}

double events_of(const BedModel& model) {
  double shares = 2;
  for (const NextStage& stage : model.next_stages) shares += stage.share;
  const double each_day = mean_arrivals(model) * shares + 1;
  return each_day * static_cast<double>(model.warm_up_days + model.days) * static_cast<double>(model.replications);
}

std::optional<base::Error> refusal_of(const BedModel& model) {
  if (auto refusal = too_long(model)) return refusal;
  if (auto refusal = grows_without_end(model)) return refusal;
  return stage_refusal_of(model);
}

}  // namespace flow
