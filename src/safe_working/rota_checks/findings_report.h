// The findings of a file as a report (for Excel) and as a table for other programs (CSV).
#pragma once

#include <string>

#include "base/clock.h"
#include "documents/report.h"
#include "safe_working/rota_checks/checked_file.h"
#include "safe_working/rota_checks/typed_settings.h"

namespace safe_working {

struct ReportAbout {
  std::string organisation;
  std::string author;  ///< role
  base::Instant made_at;
  bool is_demonstration = false;
};

/// Sheets: the findings row by row, by rule with sources, by doctor, the settings in use.
[[nodiscard]] documents::Report findings_report(const CheckedFile& file, const TypedSettings& settings,
                                                const ReportAbout& about);
/// A row for each finding, in the order of the file's lines.
[[nodiscard]] std::string findings_csv(const CheckedFile& file);

}  // namespace safe_working
