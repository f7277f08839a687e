#include "flow/beds/patient_source.h"

#include <algorithm>
#include <numeric>

namespace flow {
namespace {

constexpr std::size_t kHours = 24;

std::vector<Ticks> remaining_of(const std::vector<double>& census, const StaySampler& sampler, DrawChain chain) {
  std::vector<Ticks> out;
  out.reserve(census.size());
  for (const double elapsed : census) out.push_back(sampler.draw_remaining(elapsed, chain.next()));
  return out;
}

}  // namespace

PatientSource::PatientSource(const BedModel& model, std::uint64_t seed, std::uint64_t replication)
    : model_(model),
      rates_(arrivals_of(model)),
      sampler_(model.stay, 1 + model.levers.stay_change),
      arrivals_stream_(stream_key(seed, replication, StreamPurpose::Arrivals)),
      stays_stream_(stream_key(seed, replication, StreamPurpose::Stays)),
      settings_stream_(stream_key(seed, replication, StreamPurpose::Settings)),
      census_key_(stream_key(seed, replication, StreamPurpose::Census)),
      left_(exponential_of(arrivals_stream_.next())) {
  for (double& rate : rates_) rate /= static_cast<double>(kTicksPerDay);
  if (!model.by_hour) return;
  has_hours_ = true;
  const double sum = std::accumulate(model.by_hour->begin(), model.by_hour->end(), 0.0);
  for (std::size_t hour = 0; hour < kHours; ++hour) hours_[hour] = (*model.by_hour)[hour] / sum * kHours;
}

void PatientSource::make_day() {
  arrivals_.clear();
  const Ticks start = start_of(day_);
  const auto since_start = static_cast<std::size_t>(day_ - kFirstDay);
  const double rate = rates_[(since_start + model_.start_weekday) % 7];
  if (!has_hours_) make_stretch(start, start + kTicksPerDay, rate);
  for (std::size_t hour = 0; has_hours_ && hour < kHours; ++hour)
    make_stretch(start + kTicksPerDay * hour / kHours, start + kTicksPerDay * (hour + 1) / kHours, rate * hours_[hour]);
  stays_.resize(arrivals_.size());
  sampler_.fill(stays_stream_, stays_);
  if (model_.levers.wrong_setting_moved > 0) shorten_stays();
  ++day_;
}

/// A Poisson process is an even one on a clock that runs at its rate: `left_` is what that clock has still to run.
void PatientSource::make_stretch(Ticks from, Ticks until, double rate_per_tick) {
  const double whole = rate_per_tick * static_cast<double>(until - from);
  if (whole <= 0) return;
  const double ticks = 1 / rate_per_tick;
  double run = left_;
  while (run < whole) {
    const auto at = from + static_cast<Ticks>(static_cast<std::int64_t>(run * ticks));
    arrivals_.push_back(std::min(at, until - 1));
    run += exponential_of(arrivals_stream_.next());
  }
  left_ = run - whole;
}

void PatientSource::shorten_stays() {
  const double share = model_.wrong_setting_share * model_.levers.wrong_setting_moved;
  const Ticks fewer = ticks_of(model_.wrong_setting_days_fewer);
  for (Ticks& stay : stays_)
    if (uniform_of(settings_stream_.next()) < share) stay -= std::min(stay, fewer);
}

std::vector<Ticks> PatientSource::remaining_stays() const {
  if (!model_.census) return {};
  return remaining_of(model_.census->beds, sampler_, DrawChain(census_key_));
}

std::vector<Ticks> PatientSource::stays_of_waiting() const {
  std::vector<Ticks> out(model_.census ? model_.census->waiting.size() : 0);
  DrawChain chain(mixed(census_key_ + 1));
  for (Ticks& stay : out) stay = sampler_.draw(chain.next());
  return out;
}

std::vector<Ticks> PatientSource::remaining_in_stage(std::size_t stage) const {
  if (!model_.census) return {};
  return remaining_of(model_.next_stages[stage].census, StaySampler(model_.next_stages[stage].stay),
                      DrawChain(mixed(census_key_ + 2 + stage)));
}

NextStageSource::NextStageSource(const BedModel& model, std::uint64_t seed, std::uint64_t replication)
    : key_(stream_key(seed, replication, StreamPurpose::NextStages)) {
  double sum = 0;
  for (const NextStage& stage : model.next_stages) {
    shares_.push_back(sum += stage.share);
    samplers_.emplace_back(stage.stay);
  }
}

NextStageSource::Going NextStageSource::of(std::uint64_t patient) const {
  DrawChain chain(mixed(key_ + patient));
  const double u = uniform_of(chain.next());
  for (std::size_t stage = 0; stage < shares_.size(); ++stage)
    if (u < shares_[stage]) return {stage, samplers_[stage].draw(chain.next())};
  return {shares_.size(), 0};
}

}  // namespace flow
