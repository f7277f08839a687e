// Which way a report goes: who answers it, who gets a copy, who decides a dispute. Dated by era, with sources.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "safe_working/contract_rules/source.h"
#include "safe_working/exception_reports/era.h"
#include "safe_working/exception_reports/review.h"

namespace safe_working {

/// What a report is about, as far as its way goes. A report of both kinds goes both ways.
enum class ReportKind : std::uint8_t {
  Working,    ///< hours, breaks, pattern of hours, support
  Education,  ///< education and training
};
inline constexpr ReportKind kReportKinds[] = {ReportKind::Working, ReportKind::Education};
[[nodiscard]] std::string_view report_kind_code(ReportKind kind);  ///< "hours", "education"

enum class CopiedTo : std::uint8_t { Guardian, MedicalEducation };
[[nodiscard]] std::string_view copied_to_code(CopiedTo who);  ///< "guardian", "medical_education"
[[nodiscard]] std::string_view copied_to_name(CopiedTo who);

struct RouteRow {
  Era era;
  ReportKind kind;
  Reviewer reviewer;
  std::span<const CopiedTo> copied_to;
  Source source;
  Source dispute_source;  ///< that a dispute goes to the guardian
};
[[nodiscard]] std::span<const RouteRow> routes();
[[nodiscard]] const RouteRow& route_of(Era era, ReportKind kind);
/// Who answers a report of these kinds, each once, in the order of the kinds.
[[nodiscard]] std::vector<Reviewer> reviewers_for(Era era, bool is_working, bool is_education);

/// An immediate safety concern is copied to the guardian in every era, whatever the report's kind.
[[nodiscard]] const Source& safety_copy_source();

/// Who signs off a claim of exactly two hours under the reform: NHS Employers writes "less than two hours", the BMA "up
/// to two hours" (grade D).
enum class TwoHoursExactly : std::uint8_t { Hr, Local };
struct SignOff {
  bool is_routine;  ///< false: no route was found, a local step
  std::string_view words;
  Source source;
};
/// How time claimed in one instance is signed off. REQUIRES: claimed >= 0.
[[nodiscard]] const SignOff& sign_off_of(Era era, std::chrono::minutes claimed, TwoHoursExactly exactly);

/// What a reviewer, or the guardian, may see or do that the rows above do not say.
struct RouteNote {
  Era era;
  std::string_view words;
  Source source;
};
[[nodiscard]] std::span<const RouteNote> route_notes();

}  // namespace safe_working
