// One report's page, as its own address shows it and as a refused step shows it again: for this room's own files.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "people/visit.h"
#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/exception_reports/report_access.h"

namespace safe_working {

/// A report and as what the visitor sees it.
struct OpenedReport {
  ExceptionReport report;
  ReportAccess access;
};

/// The report of the address, where the visitor may open it; else the page that refuses, after the attempt was logged.
/// `is_shown`: its content is about to be shown, so another person's reading is logged first.
[[nodiscard]] std::expected<OpenedReport, site::Response> open_report(people::Visit& visit, bool is_shown);

/// `state`: what was typed into one of its forms and what was wrong with it; empty at first.
[[nodiscard]] site::Response show_report(people::Visit& visit, const OpenedReport& opened,
                                         const site::FormState& state = {}, int status = 200);

/// The name of a form's field on the page, where each form needs its own: "note-medical_hr-disagree".
[[nodiscard]] std::string field_name(std::string_view field, Reviewer reviewer, ReviewEvent event);

/// The forms for what the visitor may do to the part now; nothing where she may do nothing.
[[nodiscard]] html::Fragment action_forms(const people::Visit& visit, const OpenedReport& opened,
                                          const ReviewPart& part, const site::FormState& state);

}  // namespace safe_working
