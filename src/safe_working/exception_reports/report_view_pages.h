// Words and marks that the pages of exception reports share: for this room's own files.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "people/visit.h"
#include "safe_working/exception_reports/exception_report.h"

namespace safe_working::view {

/// The state as a coloured tag, and "Overdue" beside it.
[[nodiscard]] html::Fragment state_tags(const ReviewPart& part, base::Instant now);
/// The same for all parts of a report, each with its reviewer's name where there are several.
[[nodiscard]] html::Fragment state_tags(std::span<const ReviewPart> parts, base::Instant now);

/// "Answer due by 1 December 2026, 9 days left", or when it was answered, closed or withdrawn.
[[nodiscard]] std::string clock_words(const ReviewPart& part, base::Instant now);

/// "08:00 to 20:30", "20:30 to 09:00 the next day".
[[nodiscard]] std::string times_text(base::LocalTime starts, base::LocalTime ends);
/// "Long day, Friday 20 November 2026, 08:00 to 20:30".
[[nodiscard]] std::string duty_text(const Duty& duty);
/// "25 Oct 2026, 01:30", and "(the second 01:30)" where the clock showed it twice.
[[nodiscard]] std::string moment_text(base::Instant moment);
/// Whether the clocks changed between the two.
[[nodiscard]] bool spans_clock_change(const WorkedTime& worked);

/// Whom to tell at once: ticking a box tells no one.
[[nodiscard]] html::Fragment safety_callout(const std::string& contact);

}  // namespace safe_working::view
