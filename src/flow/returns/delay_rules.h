// Delayed transfers of care: what is counted, which reasons may stand with which attribution, what must add up.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flow/returns/figure_cell.h"
#include "flow/returns/reading.h"

namespace flow {

/// A figure of a place and month: the whole or a part of it.
struct DelayPart {
  std::string_view cut;
  std::string_view words;
};
/// The whole, by type of care, by who is responsible, by reason.
inline constexpr std::array<DelayPart, 17> kDelayParts = {{{"", "total"},
                                                           {"acute", "acute"},
                                                           {"non_acute", "non-acute"},
                                                           {"nhs", "NHS"},
                                                           {"social_care", "social care"},
                                                           {"both", "both"},
                                                           {"reason.A", "A"},
                                                           {"reason.B", "B"},
                                                           {"reason.C", "C"},
                                                           {"reason.Di", "Di"},
                                                           {"reason.Dii", "Dii"},
                                                           {"reason.E", "E"},
                                                           {"reason.F", "F"},
                                                           {"reason.G", "G"},
                                                           {"reason.H", "H"},
                                                           {"reason.I", "I"},
                                                           {"reason.O", "O"}}};
inline constexpr std::size_t kFirstReason = 6;
inline constexpr std::size_t kReasonOther = 16;

/// The delayed days of one place in one month, by kDelayParts.
struct PublishedDelays {
  std::string place;
  SeriesPeriod period;
  std::array<FigureCell, kDelayParts.size()> figures;
};

[[nodiscard]] SeriesPeriod first_month_of_other();  ///< April 2017
/// Acute + non-acute = NHS + social care + both = sum of reasons = total, where the file has each of them; no "other"
/// before April 2017.
void check_delay_row(const PublishedDelays& row, FaultList& faults);
/// The figures of all places together are England's, month by month, for each month that has a row for England.
void check_sums_to_england(const std::vector<PublishedDelays>& rows, FaultList& faults);
/// Missing figures too, where the file has a column for them.
void add_delays(const PublishedDelays& row, Reading& reading);

/// Which part of kDelayParts a heading names: "Non-Acute", "DII) Awaiting nursing home placement", "Total".
[[nodiscard]] std::optional<std::size_t> delay_part_of(std::string_view heading);
/// May this reason stand with this attribution ("nhs", "social_care", "both") and type of care ("acute", "non_acute")?
[[nodiscard]] bool may_stand(std::size_t reason, std::string_view care, std::string_view attribution,
                             SeriesPeriod month);

}  // namespace flow
