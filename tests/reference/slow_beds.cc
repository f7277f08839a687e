#include "tests/reference/slow_beds.h"

#include <algorithm>
#include <list>
#include <tuple>
#include <utility>
#include <vector>

#include "flow/beds/patient_source.h"

namespace slow {
namespace {

using flow::start_of;
using flow::Ticks;

/// In the order in which they happen at one moment.
enum class What { Midnight, PlaceLeft, StayEnds, LimitReached, Arrival };

struct Event {
  Ticks at = 0;
  What what = What::Midnight;
  std::uint64_t who = 0;  ///< the patient; of PlaceLeft the stage

  friend bool operator<(const Event& a, const Event& b) {
    return std::tie(a.at, a.what, a.who) < std::tie(b.at, b.what, b.who);
  }
};

struct Patient {
  Ticks arrived = 0;
  Ticks stay = 0;
  Ticks next_stay = 0;  ///< in the next stage, once known
};

class SlowBeds {
 public:
  SlowBeds(const flow::BedModel& model, std::uint64_t seed, std::uint64_t replication, const flow::RunOptions& options)
      : model_(model),
        source_(model, seed, replication),
        next_(model, seed, replication),
        options_(options),
        from_(start_of(flow::kFirstDay + model.warm_up_days)),
        until_(from_ + start_of(model.days)),
        busy_(model.next_stages.size()),
        blocked_(model.next_stages.size()) {
    start();
  }

  flow::BedFigures run() {
    const Ticks latest = until_ + start_of(model_.days);
    for (;;) {
      const Event event = events_.front();
      const bool is_over = event.what == What::Midnight && event.at >= until_ && (event.at >= latest || !is_awaited());
      pass_time(event.at);
      if (event.what == What::Midnight) count_midnight(event.at);
      if (is_over) break;
      events_.pop_front();
      happen(event);
    }
    while (is_awaited()) give_up();
    return out_;
  }

 private:
  void start() {
    now_ = start_of(flow::kFirstDay);
    put({now_, What::Midnight, 0});
    if (!model_.census) return;
    for (const Ticks left : source_.remaining_stays()) {
      put({now_ + left, What::StayEnds, patients_.size()});
      patients_.push_back({0, left, 0});
      ++in_bed_;
    }
    const auto stays = source_.stays_of_waiting();
    for (std::size_t i = 0; i < stays.size(); ++i)
      join_line({now_ - flow::ticks_of(model_.census->waiting[i]), stays[i], 0});
    for (std::size_t stage = 0; stage < busy_.size(); ++stage)
      for (const Ticks left : source_.remaining_in_stage(stage)) take_place(stage, left);
  }

  void put(const Event& event) {
    events_.insert(std::ranges::find_if(events_, [&](const Event& other) { return event < other; }), event);
  }

  void happen(const Event& event) {
    switch (event.what) {
      case What::Midnight:
        return start_day(event.at);
      case What::PlaceLeft:
        ++out_.events;
        return leave_place(event.who);
      case What::StayEnds:
        ++out_.events;
        return end_stay(event.who);
      case What::LimitReached:
        return reach_limit(event.who);
      case What::Arrival:
        ++out_.events;
        return arrive(event.who);
    }
  }

  void start_day(Ticks at) {
    const auto day = static_cast<std::size_t>(at / flow::kTicksPerDay) - static_cast<std::size_t>(flow::kFirstDay);
    weekday_ = (day + model_.start_weekday) % 7;
    beds_ = model_.beds[weekday_];
    source_.make_day();
    for (std::size_t i = 0; i < source_.arrivals().size(); ++i) {
      put({source_.arrivals()[i], What::Arrival, patients_.size()});
      patients_.push_back({source_.arrivals()[i], source_.stays()[i], 0});
    }
    put({at + flow::kTicksPerDay, What::Midnight, 0});
    admit();
  }

  void arrive(std::uint64_t who) {
    out_.arrived += is_counted(who);
    if (in_bed_ < beds_) return go_to_bed(who);
    if (model_.rule == flow::BedRule::Loss) {
      out_.turned_away += is_counted(who);
      return;
    }
    out_.waited += is_counted(who);
    wait(who);
  }

  void join_line(const Patient& patient) {
    patients_.push_back(patient);
    wait(patients_.size() - 1);
  }

  void wait(std::uint64_t who) {
    line_.push_back(who);
    if (!model_.divert_after_days) return;
    const Ticks limit = patients_[who].arrived + flow::ticks_of(*model_.divert_after_days);
    put({std::max(limit, now_), What::LimitReached, who});
  }

  void reach_limit(std::uint64_t who) {
    const auto place = std::ranges::find(line_, who);
    if (place == line_.end()) return;
    line_.erase(place);
    ++out_.events;
    if (!is_counted(who)) return;
    out_.wait_ticks += static_cast<double>(flow::ticks_of(*model_.divert_after_days));
    ++out_.turned_away;
    ++out_.waited_over;
  }

  void go_to_bed(std::uint64_t who) {
    ++in_bed_;
    put({now_ + patients_[who].stay, What::StayEnds, who});
  }

  void admit() {
    while (!line_.empty() && in_bed_ < beds_) {
      const std::uint64_t who = line_.front();
      line_.pop_front();
      count_wait(who);
      go_to_bed(who);
    }
  }

  void count_wait(std::uint64_t who) {
    if (!is_counted(who)) return;
    const Ticks waited = now_ - patients_[who].arrived;
    out_.wait_ticks += static_cast<double>(waited);
    out_.waited_over += waited > flow::ticks_of(options_.wait_over_days);
  }

  void end_stay(std::uint64_t who) {
    const auto going = next_.of(who);
    if (going.stage < busy_.size()) {
      if (busy_[going.stage] >= model_.next_stages[going.stage].places) {
        patients_[who].next_stay = going.stay;
        blocked_[going.stage].push_back(who);
        return;
      }
      take_place(going.stage, going.stay);
    }
    --in_bed_;
    admit();
  }

  void take_place(std::size_t stage, Ticks stay) {
    ++busy_[stage];
    put({now_ + stay, What::PlaceLeft, stage});
  }

  void leave_place(std::size_t stage) {
    --busy_[stage];
    if (blocked_[stage].empty() || busy_[stage] >= model_.next_stages[stage].places) return;
    const std::uint64_t who = blocked_[stage].front();
    blocked_[stage].pop_front();
    take_place(stage, patients_[who].next_stay);
    --in_bed_;
    admit();
  }

  void pass_time(Ticks at) {
    const double passed = static_cast<double>(at - now_);
    if (now_ >= from_ && now_ < until_) {
      std::size_t blocked = 0;
      for (const auto& one : blocked_) blocked += one.size();
      out_.queue_ticks += passed * static_cast<double>(line_.size());
      out_.occupied_ticks += passed * static_cast<double>(in_bed_);
      out_.blocked_ticks += passed * static_cast<double>(blocked);
    }
    now_ = at;
  }

  void count_midnight(Ticks at) {
    if (at <= from_ || at > until_) return;
    ++out_.midnights[in_bed_];
    out_.end_of_day_beds[weekday_] += static_cast<std::uint64_t>(in_bed_);
    ++out_.end_of_day_count[weekday_];
    if (options_.keeps_path) out_.path.push_back(static_cast<std::uint32_t>(in_bed_));
  }

  [[nodiscard]] bool is_counted(std::uint64_t who) const {
    return patients_[who].arrived >= from_ && patients_[who].arrived < until_;
  }
  [[nodiscard]] bool is_awaited() const { return !line_.empty() && patients_[line_.front()].arrived < until_; }
  void give_up() {
    count_wait(line_.front());
    line_.pop_front();
  }

  const flow::BedModel& model_;
  flow::PatientSource source_;
  flow::NextStageSource next_;
  flow::RunOptions options_;
  Ticks from_;
  Ticks until_;
  std::list<Event> events_;
  std::vector<Patient> patients_;
  std::list<std::uint64_t> line_;
  std::vector<std::int64_t> busy_;
  std::vector<std::list<std::uint64_t>> blocked_;
  std::int64_t in_bed_ = 0;
  std::int64_t beds_ = 0;
  std::size_t weekday_ = 0;
  Ticks now_ = 0;
  flow::BedFigures out_;
};

}  // namespace

flow::BedFigures run_beds(const flow::BedModel& model, std::uint64_t seed, std::uint64_t replication,
                          const flow::RunOptions& options) {
  return SlowBeds(model, seed, replication, options).run();
}

}  // namespace slow
