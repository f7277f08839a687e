// The reasons of discharge delay that the record holds of a place.
#pragma once

#include <optional>
#include <vector>

#include "flow/delays/discharge_ranking.h"
#include "flow/place_figures/place_figures_store.h"

namespace flow {

struct DischargeMonth {
  SeriesPeriod month;
  std::vector<ReasonCount> counts;  ///< those of the 37 of which anything is known
};
/// The latest month of which a reason is known. Nothing where none ever was.
[[nodiscard]] std::optional<DischargeMonth> discharge_month(const PlaceFigures& read);

}  // namespace flow
