// A place's measures as a report: page, PDF, Word, Excel, JSON and CSV from the same views.
#pragma once

#include <string>
#include <vector>

#include "documents/report.h"
#include "flow/performance/measure_view.h"

namespace flow {

struct ReportAsked {
  std::string place;         ///< its name
  std::string organisation;  ///< whose record this is
  std::string status;        ///< "Demonstration"; empty: none
  base::Instant known_at;    ///< figures as they were known then
  base::Instant made_at;
};

/// A row a measure: latest, variation and assurance in words, target, path, forecast, quality.
[[nodiscard]] documents::Table summary_table(const std::vector<MeasureView>& views, const std::string& place);

/// The summary, then for each measure its words and its chart; where the figures come from at the end.
[[nodiscard]] documents::Report performance_report(const std::vector<MeasureView>& views, const ReportAsked& asked);

/// Variation, assurance, forecast and target in sentences: what stands beside a chart.
[[nodiscard]] std::vector<std::string> words_beside(const MeasureView& view);

[[nodiscard]] documents::Lineage lineage_of(const MeasureView& view, base::Instant known_at);

}  // namespace flow
