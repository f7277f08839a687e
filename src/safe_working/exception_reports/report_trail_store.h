// What this room writes into the audit trail, and reads back from it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "record/database.h"
#include "safe_working/exception_reports/exception_report.h"

namespace safe_working {

inline constexpr std::string_view kReportKind = "exception_report";

/// "exception report outcome proposed" and so on: the action in the trail for each event.
[[nodiscard]] std::string_view trail_action(ReviewEvent event);

void note_submitted(record::Transaction& transaction, const ExceptionReport& report);
void note_reviewed(record::Transaction& transaction, const ExceptionReport& before, const ExceptionReport& after,
                   const ReviewStep& step);

/// That `reader_id` opened the report, or tried to and was refused (with the reason's code).
void log_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader_id,
                 const ExceptionReport& report);
void log_refused_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader_id,
                         const ExceptionReport& report, std::string_view reason);
/// Reason codes of refused readings.
inline constexpr std::string_view kRefusedByReform = "supervisor_under_reform";  ///< an attempted information breach
inline constexpr std::string_view kNotEntitled = "not_entitled";

/// That `reader_id` saw a list which names these reports' doctors: one entry for the whole list. `list`: "reviews",
/// "guardian_decisions".
void log_list_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader_id,
                      std::string_view list, std::span<const ReportId> reports);

/// Who has opened a report or tried to, oldest first; the doctor's own reading is not kept.
struct ReportReading {
  people::PersonId by;
  base::Instant at;
  bool was_refused = false;
  bool was_refused_by_reform = false;
};
[[nodiscard]] std::vector<ReportReading> readings_of(record::Reader& reader, ReportId report);

}  // namespace safe_working
