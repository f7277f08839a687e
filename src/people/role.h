// What each role may do: one table, deny by default. Pages, the generated route test and docs/permissions.md are drawn
// from it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "people/organisation.h"

namespace people {

enum class Role {
  Doctor,
  EducationalSupervisor,
  MedicalHr,
  DirectorOfMedicalEducation,
  Guardian,
  RotaCoordinator,
  BoardMember,
  CommitteeSecretary,
  CommitteeMember,
  GovernanceLead,
  PerformanceAnalyst,
  Administrator,
};
inline constexpr Role kRoles[] = {
    Role::Doctor,          Role::EducationalSupervisor, Role::MedicalHr,          Role::DirectorOfMedicalEducation,
    Role::Guardian,        Role::RotaCoordinator,       Role::BoardMember,        Role::CommitteeSecretary,
    Role::CommitteeMember, Role::GovernanceLead,        Role::PerformanceAnalyst, Role::Administrator};
[[nodiscard]] std::string_view role_name(Role role);  ///< "Guardian of safe working hours"
[[nodiscard]] std::string_view role_code(Role role);  ///< "guardian": stored, and for `user add --role`
[[nodiscard]] std::optional<Role> parse_role(std::string_view code);

/// Something that a request may ask to do. Every route names exactly one.
enum class Permission {
  Public,    ///< anyone, signed in or not
  SignedIn,  ///< anyone signed in: home, own account, sign out
  SeeOwnSchedule,
  CheckOwnSchedule,  ///< one's own schedule held against the contract
  ReportException,   ///< raise, withdraw, accept, disagree: one's own
  SeeOwnReports,
  ReviewAsSupervisor,        ///< the 2016 rules: reports of one's own trainees
  ReviewAsMedicalHr,         ///< the 2026 reform: hours, pattern, support
  ReviewAsMedicalEducation,  ///< the 2026 reform: education
  SeeReviewQueue,            ///< the list of reports to answer; which ones depends on the three above
  OpenReport,                ///< ask for a report by its address; whether this one is given depends on report_access.h
  DecideAsGuardian,
  SeeGuardianOverview,
  SeeGuardianReport,         ///< figures without names
  SeeReportsBeneathFigures,  ///< the named records beneath a figure
  CheckSchedules,  ///< a named doctor's schedule, of posts within the grant's scope; each opening is written down
  CheckRotaFiles,  ///< a file of duties; nothing of it is kept
  SeeEstablishment,
  ImportEstablishment,
  SeeCommittees,     ///< which committees and meetings, and what of them, depends on seat, secretaryship and interests
  RunMeetings,       ///< agendas, attendance, minutes and action logs, of the committees that one is secretary of
  ManageCommittees,  ///< terms of reference, seats, quorum, standing down
  ScreenConflicts,   ///< the register of interests, and what each item asks of whom
  DeclareInterests,  ///< one's own
  UpdateOwnActions,
  SeeSystemFigures,  ///< measures, charts, forecasts: figures without names
  KeepMeasures,      ///< definitions, imports, targets, new limits of a chart
  SeeDelayRegister,  ///< the rows of the register of delayed patients; each opening is written down
  PlanBeds,          ///< models of beds and staff: what is asked is not kept
  SeeAuditTrail,
  ManageAccounts,
};
inline constexpr int kPermissionCount = static_cast<int>(Permission::ManageAccounts) + 1;
[[nodiscard]] std::string_view permission_name(Permission permission);

/// Whether the table gives `permission` to `role` at all. Public and SignedIn are given to every role.
[[nodiscard]] bool gives(Role role, Permission permission);

/// Why, as the table says; empty where it does not give it.
[[nodiscard]] std::string_view reason_for(Role role, Permission permission);
/// The whole table as docs/permissions.md shows it.
[[nodiscard]] std::string permissions_markdown();

/// A role given to a person for a time, over a whole organisation or a part of it.
struct RoleGrant {
  Role role = Role::Doctor;
  OdsCode organisation;
  std::optional<DirectorateId> directorate;  ///< none: all of them
  std::optional<std::string> specialty;      ///< none: all of them
  base::Date starts;
  std::optional<base::Date> ends;  ///< its last day; none: until further notice

  [[nodiscard]] bool is_in_force(base::Date date) const { return starts <= date && (!ends || date <= *ends); }
};

/// What a permission is asked for. Parts left out are not asked about.
struct Scope {
  OdsCode organisation;
  std::optional<DirectorateId> directorate;
  std::optional<std::string> specialty;
};

/// Whether any grant in force on `today` gives `permission` at all: for a route, before its record is known. Public is
/// given without any grant.
[[nodiscard]] bool may_anywhere(std::span<const RoleGrant> grants, Permission permission, base::Date today);
/// Whether a grant in force on `today` gives it over `scope`: same organisation, and the grant's directorate and
/// specialty, where it has them, equal the scope's. A grant for one directorate does not answer for an organisation as
/// a whole.
[[nodiscard]] bool may(std::span<const RoleGrant> grants, Permission permission, const Scope& scope, base::Date today);

/// Whether a grant in force on `today` shows other people's names: such a session ends sooner when left alone.
[[nodiscard]] bool sees_other_names(std::span<const RoleGrant> grants, base::Date today);

}  // namespace people
