// What the guardian's pages share: the period asked for and the counted record.
#pragma once

#include <memory>
#include <optional>

#include "people/visit.h"
#include "safe_working/guardian_reports/guardian_figures.h"

namespace safe_working::guardian_view {

/// The period and cut-off of `from`, `to` and `cut-off` in the address (each a date, or the three boxes of a date
/// input); the guardian's present quarter where none is given. Every fault by its field.
struct Asked {
  base::Period period;
  base::Instant cut_off;
};
[[nodiscard]] base::Checked<Asked> asked_period(const people::Visit& visit);

/// Counted once while nothing changes (GuardianRecordCache of this process). Throws record::Failure.
[[nodiscard]] base::Result<std::shared_ptr<const GuardianRecord>> record_of(people::Visit& visit, const Asked& asked);

/// `path` for the same period and chosen cut-off.
[[nodiscard]] html::Url address(std::string_view path, const GuardianRecord& record);
[[nodiscard]] site::Figure page_figure(const documents::FigureItem& item);
/// Said on every page whose figures count made-up reports.
[[nodiscard]] html::Fragment generated_note(const GuardianRecord& record);
/// Links to the last quarters, and two dates for any other period.
[[nodiscard]] html::Fragment period_chooser(const people::Visit& visit, std::string_view path,
                                            const base::Period& period, const base::Errors& errors);

}  // namespace safe_working::guardian_view
