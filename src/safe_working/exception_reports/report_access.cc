#include "safe_working/exception_reports/report_access.h"

#include <algorithm>

#include "base/check.h"

namespace safe_working {
namespace {

using people::Permission;

Permission permission_of(Reviewer reviewer) {
  switch (reviewer) {
    case Reviewer::Supervisor:
      return Permission::ReviewAsSupervisor;
    case Reviewer::MedicalHr:
      return Permission::ReviewAsMedicalHr;
    case Reviewer::MedicalEducation:
      return Permission::ReviewAsMedicalEducation;
  }
  throw base::OurMistake("a reviewer without a permission");
}

std::vector<Actor> capacities_of(const ReviewPart& part, const ReportAccess& access) {
  std::vector<Actor> out;
  if (access.is_doctor) out.push_back(Actor::Doctor);
  if (std::ranges::find(access.reviews_as, part.reviewer) != access.reviews_as.end()) out.push_back(Actor::Reviewer);
  if (access.is_guardian) out.push_back(Actor::Guardian);
  return out;
}

}  // namespace

ReportAccess access_to(const ExceptionReport& report, people::PersonId person,
                       std::span<const people::RoleGrant> grants, base::Date today) {
  ReportAccess access;
  // Her own, for ever, and as nothing but its doctor: no one answers or decides on a report of her own.
  if (report.doctor == person) {
    access.may_open = access.is_doctor = true;
    return access;
  }
  const people::Scope scope{report.post.organisation, report.post.directorate, report.post.specialty};
  const auto may = [&](Permission permission) { return people::may(grants, permission, scope, today); };
  const bool is_supervisor = report.post.supervisor == person && may(Permission::ReviewAsSupervisor);

  access.is_guardian = may(Permission::DecideAsGuardian);
  for (const ReviewPart& part : report.parts) {
    const bool is_hers = part.reviewer == Reviewer::Supervisor ? is_supervisor && report.era != Era::Reform
                                                               : may(permission_of(part.reviewer));
    if (is_hers) access.reviews_as.push_back(part.reviewer);
  }
  // Before the reform the director of medical education is sent a copy of reports on education.
  const bool has_copy =
      report.era != Era::Reform && report.categories.education && may(Permission::ReviewAsMedicalEducation);
  access.may_open = access.is_guardian || !access.reviews_as.empty() || has_copy;
  access.is_refused_by_reform = !access.may_open && report.era == Era::Reform && is_supervisor;
  return access;
}

std::vector<PossibleAction> actions_for(const ExceptionReport& report, const ReviewPart& part,
                                        const ReportAccess& access, base::Instant now) {
  const auto capacities = capacities_of(part, access);
  std::vector<PossibleAction> out;
  for (const Transition& row : transitions()) {
    if (std::ranges::find(capacities, row.actor) == capacities.end()) continue;
    if (find_transition(report.era, part.state, row.event, row.actor, part.is_overdue(now)) == &row)
      out.push_back({row.event, row.actor});
  }
  return out;
}

std::optional<Actor> actor_for(const ExceptionReport& report, const ReviewPart& part, const ReportAccess& access,
                               ReviewEvent event, base::Instant now) {
  const auto capacities = capacities_of(part, access);
  for (const Actor actor : capacities) {
    if (find_transition(report.era, part.state, event, actor, part.is_overdue(now)) != nullptr) return actor;
  }
  return capacities.empty() ? std::nullopt : std::optional(capacities.front());
}

}  // namespace safe_working
