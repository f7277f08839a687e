// Who may open a report, and as what. Deny by default; under the 2026 reform a supervisor may not (reference: route
// table of the reform, exception reporting data guidance).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/date.h"
#include "people/role.h"
#include "safe_working/exception_reports/exception_report.h"

namespace safe_working {

/// In what capacity a person may open and act on a report.
struct ReportAccess {
  bool may_open = false;
  bool is_doctor = false;  ///< her own
  bool is_guardian = false;
  std::vector<Reviewer> reviews_as;   ///< parts she may answer
  bool is_refused_by_reform = false;  ///< would have been allowed as supervisor before: the attempt is logged as such
};

[[nodiscard]] ReportAccess access_to(const ExceptionReport& report, people::PersonId person,
                                     std::span<const people::RoleGrant> grants, base::Date today);

/// What this person may do to a part now, in the order of the table of transitions.
struct PossibleAction {
  ReviewEvent event;
  Actor as;
};
[[nodiscard]] std::vector<PossibleAction> actions_for(const ExceptionReport& report, const ReviewPart& part,
                                                      const ReportAccess& access, base::Instant now);
/// As whom she would do it: in the capacity that may, where one of hers may; else in any she has, so that `apply` can
/// say why not. Nothing where she has no part in the answer at all.
[[nodiscard]] std::optional<Actor> actor_for(const ExceptionReport& report, const ReviewPart& part,
                                             const ReportAccess& access, ReviewEvent event, base::Instant now);

}  // namespace safe_working
