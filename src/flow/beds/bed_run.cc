#include "flow/beds/bed_run.h"

#include <algorithm>
#include <deque>

#include "flow/beds/departure_heap.h"
#include "flow/beds/patient_source.h"
#include "flow/beds/waiting_line.h"

// The loop goes day by day. A day's patients are made first, in one go: how many beds there are has no say in who
// comes, and random numbers made in a row are made faster. Then the day's arrivals, in order already, are merged with
// the next stay to end, which is the top of a heap. Where all patients are alike once in bed, the heap holds nothing
// but moments.
//
// Numbers over time are not summed at every event. A day's area starts as if the number at midnight stood all day; one
// more patient adds the time left until the day's end, one fewer takes it away.

namespace flow {
namespace {

/// How many are somewhere, and the area of that over the day.
class Level {
 public:
  [[nodiscard]] std::int64_t now() const { return now_; }
  void start_day() { area_ = static_cast<std::uint64_t>(now_) * kTicksPerDay; }
  void add(Ticks left_of_day) {
    ++now_;
    area_ += left_of_day;
  }
  void remove(Ticks left_of_day) {
    --now_;
    area_ -= left_of_day;
  }
  [[nodiscard]] double area() const { return static_cast<double>(area_); }

 private:
  std::int64_t now_ = 0;
  std::uint64_t area_ = 0;
};

/// Places of a next stage and the patients who block a bed for one.
struct Stage {
  std::int64_t places = 0;
  DepartureHeap<Ticks> ends;
  std::deque<Ticks> blocked;  ///< the stay that each will have here
  [[nodiscard]] bool has_place() const { return static_cast<std::int64_t>(ends.size()) < places; }
};

template <bool kHasStages>
class BedRun {
 public:
  BedRun(const BedModel& model, std::uint64_t seed, std::uint64_t replication, const RunOptions& options)
      : model_(model),
        patients_(model, seed, replication),
        next_stages_(model, seed, replication),
        keeps_path_(options.keeps_path),
        wait_over_(ticks_of(options.wait_over_days)),
        first_counted_(start_of(kFirstDay + model.warm_up_days)),
        counted_ticks_(start_of(model.days)),
        limit_(model.divert_after_days ? ticks_of(*model.divert_after_days) : kNever / 2),
        loses_(model.rule == BedRule::Loss) {
    const auto most = *std::ranges::max_element(model.beds);
    const auto room = static_cast<std::size_t>(most) + (model.census ? model.census->beds.size() : 0);
    departures_ = DepartureHeap<Key>(room);
    midnights_.resize(room + 1);
    if (keeps_path_) figures_.path.reserve(static_cast<std::size_t>(model.days));
    take_census();
  }

  BedFigures run() {
    const std::int64_t last = kFirstDay + model_.warm_up_days + model_.days;
    for (day_ = kFirstDay; day_ < last || (day_ < last + model_.days && is_awaited()); ++day_) {
      start_day();
      run_day();
      if (day_ >= kFirstDay + model_.warm_up_days && day_ < last) count_day();
    }
    while (is_awaited()) give_up_on(line_.take());
    flush_waits();
    for (std::size_t beds = 0; beds < midnights_.size(); ++beds)
      if (midnights_[beds] > 0) figures_.midnights[static_cast<std::int64_t>(beds)] = midnights_[beds];
    return std::move(figures_);
  }

 private:
  using Key = std::conditional_t<kHasStages, PatientEnd, Ticks>;

  static Key end_of_stay(Ticks at, std::uint64_t patient) {
    if constexpr (kHasStages)
      return {at, patient};
    else
      return (void)patient, at;
  }

  void take_census() {
    day_end_ = start_of(kFirstDay);
    if (!model_.census) return;
    for (const Ticks left : patients_.remaining_stays()) {
      departures_.push(end_of_stay(day_end_ + left, next_patient_++));
      occupied_.add(0);
    }
    const auto stays = patients_.stays_of_waiting();
    for (std::size_t i = 0; i < stays.size(); ++i) {
      line_.add({day_end_ - ticks_of(model_.census->waiting[i]), stays[i], next_patient_++});
      waiting_.add(0);
    }
    take_stages();
  }

  void take_stages() {
    if constexpr (kHasStages)
      for (std::size_t i = 0; i < stages_.size(); ++i)
        for (const Ticks left : patients_.remaining_in_stage(i)) stages_[i].ends.push(day_end_ + left);
  }

  [[nodiscard]] bool is_counted(Ticks arrived) const { return arrived - first_counted_ < counted_ticks_; }
  /// Somebody whose wait is to be counted still waits.
  [[nodiscard]] bool is_awaited() const {
    return !line_.empty() && line_.front().arrived < first_counted_ + counted_ticks_;
  }
  [[nodiscard]] std::size_t weekday() const {
    return (static_cast<std::size_t>(day_ - kFirstDay) + model_.start_weekday) % 7;
  }

  void start_day() {
    const Ticks start = start_of(day_);
    day_end_ = start + kTicksPerDay;
    capacity_ = model_.beds[weekday()];
    occupied_.start_day();
    waiting_.start_day();
    blocked_.start_day();
    patients_.make_day();
    flush_waits();
    while (!line_.empty() && occupied_.now() < capacity_) admit_next(start);
  }

  void run_day() {
    const auto arrivals = patients_.arrivals();
    const auto stays = patients_.stays();
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
      run_until(arrivals[i]);
      arrive(arrivals[i], stays[i]);
    }
    run_until(day_end_ - 1);
  }

  /// All that happens up to and with `until`, but for arrivals.
  void run_until(Ticks until) {
    for (;;) {
      const Ticks bed = departures_.first_moment();
      if constexpr (kHasStages) {
        Stage& stage = first_stage();
        if (stage.ends.first_moment() <= std::min({bed, first_limit(), until})) {
          leave_place(stage);
          continue;
        }
      }
      if (bed <= until && bed <= first_limit())
        end_stay(bed);
      else if (first_limit() <= until)
        divert_next(first_limit());
      else
        return;
    }
  }

  /// Whoever waited at the start leaves then, where the limit had passed before.
  [[nodiscard]] Ticks first_limit() const {
    return line_.empty() ? kNever : std::max(line_.front().arrived + limit_, start_of(kFirstDay));
  }

  [[nodiscard]] Stage& first_stage() {
    return *std::ranges::min_element(stages_, {}, [](const Stage& stage) { return stage.ends.first_moment(); });
  }

  void arrive(Ticks at, Ticks stay) {
    ++figures_.events;
    const auto counted = static_cast<std::uint64_t>(is_counted(at));
    figures_.arrived += counted;
    const std::uint64_t patient = next_patient_++;
    if (occupied_.now() < capacity_) {
      departures_.push(end_of_stay(at + stay, patient));
      occupied_.add(day_end_ - at);
    } else if (loses_) {
      figures_.turned_away += counted;
    } else {
      figures_.waited += counted;
      line_.add({at, stay, patient});
      waiting_.add(day_end_ - at);
    }
  }

  void end_stay(Ticks at) {
    ++figures_.events;
    if constexpr (kHasStages) {
      const std::uint64_t patient = departures_.top().patient;
      departures_.pop();
      if (goes_on(patient, at)) free_bed(at);
    } else if (!line_.empty() && occupied_.now() <= capacity_) {
      const Waiting next = take_from_line(at);
      departures_.replace_top(at + next.stay);
    } else {
      departures_.pop();
      occupied_.remove(day_end_ - at);
    }
  }

  /// False where the patient keeps the bed until there is a place.
  bool goes_on(std::uint64_t patient, Ticks at) {
    const auto going = next_stages_.of(patient);
    if (going.stage >= stages_.size()) return true;
    Stage& stage = stages_[going.stage];
    if (stage.has_place()) {
      stage.ends.push(at + going.stay);
      return true;
    }
    stage.blocked.push_back(going.stay);
    blocked_.add(day_end_ - at);
    return false;
  }

  void leave_place(Stage& stage) {
    ++figures_.events;
    const Ticks at = stage.ends.first_moment();
    stage.ends.pop();
    if (stage.blocked.empty() || !stage.has_place()) return;
    stage.ends.push(at + stage.blocked.front());
    stage.blocked.pop_front();
    blocked_.remove(day_end_ - at);
    free_bed(at);
  }

  void free_bed(Ticks at) {
    occupied_.remove(day_end_ - at);
    if (!line_.empty() && occupied_.now() < capacity_) admit_next(at);
  }

  void admit_next(Ticks at) {
    const Waiting next = take_from_line(at);
    departures_.push(end_of_stay(at + next.stay, next.patient));
    occupied_.add(day_end_ - at);
  }

  Waiting take_from_line(Ticks at) {
    const Waiting next = line_.take();
    waiting_.remove(day_end_ - at);
    count_wait(next, at);
    return next;
  }

  void count_wait(const Waiting& patient, Ticks at) {
    if (!is_counted(patient.arrived)) return;
    const Ticks wait = at - patient.arrived;
    waits_ += wait;
    figures_.waited_over += static_cast<std::uint64_t>(wait > wait_over_);
  }

  void divert_next(Ticks at) {
    ++figures_.events;
    const Waiting next = line_.take();
    waiting_.remove(day_end_ - at);
    if (!is_counted(next.arrived)) return;
    waits_ += limit_;
    ++figures_.turned_away;
    ++figures_.waited_over;
  }

  /// Waits at the run's very end.
  void give_up_on(const Waiting& patient) {
    count_wait(patient, day_end_);
    flush_waits();
  }

  // Whole numbers within a day, so that no wait is rounded away beside the sum of all.
  void flush_waits() {
    figures_.wait_ticks += static_cast<double>(waits_);
    waits_ = 0;
  }

  void count_day() {
    figures_.queue_ticks += waiting_.area();
    figures_.occupied_ticks += occupied_.area();
    figures_.blocked_ticks += blocked_.area();
    const auto beds = static_cast<std::size_t>(occupied_.now());
    ++midnights_[beds];
    figures_.end_of_day_beds[weekday()] += beds;
    ++figures_.end_of_day_count[weekday()];
    if (keeps_path_) figures_.path.push_back(static_cast<std::uint32_t>(beds));
  }

  static std::vector<Stage> stages_of(const BedModel& model) {
    std::vector<Stage> out;
    out.reserve(model.next_stages.size());
    for (const NextStage& stage : model.next_stages)
      out.push_back({stage.places, DepartureHeap<Ticks>(static_cast<std::size_t>(stage.places)), {}});
    return out;
  }

  const BedModel& model_;
  PatientSource patients_;
  NextStageSource next_stages_;
  bool keeps_path_;
  Ticks wait_over_;
  Ticks first_counted_;
  Ticks counted_ticks_;
  Ticks limit_;
  bool loses_;

  DepartureHeap<Key> departures_;
  std::vector<Stage> stages_ = stages_of(model_);
  WaitingLine line_;
  Level occupied_;
  Level waiting_;
  Level blocked_;
  std::uint64_t next_patient_ = 0;
  std::int64_t day_ = kFirstDay;
  Ticks day_end_ = 0;
  std::int64_t capacity_ = 0;
  std::uint64_t waits_ = 0;
  std::vector<std::uint64_t> midnights_;  ///< by beds in use
  BedFigures figures_;
};

}  // namespace

BedFigures run_replication(const BedModel& model, std::uint64_t seed, std::uint64_t replication,
                           const RunOptions& options) {
  if (model.next_stages.empty()) return BedRun<false>(model, seed, replication, options).run();
  return BedRun<true>(model, seed, replication, options).run();
}

}  // namespace flow
