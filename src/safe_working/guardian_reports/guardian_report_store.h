// Counts the record once for the guardian's figures.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "record/database.h"
#include "record/migration.h"
#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/guardian_reports/guardian_figures.h"

namespace safe_working {

/// Reports are counted as they stood at `cut_off` (at most now; what is after the period's last day does not count
/// either), from the moments kept in them, so that what happens later leaves the figures of an old quarter alone. The
/// establishment is the newest of a day up to the cut-off's, as known today: it says when its file was imported.
/// NotFound where there is no such organisation; Invalid where the period ends before it starts.
[[nodiscard]] base::Result<GuardianRecord> read_guardian_record(record::Reader& reader,
                                                                const people::OdsCode& organisation,
                                                                const base::Period& period, base::Instant cut_off);

/// The reports beneath a figure, newest first: the same definition as the figure's own. None where the figure counts no
/// reports.
[[nodiscard]] std::vector<ReportSummary> records_beneath(record::Reader& reader, const people::OdsCode& organisation,
                                                         const base::Period& period, base::Instant cut_off,
                                                         std::string_view figure_name, int most, int skip);

/// Keeps the last records counted, while no report, post, directorate or establishment has changed, for the same
/// database, organisation, period and cut-off (to the minute, unless it is the period's end): the overview of a million
/// reports is counted once, not once a page. When several ask for the same at once, one counts and the others wait for
/// it. Safe for several threads.
class GuardianRecordCache {
 public:
  /// Throws record::Failure; errors are not kept.
  [[nodiscard]] base::Result<std::shared_ptr<const GuardianRecord>> get(record::Database& database,
                                                                        const people::OdsCode& organisation,
                                                                        const base::Period& period,
                                                                        base::Instant cut_off);
  /// How often it has counted: for tests and metrics.
  [[nodiscard]] std::uint64_t counted() const;

  GuardianRecordCache();
  ~GuardianRecordCache();

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// Indexes in whose order a million reports are counted. Number 7.
[[nodiscard]] record::Migration guardian_report_migration();

}  // namespace safe_working
