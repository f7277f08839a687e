#include "flow/delays/discharge_delay_store.h"

#include "flow/measures/measure_catalogue.h"
#include "flow/place_figures/figure_of_period.h"
#include "flow/returns/discharge_reasons.h"

namespace flow {

std::optional<DischargeMonth> discharge_month(const PlaceFigures& read) {
  const auto parts = read.parts(kDischargeDelays);
  if (parts.empty()) return std::nullopt;
  std::vector<FigureSeries> known;
  std::optional<SeriesPeriod> latest;
  for (const auto reason : discharge_reasons()) {
    auto series = read.of(kDischargeDelays, discharge_reason_cut(reason), parts);
    const auto* last = latest_of(series);
    if (last == nullptr) continue;
    if (!latest || last->period > *latest) latest = last->period;
    known.push_back(std::move(series));
  }
  if (!latest) return std::nullopt;
  DischargeMonth out{.month = *latest, .counts = {}};
  out.counts.reserve(known.size());
  for (const auto& series : known)
    out.counts.push_back(
        {.cut = series.cut, .people = figure_of(series, *latest), .before = figure_of(series, *latest + -1)});
  return out;
}

}  // namespace flow
