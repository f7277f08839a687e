// A cover sheet as a report: the page that opens a paper in a pack, and what its pages are counted by.
#pragma once

#include <string>

#include "documents/report.h"
#include "governance/papers/paper.h"

namespace governance {

struct CoverPlace {
  std::string committee;
  base::Date meeting_date;
  std::string item;   ///< "4"; empty: none
  std::string label;  ///< "B"; empty: none
  base::Instant made_at;
};
[[nodiscard]] documents::Report cover_report(const Paper& paper, const CoverPlace& place);

/// "Approve", or "Not chosen yet".
[[nodiscard]] std::string purpose_words(const std::optional<Verb>& purpose);
/// "September to November 2017"; empty where none is given.
[[nodiscard]] std::string period_words(const PaperCover& cover);

}  // namespace governance
