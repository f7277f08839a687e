// Guardian records for tests: empty, paper P1's, and random ones from a seed.
#pragma once

#include <cstdint>
#include <utility>

#include "base/london_time.h"
#include "base/random.h"
#include "safe_working/guardian_reports/guardian_figures.h"

namespace safe_working {

/// Seven directorates, September to November 2017, no report, no doctor, no establishment.
inline GuardianRecord empty_record() {
  using namespace std::chrono_literals;
  base::SeededRandom random(11);
  GuardianRecord record{.period = {2017y / 9 / 1, 2017y / 11 / 30},
                        .cut_off = base::end_of_day(2017y / 11 / 30),
                        .to_date_from = 2016y / 12 / 5};
  record.organisation = {.code = *people::OdsCode::parse("RWE"), .name = "Example Hospitals NHS Trust"};
  for (const auto* code : {"CHUGGS", "CSI", "ESM EM", "ITAPS", "MSKSS", "RRCV", "WCC"})
    record.directorates.push_back({{base::Uuid::v7(base::Instant{}, random)}, record.organisation.code, code, code});
  return record;
}

/// 277 reports to date, 11 of them about education; 68 in the period, 47 ended in time off and one in a penalty; 113.6
/// of 909 posts vacant.
inline GuardianRecord record_of_p1() {
  using namespace std::chrono_literals;
  auto record = empty_record();
  const auto in = [&](std::size_t i) { return record.directorates[i % record.directorates.size()].id; };
  const ReportTally now{.grade = "FY1",
                        .quarter_from = 2017y / 9 / 1,
                        .is_in_period = true,
                        .is_closed_in_period = true,
                        .is_working = true,
                        .is_reply_due = true,
                        .is_answered_in_time = true,
                        .band = AnswerBand::Within7Days};
  const auto add = [&](ReportTally one, std::size_t directorate, std::int64_t n) {
    one.directorate = in(directorate);
    one.reports = n;
    record.tallies.push_back(one);
  };
  auto time_off = now, penalty = now, open = now, education = now, before = now;
  time_off.outcome = Outcome::TimeOff;
  penalty.outcome = Outcome::Penalty;
  penalty.is_answered_in_time = false;
  penalty.band = AnswerBand::Later;
  education.is_education = true;
  education.is_working = false;
  education.outcome = Outcome::OpportunityRestored;
  open.is_open = true;
  open.is_closed_in_period = open.is_reply_due = open.is_answered_in_time = false;
  open.band = AnswerBand::NotYet;
  before.is_in_period = before.is_closed_in_period = false;
  before.quarter_from = 2017y / 6 / 1;
  before.outcome = Outcome::TimeOff;
  add(time_off, 2, 30);
  add(time_off, 5, 17);
  add(penalty, 2, 1);
  add(education, 1, 4);
  add(open, 6, 16);
  add(before, 2, 150);
  add(before, 4, 52);
  education.is_in_period = education.is_closed_in_period = false;
  education.quarter_from = 2017y / 3 / 1;
  add(education, 0, 7);
  for (std::size_t i = 0; i < record.directorates.size(); ++i) record.in_post.push_back({in(i), "FY1", 100});

  Establishment establishment{.as_at = 2017y / 11 / 30, .source = "Paper P1"};
  establishment.directorates.push_back({.directorate = in(0),
                                        .directorate_code = "CHUGGS",
                                        .establishment = base::whole(909),
                                        .vacancies = {{people::GradeGroup::St3AndAbove, {11360}}}});
  record.establishment = establishment;
  record.establishment_imported = record.cut_off;
  return record;
}

inline GuardianRecord random_record(std::uint64_t seed) {
  using namespace std::chrono_literals;
  auto record = empty_record();
  base::SeededRandom random(seed);
  const auto maybe = [&] { return random.below(2) == 0; };
  const auto all = people::grades();
  for (auto n = random.below(200); n > 0; --n) {
    ReportTally one{
        .directorate = record.directorates[random.below(record.directorates.size())].id,
        .grade = std::string(all[random.below(all.size())].code),
        .quarter_from = quarter_from(base::add_months(2017y / 11 / 1, -static_cast<int>(random.below(24))))};
    for (const auto& row : trait_rows()) one.*row.member = maybe();
    one.band = kAnswerBands[random.below(std::size(kAnswerBands))];
    one.is_open = !one.is_closed_in_period && maybe();
    if (!one.is_open && maybe()) one.outcome = kOutcomes[random.below(std::size(kOutcomes))];
    one.reports = static_cast<std::int64_t>(random.below(9)) + 1;
    record.tallies.push_back(one);
  }
  for (auto n = random.below(60); n > 0; --n)
    record.in_post.push_back({record.directorates[random.below(record.directorates.size())].id,
                              std::string(all[random.below(all.size())].code),
                              static_cast<std::int64_t>(random.below(50))});
  return record;
}

}  // namespace safe_working
