// What the record holds of a place's delayed transfers: the published figures, and the register's beside them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flow/delays/delay_register_store.h"
#include "flow/delays/delay_tally.h"
#include "flow/delays/discharge_delay_store.h"
#include "flow/performance/measure_view_store.h"

namespace flow {

/// A cut of the delayed days of one month: of the place, then of each partner.
struct DelayCutLine {
  std::string cut;  ///< "reason.A", "nhs", "acute"; "" the whole
  std::optional<double> days;
  std::vector<std::optional<double>> partners;  ///< as DelayFigures::partners
};

struct DelayFigures {
  Place place;
  std::vector<Place> partners;  ///< whose values make up the place's, where it is a system
  MeasureView people;           ///< people delayed each day, without a forecast
  FigureSeries days;
  FigureSeries per_adults, per_occupied, per_available;
  std::optional<double> adults, occupied;  ///< what stands beneath the latest rate; nothing: not known
  std::optional<QualityMark> adults_quality, occupied_quality;  ///< how far those rates may be trusted
  std::optional<SeriesPeriod> month;                            ///< the latest with delayed days
  DelayCutLine whole;
  std::vector<DelayCutLine> reasons, attributions, cares;
  std::vector<DelayCutLine> causes;         ///< "acute.A.nhs" and the like, where the place's return has them
  MeasureView remaining;                    ///< since 2020: people who need not stay and do, by day
  FigureSeries remaining_months;            ///< the same by month
  std::optional<DischargeMonth> discharge;  ///< since June 2024: why they do, in the latest month
};

/// Councils, providers, systems and England, of which there are delayed days or discharges; by name.
[[nodiscard]] std::vector<Place> delay_places(record::Reader& reader);
/// Nothing where there is no such place.
[[nodiscard]] std::optional<DelayFigures> delay_figures(record::Reader& reader, std::string_view place,
                                                        base::Instant known_at);

/// The register's count of a place for a month, and the published figure of each partner beside it.
struct RegisterLine {
  std::string code, name;
  DelayCount counted;
  std::optional<double> published;  ///< delayed days
};
struct RegisterMonth {
  SeriesPeriod month;
  DelayTally tally;                  ///< of the place: its own spells alone
  bool is_by_provider = false;       ///< of a provider: its lines are providers
  std::vector<RegisterLine> lines;   ///< a council each, or a provider each
  std::vector<RegisterLine> others;  ///< the same days by the other kind of partner; no published figure
  std::optional<double> published;   ///< of the place
};
/// Days up to and with `through` are counted. Nothing where the register holds no row of the place in that month.
[[nodiscard]] std::optional<RegisterMonth> register_month(record::Reader& reader, const Place& place,
                                                          SeriesPeriod month, base::Date through,
                                                          base::Instant known_at);

}  // namespace flow
