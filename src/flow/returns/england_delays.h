// England's delayed days by type of care, reason and who is responsible, all three at once.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "flow/returns/delay_rules.h"

namespace flow {

struct EnglandDelay {
  SeriesPeriod month;
  std::string_view care;         ///< "acute", "non_acute"
  std::string_view attribution;  ///< "nhs", "social_care", "both"
  std::size_t reason = 0;        ///< of kDelayParts
  FigureCell days;
};

/// As cut "acute.A.nhs" of England. A pair that may not stand together is refused where it has a figure; where it is
/// empty, nought or NA, which the publisher prints alike, nothing is kept.
void add_england_delay(const EnglandDelay& figure, Reading& reading);

/// The sheet "England": a block for each type of care, beside one another or beneath, with the columns NHS, Social Care
/// and Both and a row for each reason. Sums that it prints are checked.
[[nodiscard]] std::vector<EnglandDelay> read_england_sheet(const spreadsheets::Sheet& sheet, SeriesPeriod month,
                                                           Reading& reading);

/// What the sheet says of each reason, type of care and attribution is what England's row says in the other sheets.
void check_against_england(const std::vector<EnglandDelay>& figures, const PublishedDelays& england, FaultList& faults);

}  // namespace flow
