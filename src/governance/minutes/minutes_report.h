// Minutes as a report, in the shape that NHS committees' minutes have: who was there, then item by item what was
// declared, said, RESOLVED and handed out, then the actions in one table. The same for page, PDF and Word.
//
// Nothing of an item that its reader may not see is put into the report, so that it stands in no byte of any form.
#pragma once

#include <string>

#include "base/clock.h"
#include "documents/report.h"
#include "governance/minutes/minutes.h"
#include "governance/minutes/minutes_reader.h"

namespace governance {

/// What stands round them.
struct MinutesFrame {
  std::string body;  ///< its name
  std::string mark;  ///< at the top of every page: "DRAFT"
  base::Instant made_at;
};

[[nodiscard]] documents::Report minutes_report(const Minutes& minutes, const MinutesFrame& frame,
                                               const MinutesReader& reader);

/// "4. Winter plan (VPC/26/64)", as far as the item has a number and a reference.
[[nodiscard]] std::string minutes_heading(const AgendaItem& item);

}  // namespace governance
