#include "safe_working/exception_reports/report_access.h"

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

}  // namespace safe_working
