// The demonstration record: one trust at two times.
//
// Autumn 2017 under the 2016 rules, as the board saw it in paper P1 of 7 December 2017: the vacancy table is P1's own.
// P1 prints no reports by directorate, so the reports are made up from a fixed seed to meet its printed totals (277 to
// date, of which 11 about education; 68 in September to November, of which 47 ended in time off in lieu and one in a
// penalty). And the present weeks, around the day it is loaded, under the 2026 reform, so that there is a schedule of
// today. Every person is invented and named so that it shows.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "base/result.h"
#include "record/database.h"

namespace app {

inline constexpr std::uint64_t kDemonstrationSeed = 20171207;

struct DemonstrationSummary {
  std::int64_t people = 0;
  std::int64_t duties = 0;
  std::int64_t reports = 0;
};

/// Conflict where the record already has an organisation: a demonstration is never mixed into real work. All or
/// nothing.
[[nodiscard]] base::Result<DemonstrationSummary> load_demonstration(record::Database& database,
                                                                    const base::Clock& clock,
                                                                    std::uint64_t seed = kDemonstrationSeed);

/// Whether the record has no organisation yet.
[[nodiscard]] bool is_new(record::Database& database);

/// For trying Sightline under load: `count` more reports by the demonstration's doctors, spread over the years from
/// December 2018 to now, so that the quarters of 2017 stay as P1 printed them. NotFound without a demonstration record.
[[nodiscard]] base::Result<std::int64_t> generate_reports(record::Database& database, const base::Clock& clock,
                                                          std::int64_t count, std::uint64_t seed = kDemonstrationSeed);

}  // namespace app
