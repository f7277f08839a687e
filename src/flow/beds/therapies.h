// Therapists' hours: what referrals ask for, what the staff in post can give, and what is left over week by week.
#pragma once

#include <string>
#include <vector>

namespace flow {

/// Work that a referral brings.
struct TherapyWork {
  double contacts = 1;        ///< a referral
  double direct_minutes = 0;  ///< a contact, with the patient
  double indirect_minutes = 0;
  [[nodiscard]] double hours_of(double referrals) const {
    return referrals * contacts * (direct_minutes + indirect_minutes) / 60;
  }
};

/// Staff in post. Shares are within 0 to 1.
struct TherapyStaff {
  double whole_time_equivalents = 0;
  double contracted_hours = 37.5;  ///< a week
  double away_share = 0;           ///< leave, sickness and training together
  double clinical_share = 1;       ///< of the hours at work, for patients and what belongs to them
  [[nodiscard]] double hours_a_week() const {
    return whole_time_equivalents * contracted_hours * (1 - away_share) * clinical_share;
  }
};

/// Hours not done by the end of each week, from `backlog` at the start.
[[nodiscard]] std::vector<double> backlog_by_week(const std::vector<double>& demand, double capacity, double backlog);

/// The smallest of the weeks' hours that the share `percentile` of the weeks do not exceed; planning at the mean leaves
/// a backlog that never clears. REQUIRES: demand is not empty, 0 < percentile <= 1.
[[nodiscard]] double capacity_at(std::vector<double> demand, double percentile);

struct TherapyService {
  std::string name;
  std::vector<double> referrals_by_week;
  TherapyWork work;
  TherapyStaff staff;
  double backlog_hours = 0;  ///< at the start
};

struct TherapyPlan {
  double percentile = 0.75;  ///< of the weeks that the planned hours are to suffice for
  std::vector<TherapyService> services;
};

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

}  // namespace flow
