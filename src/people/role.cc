#include "people/role.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"

namespace people {
namespace {

using enum Role;
using enum Permission;

/// One line of the table: what is given, to whom, and why. What is not in it is refused.
struct Entry {
  Role role;
  Permission permission;
  std::string_view reason;
};

constexpr Entry kTable[] = {
    {Doctor, SeeOwnSchedule, "to know what was planned, and say where the day went otherwise"},
    {Doctor, CheckOwnSchedule, "to see whether the plan keeps the contract's limits"},
    {Doctor, ReportException, "reporting needs no one's leave, and its number is not capped"},
    {Doctor, SeeOwnReports, "to follow what becomes of one's own report"},
    {Doctor, OpenReport, "one's own only"},

    {EducationalSupervisor, ReviewAsSupervisor, "answers one's own trainees under the 2016 and 2019 rules"},
    {EducationalSupervisor, SeeReviewQueue, "to find what waits for an answer"},
    {EducationalSupervisor, OpenReport, "those of one's own trainees; none under the 2026 reform without consent"},

    {MedicalHr, ReviewAsMedicalHr, "answers hours, pattern and support under the 2026 reform"},
    {MedicalHr, SeeReviewQueue, "to find what waits for an answer"},
    {MedicalHr, OpenReport, "those that the reform sends to medical workforce"},
    {MedicalHr, CheckSchedules, "answers for the schedules that doctors are given"},
    {MedicalHr, CheckRotaFiles, "mends a rota before it is published"},
    {MedicalHr, SeeEstablishment, "keeps the posts that the figures count"},
    {MedicalHr, ImportEstablishment, "keeps the posts that the figures count"},

    {DirectorOfMedicalEducation, ReviewAsMedicalEducation, "answers education under the 2026 reform"},
    {DirectorOfMedicalEducation, SeeReviewQueue, "to find what waits for an answer"},
    {DirectorOfMedicalEducation, OpenReport, "those about education"},
    {DirectorOfMedicalEducation, SeeGuardianReport, "the guardian reports on education together with the director"},

    {Guardian, DecideAsGuardian, "reports come here when doctor and reviewer do not agree"},
    {Guardian, SeeGuardianOverview, "oversees all reports and their times"},
    {Guardian, SeeGuardianReport, "writes it"},
    {Guardian, SeeReportsBeneathFigures, "answers to the board for every figure"},
    {Guardian, OpenReport, "all reports are copied to the guardian"},
    {Guardian, CheckSchedules, "looks into schedules that break the limits"},
    {Guardian, CheckRotaFiles, "holds a disputed rota against the contract"},
    {Guardian, SeeEstablishment, "the report shows vacancies beside exceptions"},
    {Guardian, SeeAuditTrail, "looks into who has read reports"},

    {RotaCoordinator, CheckSchedules, "plans these schedules, and mends them"},
    {RotaCoordinator, CheckRotaFiles, "mends a rota before it is published"},
    {RotaCoordinator, SeeEstablishment, "fills gaps; has no part in reports"},

    {BoardMember, SeeGuardianReport, "figures without names"},
    {BoardMember, SeeEstablishment, "numbers of posts, not who holds them"},
    {BoardMember, SeeSystemFigures, "figures without names"},
    {BoardMember, PlanBeds, "asks what beds a plan would need"},

    {CommitteeSecretary, SeeCommittees, "runs the committee's business from invitation to closed action"},
    {CommitteeSecretary, RunMeetings, "writes agendas, minutes and action logs"},
    {CommitteeSecretary, ManageCommittees, "keeps the terms of reference as the committee agreed them"},
    {CommitteeSecretary, DeclareInterests, "may be caught by an item as anyone else"},
    {CommitteeSecretary, UpdateOwnActions, "may own an action"},
    {CommitteeSecretary, SeeSystemFigures, "puts figures into papers"},

    {CommitteeMember, SeeCommittees, "those of the own seat, without what an interest shuts out"},
    {CommitteeMember, DeclareInterests, "within 28 days, and at least once a year"},
    {CommitteeMember, UpdateOwnActions, "answers for them"},
    {CommitteeMember, SeeSystemFigures, "decides by them; figures without names"},

    {GovernanceLead, SeeCommittees, "screens agendas and papers"},
    {GovernanceLead, ScreenConflicts, "every partner's lead has a part in it"},
    {GovernanceLead, ManageCommittees, "keeps terms of reference and quorum rules"},
    {GovernanceLead, DeclareInterests, "may be caught by an item as anyone else"},
    {GovernanceLead, UpdateOwnActions, "may own an action"},
    {GovernanceLead, SeeSystemFigures, "reads the figures that papers rest on"},

    {PerformanceAnalyst, SeeSystemFigures, "answers for the figures"},
    {PerformanceAnalyst, KeepMeasures, "one definition of each measure, owned and versioned"},
    {PerformanceAnalyst, SeeDelayRegister, "counts the days of their own provider, council or system; holds no names"},
    {PerformanceAnalyst, PlanBeds, "gives one number of beds with its range"},

    {Administrator, ManageAccounts, "gives access; has none to reports or figures"},
};

/// Permissions that the table does not list, because every role has them.
constexpr bool is_for_all(Permission permission) {
  return permission == Public || permission == SignedIn;
}

constexpr bool is_repeated(const Entry& entry) {
  return std::ranges::count_if(kTable, [&](const Entry& other) {
           return other.role == entry.role && other.permission == entry.permission;
         }) > 1;
}
static_assert(std::ranges::none_of(kTable, is_repeated), "each pair of role and permission has one line");
static_assert(std::ranges::none_of(kTable, [](const Entry& entry) { return is_for_all(entry.permission); }));
static_assert(std::ranges::none_of(kTable, [](const Entry& entry) { return entry.reason.empty(); }));

constexpr std::size_t index_of(Role role) {
  return static_cast<std::size_t>(std::to_underlying(role));
}
constexpr std::size_t index_of(Permission permission) {
  return static_cast<std::size_t>(std::to_underlying(permission));
}

/// The table as a matrix, so that asking costs nothing.
constexpr auto kGiven = [] {
  std::array<std::array<bool, kPermissionCount>, std::size(kRoles)> given{};
  for (const Entry& entry : kTable) given[index_of(entry.role)][index_of(entry.permission)] = true;
  return given;
}();

/// Permissions whose pages hold the names of other people than the reader.
constexpr std::array kWithNames = {SeeReviewQueue,  DecideAsGuardian, SeeReportsBeneathFigures,
                                   CheckSchedules,  CheckRotaFiles,   RunMeetings,
                                   ScreenConflicts, SeeAuditTrail,    ManageAccounts};

bool covers(const RoleGrant& grant, const Scope& scope) {
  if (grant.organisation != scope.organisation) return false;
  if (grant.directorate && grant.directorate != scope.directorate) return false;
  return !grant.specialty || grant.specialty == scope.specialty;
}

std::string matrix_markdown() {
  std::string out = "| may |";
  for (const Role role : kRoles) out += fmt::format(" {} |", role_name(role));
  out += "\n|---|";
  for (std::size_t i = 0; i < std::size(kRoles); ++i) out += ":-:|";
  out += "\n";
  for (int i = 0; i < kPermissionCount; ++i) {
    const auto permission = static_cast<Permission>(i);
    if (is_for_all(permission)) continue;
    out += fmt::format("| {} |", permission_name(permission));
    for (const Role role : kRoles) out += gives(role, permission) ? " yes |" : " |";
    out += "\n";
  }
  return out;
}

std::string reasons_markdown(Role role) {
  std::string out = fmt::format("\n### {} (`{}`)\n\n", role_name(role), role_code(role));
  for (const Entry& entry : kTable) {
    if (entry.role == role) out += fmt::format("- **{}**: {}\n", permission_name(entry.permission), entry.reason);
  }
  return out;
}

}  // namespace

std::string_view role_name(Role role) {
  switch (role) {
    case Doctor:
      return "Resident doctor";
    case EducationalSupervisor:
      return "Educational supervisor";
    case MedicalHr:
      return "Medical workforce (HR)";
    case DirectorOfMedicalEducation:
      return "Director of medical education";
    case Guardian:
      return "Guardian of safe working hours";
    case RotaCoordinator:
      return "Rota coordinator";
    case BoardMember:
      return "Board member";
    case CommitteeSecretary:
      return "Committee secretary";
    case CommitteeMember:
      return "Committee member";
    case GovernanceLead:
      return "Governance lead";
    case PerformanceAnalyst:
      return "Performance analyst";
    case Administrator:
      return "Administrator";
  }
  throw base::OurMistake("a role that has no name");
}

std::string_view role_code(Role role) {
  switch (role) {
    case Doctor:
      return "doctor";
    case EducationalSupervisor:
      return "educational-supervisor";
    case MedicalHr:
      return "medical-hr";
    case DirectorOfMedicalEducation:
      return "director-of-medical-education";
    case Guardian:
      return "guardian";
    case RotaCoordinator:
      return "rota-coordinator";
    case BoardMember:
      return "board-member";
    case CommitteeSecretary:
      return "committee-secretary";
    case CommitteeMember:
      return "committee-member";
    case GovernanceLead:
      return "governance-lead";
    case PerformanceAnalyst:
      return "performance-analyst";
    case Administrator:
      return "administrator";
  }
  throw base::OurMistake("a role that has no code");
}

std::optional<Role> parse_role(std::string_view code) {
  const auto found = std::ranges::find(kRoles, code, role_code);
  return found == std::end(kRoles) ? std::nullopt : std::optional(*found);
}

std::string_view permission_name(Permission permission) {
  switch (permission) {
    case Public:
      return "see public pages";
    case SignedIn:
      return "see the home page and one's own account";
    case SeeOwnSchedule:
      return "see one's own work schedule";
    case CheckOwnSchedule:
      return "hold one's own work schedule against the contract";
    case ReportException:
      return "report an exception";
    case SeeOwnReports:
      return "see one's own reports";
    case ReviewAsSupervisor:
      return "answer reports as supervisor";
    case ReviewAsMedicalHr:
      return "answer reports as medical workforce";
    case ReviewAsMedicalEducation:
      return "answer reports as medical education";
    case SeeReviewQueue:
      return "see the list of reports to answer";
    case OpenReport:
      return "open a report, where the report itself allows it";
    case DecideAsGuardian:
      return "decide reports as guardian";
    case SeeGuardianOverview:
      return "see the guardian's overview";
    case SeeGuardianReport:
      return "see the guardian's report";
    case SeeReportsBeneathFigures:
      return "see the reports beneath a figure";
    case CheckSchedules:
      return "hold a doctor's work schedule against the contract";
    case CheckRotaFiles:
      return "check a rota file";
    case SeeEstablishment:
      return "see establishment and vacancies";
    case ImportEstablishment:
      return "import establishment and vacancies";
    case SeeCommittees:
      return "see committees and meetings, where the committee allows it";
    case RunMeetings:
      return "run a committee's meetings";
    case ManageCommittees:
      return "change a committee's terms of reference";
    case ScreenConflicts:
      return "screen agendas for conflicts of interest";
    case DeclareInterests:
      return "declare one's own interests";
    case SeeSystemFigures:
      return "see the system's figures";
    case KeepMeasures:
      return "import figures and keep their definitions, targets and charts";
    case SeeDelayRegister:
      return "see the register of delayed patients";
    case PlanBeds:
      return "plan beds and staff";
    case UpdateOwnActions:
      return "update one's own actions";
    case SeeAuditTrail:
      return "see the audit trail";
    case ManageAccounts:
      return "manage accounts and roles";
  }
  throw base::OurMistake("a permission that has no name");
}

bool gives(Role role, Permission permission) {
  return is_for_all(permission) || kGiven[index_of(role)][index_of(permission)];
}

std::string_view reason_for(Role role, Permission permission) {
  const auto found = std::ranges::find_if(
      kTable, [&](const Entry& entry) { return entry.role == role && entry.permission == permission; });
  return found == std::end(kTable) ? std::string_view() : found->reason;
}

std::string permissions_markdown() {
  std::string out =
      "# Who may do what\n\n"
      "Drawn from the table in `src/people/role.cc`: change it there, then run the tests of `people` with\n"
      "`SIGHTLINE_WRITE_DOCS=1`. What is not given here is refused.\n\n"
      "A role is given to a person for a time, over a whole organisation, one directorate or one specialty, and "
      "counts\n"
      "there only. Everyone may see public pages; everyone signed in may see the home page and the own account.\n\n";
  out += matrix_markdown();
  out += "\n## Why\n";
  for (const Role role : kRoles) out += reasons_markdown(role);
  return out;
}

bool may_anywhere(std::span<const RoleGrant> grants, Permission permission, base::Date today) {
  if (permission == Public) return true;
  return std::ranges::any_of(
      grants, [&](const RoleGrant& grant) { return grant.is_in_force(today) && gives(grant.role, permission); });
}

bool may(std::span<const RoleGrant> grants, Permission permission, const Scope& scope, base::Date today) {
  if (permission == Public) return true;
  return std::ranges::any_of(grants, [&](const RoleGrant& grant) {
    return grant.is_in_force(today) && gives(grant.role, permission) && covers(grant, scope);
  });
}

bool sees_other_names(std::span<const RoleGrant> grants, base::Date today) {
  return std::ranges::any_of(kWithNames,
                             [&](Permission permission) { return may_anywhere(grants, permission, today); });
}

}  // namespace people
