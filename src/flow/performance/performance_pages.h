// Figures of places and systems: the dashboard, a measure's page, what its figures were made of, and bringing them in.
#pragma once

#include <string>
#include <vector>

#include "flow/performance/asked_view_pages.h"
#include "flow/performance/performance_report.h"
#include "people/visit.h"

namespace flow {

/// A place's measures as the address asks for them.
struct Dashboard {
  AskedView asked;
  std::vector<Place> places;
  std::string place_name;
  std::vector<MeasureView> views;
};
[[nodiscard]] base::Result<Dashboard> dashboard_of(const people::Visit& visit);
[[nodiscard]] documents::Report report_of(const people::Visit& visit, const Dashboard& dashboard);

site::Response dashboard_page(people::Visit& visit);  ///< GET /performance?place=LLR&show=concern&known-on=...
site::Response performance_file(
    people::Visit& visit);                          ///< GET /performance/report/{file}: report.pdf, .docx, .xlsx ...
site::Response measure_page(people::Visit& visit);  ///< GET /performance/measures/{code}?place=...&cut=...
site::Response measure_values_page(people::Visit& visit);      ///< GET /performance/measures/{code}/values: the lineage
site::Response measure_decision_submit(people::Visit& visit);  ///< POST /performance/measures/{code}/decisions
site::Response measure_withdraw_submit(people::Visit& visit);  ///< POST /performance/measures/{code}/withdraw
site::Response measure_target_submit(people::Visit& visit);    ///< POST /performance/measures/{code}/targets
site::Response measure_judged_submit(people::Visit& visit);    ///< POST /performance/measures/{code}/judged-target
site::Response measure_quality_submit(people::Visit& visit);   ///< POST /performance/measures/{code}/quality

}  // namespace flow
