// A ward, or a system of wards taken together, as the simulation sees it: who comes, how long they stay, how many beds
// there are, and what happens to those who find none free.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "flow/beds/stay.h"
#include "flow/beds/unlimited_beds.h"

namespace flow {

inline constexpr std::int64_t kMostBeds = 100'000;
inline constexpr std::int64_t kMostDays = 10'000'000;
inline constexpr std::int64_t kMostReplications = 1'000;
inline constexpr double kMostEvents = 5e9;  ///< of one run, all replications together
inline constexpr std::size_t kMostStages = 8;
inline constexpr std::size_t kMostScenarios = 50;
inline constexpr double kLongestCensusStay = 5'000;  ///< days that a patient of today's census may have been here

/// What happens to a patient who finds no bed free: waits, first come first served, or is turned away.
enum class BedRule { Wait, Loss };

/// Where some patients go on to from their bed. They keep the bed until a place there is free.
struct NextStage {
  std::string name;
  double share = 0;  ///< of all patients, 0 to 1; the shares of all stages come to at most 1
  std::int64_t places = 0;
  Stay stay;
  std::vector<double> census;  ///< days that those there now have been there
};

/// How long the search for a number of beds may take: quick is about a tenth of full, for an answer while one waits.
enum class SearchEffort { Full, Quick };

/// Who is here today: what the simulation starts from in place of an empty ward and a warm-up.
struct TodaysCensus {
  std::vector<double> beds;     ///< for each patient in a bed, days since admission
  std::vector<double> waiting;  ///< for each patient who waits, days waited; the longest goes first
};

/// Levers that a scenario pulls. Shares: 0.05 is 5 % more.
struct Levers {
  double growth = 0;               ///< of arrivals
  double stay_change = 0;          ///< of the length of stay
  double wrong_setting_moved = 0;  ///< of those in the wrong setting, the share who leave earlier
};

/// The least, the likely and the most of a lever.
struct LeverRange {
  double low = 0;
  double likely = 0;
  double high = 0;
};

struct Scenario {
  std::string name;
  std::optional<std::array<std::int64_t, 7>> beds;
  std::optional<double> growth;
  std::optional<double> stay_change;
  std::optional<double> wrong_setting_moved;
};

struct BedModel {
  Week arrivals_per_day{};                        ///< Monday first
  std::optional<std::array<double, 24>> by_hour;  ///< the share of a day's arrivals in each hour, any scale
  Stay stay;
  std::array<std::int64_t, 7> beds{};  ///< by day, Monday first; changes at midnight
  BedRule rule = BedRule::Wait;
  std::optional<double> divert_after_days;  ///< who has waited so long goes elsewhere
  std::vector<NextStage> next_stages;

  double wrong_setting_share = 0;       ///< of admissions: patients who could be elsewhere
  double wrong_setting_days_fewer = 0;  ///< by how much the stay of one who is moved is shorter
  Levers levers;

  std::optional<TodaysCensus> census;
  std::size_t start_weekday = 0;  ///< of the first day simulated; 0 is Monday
  std::int64_t warm_up_days = 0;  ///< simulated first, and not counted
  std::int64_t days = 1;
  std::int64_t replications = 1;

  // What the number of beds rests on.
  std::optional<double> arrival_days;      ///< days over which arrivals were counted
  std::optional<std::int64_t> stays_seen;  ///< number of stays that the stay was fitted to
  std::optional<LeverRange> growth_range, stay_change_range, wrong_setting_range;
  std::optional<std::int64_t> staffed_beds;  ///< the most that there are staff for
  std::vector<Scenario> scenarios;
  SearchEffort effort = SearchEffort::Full;
};

/// With a scenario's changes made.
[[nodiscard]] BedModel with_scenario(BedModel model, const Scenario& scenario);
[[nodiscard]] BedModel with_beds(BedModel model, std::int64_t beds);

/// A day's arrivals, the levers pulled.
[[nodiscard]] Week arrivals_of(const BedModel& model);
[[nodiscard]] double mean_arrivals(const BedModel& model);  ///< a day, over the week
/// Mean stay, the levers pulled. A patient who is moved saves no more than the whole stay.
[[nodiscard]] double mean_stay_of(const BedModel& model);
/// Beds that would be used on average if nobody ever waited.
[[nodiscard]] double load_of(const BedModel& model);
[[nodiscard]] double mean_beds(const BedModel& model);
/// About how many events a run of the model handles.
[[nodiscard]] double events_of(const BedModel& model);

/// Why the model cannot be run as it stands, if it cannot: it would take too long, or its queue would grow without end.
/// The subject is the path of the key to change, "$.days".
[[nodiscard]] std::optional<base::Error> refusal_of(const BedModel& model);
/// Of those, only that a next stage cannot take its patients in, so that every bed would be blocked in the end.
[[nodiscard]] std::optional<base::Error> stage_refusal_of(const BedModel& model);

/// The share of patients whom a next stage without enough places turns away or keeps waiting in the long run, whatever
/// the number of beds; and that stage. Nothing where every stage has places enough.
struct StageShortage {
  std::string stage;
  double share = 0;
};
[[nodiscard]] std::optional<StageShortage> stage_shortage_of(const BedModel& model);

}  // namespace flow
