// Therapists' demand and capacity from a JSON file: docs/guides/beds.md says what stands in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "flow/beds/therapies.h"

namespace app {

struct TherapyService {
  std::string name;
  std::vector<double> referrals_by_week;
  flow::TherapyWork work;
  flow::TherapyStaff staff;
  double backlog_hours = 0;  ///< at the start
};

struct TherapyPlan {
  double percentile = 0.75;  ///< of the weeks that the planned hours are to suffice for
  std::vector<TherapyService> services;
};

/// Refuses with every fault found, each with its path.
[[nodiscard]] base::Checked<TherapyPlan> read_therapy_plan(std::string_view bytes);

/// What one service needs beside what it has.
struct TherapyAnswer {
  std::string name;
  std::vector<double> demand_hours;  ///< week by week
  double mean_demand_hours = 0;
  double capacity_hours = 0;  ///< a week
  std::vector<double> backlog_hours;
  double percentile = 0;
  double hours_at_percentile = 0;
  double whole_time_equivalents = 0;  ///< that would give those hours
};
[[nodiscard]] std::vector<TherapyAnswer> therapy_answers(const TherapyPlan& plan);
[[nodiscard]] std::string therapies_json(const std::vector<TherapyAnswer>& answers);
[[nodiscard]] std::string therapies_text(const std::vector<TherapyAnswer>& answers);

}  // namespace app
