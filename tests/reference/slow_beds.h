// The simulation of beds as anyone would write it: one list of what happens next, kept in order; every patient a thing
// of its own; every number over time summed from event to event. For tests alone.
#pragma once

#include <cstdint>

#include "flow/beds/bed_run.h"

namespace slow {

/// The same figures as flow::run_replication gives.
[[nodiscard]] flow::BedFigures run_beds(const flow::BedModel& model, std::uint64_t seed, std::uint64_t replication,
                                        const flow::RunOptions& options);

}  // namespace slow
