// Counts the record once for the guardian's figures.
#pragma once

#include "base/clock.h"
#include "record/database.h"
#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/guardian_reports/guardian_figures.h"

namespace safe_working {

/// `cut_off`: at most now. NotFound where there is no such organisation; Invalid where the period ends before it
/// starts.
[[nodiscard]] base::Result<GuardianRecord> read_guardian_record(record::Reader& reader,
                                                                const people::OdsCode& organisation,
                                                                const base::Period& period, base::Instant cut_off);

/// The reports beneath a figure, newest first: the same definition as the figure's own.
[[nodiscard]] std::vector<ReportSummary> records_beneath(record::Reader& reader, const people::OdsCode& organisation,
                                                         const base::Period& period, base::Instant cut_off,
                                                         std::string_view figure_name, int most, int skip);

/// Keeps the last records counted, while no report, post or establishment has changed (change number), for the same
/// organisation, period and minute: the overview of a million reports is counted once, not once a page. Safe for
/// several threads.
class GuardianRecordCache {
 public:
  [[nodiscard]] base::Result<std::shared_ptr<const GuardianRecord>> get(record::Database& database,
                                                                        const people::OdsCode& organisation,
                                                                        const base::Period& period,
                                                                        base::Instant cut_off);
  GuardianRecordCache();
  ~GuardianRecordCache();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace safe_working
