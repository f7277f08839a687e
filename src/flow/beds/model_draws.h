// Models that could as well be true: drawn from what the data leave open, and from the ranges of the levers.
#pragma once

#include <cstdint>
#include <optional>

#include "flow/beds/bed_model.h"

namespace flow {

/// How many stays the stay rests on: those recorded, or as many as the model says it was fitted to.
[[nodiscard]] std::optional<std::int64_t> stays_behind(const BedModel& model);

/// Relative standard errors of the mean arrivals and of the mean stay; nothing where the model does not say how much
/// data they rest on.
[[nodiscard]] std::optional<double> arrivals_error(const BedModel& model);
[[nodiscard]] std::optional<double> stay_error(const BedModel& model);

/// Arrivals and stays as another sample of the same size could have shown them. Counts of arrivals are drawn for each
/// weekday, with the mean and variance of a Poisson count; recorded stays are drawn again with replacement; fitted
/// stays are fitted again to a sample from the fit.
[[nodiscard]] BedModel with_other_sample(BedModel model, DrawChain chain);

/// Levers at the likely values of their ranges; as they are where there is no range.
[[nodiscard]] BedModel with_likely_levers(BedModel model);
/// Each lever drawn from the triangle over its range.
[[nodiscard]] BedModel with_drawn_levers(BedModel model, DrawChain chain);

}  // namespace flow
